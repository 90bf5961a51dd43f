"""The one door of the desk: it fetches the cooperative and lets in only who works there, each to what is theirs.

A packer works on orders and lots. Prices, listings and turning an order down are the office's (manager, bookkeeper):
they bind the cooperative towards buyers.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from marketplace.cooperatives.models import Membership
from marketplace.cooperatives.selectors import membership_for

View = Callable[..., HttpResponse]
OFFICE = frozenset({Membership.Role.MANAGER, Membership.Role.BOOKKEEPER})


def desk(view: View | None = None, *, roles: Collection[str] = ()) -> Any:
    """Give the view the cooperative in place of its slug; 404 for a stranger and for another role than `roles`.

    Whoever is not signed in is asked to. Used bare, everybody who works there may enter.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            membership = membership_for(request.user, slug, roles=roles)
            request.membership = membership  # type: ignore[attr-defined]  # the desk's pages show what this role may do
            return view(request, membership.cooperative, *args, **kwargs)

        return login_required(inside)

    return guard if view is None else guard(view)


def in_office(membership: Membership) -> bool:
    """Whether this person decides about prices, listings and refusals."""
    return membership.role in OFFICE
