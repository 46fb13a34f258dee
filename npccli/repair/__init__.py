"""Repair extracted text: one module a repair, an ordered registry, a ledger of changes."""

from npccli.repair.engine import repair_extraction, replay, selected_repairs
from npccli.repair.settings import SPACINGS, Settings

__all__ = ["SPACINGS", "Settings", "repair_extraction", "replay", "selected_repairs"]
