"""The one door of the desk: it fetches the cooperative and lets in only who works there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from marketplace.cooperatives.selectors import cooperative_for

View = Callable[..., HttpResponse]


def desk(view: View) -> View:
    """Give the view the cooperative in place of its slug; a stranger gets 404, nobody at all the way to sign in."""

    @wraps(view)
    def inside(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        cooperative = cooperative_for(request.user, slug)
        request.cooperative = cooperative  # type: ignore[attr-defined]  # the desk's menu reads it
        return view(request, cooperative, *args, **kwargs)

    return never_cache(login_required(inside))
