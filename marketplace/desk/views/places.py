"""Places, growing areas and suppliers of a cooperative: seen, added, changed; taken away where nothing names them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_safe

from marketplace.cooperatives.keeping import is_named, keep, take_away
from marketplace.cooperatives.models import Cooperative, Facility, GrowingArea, Supplier

from ..door import OFFICE, desk
from ..faults import add_faults
from ..forms.places import FORMS, KeptForm
from .page import page

PER_PAGE = 50


@desk(roles=OFFICE)
@require_safe
def places(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Where things grow and where things happen."""
    facilities = cooperative.facilities.select_related("commune", "province")
    areas = cooperative.growing_areas.select_related("commune")
    return page(request, "desk/places.html", {"facilities": facilities, "areas": areas})


@desk(roles=OFFICE)
@require_safe
def suppliers(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Who supplies this hub."""
    rows = cooperative.suppliers.select_related("commune__province").order_by("-is_active", "name", "pk")
    return page(request, "desk/suppliers.html", {"page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))})


@method_decorator(desk(roles=OFFICE), name="dispatch")
class Keep(View):
    """One facility, area or supplier: a new one, or one to change or take away."""

    kept: type[Any] = Facility
    owner = "cooperative"
    back = "desk:places"
    adding: Any = ""

    def get(self, request: HttpRequest, cooperative: Cooperative, pk: int | None = None) -> HttpResponse:
        """Show the form."""
        return self._show(request, FORMS[self.kept](self._thing(cooperative, pk)))

    def post(self, request: HttpRequest, cooperative: Cooperative, pk: int | None = None) -> HttpResponse:
        """Keep what was typed, or take the thing away."""
        thing = self._thing(cooperative, pk)
        if pk and "take-away" in request.POST:
            return self._take_away(request, cooperative, thing)
        form = FORMS[self.kept](thing, request.POST)
        if form.only_chooses_province:
            form.errors.clear()
            return self._show(request, form)
        if form.is_valid():
            try:
                keep(form.typed(), actor=request.user)  # type: ignore[arg-type]  # the door let in who is signed in
            except ValidationError as fault:
                add_faults(form, fault)
            else:
                messages.success(request, _("Kept."))
                return redirect(self.back, cooperative.slug)
        return self._show(request, form, status=422)

    def _thing(self, cooperative: Cooperative, pk: int | None) -> Any:
        if pk is None:
            return self.kept(**{self.owner: cooperative})
        rows = self.kept.objects.select_related("commune__province")
        return get_object_or_404(rows, **{self.owner: cooperative, "pk": pk})

    def _take_away(self, request: HttpRequest, cooperative: Cooperative, thing: Any) -> HttpResponse:
        try:
            take_away(thing, actor=request.user)  # type: ignore[arg-type]
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, _("“%(name)s” is taken away.") % {"name": thing})
        return redirect(self.back, cooperative.slug)

    def _show(self, request: HttpRequest, form: KeptForm, status: int = 200) -> HttpResponse:
        thing = form.thing
        removable = bool(thing.pk) and not is_named(thing)
        context = {"form": form, "thing": thing, "removable": removable, "back": self.back, "adding": self.adding}
        return page(request, "desk/place_form.html", context, status=status)


class KeepFacility(Keep):
    """A place where things happen to goods."""

    adding = gettext_lazy("Add a facility")


class KeepArea(Keep):
    """A growing area."""

    kept = GrowingArea
    adding = gettext_lazy("Add a growing area")


class KeepSupplier(Keep):
    """A supplier of this hub."""

    kept, owner, back = Supplier, "hub", "desk:suppliers"
    adding = gettext_lazy("Add a supplier")
