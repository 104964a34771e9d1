"""The codes the product can give, read from its source: what stands at ``code=``, and what that may be at run time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import diptych

ANY = "*"
"""Stands where only a run can tell, as in ``share_of_*``."""

Comprehension = ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp
Scopes = tuple[ast.FunctionDef | Comprehension, ...]
"""What a call stands in, innermost first."""


@cache
def modules() -> tuple[ast.Module, ...]:
    """Every module of the product."""
    return tuple(ast.parse(path.read_text()) for path in sorted(Path(diptych.__path__[0]).rglob("*.py")))


@cache
def calls() -> dict[str, tuple[tuple[ast.Call, Scopes], ...]]:
    """Every call with the scopes it stands in, by the name of what is called."""
    found: dict[str, list[tuple[ast.Call, Scopes]]] = {}
    for module in modules():
        for call, scopes in _calls(module, ()):
            found.setdefault(_name(call.func), []).append((call, scopes))
    return {name: tuple(rows) for name, rows in found.items()}


def _calls(node: ast.AST, scopes: Scopes) -> Iterator[tuple[ast.Call, Scopes]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, scopes
        yield from _calls(child, (child, *scopes) if isinstance(child, ast.FunctionDef | Comprehension) else scopes)


@cache
def functions() -> dict[str, tuple[ast.FunctionDef, ...]]:
    """Every function by name."""
    found: dict[str, tuple[ast.FunctionDef, ...]] = {}
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                found[node.name] = (*found.get(node.name, ()), node)
    return found


def given(callee: str, argument: str = "code", position: int | None = None) -> set[str]:
    """Everything that calls of a name may pass as an argument: codes, with ``*`` for what only a run can tell."""
    found: set[str] = set()
    for call, scopes in calls().get(callee, ()):
        if (passed := _argument(call, argument, position)) is not None:
            found |= _texts(passed, scopes)
    return found


def returned(name: str) -> set[str]:
    """Everything that functions of a name may return."""
    return {text for function in functions()[name] for text in _returned(function, 0)}


def _argument(call: ast.Call, name: str, position: int | None) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if position is not None and position < len(call.args) else None


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(node: ast.expr | None, scopes: Scopes, depth: int = 0) -> set[str]:
    """The texts an expression may come to; ``{"*"}`` when nothing can be said."""

    def each(*nodes: ast.expr | None) -> set[str]:
        return {text for item in nodes for text in _texts(item, scopes, depth + 1)}

    if depth > 12:  # going round in circles adds nothing
        return set()
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.Constant(value=None):
            return set()
        case ast.JoinedStr(values=parts):
            return {"".join(texts) for texts in product(*(each(part) for part in parts))}
        case ast.FormattedValue(value=inner) | ast.Starred(value=inner):
            return each(inner)
        case ast.IfExp(body=body, orelse=orelse):
            return each(body, orelse)
        case ast.Dict(values=items) | ast.Tuple(elts=items) | ast.List(elts=items):
            return each(*items)
        case ast.GeneratorExp(elt=element):
            return _texts(element, (node, *scopes), depth + 1)
        case ast.Subscript(value=ast.Name() | ast.Dict() as table):
            return each(table)
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, *default]):
            return each(table, *default)
        case ast.Call(func=ast.Name(id="tuple"), args=[inner]):
            return each(inner)
        case ast.Call(func=ast.Name(id=name)) if name in functions():
            plain = (function for function in functions()[name] if not _is_method(function))
            return {text for function in plain for text in _returned(function, depth + 1)}
        case ast.Name(id=name):
            return _bound(name, scopes, depth) or {ANY}
    return {ANY}


def _is_method(function: ast.FunctionDef) -> bool:
    """A method is never called by its bare name, so one of the same name is another."""
    return [argument.arg for argument in function.args.args[:1]] == ["self"]


def _returned(function: ast.FunctionDef, depth: int) -> set[str]:
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
    return {text for value in returned for text in _texts(value, (function,), depth)}


def _bound(name: str, scopes: Scopes, depth: int) -> set[str]:
    """What a name may hold: what a comprehension runs it over, else all that is assigned or passed to it."""
    for index, scope in enumerate(scopes):
        pairs = list(_bindings(scope))
        parts = [part for target, value in pairs for part in _part(name, target, value)]
        found = {text for part in parts for text in _texts(part, scopes[index:], depth + 1)}
        if isinstance(scope, ast.FunctionDef):
            found |= _passed(name, scope, depth)
        if found:
            return found
    return set()


def _bindings(scope: ast.FunctionDef | Comprehension) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Every target with a value it gets."""
    nodes = ast.walk(scope) if isinstance(scope, ast.FunctionDef) else scope.generators
    for node in nodes:
        match node:
            case ast.Assign(targets=targets, value=value):
                yield from ((target, value) for target in targets)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield target, value
            case ast.For(target=target, iter=ast.Tuple(elts=items)):
                yield from ((target, item) for item in items)
            case ast.comprehension(target=target, iter=ast.Tuple(elts=items)) if node in getattr(
                scope, "generators", ()
            ):
                yield from ((target, item) for item in items)


def _part(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    """What of a value goes to a name when it is assigned to a target."""
    match target, value:
        case ((ast.Name(id=bound) | ast.Subscript(value=ast.Name(id=bound))), _) if bound == name:
            yield value
        case ast.Tuple(), ast.IfExp(body=body, orelse=orelse):
            yield from _part(name, target, body)
            yield from _part(name, target, orelse)
        case ast.Tuple(), ast.Subscript(value=ast.Dict(values=items)):
            for item in items:
                yield from _part(name, target, item)
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, other in zip(targets, values, strict=False):
                yield from _part(name, one, other)


def _passed(name: str, function: ast.FunctionDef, depth: int) -> set[str]:
    """What callers pass for a parameter, and its default."""
    arguments = function.args
    plain = [argument.arg for argument in arguments.args if argument.arg != "self"]
    named = [argument.arg for argument in arguments.kwonlyargs]
    if name not in (*plain, *named):
        return set()
    defaults = dict(zip(reversed(plain), reversed(arguments.defaults), strict=False))
    defaults |= {key: value for key, value in zip(named, arguments.kw_defaults, strict=True) if value is not None}
    found = _texts(defaults[name], (function,), depth + 1) if name in defaults else set()
    position = plain.index(name) if name in plain else None
    for call, scopes in calls().get(function.name, ()):
        if function not in scopes:
            passed = _argument(call, name, position)
            found |= set() if passed is None else _texts(passed, scopes, depth + 1)
    return found
