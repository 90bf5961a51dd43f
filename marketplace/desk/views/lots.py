"""Lots: list, open, one lot with its journey."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from marketplace.cooperatives.models import Cooperative
from traceability.models import Lot
from traceability.selectors import journey, label_address, lots_of, own_lot
from traceability.services import open_lot, record_event

from ..balances import waiting_transformations
from ..door import desk, in_office
from ..faults import add_faults
from ..forms import EventForm, LotForm
from ..labels import gaps_of
from ..rooms import rooms
from .page import page

PER_PAGE = 20


@desk
@require_safe
def lot_list(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """The cooperative's lots, newest first."""
    lots = lots_of(cooperative).select_related("product__listing")
    shown = Paginator(lots, PER_PAGE).get_page(request.GET.get("page"))
    waiting = waiting_transformations(cooperative)[:PER_PAGE]
    member: Any = request.membership  # type: ignore[attr-defined]  # set by the door
    context = {
        "page": shown, "today": timezone.localdate(), "waiting": waiting,
        "rooms": rooms(cooperative, office=in_office(member), manager=member.role == member.Role.MANAGER),
    }  # fmt: skip
    return page(request, "desk/lots.html", context)


@method_decorator(desk, name="dispatch")
class LotOpen(View):
    """A new lot."""

    def get(self, request: HttpRequest, cooperative: Cooperative, form: LotForm | None = None) -> HttpResponse:
        """Show the form, for one product where the way here came from it."""
        packhouse = cooperative.facilities.filter(kind="packhouse").first()
        initial = {"product": request.GET.get("product"), "facility": packhouse}
        context = {"form": form or LotForm(cooperative, initial=initial)}
        return page(request, "desk/lot_form.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
        """Open it."""
        form = LotForm(cooperative, request.POST)
        if not form.is_valid():
            return self.get(request, cooperative, form)
        try:
            lot = open_lot(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="code")
            return self.get(request, cooperative, form)
        sentence = _("Lot %(code)s is open. Record what happened to it, then print its labels.")
        messages.success(request, sentence % {"code": lot.code})
        return redirect("desk:lot", cooperative.slug, lot.code)


@desk
@require_safe
def lot_detail(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """One lot: its journey, a form for the next step, what its labels still lack."""
    return _show(request, own_lot(cooperative, code))


def _show(request: HttpRequest, lot: Lot, event_form: EventForm | None = None) -> HttpResponse:
    context = {
        "lot": lot, "events": journey(lot), "address": label_address(lot), "event_form": event_form or EventForm(lot),
        "gaps": gaps_of(lot, office=in_office(request.membership)),  # type: ignore[attr-defined]  # set by the door
    }  # fmt: skip
    return page(request, "desk/lot.html", context, status=422 if event_form else 200)


@desk
@require_POST
def event_add(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """One more step of the journey."""
    lot = own_lot(cooperative, code)
    form = EventForm(lot, request.POST)
    if form.is_valid():
        try:
            record_event(lot=lot, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Recorded. It stands for ever; a mistake is corrected by a further step."))
            return redirect("desk:lot", cooperative.slug, lot.code)
    return _show(request, lot, event_form=form)
