"""The zip that a committee hands over, read without our own readers: plain XML, plain CSV, and the text of the PDF."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from tests.browser.papers import Paper
from tests.reports.reading import opened, pages, tags

_EML = {"e": "urn:oasis:names:tc:evs:schema:eml"}
_ANNEX = re.compile(r"Model Na [0-9-]+ bijlage 2 ·")  # objections, written by hand
Votes = dict[tuple[int, int], int]


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files in a zip, which is whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def only(files: Mapping[str, bytes], ending: str) -> bytes:
    """The one file whose name ends like this."""
    (name,) = [name for name in files if name.endswith(ending)]
    return files[name]


def count_of(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The 510b and its name; it has a zip of its own in the zip."""
    ((name, content),) = unzipped(only(files, ".zip")).items()
    return name, content


def votes_per_station(count: bytes) -> dict[int, Votes]:
    """Votes per list and candidate of every station in a 510b."""
    units = etree.fromstring(count).iterfind(".//e:ReportingUnitVotes", _EML)
    return {_station(unit): _votes(unit) for unit in units}


def total_votes(count: bytes) -> Votes:
    """The same of the whole municipality."""
    total = etree.fromstring(count).find(".//e:TotalVotes", _EML)
    assert total is not None
    return _votes(total)


def coded(count: bytes) -> dict[int, dict[str, int]]:
    """The other numbers of every station, by the reason code of the file."""
    found = {}
    for unit in etree.fromstring(count).iterfind(".//e:ReportingUnitVotes", _EML):
        numbers = {each.get("ReasonCode") or "": int(each.text or "0") for each in unit if each.get("ReasonCode")}
        total = unit.findtext("e:TotalCounted", namespaces=_EML)
        found[_station(unit)] = {**numbers, "geldig": int(total or "0")}
    return found


def agrees_with_paper(count: bytes, papers: Iterable[Paper]) -> None:
    """Every number on paper is in the file, and the totals are their sums."""
    papers = list(papers)
    assert votes_per_station(count) == {each.station: dict(each.votes) for each in papers}
    assert total_votes(count) == {place: sum(each.votes[place] for each in papers) for place in papers[0].votes}
    for station, numbers in coded(count).items():
        written = next(each.fields for each in papers if each.station == station)
        assert numbers["geldig"] == written["candidates_total"]
        assert numbers["geldige stempassen"] == written["poll_cards"]
        assert numbers["geldige volmachtbewijzen"] == written["proxies"]
        assert numbers.get("geldige kiezerspassen", 0) == written.get("voter_cards", 0)
        assert numbers["toegelaten kiezers"] == written["admitted"]
        assert numbers["blanco"] == written["blank"]
        assert numbers["ongeldig"] == written["invalid"]
        assert numbers["meer getelde stembiljetten"] == written["more"]
        assert numbers["minder getelde stembiljetten"] == written["fewer"]


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of the CSV."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def is_accessible(pdf: bytes) -> None:
    """Tagged, with a title and a language."""
    with opened(pdf) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang).startswith("nl")
        assert str(document.docinfo["/Title"])
        assert {"/Document", "/Table", "/TD", "/P"} <= set(tags(document))


def carries_hash(pdf: bytes, count: bytes) -> None:
    """The hash of the count stands on every page, but those on which people write."""
    digest = hashlib.sha256(count).hexdigest()
    report = [page for page in pages(pdf) if not _ANNEX.search(page)]
    assert len(report) > 1
    for page in report:
        assert page.partition("Hashcode van de telling (510b):")[2].replace(" ", "")[:64] == digest


def _station(unit: etree._Element) -> int:
    identifier = unit.find("e:ReportingUnitIdentifier", _EML)
    assert identifier is not None
    return int(str(identifier.get("Id")).rpartition("SB")[2])


def _votes(place: etree._Element) -> Votes:
    found: Votes = {}
    of = 0
    for selection in place.iterfind("e:Selection", _EML):
        of_list = selection.find("e:AffiliationIdentifier", _EML)
        candidate = selection.find("e:Candidate/e:CandidateIdentifier", _EML)
        if of_list is not None:
            of = int(str(of_list.get("Id")))
        elif candidate is not None:
            found[of, int(str(candidate.get("Id")))] = int(selection.findtext("e:ValidVotes", "", _EML))
    return found
