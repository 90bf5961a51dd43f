"""Labels: a run of them, its file, spoilt ones, and what a lot still lacks."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from marketplace.cooperatives.models import Cooperative
from traceability.labels.outputs import OUTPUTS
from traceability.models import LabelFile, LabelRun, Lot
from traceability.selectors import own_lot
from traceability.services import complete_lot, refuse_labels, spoil_labels
from traceability.services.label_files import KEPT, path_of, refuse_file

from ..balances import unpacked
from ..door import desk, in_office
from ..faults import add_faults
from ..forms import CompleteForm, LabelsForm, SpoiltRunForm
from ..labels import equal_labels, facts_of, gaps_of, own_run, refuse_equal, run_of_labels
from .page import page

RUNS_SHOWN = 20
LOOK_AGAIN_S = 3
KINDS = {"pdf": "application/pdf", "zpl": "application/octet-stream"}


@method_decorator(desk, name="dispatch")
class Labels(View):
    """What a lot lacks before labels may be printed, the form, and the runs so far."""

    def get(self, request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
        """Show them."""
        return _show_labels(request, own_lot(cooperative, code))

    def post(self, request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
        """Note the run, and lead to the page from which its file is fetched."""
        lot = own_lot(cooperative, code)
        form = LabelsForm(request.POST)
        if not form.is_valid():
            return _show_labels(request, lot, form=form)
        try:
            run = run_of_labels(lot=lot, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(
                form, fault, otherwise="template" if getattr(fault, "code", "") == "label_too_small" else "quantity"
            )
            return _show_labels(request, lot, form=form)
        return redirect("desk:label-run", cooperative.slug, lot.code, run.pk)


def _show_labels(request: HttpRequest, lot: Lot, **forms: LabelsForm | CompleteForm) -> HttpResponse:
    runs = list(lot.label_runs.select_related("file").order_by("-printed_at")[:RUNS_SHOWN])
    fillable = CompleteForm(lot)
    context = {
        "lot": lot, "form": LabelsForm(), "open_form": fillable if fillable.fields else None, **forms,
        "runs": [{"run": run, "on": OUTPUTS.get(run.output), "file": _file(run)} for run in runs],
        "refused": _refusal(refuse_labels, lot), "left": unpacked(lot),
        "gaps": gaps_of(lot, office=in_office(request.membership)),  # type: ignore[attr-defined]  # set by the door
    }  # fmt: skip
    return page(request, "desk/labels.html", context, status=422 if forms else 200)


def _refusal(refuse: Callable[[Any], None], of: Any) -> str:
    try:
        refuse(of)
    except ValidationError as fault:
        return " ".join(fault.messages)
    return ""


def _file(run: LabelRun) -> LabelFile | None:
    return getattr(run, "file", None)


@desk
@require_POST
def complete(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """Fill in what was left open when the lot was opened."""
    lot = own_lot(cooperative, code)
    form = CompleteForm(lot, request.POST)
    if form.is_valid():
        try:
            complete_lot(lot=lot, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Written down."))
            return redirect("desk:lot-labels", cooperative.slug, lot.code)
    return _show_labels(request, lot, open_form=form)


@desk
@require_safe
def label_run(request: HttpRequest, cooperative: Cooperative, code: str, pk: int) -> HttpResponse:
    """One run: how far its file is, the file, spoilt labels. The page looks again by itself while it is drawn."""
    return _show_run(request, own_run(own_lot(cooperative, code), pk))


def _show_run(request: HttpRequest, run: LabelRun, form: SpoiltRunForm | None = None) -> HttpResponse:
    file = _file(run)
    context = {
        "lot": run.lot, "run": run, "file": file, "on": OUTPUTS.get(run.output), "form": form or SpoiltRunForm(run),
        "until": ((file and file.finished_at) or run.printed_at) + KEPT,
        "refused": _refusal(refuse_file, file) if file else _refusal(refuse_equal, run), **facts_of(run),
    }  # fmt: skip
    answer = page(request, "desk/label_run.html", context, status=422 if form else 200)
    if file and file.state == LabelFile.State.WAITING and not form:
        answer["Refresh"] = str(LOOK_AGAIN_S)
    return answer


@desk
@require_safe
def label_file(request: HttpRequest, cooperative: Cooperative, code: str, pk: int) -> FileResponse:
    """The finished file; Http404 while there is none, and where its labels may not be used any more."""
    run = own_run(own_lot(cooperative, code), pk)
    kind = OUTPUTS[run.output].kind
    name = f"tem-{run.lot.code}-{run.pk}.{kind}"
    return FileResponse(_data(run), as_attachment=True, filename=name, content_type=KINDS[kind])


def _data(run: LabelRun) -> BinaryIO:
    """Raises Http404 while there is none, or where it may not be fetched any more."""
    file = _file(run)
    if not run.numbered and not _refusal(refuse_equal, run):
        return io.BytesIO(equal_labels(run))
    if file is None or file.state != LabelFile.State.DONE or _refusal(refuse_file, file):
        raise Http404
    try:
        return path_of(file).open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone


@desk
@require_POST
def run_spoilt(request: HttpRequest, cooperative: Cooperative, code: str, pk: int) -> HttpResponse:
    """Labels of this run that were spoilt before they were used."""
    run = own_run(own_lot(cooperative, code), pk)
    form = SpoiltRunForm(run, request.POST)
    if form.is_valid():
        try:
            spoil_labels(run=run, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Written down: what these labels were to hold is loose again."))
            return redirect("desk:label-run", cooperative.slug, run.lot.code, run.pk)
    return _show_run(request, run, form)
