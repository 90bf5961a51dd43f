"""Lots: list, open, one lot with its journey, labels."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from marketplace.cooperatives.models import Cooperative
from traceability.labels.sheet import TEMPLATES, sheet
from traceability.labels.texts import label_of
from traceability.models import Lot
from traceability.selectors import journey, lots_of, own_lot
from traceability.services import open_lot, print_labels, record_event

from ..door import desk
from ..faults import add_faults
from ..forms import EventForm, LabelsForm, LotForm

PER_PAGE = 20


@desk
def lot_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """The cooperative's lots, newest first."""
    page = Paginator(lots_of(cooperative), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/lots.html", {"cooperative": cooperative, "page": page})


@method_decorator(desk, name="dispatch")
class LotOpen(View):
    """A new lot."""

    def get(self, request: HttpRequest, cooperative: Cooperative, form: LotForm | None = None) -> HttpResponse:
        """Show the form, for one product where the way here came from it."""
        form = form or LotForm(cooperative, initial={"product": request.GET.get("product")})
        return render(request, "desk/lot_form.html", {"cooperative": cooperative, "form": form})

    def post(self, request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
        """Open it."""
        form = LotForm(cooperative, request.POST)
        if not form.is_valid():
            return self.get(request, cooperative, form)
        try:
            lot = open_lot(
                actor=request.user, facility=cooperative.facilities.filter(kind="packhouse").first(),
                areas=cooperative.growing_areas.all(), **form.cleaned_data,
            )  # fmt: skip
        except ValidationError as fault:
            add_faults(form, fault, otherwise="code")
            return self.get(request, cooperative, form)
        messages.success(request, _("Lot %(code)s is open. Record what happened to it, then print its labels.") % {"code": lot.code})
        return redirect("desk:lot", cooperative.slug, lot.code)


@desk
def lot_detail(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """One lot: its journey, a form for the next step, its labels."""
    return _show(request, cooperative, own_lot(cooperative, code))


def _show(
    request: HttpRequest, cooperative: Cooperative, lot: Lot,
    event_form: EventForm | None = None, labels_form: LabelsForm | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "cooperative": cooperative, "lot": lot, "events": journey(lot), "runs": lot.label_runs.all()[:20],
        "event_form": event_form or EventForm(cooperative), "labels_form": labels_form or LabelsForm(),
    }  # fmt: skip
    return render(request, "desk/lot.html", context, status=422 if event_form or labels_form else 200)


@desk
@require_POST
def event_add(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """One more step of the journey."""
    lot = own_lot(cooperative, code)
    form = EventForm(cooperative, request.POST)
    if form.is_valid():
        try:
            record_event(lot=lot, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Recorded. It stands for ever; a mistake is corrected by a further step."))
            return redirect("desk:lot", cooperative.slug, lot.code)
    return _show(request, cooperative, lot, event_form=form)


@desk
@require_POST
def labels(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """A run of labels, as PDF."""
    lot = own_lot(cooperative, code)
    form = LabelsForm(request.POST)
    if form.is_valid():
        quantity = form.cleaned_data["quantity"]
        try:
            print_labels(lot=lot, quantity=quantity, actor=request.user)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="quantity")
        else:
            pdf = sheet(label_of(lot), quantity=quantity, template=TEMPLATES[form.cleaned_data["template"]])
            name = f'inline; filename="tem-{lot.code}.pdf"'
            return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})
    return _show(request, cooperative, lot, labels_form=form)
