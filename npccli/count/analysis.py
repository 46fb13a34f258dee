"""The three steps in which every table of reports is made, so that the work can be divided.

`count` makes a state of some reports, `merge` makes one state of several, `tables` makes
the tables of a state. States merge like the tallies that they hold: however the reports are
divided into lots, one after the other, the tables are the same. So the lots can be counted
in many processes, or on many machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from npccli.count.groups import watch_sources
from npccli.model import Report, Table

State = TypeVar("State")


class Analysis(Protocol[State]):
    """Makes tables of reports. What it is made of and its states can be pickled.

    `by` names the units of the groups, or is None for tables that are not grouped.
    """

    @property
    def by(self) -> tuple[str, ...] | None:
        """The units of the groups."""

    def count(self, reports: Iterable[Report]) -> State:
        """Return the state of reports, which are read once; no reports, the empty state."""

    def close(self, state: State) -> State:
        """Return a smaller state for reports whose sources occur in no other lot.

        The tables are the same as without it.
        """

    def merge(self, states: Iterable[State]) -> State:
        """Return the state of several lots in the order given, which are taken one by one."""

    def tables(self, state: State, source_order: Sequence[str] = ()) -> tuple[Table, ...]:
        """Return the tables; sources stand in the order given."""


def tables_of(analysis: Analysis[State], reports: Iterable[Report]) -> tuple[Table, ...]:
    """Return the tables of reports that are counted in one lot."""
    order: list[str] = []
    state = analysis.count(watch_sources(reports, order))
    return analysis.tables(state, order)
