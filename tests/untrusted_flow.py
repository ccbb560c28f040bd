"""Follows words through the pages: from where Streamlit draws them back to where they were written.

A word is ours when it is a literal, a gettext result of a literal filled with words that are ours, a number, a locale
name, or what a function of the pages returns when that is ours. Everything else somebody else may have written.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from untrusted_modules import Module, Records, bindings, calls_of, comprehension_of, parameters

OURS = {"name", "own_name", "number", "moment", "percent", "duration", "len", "bool", "int", "ui_languages", "escape",
        "exporters", "_css", "days"}  # fmt: skip
"""Calls whose result is ours whatever goes in: names of CLDR, formatted numbers, escaped markup, our own files."""
THROUGH = {
    "list",
    "tuple",
    "sorted",
    "set",
    "dict",
    "enumerate",
    "zip",
    "reversed",
    "sum",
    "map",
    "list_of",
    "iter",
    "next",
    "str",
}
"""Calls whose result is ours when every argument is."""
METHODS = {"items", "values", "keys", "format", "join", "strip", "replace"}
"""Methods whose result is ours when their receiver and arguments are."""
GETTEXT = {"gettext", "ngettext", "translate"}
CHOSEN = {"selectbox", "multiselect", "radio"}
CELLS = {"TextColumn", "NumberColumn", "ProgressColumn", "ButtonColumn"}
"""Their own labels are places, and checked there."""
KEYS, VALUES, ALL = "keys", "values", "all"


@dataclass
class Flow:
    """`plain` are calls that make any text ours for the place asked about; `ours` are fields by class, with reasons."""

    files: dict[str, Module]
    records: Records
    ours: dict[str, str]
    plain: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    seen: set[tuple[int, str]] = field(default_factory=set)

    def faults(self, module: Module, expression: ast.expr) -> list[str]:
        """Where words that are not ours come in; empty when all are."""
        self.seen = set()
        return sorted(set(self._foreign(module, expression)))

    def _foreign(self, module: Module, node: ast.expr | None, part: str = ALL) -> Iterator[str]:
        if node is None or isinstance(node, ast.Constant | ast.Compare | ast.UnaryOp) or (id(node), part) in self.seen:
            return
        self.seen.add((id(node), part))
        match node:
            case ast.Call():
                yield from self._called(module, node, part)
            case ast.Name():
                yield from self._named(module, node, part)
            case ast.Attribute():
                yield from self._field(module, node)
            case ast.Subscript():
                yield from self._foreign(module, node.value, VALUES)
            case ast.IfExp():
                yield from self._all(module, [node.body, node.orelse], part)
            case ast.Lambda():
                yield from self._foreign(module, node.body)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                yield from self._foreign(module, node.elt)
            case ast.DictComp():
                yield from self._of_dict(module, [node.key], [node.value], part)
            case ast.Dict():
                yield from self._of_dict(module, node.keys, node.values, part)
            case _:
                yield from self._all(
                    module, [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)]
                )

    def _all(self, module: Module, nodes: list[ast.expr], part: str = ALL) -> Iterator[str]:
        for each in nodes:
            yield from self._foreign(module, each, part)

    def _of_dict(
        self, module: Module, keys: list[ast.expr] | list[ast.expr | None], values: list[ast.expr], part: str
    ) -> Iterator[str]:
        yield from self._all(module, [each for each in keys if each is not None] if part != VALUES else [])
        yield from self._all(module, values if part != KEYS else [])

    def _fault(self, module: Module, node: ast.expr) -> str:
        return f"{module.name}:{node.lineno}: {ast.unparse(node)}"

    def _called(self, module: Module, node: ast.Call, part: str) -> Iterator[str]:
        arguments = [*node.args, *(each.value for each in node.keywords)]
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in GETTEXT:
            yield from self._all(module, node.args[:2] if name == "ngettext" else node.args[:1])
        elif isinstance(node.func, ast.Attribute):
            yield from self._method(module, node, node.func, arguments)
        elif name in OURS | self.plain or self._made_by_map(node):
            return
        elif name in THROUGH:
            yield from self._all(module, arguments, KEYS if name in {"list", "sorted", "tuple"} else part)
        else:
            yield from self._returned(module, node, name, part)

    def _made_by_map(self, node: ast.Call) -> bool:
        names = [each.id for each in [node.func, *node.args[:1]] if isinstance(each, ast.Name)]
        return names[:1] == ["map"] and len(names) == 2 and names[1] in OURS | self.plain

    def _method(
        self, module: Module, node: ast.Call, called: ast.Attribute, arguments: list[ast.expr]
    ) -> Iterator[str]:
        if called.attr in CELLS:
            return
        if called.attr in CHOSEN and not any(each.arg == "accept_new_options" for each in node.keywords):
            yield from self._foreign(module, node.args[1])
        elif called.attr == "get":
            yield from self._foreign(module, called.value, VALUES)
            yield from self._all(module, node.args[1:])
        elif called.attr == "in_words" and isinstance(called.value, ast.Attribute):
            yield from self._field(module, called.value)
        elif called.attr in METHODS:
            yield from self._foreign(module, called.value, called.attr if called.attr in (KEYS, VALUES) else ALL)
            yield from self._all(module, arguments)
        else:
            yield self._fault(module, node)

    def _returned(self, module: Module, node: ast.expr, name: str, part: str) -> Iterator[str]:
        found = module.function_called(name)
        if found is None:
            if not module.alias_of(node, name) & CELLS:
                yield self._fault(module, node)
            return
        there, function = found
        for each in ast.walk(function):
            if isinstance(each, ast.Return | ast.Yield) and there.owner.get(each) is function:
                yield from self._foreign(there, each.value, part)

    def _field(self, module: Module, node: ast.Attribute) -> Iterator[str]:
        if node.attr.isupper():
            return  # a constant or a member of an enumeration
        place, kind = self.records.field_of(module, node)
        if (
            node.attr == "value"
            and ast.unparse(self.records.kind_of(module, node.value) or node) in self.records.wordless
        ):
            return  # of a member of an enumeration
        if place in self.ours:
            self.used.add(place)
        elif kind not in self.records.wordless:
            yield self._fault(module, node) + (f" ({place}: {kind})" if kind else "")

    def _named(self, module: Module, node: ast.Name, part: str) -> Iterator[str]:
        inner = comprehension_of(module, node)
        if inner is not None:
            yield from self._foreign(module, inner, KEYS)
            return
        function = module.owner.get(node)
        while function is not None:
            if node.id in parameters(function):
                yield from self._given(module, function, node, part)
                return
            found = list(bindings(function, node.id))
            if found:
                for value, iterated in found:
                    yield from self._foreign(module, value, KEYS if iterated else part)
                return
            function = module.owner.get(function)
        found = list(bindings(module.tree, node.id))
        known = OURS | THROUGH | self.plain | module.plainly_imported
        if node.id in known or node.id.isupper():
            return
        if found:
            yield from self._all(module, [value for value, _ in found], part)
        elif module.function_called(node.id):
            yield from self._returned(module, node, node.id, part)
        else:
            yield self._fault(module, node)

    def _given(self, module: Module, function: ast.FunctionDef, node: ast.Name, part: str) -> Iterator[str]:
        """What the callers of a function of ours hand it for a parameter."""
        kind = self.records.annotation(function, node.id)
        if kind in self.records.wordless or (kind == "dict[str, int]" and part == VALUES):
            return
        calls = [(there, call) for there in self.files.values() for call in calls_of(there, module, function)]
        if not calls:
            yield self._fault(module, node)
        place = parameters(function).index(node.id)
        for there, call in calls:
            named = next((each.value for each in call.keywords if each.arg == node.id), None)
            yield from self._foreign(there, named or (call.args[place] if place < len(call.args) else None), part)
