"""Readings for the frame of every page."""
