"""HTTP of the letters of daily roots: asked for by whoever has an account, ended by the link in each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..models import RootReader
from .letters import ask_for_letters, end_letters


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Ask for the letters, or end them; nobody gets them unasked."""
    user: Any = request.user
    reader = RootReader.objects.filter(user=user).first()
    if request.method != "POST":
        return render(request, "traceability/root_letters.html", {"reader": reader})
    if "end" in request.POST:
        if reader is not None:
            end_letters(token=reader.token)
        messages.success(request, _("You get no more letters of daily roots."))
    elif not user.email:
        messages.error(request, _("Your account has no e-mail: write one into your account first."))
    else:
        ask_for_letters(user=user, language=translation.get_language() or "vi")
        messages.success(request, _("From the next root on you get one letter a day."))
    return redirect("traceability:root-letters")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters by one press; mail programs that open links end nothing."""
    if request.method == "POST":
        end_letters(token=token)
        return render(request, "traceability/root_letters_end.html", {"ended": True})
    return render(request, "traceability/root_letters_end.html", {"ended": False})
