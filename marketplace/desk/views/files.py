"""Diaries and lots from a file: the template, a look at what the file brings, then all of it or nothing."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.sheets.fields import SheetField
from traceability.files import staging
from traceability.files.columns import TEMPLATES
from traceability.models import RecordFile

from ..door import OFFICE, desk
from ..record_sheets import cell_text, template_for
from .page import page

PER_PAGE, FAULTS_SHOWN = 50, 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RecordsForm(forms.Form):
    """A file, and what is in it."""

    kind = forms.ChoiceField(label=gettext_lazy("What is in it"), choices=RecordFile.Kind.choices)
    file = SheetField(label=gettext_lazy("File"), help_text=gettext_lazy("XLSX or CSV by the template, at most 25 MB."))


@desk(roles=OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Files that were read; a new one is read here, and nothing is written yet."""
    form = RecordsForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("loai")})
    if request.method == "POST" and form.is_valid():
        file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
        try:
            staged = staging.stage(
                file=file, name=file.name, kind=kind, cooperative=cooperative,
                actor=request.user,  # type: ignore[arg-type]  # the door let in who is signed in
            )  # fmt: skip
        except ValidationError as fault:
            form.add_error("file", fault.messages[0])
        else:
            return redirect("desk:file", cooperative.slug, staged.pk)
    rows = cooperative.record_files.select_related("uploaded_by").annotate(brought=Count("rows")).order_by("-pk")
    context = {"page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), "form": form}
    return page(request, "desk/files.html", context, status=422 if form.errors else 200)


@desk(roles=OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One file: what it brings and which rows cannot be read; write it or drop it."""
    found = get_object_or_404(cooperative.record_files, pk=pk)
    if request.method == "POST":
        try:
            return _act(request, cooperative, found)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
            return redirect("desk:file", cooperative.slug, pk)
    shown = Paginator(found.rows.order_by("pk"), PER_PAGE).get_page(request.GET.get("page"))
    heads = TEMPLATES[found.kind]
    rows = [(row.row, [cell_text(name, row.said[name]) for name in heads]) for row in shown.object_list]
    context = {
        "file": found, "page": shown, "rows": rows, "bad_rows": found.faults.all()[:FAULTS_SHOWN],
        "columns": [heading for heading, _example in heads.values()],
    }  # fmt: skip
    return page(request, "desk/file.html", context)


def _act(request: HttpRequest, cooperative: Cooperative, found: RecordFile) -> HttpResponse:
    if "drop" in request.POST:
        staging.drop(file=found, actor=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Dropped; nothing was written."))
        return redirect("desk:files", cooperative.slug)
    count = staging.write(file=found, actor=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Written: %(count)d rows.") % {"count": count})
    return redirect("desk:file", cooperative.slug, found.pk)


@desk(roles=OFFICE)
@require_safe
def template(request: HttpRequest, cooperative: Cooperative, kind: str) -> HttpResponse:
    """An empty table with its headings, an example, and the words that may stand in it."""
    if kind not in TEMPLATES:
        raise Http404
    name = f'attachment; filename="mau-{"nhat-ky" if kind == "diary" else "lo"}.xlsx"'
    return HttpResponse(template_for(cooperative, kind), content_type=XLSX, headers={"Content-Disposition": name})
