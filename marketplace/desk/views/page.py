"""What every page of the desk shows around its content."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..door import in_office
from ..presenting import tabs


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a page of the cooperative that the door let in, with its bar and what this person may do."""
    membership: Any = request.membership  # type: ignore[attr-defined]  # set by the door
    around = {
        "cooperative": membership.cooperative, "office": in_office(membership), "tabs": tabs(request, membership),
        "manager": membership.role == membership.Role.MANAGER,
    }  # fmt: skip
    return render(request, template, around | context, status=status)
