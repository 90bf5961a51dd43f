"""HTTP of hidden codes: the page of one piece where its code is typed."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache

from . import codes, resolver
from .models import Serial
from .scans.devices import device_of
from .services.check_codes import TOO_MANY, Confirmed, confirm


class HiddenCodeForm(forms.Form):
    """What stands below the scratch-off sticker, or inside the pack."""

    hidden = forms.CharField(
        label=_("Hidden code"), max_length=40, help_text=_("Eight letters and digits, for example ABCD-2345."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


@method_decorator(never_cache, name="dispatch")
class HiddenCode(View):
    """Type the hidden code of a piece; confirmed once, and said calmly when it was confirmed before."""

    def get(self, request: HttpRequest, code: str, piece: str) -> HttpResponse:
        """The form, or the page that says what is wrong with the lot's code."""
        try:
            return self._show(request, _piece(code, piece), HiddenCodeForm())
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)

    def post(self, request: HttpRequest, code: str, piece: str) -> HttpResponse:
        """Whether it is the right one."""
        try:
            serial = _piece(code, piece)
        except codes.CodeFault as fault:
            return resolver.fault_answer(request, fault)
        form = HiddenCodeForm(request.POST)
        if not form.is_valid():
            return self._show(request, serial, form, status=422)
        try:
            found = confirm(serial=serial, typed=form.cleaned_data["hidden"], device=device_of(request))
        except ValidationError as fault:
            form.add_error("hidden", fault)
            return self._show(request, serial, form, status=429 if fault.code == TOO_MANY else 422)
        return self._show(request, serial, form, found=found)

    def _show(
        self, request: HttpRequest, serial: Serial, form: HiddenCodeForm, *, found: Confirmed | None = None,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        context = {"lot": serial.lot, "serial": serial, "form": form, "found": found}
        return render(request, "traceability/hidden_code.html", context, status=status)


def _piece(code: str, number: str) -> Serial:
    """A piece of a published lot that has a hidden code; Http404 for others. Raises CodeFault."""
    lot = codes.lot_named(code)
    serial: Serial | None = lot.serials.filter(number=number.upper()).exclude(check_hash="").first()
    if serial is None:
        raise Http404
    serial.lot = lot
    return serial
