"""What lies packed together, told in a chain of its own: `docs/provenance.md` says who reads it."""

from __future__ import annotations

import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from marketplace.cooperatives.models import Cooperative, Facility

from .. import epcis
from ..exchange.writing import lot_uri, package_json
from ..models import EpcisEvent, Lot, Package, Stream
from ..proof.recording import Draft, append

Contents = Counter[str]


@transaction.atomic
def write_package(*, source_key: str, units: Mapping[int, int], packed_by: Cooperative | None = None) -> None:
    """What lies packed under this key now, as `{lot key: units}`: what came in and what went out since is told.

    Said again, it tells nothing. Without `packed_by` nothing begins: what was packed before there were packages is not
    told of. Call it behind the locks of lots and stock; it waits for the chain.
    """
    package = Package.objects.select_for_update().filter(source_key=source_key).first()
    if package is None:
        if packed_by is None or not units:
            return
        uri = f"{settings.SITE_URL}/obj/{uuid.uuid4().hex}"
        package = Package.objects.create(uri=uri, source_key=source_key, cooperative=packed_by)
    held = contents_of([package])[package.pk]
    named = {code_in(uri): uri for uri in held}  # a lot keeps the name under which it was put in
    lots = Lot.objects.select_related("product").in_bulk(units)
    wanted = Counter({named.get(lot.code) or lot_uri(lot): units[key] for key, lot in lots.items()})
    _tell(package, out=held - wanted, into=wanted - held)


def contents_of(packages: Iterable[Package]) -> dict[int, Contents]:
    """What lies in each package (by key), as its events say: units by the name of their lot."""
    held: dict[int, Contents] = defaultdict(Counter)
    rows = EpcisEvent.objects.filter(package__in=packages).order_by("pk").values_list("package", "action", "body")
    for package, action, body in rows:
        units = {each["epcClass"]: each["quantity"] for each in json.loads(body)["childQuantityList"]}
        (held[package].update if action == "ADD" else held[package].subtract)(units)
    return held


def code_in(uri: str) -> str:
    """The code at the end of a lot's name, whether it is a Digital Link or the address of its page."""
    return uri.rpartition("/")[2]


def _tell(package: Package, *, out: Contents, into: Contents) -> None:
    changes: list[tuple[epcis.Action, Contents]] = [("DELETE", out), ("ADD", into)]
    if not out and not into:
        return
    now, place = timezone.now(), _place(package.cooperative)
    told = [package_json(package, action, units, at=now, place=place) for action, units in changes if units]
    # apart from the journeys: their proofs hold every record in between
    stream, _created = Stream.objects.get_or_create(name=f"parcels:{package.cooperative_id}")
    append(stream, [Draft(event, package=package) for event in told])


def _place(cooperative: Cooperative) -> Facility | None:
    """Its packhouse, or the one place that it has; no event says which of several."""
    places = list(cooperative.facilities.all())
    found = [place for place in places if place.kind == Facility.Kind.PACKHOUSE] or places
    return found[0] if len(found) == 1 else None
