"""Repair contents pages."""
