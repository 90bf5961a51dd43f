"""What is owed to the cooperative and how it came about."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from marketplace.cooperatives.models import Cooperative
from marketplace.ledger.serving import statement_context, statement_file

from ..door import OFFICE, desk
from .page import page


@desk(roles=OFFICE)
@require_safe
def statement(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """One period, this month unless told."""
    context = statement_context(request, cooperative)
    return page(request, "desk/statement.html", context, status=200 if context["statement"] else 422)


@desk(roles=OFFICE)
@require_safe
def statement_as_file(request: HttpRequest, cooperative: Cooperative, kind: str) -> HttpResponseBase:
    """The same as PDF or XLSX."""
    return statement_file(request, cooperative, kind)
