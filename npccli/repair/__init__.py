"""Repair extracted text: one module a repair, an ordered registry, a ledger of changes."""

from npccli.repair.characters.script_conversion import check_script
from npccli.repair.engine import Kept, repair_extraction, replay, selected_repairs, surroundings
from npccli.repair.ledger import Proof, prove
from npccli.repair.settings import SPACINGS, Settings

__all__ = [
    "SPACINGS",
    "Kept",
    "Proof",
    "Settings",
    "check_script",
    "prove",
    "repair_extraction",
    "replay",
    "selected_repairs",
    "surroundings",
]
