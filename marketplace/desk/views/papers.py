"""The cooperative's papers: what it has and for how long, declared anew, renewed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.papers.acts import declare_certificate, declare_stars, withdraw
from catalogue.papers.files import paper_answer
from catalogue.papers.presenting import paper_card
from catalogue.papers.rules import rule_on
from catalogue.papers.selectors import own_paper, papers_of
from marketplace.cooperatives.models import Cooperative

from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms.papers import CertificateForm, StarsForm
from .page import page


@desk(roles=OFFICE)
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """All of them; take back what nobody has decided yet."""
    if request.method == "POST":
        kind, _dash, key = request.POST.get("withdraw", "").partition("-")
        if not (key.isascii() and key.isdecimal() and len(key) < 19):
            raise Http404
        paper = own_paper(cooperative, kind, int(key))
        try:
            withdraw(paper=paper, actor=request.user)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("Withdrawn."))
        return redirect("desk:papers", cooperative.slug)
    day = timezone.localdate()
    soon = rule_on(day).second_days
    cards = [paper_card(paper, day, soon=soon) for paper in papers_of(cooperative)]
    for card in cards:
        name = "desk:paper-file" if card["kind"] == "giay" else "desk:stars-file"
        card["file_url"] = reverse(name, args=[cooperative.slug, card["paper"].pk])
    return page(request, "desk/papers.html", {"cards": cards})


@desk(roles=OFFICE)
@require_http_methods(["GET", "POST"])
def paper_add(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Declare a certificate, or renew one (`?thay=` its key)."""

    def declare(given: dict[str, Any], old: Any) -> object:
        return declare_certificate(holder=cooperative, actor=request.user, replaces=old, **given)

    return _declared(request, cooperative, "giay", CertificateForm, declare)


@desk(roles=OFFICE)
@require_http_methods(["GET", "POST"])
def stars_add(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Declare stars of OCOP, or renew them."""

    def declare(given: dict[str, Any], old: Any) -> object:
        return declare_stars(actor=request.user, replaces=old, **given)

    return _declared(request, cooperative, "sao", StarsForm, declare)


def _declared(
    request: HttpRequest,
    cooperative: Cooperative,
    kind: str,
    made_of: Any,
    act: Callable[[dict[str, Any], Any], object],
) -> HttpResponse:
    """The form; with a fault nothing typed is lost (the file is chosen anew)."""
    key = request.GET.get("thay", "")
    old: Any = own_paper(cooperative, kind, int(key)) if key.isascii() and key.isdecimal() and len(key) < 19 else None
    form: forms.Form = made_of(cooperative, initial=made_of.of(old) if old else None)
    if request.method == "POST":
        form = made_of(cooperative, request.POST, request.FILES)
        if form.is_valid():
            try:
                act(form.cleaned_data, old)
            except ValidationError as fault:
                add_faults(form, fault)
            else:
                messages.success(request, _("Declared. The alliance checks it; until then it counts nowhere."))
                return redirect("desk:papers", cooperative.slug)
    context = {"form": form, "old": old, "kind": kind}
    return page(request, "desk/paper_form.html", context, status=422 if form.errors else 200)


@desk(roles=OFFICE)
@require_safe
def paper_file(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """The certificate as it was uploaded."""
    return paper_answer(own_paper(cooperative, "giay", pk))


@desk(roles=OFFICE)
@require_safe
def stars_file(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """The decision about stars as it was uploaded."""
    return paper_answer(own_paper(cooperative, "sao", pk))
