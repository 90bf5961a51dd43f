"""Other systems of the cooperative that read and report events by token."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.cooperatives.models import Cooperative, Membership
from traceability.exchange.accounts import open_account, revoke_account
from traceability.exchange.forms import AccountForm

from ..door import desk
from ..faults import add_faults
from .page import page

SHOWN = 100


@desk(roles={Membership.Role.MANAGER})
@require_http_methods(["GET", "POST"])
def systems(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Open an account, whose token is shown this once, or revoke one; its manager alone."""
    context = {"accounts": cooperative.correspondents.all()[:SHOWN], "form": AccountForm(own=True)}
    if request.method != "POST":
        return page(request, "desk/systems.html", context)
    number = request.POST.get("revoke", "")
    if number:
        key = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
        account = revoke_account(account=get_object_or_404(cooperative.correspondents, pk=key), actor=request.user)
        messages.success(request, _("The token of %(name)s opens nothing any more.") % {"name": account.name})
        return redirect("desk:systems", cooperative.slug)
    form = AccountForm(request.POST, own=True)
    if form.is_valid():
        try:
            account, token = open_account(actor=request.user, cooperative=cooperative, **form.cleaned_data)
        except ValidationError as fault:
            add_faults(form, fault, otherwise="name")
        else:
            return page(request, "desk/systems.html", context | {"account": account, "token": token})
    return page(request, "desk/systems.html", context | {"form": form}, status=422)
