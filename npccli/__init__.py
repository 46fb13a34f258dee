"""Clean, segment and count Chinese official reports."""

__version__ = "0.1.0"
