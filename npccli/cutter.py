"""rjieba's dictionary, loaded once for all rooms that look words up in it.

To fill it takes a tenth of a second and much memory, so that the repairs and the word
counts share one, to which nobody may add words.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec, module_from_spec
from typing import Any

DOUBLE_COUNTED = 3
"""What jieba's total holds beyond the sum of its words: one word stands twice in its file."""

BALLAST = "\ue000"
"""Private use: never part of a word. Its frequency makes rjieba's total that of jieba."""


@cache
def shared_cutter() -> Any:
    """Return rjieba with its own dictionary and jieba's total; it is not to be changed.

    >>> shared_cutter().cut("依法履职", False)
    ['依法', '履职']
    """
    cutter = new_cutter()
    cutter.add_word(BALLAST, DOUBLE_COUNTED, None)
    return cutter


def new_cutter() -> Any:
    """Return a new rjieba dictionary without building the one of the package as well.

    Importing the package fills a dictionary for its module functions, which takes as long as
    filling ours. So only the compiled module in it is imported; whoever imports the package
    later gets it whole.
    """
    if "rjieba" in sys.modules:
        import rjieba

        return rjieba.Jieba()
    spec = find_spec("rjieba")
    if spec is None:
        raise ModuleNotFoundError("No module named 'rjieba'", name="rjieba")
    sys.modules["rjieba"] = module_from_spec(spec)
    try:
        from rjieba.rjieba import Jieba
    finally:
        del sys.modules["rjieba"]
    return Jieba()
