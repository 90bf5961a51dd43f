"""Recalls as a feed that shops and newspapers follow: lots, producers and reasons, nothing of anybody who bought."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from ..models import Recall
from .selectors import public_recalls

MOST = 50
FIVE_MINUTES = 300


def last_changed(_request: HttpRequest) -> datetime.datetime | None:
    """When a recall was begun, closed or withdrawn last."""
    moments = Recall.objects.real().aggregate(Max("opened_at"), Max("closed_at"), Max("withdrawn_at"))
    return max(filter(None, moments.values()), default=None)


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
@condition(last_modified_func=last_changed)
def recall_feed(_request: HttpRequest) -> HttpResponse:
    """What the public page says, in its language; a withdrawal is the same entry, updated."""
    here = settings.SITE_URL + reverse("traceability:recalls")
    feed = Atom1Feed(
        title=f"{settings.SHOP_NAME}: {_('Recalls')}", link=here, description=None, language=get_language(),
        subtitle=_("Demonstration: all data on this page is invented.") if settings.DEMONSTRATION else None,
        feed_url=settings.SITE_URL + reverse("traceability:recall-feed"), author_name=settings.SHOP_NAME,
    )  # fmt: skip
    for recall in public_recalls()[:MOST]:
        feed.add_item(
            title=_title(recall), link=settings.SITE_URL + recall.lot.get_absolute_url(), description=_words(recall),
            unique_id=f"{here}#{recall.pk}", pubdate=recall.opened_at,
            updateddate=recall.withdrawn_at or recall.opened_at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _title(recall: Recall) -> str:
    named = {"goods": recall.lot.product.title, "code": recall.lot.code}
    if recall.withdrawn_at:
        return _("Recall withdrawn: %(goods)s, lot %(code)s") % named
    return _("Recalled: %(goods)s, lot %(code)s") % named


def _words(recall: Recall) -> str:
    """As plain text: the kind of danger, why, what to do, whose goods."""
    if recall.withdrawn_at:
        day = date_format(localtime(recall.withdrawn_at), "SHORT_DATE_FORMAT")
        said = [_("This recall was a mistake and was withdrawn on %(day)s.") % {"day": day}, recall.withdrawn_reason]
    else:
        said = [recall.get_hazard_display(), recall.reason, recall.instructions]
    return " · ".join(filter(None, [*said, recall.lot.producer.name]))
