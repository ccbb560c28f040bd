"""The conditions of a rubric: `abs(value) == 3 or tie_kind == 'both_bad'`. Parsed once, never evaluated as Python.

A condition becomes a tree of JSON, and the tree is what both sides walk, so server and browser agree by construction:

    {"const": 3}  {"name": "value"}  {"list": [x, …]}  {"not": x}  {"neg": x}  {"and": [x, …]}  {"or": [x, …]}
    {"call": "abs" | "count", "args": [x, …]}  {"compare": [x, "==", y, "<", z, …]}

How the tree is walked: a name without an answer is null, and a comparison with null is false, whatever its operator.
Equality never mixes types (true is not 1). Order is for numbers only; `in` looks into a list, or for a text in a text;
anything else is false. False are also null, false, 0, "" and []. `count(spans, 'major')` counts spans of a severity.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from localize.errors import LocalizeError, Said, said

LONGEST = 200
EXACT_IN_A_BROWSER = 2**53
FUNCTIONS = {"abs": 1, "count": 2}
RESERVED = frozenset({"value", "mode", *FUNCTIONS})
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
Tree: TypeAlias = dict[str, Any]
Value: TypeAlias = Any  # an answer as JSON knows it


class BadCondition(LocalizeError):
    """A condition that says more than conditions may, or that cannot be read."""

    def __init__(self, what: Said) -> None:
        super().__init__(
            what, said("Conditions know names, numbers, texts, lists, comparisons, in, and, or, not, abs and count.")
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it was written, and its tree. Two conditions are equal when their texts are."""

    text: str
    tree: Tree = field(compare=False, repr=False)
    names: frozenset[str] = field(compare=False, repr=False)

    def holds(self, env: Mapping[str, Any]) -> bool:
        """True when the answers in `env` fulfil it. An unanswered name (missing or None) makes a comparison false."""
        return bool(_walk(self.tree, env))

    def to_json(self) -> Tree:
        return self.tree


def parse_condition(text: str, names: Collection[str]) -> Condition:
    """The condition in `text`, which may speak of `names`, `value` and `mode`. Raises BadCondition."""
    if len(text) > LONGEST:
        raise BadCondition(
            said("A condition has at most {most} characters; this one has {length}.", most=LONGEST, length=len(text))
        )
    grower = _Grower(text.strip(), frozenset(names) | {"value", "mode"}, set())
    try:
        tree = grower.grow(ast.parse(grower.text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadCondition(said("The condition {text} cannot be read.", text=repr(text))) from None
    return Condition(text, tree, frozenset(grower.seen))


@dataclass(frozen=True)
class _Grower:
    """Turns Python's syntax tree into ours; what is not listed is refused."""

    text: str
    allowed: frozenset[str]
    seen: set[str]

    def grow(self, node: ast.expr) -> Tree:
        match node:
            case ast.Constant(value=value):
                return {"const": _constant(value)}
            case ast.Name(id=name):
                return self._name(name)
            case ast.List(elts=parts):
                return {"list": [self.grow(each) for each in parts]}
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return {"not": self.grow(inner)}
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return {"neg": self.grow(inner)}
            case ast.BoolOp(op=ast.And(), values=parts):
                return {"and": [self.grow(each) for each in parts]}
            case ast.BoolOp(op=ast.Or(), values=parts):
                return {"or": [self.grow(each) for each in parts]}
            case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]) if FUNCTIONS.get(name) == len(parts):
                return {"call": name, "args": [self.grow(each) for each in parts]}
            case ast.Compare(left=left, ops=operators, comparators=parts) if all(
                type(each) in COMPARISONS for each in operators
            ):
                chain: list[Any] = [self.grow(left)]
                for operator, part in zip(operators, parts, strict=True):
                    chain += [COMPARISONS[type(operator)], self.grow(part)]
                return {"compare": chain}
            case _:
                what = ast.get_source_segment(self.text, node)
                raise BadCondition(said("A condition may not hold {what}.", what=what))

    def _name(self, name: str) -> Tree:
        if name not in self.allowed:
            raise BadCondition(
                said("{name} is no criterion. Names are: {names}.", name=name, names=", ".join(sorted(self.allowed)))
            )
        self.seen.add(name)
        return {"name": name}


def _constant(value: object) -> bool | int | float | str:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float) and is_number(value) and abs(value) <= EXACT_IN_A_BROWSER:
        return value
    raise BadCondition(said("A condition may not hold {what}.", what=repr(value)))


def _walk(tree: Tree, env: Mapping[str, Any]) -> Value:
    [(sort, inner)] = [(key, part) for key, part in tree.items() if key != "args"]
    match sort:
        case "const":
            return inner
        case "name":
            return env.get(inner)
        case "list":
            return [_walk(each, env) for each in inner]
        case "not":
            return not _walk(inner, env)
        case "neg":
            value = _walk(inner, env)
            return -value if is_number(value) else None
        case "and":
            return all(_walk(each, env) for each in inner)
        case "or":
            return any(_walk(each, env) for each in inner)
        case "call":
            return _call(inner, [_walk(each, env) for each in tree["args"]])
        case _:
            return _chain(inner, env)


def _call(name: str, arguments: list[Any]) -> int | float | None:
    if name == "abs":
        [number] = arguments
        return abs(number) if is_number(number) else None
    spans, severity = arguments
    if not isinstance(spans, list | tuple):
        return None
    return sum(1 for each in spans if isinstance(each, Mapping) and each.get("severity") == severity)


def _chain(parts: list[Any], env: Mapping[str, Any]) -> bool:
    left = _walk(parts[0], env)
    for operator, part in zip(parts[1::2], parts[2::2], strict=True):
        right = _walk(part, env)
        if not compare(left, operator, right):
            return False
        left = right
    return True


def compare(left: Value, operator: str, right: Value) -> bool:
    """One comparison by the rules above. `operator` is == != < <= > >= in, not in."""
    if left is None or right is None:
        return False
    match operator:
        case "==":
            return _same(left, right)
        case "!=":
            return not _same(left, right)
        case "in" | "not in":
            if isinstance(right, list | tuple):
                return any(_same(left, each) for each in right) == (operator == "in")
            return isinstance(left, str) and isinstance(right, str) and (left in right) == (operator == "in")
    if not (is_number(left) and is_number(right)):
        return False
    return bool({"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator])


def is_number(value: object) -> bool:
    """True for a finite number; yes and no are not numbers here."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(_same, left, right))
    if isinstance(left, str | bool) or isinstance(right, str | bool):
        sort = bool if isinstance(left, bool) else str
        return isinstance(left, sort) and isinstance(right, sort) and left == right
    return is_number(left) and is_number(right) and bool(left == right)
