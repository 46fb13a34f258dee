"""Repair characters, marks and spaces: what stands inside a line."""
