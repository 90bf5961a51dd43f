"""Differs from Oscar: no cell of a report is read as a formula, for people and goods have the names they like."""

from collections.abc import Iterable
from typing import Any

from oscar.apps.dashboard.reports import reports
from oscar.core.compat import UnicodeCSVWriter

from marketplace.ledger.sheets import harmless


class HarmlessWriter(UnicodeCSVWriter):
    """Differs from Oscar's: a person or a product is its name before it is judged."""

    def writerow(self, row: Iterable[Any]) -> None:
        """Write the row, each text as text."""
        super().writerow(cell if isinstance(cell, int | float) else harmless(str(cell)) for cell in row)


class ReportCSVFormatter(reports.ReportCSVFormatter):
    def get_csv_writer(self, file_handle: Any, **kwargs: Any) -> HarmlessWriter:
        """The writer of every report."""
        return HarmlessWriter(open_file=file_handle, **kwargs)
