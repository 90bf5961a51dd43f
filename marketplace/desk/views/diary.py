"""The diary of growing areas: which areas, one area's entries, one more entry, a second person's word, photographs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from marketplace.cooperatives.models import Cooperative, GrowingArea
from traceability.diary.intervals import unmet
from traceability.diary.selectors import diary_of, own_area, own_entry, own_picture, waits_of
from traceability.diary.services import confirm_harvest, write_entry
from traceability.models import DiaryEntry
from traceability.problems.views import photograph

from ..door import desk
from ..faults import add_faults
from ..forms.diary import EntryForm
from .page import page

PER_PAGE = 20
K = DiaryEntry.Kind


@desk
@require_safe
def areas(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """The areas, each with its last entry."""
    rows = cooperative.growing_areas.annotate(last=Max("diary__happened_on")).order_by("code")
    return page(request, "desk/diaries.html", {"areas": rows})


@desk
@require_safe
def diary(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One area's entries, the newest first, and what to write next."""
    area = own_area(cooperative, pk)
    shown = Paginator(diary_of(area), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "area": area, "page": shown, "rows": [_versions(entry) for entry in shown.object_list], "kinds": K.choices,
        "wait": unmet(timezone.localdate(), waits_of(area)),
    }  # fmt: skip
    return page(request, "desk/diary.html", context)


def _versions(entry: Any) -> dict[str, Any]:
    """An entry as it stands now, and what it said before."""
    versions = [entry, *entry.corrections.all()]
    return {"first": entry, "now": versions[-1], "before": versions[:-1]}


@method_decorator(desk, name="dispatch")
class EntryAdd(View):
    """One more entry of a kind, or the correction of one."""

    def get(self, request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
        """Show the form."""
        return self._show(request, self._form(request, own_area(cooperative, pk)))

    def post(self, request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
        """Write it."""
        area = own_area(cooperative, pk)
        form = self._form(request, area, request.POST, request.FILES)
        if form.is_valid():
            try:
                entry = write_entry(
                    area=area, actor=request.user, kind=form.kind, corrects=form.corrects,  # type: ignore[arg-type]
                    **form.cleaned_data,
                )  # fmt: skip
            except ValidationError as fault:
                add_faults(form, fault)
            else:
                waits = _("Written down. A second person has to confirm it before anything is made of it.")
                messages.success(request, waits if entry.override_reason else _("Written down. It stands for ever."))
                return redirect("desk:diary", cooperative.slug, area.pk)
        return self._show(request, form, status=422)

    def _form(self, request: HttpRequest, area: GrowingArea, *data: Any) -> EntryForm:
        wrong = request.GET.get("sua", "")
        corrects = None
        if wrong:
            if not (wrong.isascii() and wrong.isdecimal() and len(wrong) < 19):
                raise Http404
            corrects = own_entry(area.cooperative, int(wrong))
            if corrects.area_id != area.pk or corrects.corrects_id:
                raise Http404
        last = corrects and (corrects.corrections.order_by("pk").last() or corrects)
        kind = last.kind if last else request.POST.get("viec") or request.GET.get("viec", K.OTHER)
        if kind not in K.values:
            raise Http404
        return EntryForm(area, kind, *data, corrects=last)

    def _show(self, request: HttpRequest, form: EntryForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "area": form.area, "title": K(form.kind).label, "wrong": form.corrects}
        return page(request, "desk/diary_entry.html", context, status=status)


@desk
@require_POST
def confirm(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """A second person stands for a harvest that came too early."""
    entry = own_entry(cooperative, pk)
    try:
        confirm_harvest(entry=entry, actor=request.user)  # type: ignore[arg-type]
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("Confirmed. The lots of this harvest warn their buyers."))
    return redirect("desk:diary", cooperative.slug, entry.area_id)


@desk
@require_safe
def picture(request: HttpRequest, cooperative: Cooperative, pk: int) -> HttpResponse:
    """A photograph, for those who work here."""
    return photograph(own_picture(cooperative, pk).file)
