"""EPCIS 2.0 over HTTP, below /epcis/. Without a token one reads published lots; with one reports are taken as well."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from .. import epcis
from ..models import CaptureJob, EpcisEvent
from ..proof.recording import document_of
from . import asking, capturing
from .accounts import who_asks, who_reports
from .http import CAPTURE, address, as_json, must_send_json, resource
from .problems import Problem
from .reading import found_by
from .writing import NAMESPACE

JOBS_SHOWN = 50
EVENTS = "events"
"""Every list of events goes on by their order, which is the same in each."""


@resource("GET")
def root(request: HttpRequest) -> HttpResponse:
    """What stands here, and what does not."""
    return as_json(request, {
        "name": "EPCIS 2.0, CBV 2.0",
        "resources": {name: address(name) for name in ("capture", "events", "eventTypes", "bizSteps", "bizLocations")},
        "parameters": [*asking.PARAMETERS, *asking.PAGING],
        "notOffered": ["subscriptions", "named queries", "XML"],
        "reading": _("Without a token: events of published lots."),
    })  # fmt: skip


@csrf_exempt  # nobody's cookie is asked for: a token opens this
@resource("GET", "POST", **CAPTURE)
def capture(request: HttpRequest) -> HttpResponse:
    """Take a document in: 202, and the job says what became of it. GET: the newest jobs of the account."""
    if request.method != "POST":
        jobs = who_reports(request).jobs.all()[:JOBS_SHOWN]
        return as_json(request, [_job(job) for job in jobs])
    account = who_reports(request)
    if request.headers.get("GS1-Capture-Error-Behaviour", "rollback") != "rollback":
        raise Problem(400, "ValidationException", _("All of a document is taken or nothing: “rollback” alone."))
    text, document = capturing.read_json(must_send_json(request))
    job = capturing.capture(correspondent=account, text=text, events=capturing.events_of(document))
    response = as_json(request, _job(job))
    response.status_code, response["Location"] = 202, address(f"capture/{job.number}")
    return response


@resource("GET", **CAPTURE)
def capture_job(request: HttpRequest, number: uuid.UUID) -> HttpResponse:
    """What became of a document; only its own account is told."""
    job = CaptureJob.objects.filter(correspondent=who_reports(request), number=number).first()
    if job is None:
        raise Problem(404, "NoSuchResourceException", _("This account sent no document of this number."))
    return as_json(request, _job(job))


def _job(job: CaptureJob) -> dict[str, Any]:
    return {
        "captureID": str(job.number),
        "createdAt": job.created_at.isoformat(),
        "finishedAt": job.finished_at.isoformat(),
        "running": False,
        "success": job.success,
        "captureErrorBehaviour": "rollback",
        "errors": job.errors,
        "stored": job.stored,
        "known": job.known,
    }


@csrf_exempt  # as above
@resource("GET", "POST", **CAPTURE)
def events(request: HttpRequest) -> HttpResponse:
    """GET asks for events; POST takes in a single one, which brings its own context."""
    if request.method != "POST":
        return _page_of_events(request, _readable(request))
    account = who_reports(request)
    text, value = capturing.read_json(must_send_json(request))
    single = capturing.single_event(value)
    job = capturing.capture(correspondent=account, text=text, events=[single])
    if not job.success:
        error = job.errors[0]
        raise Problem(error["status"], error["type"].partition(":")[2], error["detail"].removeprefix("eventList[0]: "))
    response = HttpResponse(status=201)
    response["Location"] = address(f"events/{quote(capturing.name_of(single), safe='')}")
    return response


@resource("GET")
def event(request: HttpRequest, name: str) -> HttpResponse:
    """One event by its eventID; where it was declared wrong, that declaration."""
    if "ver" in request.GET and "?" not in name:  # the question mark of a hash that was not encoded
        name = f"{name}?ver={request.GET['ver']}"
    found = _readable(request).filter(event_id=name.replace("\x00", "")).order_by("pk").last()
    if found is None:
        raise Problem(404, "NoSuchResourceException", _("No event of this name can be read here."))
    own = document_of(found)
    context = [*epcis.context(NAMESPACE), *own.pop("@context", [])]
    return as_json(request, {"@context": context} | own)


@resource("GET")
def events_of_epc(request: HttpRequest, name: str) -> HttpResponse:
    """Events that name a thing or a class of things, in whatever part."""
    uri = found_by(name.replace("\x00", ""))
    return _page_of_events(request, _readable(request).filter(names__uri=uri).distinct(), address_of_epc(name))


def address_of_epc(name: str) -> str:
    """Where the events of a thing are asked for."""
    return address(f"epcs/{quote(name, safe='')}/events")


@resource("GET")
def collection(request: HttpRequest, column: str) -> HttpResponse:
    """The kinds, steps or places that stand in events that can be read."""
    _only_paging(request)
    rows = _readable(request).exclude(**{column: ""}).order_by(column)
    last = asking.after(request.GET, column)
    rows = rows.filter(**{f"{column}__gt": last}) if last else rows
    size = asking.per_page(request.GET)
    found = list(rows.values_list(column, flat=True).distinct()[: size + 1])
    response = as_json(request, {"@context": epcis.context(NAMESPACE), "type": "Collection", "member": found[:size]})
    if len(found) > size:
        _link_next(response, request, asking.token_after(found[size - 1], column), request.path.removeprefix("/epcis/"))
    return response


@resource("GET", "POST")
def not_offered(request: HttpRequest, **named: str) -> HttpResponse:
    """Named queries and subscriptions."""
    raise Problem(501, "ImplementationException", _("Named queries and subscriptions are not offered; ask /events."))


@resource("GET", "POST")
def nothing(request: HttpRequest, **named: str) -> HttpResponse:
    """Any other address."""
    raise Problem(404, "NoSuchResourceException", _("GET /epcis/ says what stands here."))


def _readable(request: HttpRequest) -> QuerySet[EpcisEvent]:
    rows: QuerySet[EpcisEvent] = EpcisEvent.objects.readable_by(who_asks(request))
    return rows


def _only_paging(request: HttpRequest) -> None:
    for name in request.GET:
        if name not in asking.PAGING:
            raise Problem(400, "QueryParameterException", _("Only perPage and nextPageToken can be asked here."))


def _page_of_events(request: HttpRequest, rows: QuerySet[EpcisEvent], here: str = "") -> HttpResponse:
    rows, size, last = asking.ask(rows, request.GET), asking.per_page(request.GET), asking.after(request.GET, EVENTS)
    found = list((rows.filter(pk__gt=last) if last else rows)[: size + 1])
    body = {"queryName": "SimpleEventQuery", "resultsBody": {"eventList": [document_of(row) for row in found[:size]]}}
    response = as_json(request, {
        "@context": epcis.context(NAMESPACE),
        "type": "EPCISQueryDocument",
        "schemaVersion": epcis.SCHEMA_VERSION,
        "creationDate": timezone.localtime().isoformat(timespec="milliseconds"),
        "epcisBody": {"queryResults": body},
    })  # fmt: skip
    if len(found) > size:
        _link_next(response, request, asking.token_after(found[size - 1].pk, EVENTS), here or "events")
    return response


def _link_next(response: HttpResponse, request: HttpRequest, token: str, here: str) -> None:
    """Where the next page stands, and its token by itself."""
    asked = [(name, value) for name, values in request.GET.lists() if name != "nextPageToken" for value in values]
    query = urlencode([*asked, ("nextPageToken", token)])
    where = here if here.startswith("http") else address(here)
    response["Link"] = f'<{where}?{query}>; rel="next"'
