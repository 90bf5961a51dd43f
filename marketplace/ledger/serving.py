"""What the desk's and the alliance's statement pages have in common: the context, and the files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from marketplace.cooperatives.models import Cooperative

from . import papers
from .forms import PeriodForm
from .models import Batch
from .selectors import payable
from .sheets import XLSX, csv_answer
from .statements import Statement, named, statement

PER_PAGE = 50
PDF = "application/pdf"


def statement_context(request: HttpRequest, cooperative: Cooperative) -> dict[str, Any]:
    """For `ledger/statement.html`: the period's form and, where it is one, the statement and a page of its rows."""
    form = PeriodForm(request.GET)
    owed = payable(cooperative.pk)
    context = {"period": form, "statement": None, "owed": owed, "debt": -owed}
    if not form.is_valid():
        return context
    chosen = statement(cooperative, form.cleaned_data["first"], form.cleaned_data["last"])
    page = Paginator(chosen.entries, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(chosen.rows(page.object_list))
    days = f"first={chosen.first:%Y-%m-%d}&last={chosen.last:%Y-%m-%d}"
    totals = [{"label": _("Opening balance"), "amount": chosen.opening}, *named(chosen.totals)]
    return context | {
        "statement": chosen, "page": page, "entries": rows, "days": days,
        "rows": totals,
    }  # fmt: skip


def statement_file(request: HttpRequest, cooperative: Cooperative, kind: str) -> HttpResponseBase:
    """The statement as `kind` xlsx or pdf; Http404 for another kind or no period."""
    form = PeriodForm(request.GET)
    if not form.is_valid() or kind not in ("xlsx", "pdf"):
        raise Http404
    chosen: Statement = statement(cooperative, form.cleaned_data["first"], form.cleaned_data["last"])
    name = f"sao-ke-{cooperative.code}-{chosen.first:%Y%m%d}-{chosen.last:%Y%m%d}.{kind}"
    make, content_type = (papers.statement_xlsx, XLSX) if kind == "xlsx" else (papers.statement_pdf, PDF)
    return FileResponse(make(chosen), as_attachment=True, filename=name, content_type=content_type)


def batch_file(batch: Batch, kind: str) -> HttpResponseBase:
    """The batch for the bank as `kind` csv or xlsx; Http404 before it is approved, or for another kind."""
    if batch.approved_at is None or kind not in ("csv", "xlsx"):
        raise Http404
    name = f"{batch.number}.{kind}"
    if kind == "xlsx":
        return FileResponse(papers.bank_xlsx(batch), as_attachment=True, filename=name, content_type=XLSX)
    return csv_answer(name, papers.bank_rows(batch))
