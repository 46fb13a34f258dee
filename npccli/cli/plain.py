"""Take plain values from the command line without the library that checks all others.

And show arguments by their names alone: what type of Python they are says nothing to a user.

Typer gives every value to pydantic, which takes a tenth of a second to load. Nearly all
values of a command are defaults, texts, names of a choice and small numbers.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from typer.core import TyperCommand, TyperGroup

_MOST_DIGITS = 9
_OTHER = object()
"""Stands for a value that Typer has to look at."""


class PlainCommand(TyperCommand):
    """A command that loads pydantic only for values that are not plain, wrong ones included."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, that of `--help` too."""
        return _take_plain_values(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """A group of commands that does the same for its own options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, that of `--help` too."""
        return _take_plain_values(super().get_params(ctx))


def _take_plain_values(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = _no_type
        if getattr(parameter, "_runtime_param", _OTHER) is None:
            parameter._runtime_param = _PlainValues()
    return parameters


def _no_type(ctx: Any) -> None:
    """Return what stands behind the name of an argument in the help."""


class _PlainValues:
    """Stands for what Typer makes of the type of a parameter, until that is needed."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return a value as its type."""
        found = _plain(value, param)
        if found is not _OTHER:
            return found
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _plain(value: Any, parameter: Any) -> Any:
    """Return the value of a parameter as its type, or `_OTHER`."""
    expected = parameter.type_descriptor
    info, kind = expected.parameter_info, expected.annotation
    if value is None:
        return () if parameter.multiple or parameter.nargs == -1 else None
    if info.parser is not None or expected.file_annotation is not None or expected.is_path:
        return _OTHER
    if kind is str and isinstance(value, str):
        return str(value)
    if kind == list[str] and isinstance(value, tuple | list):
        return [str(each) for each in value] if all(isinstance(v, str) for v in value) else _OTHER
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {str(each.value): each for each in kind} if info.case_sensitive else {}
        return known.get(value.value if isinstance(value, kind) else value, _OTHER)
    if kind in (int, float) and not info.clamp:
        return _plain_number(value, kind, info)
    return _OTHER


def _plain_number(value: Any, kind: type, info: Any) -> Any:
    """Return a number of a kind in its range, or `_OTHER`."""
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value) if len(value) <= _MOST_DIGITS else value
    if type(value) is not kind:
        return _OTHER
    is_in_range = (info.min is None or value >= info.min) and (
        info.max is None or value <= info.max
    )
    return value if is_in_range else _OTHER
