"""Read the files of concept dictionaries, TOML or YAML, and know the line of each part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from npccli.errors import UsageError
from npccli.user_files import (
    TOML_HEADER,
    TOML_KEY,
    decode_user_file,
    key_parts,
    parse_user_toml,
    read_user_file,
)

Trail = tuple[str, ...]
"""The names from the outermost table to a part; an entry of a list adds its text."""

_DEEPEST = 12
_FORM = "a dictionary is a TOML file (https://toml.io), named before the texts"
_LARGEST = 1 << 24
"""So many bytes are the most: a corpus or an index given in the place of a dictionary has more."""


@dataclass(frozen=True, slots=True)
class DictionaryFile:
    """What a file says: nested tables and lists, and on which line each part stands."""

    name: str
    tables: Mapping[str, Any]
    lines: Mapping[Trail, int]

    def where(self, trail: Trail) -> str:
        """Return the file and the line of a part, for a message."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.name}, line {self.lines.get(trail, 1)}"


def read_dictionary_file(path: str) -> DictionaryFile:
    """Return what a file says, `.yaml` and `.yml` as YAML and all else as TOML."""
    data = read_user_file(path, "dictionary", "give a TOML or YAML file of concepts", _LARGEST + 1)
    if len(data) > _LARGEST:
        raise UsageError(
            f"{path}: too large for a dictionary",
            "the dictionary comes first, the texts or the index after it",
        )
    text = decode_user_file(data, path)
    if PurePath(path).suffix.lower() in (".yaml", ".yml"):
        return parse_yaml(text, path)
    return parse_toml(text, path)


def parse_toml(text: str, name: str) -> DictionaryFile:
    r"""Return what a TOML text says; Chinese names need no quotes, which TOML asks for.

    >>> parse_toml('[监督]\nwords = ["执法检查"]', "c.toml").tables
    {'监督': {'words': ['执法检查']}}
    """
    try:
        tables = parse_user_toml(text, name, _FORM)
    except UsageError:
        double = _first_double(text)
        if double is None:
            raise
        trail, line = double
        raise UsageError(
            f"{name}, line {line}: concept {'.'.join(trail)!r} is there already",
            "give each concept and each field once",
        ) from None
    lines: dict[Trail, int] = {}
    for trail, line, _ in _toml_parts(text):
        lines.setdefault(trail, line)
    return DictionaryFile(name, tables, lines)


def _first_double(text: str) -> tuple[Trail, int] | None:
    """Return the first table or key of TOML that comes again, and on which line."""
    seen: set[Trail] = set()
    for trail, line, is_name in _toml_parts(text):
        if is_name and trail in seen:
            return trail, line
        if is_name:
            seen.add(trail)
    return None


def _toml_parts(text: str) -> Iterator[tuple[Trail, int, bool]]:
    """Yield each table, key and quoted string, its line, and whether it is a name."""
    table: Trail = ()
    current: Trail = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = TOML_HEADER.match(line), TOML_KEY.match(line)
        rest = line
        if header and not key:
            table = current = key_parts(header[1])
            yield current, number, True
            continue
        if key:
            current = (*table, *key_parts(key[1]))
            yield current, number, True
            rest = line[key.end() :]
        for quoted in re.finditer(r"""'([^']*)'|"((?:[^"\\]|\\.)*)\"""", rest):
            value = quoted[1] if quoted[1] is not None else _unescaped(quoted[2])
            yield (*current, value), number, False


def _unescaped(text: str) -> str:
    try:
        return str(tomllib.loads(f'x = "{text}"')["x"])
    except tomllib.TOMLDecodeError:
        return text


def parse_yaml(text: str, name: str) -> DictionaryFile:
    """Return what a YAML text says; a name that comes twice is an error, as in TOML."""
    try:
        import yaml
    except ImportError as error:
        raise UsageError(
            f"{name}: reading YAML needs the package PyYAML",
            'run: pip install "npccli[yaml]", or write the dictionary in TOML',
        ) from error
    lines: dict[Trail, int] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        tables = _yaml_value(node, (), name, lines) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        raise UsageError(
            f"{name}, line {mark.line + 1 if mark else 1}: not YAML: {said}"
        ) from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply") from error
    if not isinstance(tables, dict):
        raise UsageError(f"{name}, line 1: not a table of concepts", "write `concept: [word, …]`")
    return DictionaryFile(name, tables, lines)


def _yaml_value(node: Any, trail: Trail, name: str, lines: dict[Trail, int]) -> Any:
    """Return what a node of YAML holds, all scalars as text; note the lines of its parts."""
    line = node.start_mark.line + 1
    lines.setdefault(trail, line)
    if len(trail) > _DEEPEST:
        raise UsageError(f"{name}, line {line}: nested too deeply")
    if node.id == "mapping":
        table: dict[str, Any] = {}
        for key, value in node.value:
            part = str(key.value)
            line = key.start_mark.line + 1
            if part in table:
                raise UsageError(
                    f"{name}, line {line}: concept {'.'.join((*trail, part))!r} is there already",
                    "give each concept and each field once",
                )
            lines[(*trail, part)] = line
            table[part] = _yaml_value(value, (*trail, part), name, lines)
        return table
    if node.id == "sequence":
        return [
            _yaml_value(item, (*trail, str(item.value) if item.id == "scalar" else ""), name, lines)
            for item in node.value
        ]
    return None if node.tag.endswith(":null") else str(node.value)
