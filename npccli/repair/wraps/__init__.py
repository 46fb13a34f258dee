"""Rejoin what was broken at the end of a line."""
