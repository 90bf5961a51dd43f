"""The questions that EPCIS 2.0 lets be asked of events, each parameter by its name; any other is refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .. import epcis_grammar
from ..models import EpcisEvent, EpcisName
from .problems import Problem
from .reading import bare, found_by

R = EpcisName.Role
KINDS = ("ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent")
PER_PAGE, MOST_PER_PAGE, MOST_VALUES = 30, 200, 100
Ask = Callable[[list[str]], Q]


def ask(events: QuerySet[EpcisEvent], query: QueryDict) -> QuerySet[EpcisEvent]:
    """The events that a question asks for, in the order of their recording. Raises Problem 400."""
    for name in query:
        if name in PAGING:
            continue
        if name not in PARAMETERS:
            raise _refused(_("The parameter “%(name)s” is not known here.") % {"name": name[:80]})
        events = events.filter(PARAMETERS[name](values_of(query, name)))
    return events.order_by("pk")


def values_of(query: QueryDict, name: str) -> list[str]:
    """The values of a parameter: repeated, or separated by commas. Raises Problem 400 where one is empty."""
    values = [value.strip() for each in query.getlist(name) for value in each.split(",")]
    if not all(values) or len(values) > MOST_VALUES or any("\x00" in value for value in values):
        raise _refused(
            _("The parameter “%(name)s” needs a value, and takes at most %(most)d.")
            % {"name": name, "most": MOST_VALUES}
        )
    return values


def per_page(query: QueryDict) -> int:
    """How many at once: 30 unless asked, never more than 200. Raises Problem 400."""
    asked = query.get("perPage", str(PER_PAGE))
    if not (asked.isascii() and asked.isdecimal() and int(asked[:9]) > 0):
        raise _refused(_("“perPage” is a whole number from 1."))
    return min(int(asked[:9]), MOST_PER_PAGE)


def after(query: QueryDict, of: str) -> Any:
    """What the page before of this list ended with; None on the first. Raises Problem 400 for another's token."""
    token = query.get("nextPageToken")
    if token is None:
        return None
    try:
        return signing.loads(token, salt=f"epcis.page.{of}")
    except signing.BadSignature:
        raise _refused(_("“nextPageToken” is taken as it stands in the Link of the page before.")) from None


def token_after(last: Any, of: str) -> str:
    """The token of the page that follows in this list."""
    return signing.dumps(last, salt=f"epcis.page.{of}")


def _refused(sentence: str) -> Problem:
    return Problem(400, "QueryParameterException", sentence)


def _one_of(column: str, read: Callable[[str], str] = str) -> Ask:
    return lambda values: Q(**{f"{column}__in": [read(value) for value in values]})


def _word_of(column: str, words: Iterable[str]) -> Ask:
    def asked(values: list[str]) -> Q:
        if not set(values) <= set(words):
            raise _refused(_("This must be one of: %(words)s.") % {"words": ", ".join(words)})
        return Q(**{f"{column}__in": values})

    return asked


def _moment(column: str) -> Ask:
    def asked(values: list[str]) -> Q:
        value = values[0].replace(" ", "+")  # a plus that was not encoded
        if len(values) > 1 or any(True for _fault in epcis_grammar.moment(value, "")):
            raise _refused(_("This must be a moment with its time zone, such as 2026-07-01T08:30:00+07:00."))
        try:
            return Q(**{column: datetime.datetime.fromisoformat(value).astimezone(datetime.UTC)})
        except OverflowError:
            raise _refused(_("No calendar has this moment.")) from None

    return asked


def _named(*roles: str) -> Ask:
    def asked(values: list[str]) -> Q:
        uris = [found_by(value) for value in values]
        return Q(Exists(EpcisName.objects.filter(event=OuterRef("pk"), role__in=roles, uri__in=uris)))

    return asked


PAGING = ("perPage", "nextPageToken")
PARAMETERS: dict[str, Ask] = {
    "eventType": _word_of("kind", KINDS),
    "GE_eventTime": _moment("event_time__gte"),
    "LT_eventTime": _moment("event_time__lt"),
    "GE_recordTime": _moment("record_time__gte"),
    "LT_recordTime": _moment("record_time__lt"),
    "EQ_action": _word_of("action", ("ADD", "OBSERVE", "DELETE")),
    "EQ_bizStep": _one_of("biz_step", bare),
    "EQ_disposition": _one_of("disposition", bare),
    "EQ_bizLocation": _one_of("biz_location", found_by),
    "EQ_readPoint": _one_of("read_point", found_by),
    "EQ_transformationID": _one_of("transformation_id"),
    "EQ_eventID": _one_of("event_id"),
    "MATCH_epc": _named(R.EPC),
    "MATCH_parentID": _named(R.PARENT),
    "MATCH_anyEPC": _named(R.EPC, R.PARENT, R.INPUT, R.OUTPUT),
    "MATCH_epcClass": _named(R.CLASS),
    "MATCH_anyEPCClass": _named(R.CLASS, R.INPUT_CLASS, R.OUTPUT_CLASS),
}
