"""The list of communes that follows the choice of a province in a form."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from .selectors import communes_of, province_by_code

_ONE_DAY: Final = 86_400


@require_safe
@cache_control(public=True, max_age=_ONE_DAY)
@vary_on_headers("Accept", "Accept-Language")
def commune_options(request: HttpRequest) -> HttpResponse:
    """Answer ``?tinh=<code>`` with the communes of a province; ``&chon=<code>`` marks one.

    ``<option>`` elements for a ``<select>``, or JSON where that is asked for: by ``Accept`` or by
    ``&dang=json``. An unknown province is 404.
    """
    province = province_by_code(request.GET.get("tinh", ""))
    if province is None:
        raise Http404(_("There is no province with this code."))
    communes = [(commune.code, commune.full_name) for commune in communes_of(province.code)]
    if _wants_json(request):
        named = {"code": province.code, "name": province.full_name}
        listed = [{"code": code, "name": name} for code, name in communes]
        return JsonResponse({"province": named, "communes": listed})
    return HttpResponse(_options(communes, request.GET.get("chon", "")))


def _wants_json(request: HttpRequest) -> bool:
    if request.GET.get("dang") == "json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _options(communes: list[tuple[str, str]], chosen: str) -> str:
    first = format_html('<option value="">{}</option>', _("Choose a commune or ward"))
    rows = ((code, " selected" if code == chosen else "", name) for code, name in communes)
    return first + format_html_join("", '<option value="{}"{}>{}</option>', rows)
