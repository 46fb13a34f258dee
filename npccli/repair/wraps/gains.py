"""What the surroundings of a line end tell: how likely it is inside a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from npccli.repair.wraps.habits import Habits
from npccli.repair.wraps.lead_lines import lead_gains
from npccli.repair.wraps.left_alone import left_alone_gains
from npccli.repair.wraps.line_scores import Boundary
from npccli.repair.wraps.opening_lines import opening_gains


def gains_inside(boundaries: Sequence[Boundary], habits: Habits) -> dict[int, float]:
    """Return, by the number of each line behind, how much likelier a line end is in a paragraph.

    That is a difference of log probabilities. Where several kinds of gain tell of one line end,
    the last one counts.
    """
    leads, are_cut = habits.leads, habits.cut_if_justified
    gains = lead_gains(boundaries, leads, are_cut=are_cut) if leads else {}
    gains |= opening_gains(boundaries)
    if habits.left_alone:
        gains |= left_alone_gains(boundaries, habits.left_alone)
    return gains
