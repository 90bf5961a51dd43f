"""Goods of another cooperative, to resell or to put into gift boxes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.cooperatives.models import Cooperative
from traceability.services import ask_for_goods

from ..door import desk
from ..faults import add_faults
from ..forms.taking import TakeForm
from .page import page


@desk
@require_http_methods(["GET", "POST"])
def lot_take(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Say what was brought; the cooperative that gave it confirms."""
    form = TakeForm(cooperative, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actor: Any = request.user
        try:
            made = ask_for_goods(actor=actor, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="quantity")
        else:
            giver = made.producer.name
            messages.success(request, _("Written down. %(giver)s confirms it at its desk.") % {"giver": giver})
            return redirect("desk:lots", cooperative.slug)
    return page(request, "desk/lot_take.html", {"form": form}, status=422 if form.errors else 200)
