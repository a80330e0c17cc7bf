"""Between the polling stations of a 110b and the units of a session: what is typed and what is kept as it came."""

from __future__ import annotations

import datetime
from typing import Any

from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.elections.files import definition, message, place_of
from kiesdeler.eml.messages import Location, PollingStations
from kiesdeler.eml.writer import write
from kiesdeler.files.names import message_name
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.tally.stations import Station, UnitType, stations_message, stations_of

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


def stations_file(session: CommitteeSession, moment: datetime.datetime) -> tuple[str, bytes]:
    """The stations of a session as a 110b, with its official name. ValueError when there are none."""
    committee = session.committee
    defined, place = definition(committee), place_of(committee)
    contact, site = None, None
    if committee.stations_file_id is not None:
        known = message(committee.stations_file_id)
        assert isinstance(known, PollingStations)  # noqa: S101 - checked when it was taken in
        found = stations_of(known, defined, place)
        contact, site = found.contact_details, found.election_site
    made = stations_message(
        defined,
        place,
        [station_of(unit, Kind(committee.kind)) for unit in session.units.all()],
        voters=committee.eligible or None,
        created=moment.isoformat(timespec="milliseconds"),
        contact_details=contact,
        election_site=site,
    )
    return message_name(made), write(made)
