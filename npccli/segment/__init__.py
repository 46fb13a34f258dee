"""Reports, headings, sections, roles and printed order of a clean document."""

from npccli.segment.kinds import classify_paragraphs
from npccli.segment.reports import order_paragraphs, segment_reports
from npccli.segment.roles import RoleSet, built_in_role_set, parse_role_set, read_role_set

__all__ = [
    "RoleSet",
    "built_in_role_set",
    "classify_paragraphs",
    "order_paragraphs",
    "parse_role_set",
    "read_role_set",
    "segment_reports",
]
