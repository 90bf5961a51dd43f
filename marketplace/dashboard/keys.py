"""The alliance's screen of the keys that sign what is recorded of lots."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from traceability.models import SigningKey
from traceability.proof.keys import is_held, rotate


class KeyForm(forms.Form):
    """Nobody takes a new key by a slip: its file must be copied by hand."""

    copied = forms.BooleanField(
        label=gettext_lazy(
            "The file with the new key will be copied: to a safe place, and to every machine of the shop"
        ),
        error_messages={
            "required": gettext_lazy("Say that the file will be copied; without it nothing can be signed.")
        },
    )


class KeysView(View):
    """Every key that ever signed, the one in use first; and a new one."""

    def get(self, request: HttpRequest, form: KeyForm | None = None) -> HttpResponse:
        """Show them, and whether this machine holds the one in use."""
        keys = SigningKey.objects.order_by("-not_before", "-pk")
        context = {"keys": keys, "is_lost": keys.exists() and not is_held(), "form": form or KeyForm()}
        return render(request, "dashboard/keys.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a new one; the old public keys stay published, each with its end."""
        form = KeyForm(request.POST)
        if not form.is_valid():
            return self.get(request, form)
        taken = rotate(actor=request.user)  # type: ignore[arg-type]  # staff alone comes in here
        messages.success(request, _("Key %(kid)s signs from now on. Copy its file now.") % {"kid": taken.key.kid})
        return redirect("dashboard:keys")


URLS = [path("khoa/", KeysView.as_view(), name="keys")]
