"""How a cooperative's printer is calibrated; and what the pages behind its labels say about itself."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.services import add_facility, set_details
from traceability.labels.calibration import calibration_page
from traceability.labels.outputs import TEMPLATES
from traceability.services.label_files import set_shift, shift_of

from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms import DetailsForm, FacilityForm, PrinterForm
from .page import page


@desk
@require_http_methods(["GET", "HEAD", "POST"])
def printer(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """How far each kind of label is moved, and the page to print and measure."""
    form = PrinterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        set_shift(cooperative=cooperative, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Kept. Print the page once more and measure again."))
        return redirect("desk:printer", cooperative.slug)
    rows = {row.template: row for row in cooperative.printer_offsets.all()}
    shown = [{"template": template, "offset": rows.get(key)} for key, template in TEMPLATES.items()]
    return page(request, "desk/printer.html", {"form": form, "rows": shown}, status=422 if form.errors else 200)


@desk
@require_safe
def printer_page(request: HttpRequest, cooperative: Cooperative, template: str) -> HttpResponse:
    """The page by which one kind of label is measured, as PDF, moved as labels are."""
    if template not in TEMPLATES:
        raise Http404
    pdf = calibration_page(TEMPLATES[template], shift_of(cooperative.pk, template))
    name = f'inline; filename="can-chinh-{template}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


@desk(roles=OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Address and numbers of the cooperative, and its places."""
    typed: Any = request.POST if request.method == "POST" else None
    is_place = typed is not None and typed.get("act") == "place"
    form = DetailsForm(None if is_place else typed, instance=Cooperative.objects.get(pk=cooperative.pk))
    place = FacilityForm(typed if is_place else None)
    asked: Any = place if is_place else form
    if typed is not None and asked.is_valid():
        act: Any = add_facility if is_place else set_details
        try:
            act(cooperative=cooperative, actor=request.user, **asked.cleaned_data)
        except ValidationError as fault:
            add_faults(asked, fault, otherwise="name")
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:details", cooperative.slug)
    context = {"form": form, "place": place, "places": cooperative.facilities.select_related("commune", "province")}
    return page(request, "desk/details.html", context, status=422 if asked.errors else 200)
