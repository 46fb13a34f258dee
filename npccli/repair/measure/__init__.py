"""Measure lines: how wide they are, how they begin and end, which stand for themselves."""
