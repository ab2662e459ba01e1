"""Temporal expressions onto the calendar."""
