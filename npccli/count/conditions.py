"""Choose parts of reports by what is known of them: `year=2024`, `region=清溪区`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from npccli.count.groups import UNITS, key_value
from npccli.errors import UsageError
from npccli.model import Report, Scalar, Section


@dataclass(frozen=True, slots=True)
class Condition:
    """A part fits when for each unit it has one of the values; `text` is as it was written."""

    text: str
    allowed: tuple[tuple[str, frozenset[str]], ...]

    def fits(self, report: Report, section: Section | None) -> bool:
        """Tell whether a part of a report fits; what is not known fits only `unit=`."""
        return all(
            _name(key_value(unit, report, section)) in values for unit, values in self.allowed
        )

    def fits_values(self, values: Mapping[str, Scalar]) -> bool:
        """Tell whether parts fit of which the units have these values."""
        return all(_name(values[unit]) in allowed for unit, allowed in self.allowed)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it asks for."""
        return tuple(unit for unit, _ in self.allowed)


def parse_condition(text: str, option: str = "condition") -> Condition:
    """Return the condition that a text such as `year=2023,year=2024,role=lead` writes.

    Several values of one unit are alternatives; several units must all fit. The units are
    those of `UNITS`. Nothing after `=` asks for parts of which the unit is not known.

    >>> dict(parse_condition("year=2023,year=2024").allowed)["year"] == {"2023", "2024"}
    True
    """
    allowed: dict[str, set[str]] = {}
    for part in text.split(","):
        unit, sign, value = part.partition("=")
        unit = unit.strip()
        if not sign:
            raise UsageError(f"{option}: not UNIT=VALUE: {part!r}", "write for example year=2024")
        if unit not in UNITS:
            raise UsageError(
                f"{option}: unknown unit {unit!r}", f"choose among: {', '.join(UNITS)}"
            )
        allowed.setdefault(unit, set()).add(value.strip())
    return Condition(text, tuple((unit, frozenset(values)) for unit, values in allowed.items()))


def note_values(
    reports: Iterable[Report], conditions: Sequence[Condition], known: dict[str, set[str]]
) -> Iterator[Report]:
    """Pass reports on; note in `known` what the units of the conditions are in their parts."""
    units = {unit for condition in conditions for unit, _ in condition.allowed}
    for report in reports:
        for unit in units:
            values = known.setdefault(unit, set())
            for section in (None, *report.sections):
                values.add(_name(key_value(unit, report, section)))
        yield report


def known_values(condition: Condition, known: Mapping[str, Iterable[str]], most: int = 12) -> str:
    """Return, for a message, the values that the units of a condition have."""
    return "; ".join(
        f"{unit}: {_listed(sorted(value or '(unknown)' for value in known.get(unit, ())), most)}"
        for unit, _ in condition.allowed
    )


def _listed(values: Sequence[str], most: int) -> str:
    if not values:
        return "none"
    return ", ".join(values[:most]) + (" …" if len(values) > most else "")


def _name(value: object) -> str:
    return "" if value is None else str(value)
