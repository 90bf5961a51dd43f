"""Days on which the cooperative is closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.cooperatives.models import Cooperative, Membership
from marketplace.order.services import go_on_holiday

from ..door import desk
from ..faults import add_faults
from ..forms import HolidayForm
from .page import page


@desk(roles={Membership.Role.MANAGER})
@require_http_methods(["GET", "POST"])
def holiday(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Set it, change it, end it; its manager alone."""
    stands = {"first": cooperative.holiday_from, "last": cooperative.holiday_to, "note": cooperative.holiday_note}
    if request.method != "POST":
        return page(request, "desk/holiday.html", {"form": HolidayForm(initial=stands)})
    if request.POST.get("act") == "end":
        go_on_holiday(cooperative=cooperative, first=None, last=None, actor=request.user)
        messages.success(request, _("Your goods are on sale."))
        return redirect("desk:holiday", cooperative.slug)
    form = HolidayForm(request.POST)
    if form.is_valid():
        try:
            go_on_holiday(cooperative=cooperative, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, _("Kept. Your pages and your goods say so on those days."))
            return redirect("desk:holiday", cooperative.slug)
    return page(request, "desk/holiday.html", {"form": form}, status=422)
