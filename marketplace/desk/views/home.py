"""The desk's first screens: which cooperative, and what it has to do today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.selectors import cooperatives_of

from .. import presenting, selectors
from ..door import desk
from .page import page


@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Straight to the only cooperative; a list of several; a plain word to whoever works for none."""
    cooperatives = list(cooperatives_of(request.user).select_related("province")[:50])
    if len(cooperatives) == 1:
        return redirect("desk:today", cooperatives[0].slug)
    return render(request, "desk/choose.html", {"cooperatives": cooperatives})


@desk
def today(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What has to be done now."""
    now, found = timezone.now(), selectors.today(cooperative)
    counts, names = found["counts"], presenting.group_names()
    cards = {
        group: [presenting.order_card(order, cooperative, now=now) for order in found[group]]
        for group in ("accept", "pack", "send")
    }
    context = {
        "now": now, "cards": cards, "counts": counts, "to_do": sum(counts[group] for group in cards),
        "tiles": [{"number": counts[group], "label": names[group], "url": f"#{group}"} for group in cards],
        "on_the_way": counts["on-the-way"], "notice": presenting.first_steps(cooperative),
        **{key: found[key] for key in ("claims", "odd_money", "low", "sent_back", "waiting", "papers", "has_goods")},
    }  # fmt: skip
    return page(request, "desk/today.html", context)
