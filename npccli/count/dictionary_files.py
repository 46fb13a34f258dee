"""Read the files of concept dictionaries, TOML or YAML, and know the line of each part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from npccli.errors import UsageError

Trail = tuple[str, ...]
"""The names from the outermost table to a part; an entry of a list adds its text."""

_DEEPEST = 12
_LARGEST = 1 << 24
"""So many bytes are the most: a corpus or an index given in the place of a dictionary has more."""

_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:"[^"]*"|'[^']*'|[^\s=#"'.]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[^\s=#"'.]+))*)\s*="""
)
_KEY_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^\s."']+)""")


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
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(
            f"cannot read the dictionary {path}: {error.strerror or error}",
            "give a TOML or YAML file of concepts",
        ) from error
    if len(data) > _LARGEST:
        raise UsageError(
            f"{path}: too large for a dictionary",
            "the dictionary comes first, the texts or the index after it",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: not UTF-8", "save the file as UTF-8") from error
    if PurePath(path).suffix.lower() in (".yaml", ".yml"):
        return parse_yaml(text, path)
    return parse_toml(text, path)


def parse_toml(text: str, name: str) -> DictionaryFile:
    r"""Return what a TOML text says; Chinese names need no quotes, which TOML asks for.

    >>> parse_toml('[监督]\nwords = ["执法检查"]', "c.toml").tables
    {'监督': {'words': ['执法检查']}}
    """
    try:
        tables = tomllib.loads("\n".join(map(_quoted_names, text.splitlines())))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else max(text.rstrip().count("\n") + 1, 1)
        said = _AT.sub("", message).strip()
        double = _first_double(text)
        if double:
            line, said = double[1], f"concept {'.'.join(double[0])!r} is there already"
        raise UsageError(
            f"{name}, line {line}: {said}",
            "give each concept and each field once"
            if double
            else "a dictionary is a TOML file (https://toml.io), named before the texts",
        ) from error
    except ValueError as error:  # an endless number
        raise UsageError(f"{name}: not TOML: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply") from error
    lines: dict[Trail, int] = {}
    for trail, line, _ in _toml_parts(text):
        lines.setdefault(trail, line)
    return DictionaryFile(name, tables, lines)


def _quoted_names(line: str) -> str:
    """Return a header or key line with the names quoted that are not of ASCII letters."""
    found = _HEADER.match(line) or _KEY.match(line)
    if found is None or found[1].isascii():
        return line
    parts = (f'"{part}"' for part in _key_parts(found[1]))
    return line[: found.start(1)] + ".".join(parts) + line[found.end(1) :]


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
        header, key = _HEADER.match(line), _KEY.match(line)
        rest = line
        if header and not key:
            table = current = _key_parts(header[1])
            yield current, number, True
            continue
        if key:
            current = (*table, *_key_parts(key[1]))
            yield current, number, True
            rest = line[key.end() :]
        for quoted in re.finditer(r"""'([^']*)'|"((?:[^"\\]|\\.)*)\"""", rest):
            value = quoted[1] if quoted[1] is not None else _unescaped(quoted[2])
            yield (*current, value), number, False


def _key_parts(text: str) -> Trail:
    return tuple(part[0] or part[1] or part[2] for part in _KEY_PART.findall(text))


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
