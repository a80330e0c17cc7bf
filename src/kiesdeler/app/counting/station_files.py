"""Between the polling stations of a 110b and the units of a session: what is typed and what is kept as it came."""

from __future__ import annotations

from typing import Any

from kiesdeler.app.counting.models import Unit
from kiesdeler.eml.messages import Location
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.tally.stations import Station, UnitType

_TYPES: dict[str, UnitType] = {"fixed": "FixedLocation", "mobile": "Mobile", "special": "Special"}  # of UnitKind
_KINDS: dict[str, str] = {eml: ours for ours, eml in _TYPES.items()}


def unit_fields(station: Station) -> dict[str, Any]:
    """The fields of a unit for a station from a file."""
    source: dict[str, Any] = {}
    if station.locations:
        source["locations"] = [[list(pair) for pair in location.fields] for location in station.locations]
    if station.shared_location is not None:
        source["shared"] = station.shared_location
    if station.postal:
        source["postal"] = True
    return {
        "number": station.number,
        "name": station.name,
        "postal_code": station.postal_code or "",
        "address": station.address,
        "locality": station.locality,
        "kind": _KINDS.get(station.type or "", ""),
        "eligible": station.voters,
        "source": source,
    }


def station_of(unit: Unit, kind: Kind) -> Station:
    """A unit as a station for a file."""
    locations = tuple(
        Location(tuple((name, value) for name, value in fields)) for fields in unit.source.get("locations", ())
    )
    return Station(
        unit.number,
        unit.name,
        unit.eligible,
        unit.postal_code or None,
        unit.address,
        unit.locality,
        _TYPES.get(unit.kind),
        unit.source.get("shared"),
        unit.source.get("postal", kind is Kind.NBSB),
        locations,
    )
