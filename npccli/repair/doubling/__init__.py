"""Undo what was drawn or extracted twice."""
