"""What a lot holds: its tables, taking out, spoilt labels, processing, receiving."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from marketplace.cooperatives.models import Cooperative
from traceability.models import Lot
from traceability.selectors import own_lot
from traceability.services import close_lot, confirm_override, receive, spoil_labels, take_out, transform

from ..balances import account, own_transformation
from ..door import desk
from ..faults import add_faults
from ..forms import ReceiveForm, SpoiltForm, TakeOutForm, TransformForm
from .page import page


@desk
@require_safe
def lot_balance(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """What the lot holds, and forms for what left it."""
    return _show(request, own_lot(cooperative, code))


def _show(
    request: HttpRequest, lot: Lot, out_form: TakeOutForm | None = None, spoilt_form: SpoiltForm | None = None
) -> HttpResponse:
    forms = {"out_form": out_form or TakeOutForm(lot), "spoilt_form": spoilt_form or SpoiltForm(lot)}
    context = {"lot": lot, **account(lot), **forms, "runs": lot.label_runs.filter(numbered=False).exists()}
    return page(request, "desk/lot_balance.html", context, status=422 if out_form or spoilt_form else 200)


@desk
@require_POST
def lot_out(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """Sold loose, taken as a sample, destroyed."""
    lot = own_lot(cooperative, code)
    form = TakeOutForm(lot, request.POST)
    if form.is_valid():
        try:
            take_out(lot=lot, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="quantity")
        else:
            messages.success(request, _("Written down. It stands for ever."))
            return redirect("desk:lot-balance", cooperative.slug, lot.code)
    return _show(request, lot, out_form=form)


@desk
@require_POST
def lot_close(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """Nothing is left of it."""
    lot = own_lot(cooperative, code)
    try:
        close_lot(lot=lot, actor=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("The lot is closed; its page stays."))
    return redirect("desk:lot-balance", cooperative.slug, lot.code)


@desk
@require_POST
def lot_spoilt(request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
    """Labels that were spoilt before they were used."""
    lot = own_lot(cooperative, code)
    form = SpoiltForm(lot, request.POST)
    if form.is_valid():
        try:
            spoil_labels(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="units")
        else:
            messages.success(request, _("Written down. What these labels stood for is loose again."))
            return redirect("desk:lot-balance", cooperative.slug, lot.code)
    return _show(request, lot, spoilt_form=form)


@method_decorator(desk, name="dispatch")
class LotTransform(View):
    """New lots out of this one, and of others with it."""

    def get(
        self, request: HttpRequest, cooperative: Cooperative, code: str, form: TransformForm | None = None
    ) -> HttpResponse:
        """Show the form."""
        lot = own_lot(cooperative, code)
        context = {"lot": lot, "form": form or TransformForm(lot), **account(lot)}
        return page(request, "desk/lot_transform.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, cooperative: Cooperative, code: str) -> HttpResponse:
        """Do it, or propose it to a second person."""
        lot = own_lot(cooperative, code)
        form = TransformForm(lot, request.POST)
        if not form.is_valid():
            return self.get(request, cooperative, code, form)
        words = {
            name: form.cleaned_data[name] for name in ("process", "happened_at", "facility", "note", "override_reason")
        }
        try:
            made = transform(actor=request.user, **words, **form.sides())
        except ValidationError as fault:
            add_faults(form, fault, otherwise="quantity")
            return self.get(request, cooperative, code, form)
        waits = _("Written down. A second person has to confirm it before anything is booked.")
        messages.success(request, waits if made.booked_at is None else _("Done: the new lots are open."))
        return redirect("desk:lot-balance", cooperative.slug, lot.code)


@desk
@require_POST
def transformation_confirm(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """A second person says that it gave more than usual."""
    made = own_transformation(cooperative, pk)
    if made is None:
        raise Http404
    try:
        confirm_override(transformation=made, actor=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("Confirmed and booked; the journey of the new lots says so."))
    part = made.parts.select_related("lot").order_by("pk")[0]
    return redirect("desk:lot-balance", cooperative.slug, part.lot.code)


def _asked(request: HttpRequest) -> dict[str, str | None]:
    return {"product": request.GET.get("product"), "satellite": request.GET.get("supplier")}


@method_decorator(desk, name="dispatch")
class LotReceive(View):
    """A lot of goods that somebody brought."""

    def get(self, request: HttpRequest, cooperative: Cooperative, form: ReceiveForm | None = None) -> HttpResponse:
        """Show the form."""
        context = {"form": form or ReceiveForm(cooperative, initial=_asked(request))}
        return page(request, "desk/lot_receive.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
        """Open the lot."""
        form = ReceiveForm(cooperative, request.POST)
        if not form.is_valid():
            return self.get(request, cooperative, form)
        try:
            lot = receive(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="quantity")
            return self.get(request, cooperative, form)
        messages.success(request, _("Lot %(code)s is open.") % {"code": lot.code})
        return redirect("desk:lot-balance", cooperative.slug, lot.code)
