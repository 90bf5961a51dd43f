"""The desk's first screens: which cooperative, and what it has to do today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.selectors import cooperatives_of

from .. import selectors
from ..door import desk


@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Straight to the only cooperative; a list of several; a plain word to whoever works for none."""
    cooperatives = list(cooperatives_of(request.user)[:50])
    if len(cooperatives) == 1:
        return redirect("desk:today", cooperatives[0].slug)
    return render(request, "desk/choose.html", {"cooperatives": cooperatives})


@desk
def today(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What has to be done now."""
    return render(request, "desk/today.html", selectors.today(cooperative) | {"cooperative": cooperative})
