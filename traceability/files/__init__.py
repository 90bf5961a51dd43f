"""Diaries and lots from XLSX and CSV: a template, a look at what is in the file, then all of it or nothing."""
