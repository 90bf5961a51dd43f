"""Says what is wrong with an EPCIS 2.0 document that somebody sends, each fault with its place.

Pure: no Django, no database. The rules are those of GS1's JSON schema for EPCIS 2.0 (tests compare the two), with
moments and URIs read strictly. An error here is a sentence for a person; a schema's own would be a puzzle.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from marketplace.money import gettext_noop
from traceability.epcis_grammar import (
    Check,
    Json,
    Problem,
    boolean,
    either,
    fault,
    like,
    list_of,
    missing,
    moment,
    number,
    one_of,
    record,
    text,
    uri,
    word,
)

_CONTEXT: Final = either(
    record({}, others="any"), either(uri, list_of(either(uri, record({}, others="any")), unique=True))
)

_BIZ_STEP: Final = word(
    "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting"
    " decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting"
    " installing killing loading other packing picking receiving removing repackaging repairing replacing reserving"
    " retail_selling shipping staging_outbound stock_taking stocking storing transporting unloading unpacking"
    " void_shipping sensor_reporting sampling"
)
_DISPOSITION: Final = word(
    "active container_closed damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive"
    " no_pedigree_match non_sellable_other partially_dispensed recalled reserved retail_sold returned"
    " sellable_accessible sellable_not_accessible stolen unknown available completeness_verified"
    " completeness_inferred conformant container_open mismatch_instance mismatch_class mismatch_quantity"
    " needs_replacement non_conformant unavailable"
)
_MEASURE: Final = word(
    "AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance"
    " AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance"
    " Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity"
    " ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency"
    " Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux"
    " LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate"
    " MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux"
    " RadiantIntensity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity"
    " SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber",
    foreign=r"https?://(www\.)?gs1\.org/voc/",
)
_ALERT: Final = word("ALARM_CONDITION ERROR_CONDITION", foreign=r"https?://(www\.)?gs1\.org/voc/")
_COMPONENT: Final = word(
    "x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude"
    " longitude altitude"
)
_TRANSACTION: Final = word("bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt")
_PARTY: Final = word("owning_party possessing_party location")
_ERROR: Final = word("did_not_occur incorrect_data")

_QUANTITY: Final = record({"epcClass": uri, "quantity": number, "uom": like(r"[A-Z0-9]{2,3}", "KGM")}, needs="epcClass")
_QUANTITIES: Final = list_of(_QUANTITY)
_EPCS: Final = list_of(uri, unique=True)
_CHILDREN: Final = list_of(uri)
_WORDS_OF_STATE: Final = list_of(_DISPOSITION, least=1, unique=True)
_PLACE: Final = record({"id": uri}, needs="id", others="any")
_METADATA: Final = record(
    {
        **dict.fromkeys(("time", "startTime", "endTime"), moment),
        **dict.fromkeys(("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"), uri),
    },
    others="prefixed",
)
_REPORT: Final = record(
    {
        "type": _MEASURE,
        "exception": _ALERT,
        "component": _COMPONENT,
        "time": moment,
        **dict.fromkeys(("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"), uri),
        **dict.fromkeys(("microorganism", "chemicalSubstance", "coordinateReferenceSystem", "uriValue"), uri),
        **dict.fromkeys(("value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"), number),
        "stringValue": text,
        "booleanValue": boolean,
        "hexBinaryValue": like(r"[A-Fa-f0-9]+", "0AF1"),
        "uom": text,
    },
    needs="type",
    others="prefixed",
)
_SENSOR: Final = record(
    {"sensorMetadata": _METADATA, "sensorReport": list_of(_REPORT, least=1)}, needs="sensorReport", others="prefixed"
)

# Fields that every event may have, and those that most kinds share.
_ALWAYS: Final[dict[str, Check]] = {
    "@context": _CONTEXT,
    "type": text,
    "eventTime": moment,
    "recordTime": moment,
    "eventTimeZoneOffset": like(r"[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)", "+07:00"),
    "eventID": uri,
    "certificationInfo": either(uri, list_of(uri)),
    "errorDeclaration": record(
        {"declarationTime": moment, "reason": _ERROR, "correctiveEventIDs": list_of(uri)},
        needs="declarationTime",
        others="prefixed",
    ),
}
_USUAL: Final[dict[str, Check]] = {
    "bizStep": _BIZ_STEP,
    "disposition": _DISPOSITION,
    "readPoint": _PLACE,
    "bizLocation": _PLACE,
    "bizTransactionList": list_of(record({"type": _TRANSACTION, "bizTransaction": uri}, needs="bizTransaction")),
    "sourceList": list_of(record({"type": _PARTY, "source": uri}, needs="type source")),
    "destinationList": list_of(record({"type": _PARTY, "destination": uri}, needs="type destination")),
    "sensorElementList": list_of(_SENSOR),
}
_ACTION: Final[dict[str, Check]] = {"action": one_of("ADD", "OBSERVE", "DELETE")}
_STATE: Final[dict[str, Check]] = {
    "persistentDisposition": record({"set": _WORDS_OF_STATE, "unset": _WORDS_OF_STATE}),
    "ilmd": record({}, others="prefixed"),
}
_PACKING: Final[dict[str, Check]] = {"parentID": uri, "childEPCs": _CHILDREN, "childQuantityList": _QUANTITIES}


def _kind(needs: str, *fields: Mapping[str, Check]) -> Check:
    known = {name: check for group in (_ALWAYS, _USUAL, *fields) for name, check in group.items()}
    return record(known, needs=f"eventTime eventTimeZoneOffset {needs}", others="prefixed")


_KINDS: Final[dict[str, Check]] = {
    "ObjectEvent": _kind("action", _ACTION, _STATE, {"epcList": _EPCS, "quantityList": _QUANTITIES}),
    "AggregationEvent": _kind("action", _ACTION, _PACKING),
    "AssociationEvent": _kind("action parentID", _ACTION, _PACKING),
    "TransactionEvent": _kind(
        "action bizTransactionList",
        _ACTION,
        {"parentID": uri, "epcList": _CHILDREN, "quantityList": _QUANTITIES},
    ),
    "TransformationEvent": _kind(
        "",
        _STATE,
        {"inputEPCList": _EPCS, "inputQuantityList": _QUANTITIES, "transformationID": uri},
        {"outputEPCList": _EPCS, "outputQuantityList": _QUANTITIES},
    ),
}
_OTHER_KIND: Final = record(_ALWAYS, needs="eventTime eventTimeZoneOffset", others="any")


def _event(value: Json, path: str) -> Iterator[Problem]:
    """Check one event: its fields, then what they must have together."""
    if not isinstance(value, Mapping):
        yield fault(path, gettext_noop("This must be an object with named fields."))
        return
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _KINDS:
        yield from uri(kind, f"{path}.type" if path else "type")
        yield from _OTHER_KIND(value, path)
        return
    yield from _KINDS[kind](value, path)
    if not _says_something(kind, value):
        yield fault(path, gettext_noop("This event names no goods that it is about."))
    if kind == "ObjectEvent" and "ilmd" in value and value.get("action") != "ADD":
        yield fault(path, gettext_noop("Only an event with action ADD may carry ilmd."))
    if kind == "TransactionEvent" and value.get("bizTransactionList") == []:
        yield fault(path, gettext_noop("A transaction event names its transaction."))
    if value.get("persistentDisposition") == {}:
        yield fault(path, gettext_noop("A persistent disposition sets or unsets something."))


def _says_something(kind: str, event: Mapping[str, Json]) -> bool:
    """Tell whether an event names its goods as its kind asks."""
    if kind == "TransformationEvent":
        inputs = bool(event.get("inputEPCList") or event.get("inputQuantityList"))
        outputs = bool(event.get("outputEPCList") or event.get("outputQuantityList"))
        return (inputs and outputs) or ((inputs or outputs) and "transformationID" in event)
    if kind in ("AggregationEvent", "AssociationEvent"):
        return bool(event.get("childEPCs") or event.get("childQuantityList")) or event.get("action") == "DELETE"
    if kind == "TransactionEvent" and event.get("action") == "DELETE":
        return True
    sensed = kind == "ObjectEvent" and event.get("sensorElementList") and "readPoint" in event
    return bool("epcList" in event or event.get("quantityList") or sensed)


_ATTRIBUTE: Final = record({"id": uri}, needs="id", others="any")
_ELEMENT: Final = record(
    {"id": uri, "attributes": list_of(_ATTRIBUTE), "children": list_of(uri)}, needs="id", others="any"
)
_VOCABULARY: Final = record({"type": uri, "vocabularyElementList": list_of(_ELEMENT)}, needs="type", others="any")
_HEADER: Final = record(
    {"epcisMasterData": record({"vocabularyList": list_of(_VOCABULARY)}, others="any")}, others="prefixed"
)
_DOCUMENT: Final = record(
    {
        "@context": _CONTEXT,
        "id": uri,
        "type": one_of("EPCISDocument"),
        "schemaVersion": like(r"[0-9]+(\.[0-9]+)*", "2.0"),
        "creationDate": moment,
        **dict.fromkeys(("instanceIdentifier", "sender", "receiver"), text),
        "epcisHeader": _HEADER,
        "epcisBody": record({"eventList": list_of(_event)}, needs="eventList", others="any"),
    },
    needs="@context type schemaVersion creationDate epcisBody",
    others="prefixed",
)


def problems(document: Json) -> list[Problem]:
    """Return the faults of an EPCISDocument; an empty list is a valid one."""
    return list(_DOCUMENT(document, ""))


def event_problems(event: Json, *, alone: bool = True) -> list[Problem]:
    """Return the faults of one event; ``alone`` asks for its own ``@context``, as ``POST /events`` does."""
    needs = () if not alone or not isinstance(event, Mapping) or "@context" in event else ("@context",)
    return [*missing(event, "", needs), *_event(event, "")]
