"""Reports, headings, sections, roles and printed order of a clean document."""

from npccli.segment.doubts import find_doubts
from npccli.segment.kinds import classify_paragraphs
from npccli.segment.moves import Placed, move_changes
from npccli.segment.reports import order_paragraphs, printed_order, role_set_for, segment_reports
from npccli.segment.roles import (
    RoleSet,
    built_in_role_set,
    find_role_set,
    parse_role_set,
    read_role_set,
    role_evidence,
    role_set_names,
)

__all__ = [
    "Placed",
    "RoleSet",
    "built_in_role_set",
    "classify_paragraphs",
    "find_doubts",
    "find_role_set",
    "move_changes",
    "order_paragraphs",
    "parse_role_set",
    "printed_order",
    "read_role_set",
    "role_evidence",
    "role_set_for",
    "role_set_names",
    "segment_reports",
]
