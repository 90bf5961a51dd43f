"""The alliance's screen of other systems that read and report events by token."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views import View

from traceability.exchange.accounts import open_account, revoke_account
from traceability.exchange.forms import AccountForm
from traceability.models import Correspondent

PER_PAGE = 30


class SystemsView(View):
    """The accounts; open one, whose token is shown this once, or revoke one."""

    def get(self, request: HttpRequest, form: AccountForm | None = None, **opened: Any) -> HttpResponse:
        """Show them; with `token` and `account` where one was opened just now."""
        rows = Correspondent.objects.select_related("cooperative")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "form": form or AccountForm(), **opened}
        return render(request, "dashboard/systems.html", context, status=422 if form and form.errors else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what the pressed button says."""
        number = request.POST.get("revoke", "")
        if number:
            key = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
            account = revoke_account(account=get_object_or_404(Correspondent, pk=key), actor=request.user)
            messages.success(request, _("The token of %(name)s opens nothing any more.") % {"name": account.name})
            return redirect("dashboard:systems")
        form = AccountForm(request.POST)
        if not form.is_valid():
            return self.get(request, form)
        try:
            account, token = open_account(actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error("name", fault.messages[0])
            return self.get(request, form)
        return self.get(request, token=token, account=account)


URLS = [path("he-thong-khac/", SystemsView.as_view(), name="systems")]
