"""Read the case tables of the repairs and run a case through one repair or through all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from npccli.model import Document, Extraction, Source
from npccli.repair import Settings, repair_extraction

CASES = Path(__file__).parent / "cases"


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the entries of the table `name`."""
    entries: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return entries


def case_parameters(name: str) -> list[Any]:
    """Return one pytest parameter an entry; a known failure is a strict xfail."""
    return [
        pytest.param(
            name,
            entry,
            id=f"{name}: {entry['label']}",
            marks=[pytest.mark.xfail(strict=True, reason=entry["xfail"])]
            if "xfail" in entry
            else [],
        )
        for entry in load_cases(name)
    ]


def repaired(text: str, settings: Settings | None = None) -> Document:
    """Return what the repairs make of a plain text."""
    return repair_extraction(Extraction(Source("-", "", "text"), text), settings)
