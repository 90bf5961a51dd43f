"""How a cooperative's printer is calibrated; and what the pages behind its labels say about itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.services import set_details
from traceability.labels.calibration import calibration_page
from traceability.labels.outputs import TEMPLATES
from traceability.services.label_files import set_shift, shift_of

from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms import DetailsForm, PrinterForm
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
    """Address and numbers of the cooperative."""
    own = Cooperative.objects.get(pk=cooperative.pk)  # a form writes into what it is about, right or wrong
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=own)
    if request.method == "POST" and form.is_valid():
        try:
            set_details(cooperative=cooperative, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:details", cooperative.slug)
    return page(request, "desk/details.html", {"form": form}, status=422 if form.errors else 200)
