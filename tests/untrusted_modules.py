"""The files of the pages as trees, and which kind of thing each field of the package's records holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

WORDLESS = {
    "int",
    "float",
    "bool",
    "datetime",
    "float | None",
    "int | None",
    "datetime | None",
    "CampaignId",
    "PersonId",
}
"""Kinds of fields without words of somebody else. Ids are slugs and UUIDs."""
FunctionOrModule = ast.FunctionDef | ast.Module


@dataclass
class Module:
    """One file of the pages; `files` holds all of them by module name."""

    name: str
    tree: ast.Module
    files: dict[str, Module] = field(repr=False)

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {each.name: each for each in ast.walk(self.tree) if isinstance(each, ast.FunctionDef)}

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        found = [each for each in ast.walk(self.tree) if isinstance(each, ast.ImportFrom) and each.module]
        return {alias.asname or alias.name: (str(each.module), alias.name) for each in found for alias in each.names}

    @cached_property
    def plainly_imported(self) -> set[str]:
        found = [each for each in ast.walk(self.tree) if isinstance(each, ast.Import)]
        return {alias.asname or alias.name for each in found for alias in each.names}

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def owner(self) -> dict[ast.AST, ast.FunctionDef]:
        """The function around each node, the innermost."""
        found: dict[ast.AST, ast.FunctionDef] = {}
        for function in (each for each in ast.walk(self.tree) if isinstance(each, ast.FunctionDef)):
            found.update(dict.fromkeys([node for node in ast.walk(function) if node is not function], function))
        return found

    def function_called(self, name: str) -> tuple[Module, ast.FunctionDef] | None:
        if name in self.functions:
            return self, self.functions[name]
        module, original = self.imported.get(name, ("", ""))
        there = self.files.get(module)
        return (there, there.functions[original]) if there and original in there.functions else None

    def alias_of(self, node: ast.AST, name: str) -> set[str]:
        """The attributes that a local name stands for: `count = st.column_config.NumberColumn`."""
        scope = self.owner.get(node, self.tree)
        return {value.attr for value, _ in bindings(scope, name) if isinstance(value, ast.Attribute)}


@cache
def _tree(source: str) -> ast.Module:
    return ast.parse(source)


def modules(sources: dict[str, str]) -> dict[str, Module]:
    files: dict[str, Module] = {}
    for name, source in sources.items():
        files[name] = Module(name, _tree(source), files)
    return files


def sources_in(folder: Path, root: Path) -> dict[str, str]:
    return {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.py"))
    }


@dataclass
class Records:
    """Fields of every class of the package, and what its functions return, by their annotations."""

    fields: dict[str, dict[str, ast.expr]] = field(default_factory=dict)
    returns: dict[str, dict[str, ast.expr]] = field(default_factory=dict)
    wordless: set[str] = field(default_factory=lambda: set(WORDLESS))

    def read(self, package: Path) -> Records:
        for file in package.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef):
                    self._read_class(node)
                if isinstance(node, ast.FunctionDef) and node.returns is not None:
                    said = re.sub(r"\b[a-z_]+\.(?=[A-Z])", "", ast.unparse(node.returns))  # `reporting.LocaleStatus`
                    if said != "None":
                        self.returns.setdefault(node.name, {})[said] = ast.parse(said, mode="eval").body
        return self

    def _read_class(self, node: ast.ClassDef) -> None:
        found = {each.target.id: each.annotation for each in node.body
                 if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)}  # fmt: skip
        found |= {each.name: each.returns for each in node.body if isinstance(each, ast.FunctionDef) and each.returns
                  and any(ast.unparse(one) == "property" for one in each.decorator_list)}  # fmt: skip
        self.fields.setdefault(node.name, {}).update(found)
        if any(ast.unparse(each) == "StrEnum" for each in node.bases):
            self.wordless |= {node.name, f"{node.name} | None"}

    def annotation(self, function: ast.FunctionDef, name: str) -> str:
        found = self._of_parameter(function, name)
        return "" if found is None else ast.unparse(found)

    def field_of(self, module: Module, node: ast.Attribute) -> tuple[str, str]:
        """`Class.field` and its annotation; empty where the class cannot be told."""
        name = _class_in(self.kind_of(module, node.value))
        found = self.fields.get(name, {}).get(node.attr)
        return f"{name}.{node.attr}", "" if found is None else ast.unparse(found)

    def kind_of(self, module: Module, node: ast.expr) -> ast.expr | None:
        match node:
            case ast.Name():
                return self._of_name(module, node)
            case ast.Attribute():
                name = _class_in(self.kind_of(module, node.value))
                return self.fields.get(name, {}).get(node.attr)
            case ast.Subscript(slice=ast.Slice()):
                return self.kind_of(module, node.value)
            case ast.Subscript():
                return _element(self.kind_of(module, node.value))
            case ast.Call(func=ast.Name(id="list" | "sorted" | "tuple")):
                return self.kind_of(module, node.args[0])
            case ast.Call(func=ast.Attribute(attr="values" | "items", value=value)):
                return self.kind_of(module, value)
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                found = list(self.returns.get(name, {}).values())
                return found[0] if len(found) == 1 else None
            case ast.ListComp() | ast.DictComp():
                made = node.elt if isinstance(node, ast.ListComp) else node.value
                inside = self.kind_of(module, made)
                return None if inside is None else ast.Subscript(ast.Name("list"), inside)
        return None

    def _of_name(self, module: Module, node: ast.Name) -> ast.expr | None:
        inner = comprehension_of(module, node)
        if inner is not None:
            return _element(self.kind_of(module, inner))
        function = module.owner.get(node)
        while function is not None:
            if node.id in parameters(function):
                return self._of_parameter(function, node.id)
            for value, iterated in bindings(function, node.id):
                kind = self.kind_of(module, value)
                return _element(kind) if iterated else kind
            function = module.owner.get(function)
        return None

    def _of_parameter(self, function: ast.FunctionDef, name: str) -> ast.expr | None:
        every = [*function.args.args, *function.args.kwonlyargs]
        return next((each.annotation for each in every if each.arg == name), None)


def _element(kind: ast.expr | None) -> ast.expr | None:
    """What a list, a tuple or a mapping of this kind holds."""
    if not isinstance(kind, ast.Subscript):
        return None
    inside = kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]
    return next((each for each in reversed(inside) if not isinstance(each, ast.Constant)), None)


def _class_in(kind: ast.expr | None) -> str:
    return "" if kind is None else ast.unparse(kind).removesuffix(" | None")


def parameters(function: ast.FunctionDef) -> list[str]:
    every = function.args
    return [each.arg for each in [*every.posonlyargs, *every.args, *every.kwonlyargs]]


def comprehension_of(module: Module, node: ast.Name) -> ast.expr | None:
    """What is iterated over, where the name belongs to a comprehension around it."""
    around = module.parents.get(node)
    while around is not None and not isinstance(around, FunctionOrModule):
        if isinstance(around, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            for each in around.generators:
                if binds(each.target, node.id):
                    return each.iter
        around = module.parents.get(around)
    return None


def calls_of(there: Module, home: Module, function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(there.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found = there.function_called(node.func.id)
            if found is not None and found[0] is home and found[1] is function:
                yield node


def bindings(scope: ast.AST, name: str) -> Iterator[tuple[ast.expr, bool]]:
    """Everything that a name stands for in a function or at the top of a module; True where it is iterated over."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[target], value=value) if binds(target, name):
                yield _beside(target, value, name), False
            case ast.AnnAssign(target=target, value=value) | ast.AugAssign(target=target, value=value):
                if binds(target, name) and value is not None:
                    yield value, False
            case ast.For(target=target, iter=value) if binds(target, name):
                yield value, True
            case ast.NamedExpr(target=target, value=value) if binds(target, name):
                yield value, False


def _beside(target: ast.expr, value: ast.expr, name: str) -> ast.expr:
    """In `a, b = one, two` the one that the name gets."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        return next(each for place, each in zip(target.elts, value.elts, strict=True) if binds(place, name))
    return value


def binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(target))
