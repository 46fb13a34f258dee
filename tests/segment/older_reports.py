"""A short report of earlier decades below a front that each test gives it."""

from __future__ import annotations

from npccli import sections
from npccli.model import Report

TEXT = (
    "一、一年来的工作",
    "全年兴修水利工程一千二百处，扩大灌溉面积三万亩，各项工作都有了新的进展。",
    "二、今后的任务",
    "继续抓好生产，努力完成本年度的各项计划，不断改善人民的生活。",
)


def report(*front: str) -> Report:
    """Return the one report with these lines above its text."""
    (found,) = sections("\n".join((*front, *TEXT)))
    return found
