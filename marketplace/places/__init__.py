"""Provinces and communes of Vietnam, now and before 1 July 2025; every address resolves here."""
