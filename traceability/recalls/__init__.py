"""Recalls of lots: the act, what of the journey it writes, its public page, and holding a lot while it is checked."""
