"""A report in parts is one accessible document: one structure, contents and page labels over all parts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from kiesdeler.reports.joining import Piece, joined
from kiesdeler.reports.render import render, typeset
from kiesdeler.reports.sessions import annex
from tests.reports.reading import opened, pages, tags
from tests.reports.sessions.made import NAMES, corrigendum, first_session


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(first_session())


def elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element; each must know the one it is in."""
    waiting = list(document.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                waiting.append(kid)


def numbers(tree: pikepdf.Object) -> dict[int, pikepdf.Object]:
    each = list(tree.Nums)
    return {int(key): value for key, value in zip(each[::2], each[1::2], strict=True)}


def on_page(element: pikepdf.Object, page: pikepdf.Page) -> bool:
    """Whether an element, or a piece of it, stands on a page."""
    places = [element, *(kid for kid in element.K if isinstance(kid, pikepdf.Dictionary))]
    return any("/Pg" in place and place.Pg.objgen == page.obj.objgen for place in places)


@pytest.mark.parametrize("make", [first_session, corrigendum])
def test_what_stands_on_a_page_is_in_the_one_structure_tree(make):
    with opened(render(make())) as document:
        known = {element.objgen for element in elements(document)}
        parents = numbers(document.Root.StructTreeRoot.ParentTree)
        assert sorted(parents) == list(range(int(document.Root.StructTreeRoot.ParentTreeNextKey)))
        assert len({int(page.obj.StructParents) for page in document.pages}) == len(document.pages)
        for page in document.pages:
            content = [one for one in parents[int(page.obj.StructParents)] if isinstance(one, pikepdf.Dictionary)]
            assert content
            for element in content:
                assert element.objgen in known
                assert on_page(element, page)
        assert document.check_pdf_syntax() == []


def test_heads_of_columns_are_known_by_an_id_of_their_own():
    bundle = corrigendum()
    twice = replace(bundle, nested=bundle.nested * 2)  # the same tables, which call their heads the same
    with opened(render(twice)) as document:
        names = list(document.Root.StructTreeRoot.IDTree.Names)
        ids = [bytes(name) for name in names[::2]]
        assert ids == sorted(set(ids))
        heads = {str(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
        used = 0
        for element in elements(document):
            if "/ID" in element:
                assert heads[str(element.ID)].objgen == element.objgen
            attributes = element.get("/A", pikepdf.Array())
            for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
                for head in one.get("/Headers", ()):
                    used += 1
                    assert heads[str(head)].P.P.P.objgen == element.P.P.P.objgen  # in one table
        assert used > 100


def test_language_title_and_conformance_hold_for_the_whole(pdf: bytes):
    with opened(pdf) as document:
        root = document.Root
        assert str(root.Lang) == "nl-NL"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo.Title).startswith("Model Na 31-2 – Verslag en telresultaten")
        assert str(document.docinfo["/PvModel"]) == "Na31-2"
        metadata = root.Metadata.read_bytes().decode()
        for mark in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
            assert mark in metadata
        assert all(page.obj.Tabs == "/S" for page in document.pages)
        counted = tags(document)
        assert counted["/Document"] == 1
        assert counted["/Part"] == 2  # annex 1 (here one part) and annex 2
        assert counted["/Figure"] == 0


def test_the_contents_lead_to_every_station(pdf: bytes):
    with opened(pdf) as document, document.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles[-2:] == ["Bijlage 1 Telresultaten per stembureau", "Bijlage 2 Bezwaren op de stembureaus"]
        stations = outline.root[-2].children
        assert [entry.title for entry in stations] == [
            f"Stembureau {number} {name}" for number, name in zip((1, 2, 7), NAMES, strict=True)
        ]
        labels = [pikepdf.Page(page).label for page in document.pages]
        read = pages(pdf)
        for entry, number in zip(stations, (1, 2, 7), strict=True):
            place = next(at for at, page in enumerate(document.pages) if page.obj.objgen == entry.destination[0].objgen)
            assert entry.title in read[place]
            assert labels[place] == f"B1-{number}-1"
        assert labels[0] == "1"
        assert labels[-1] == "B2-1"


def test_annex_1_in_many_parts_says_the_same_as_in_one(pdf: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(annex, "VOTES_PER_PART", 1)
    many = first_session()
    assert len(many.nested) == len(NAMES)
    assert pages(render(many)) == pages(pdf)


def test_progress_is_told_after_every_part():
    told: list[tuple[int, int]] = []
    render(first_session(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_same_report_is_the_same_bytes(pdf: bytes):
    assert render(first_session()) == pdf


def test_a_part_that_fails_fails_the_whole_and_says_why():
    bundle = first_session()
    broken = replace(bundle.nested[0], sheet=None)
    with pytest.raises(RuntimeError, match="Na 31-2 bijlage 1"):
        render(replace(bundle, nested=(broken,)))


def test_a_pdf_with_something_else_in_it_is_not_joined():
    made = typeset(first_session().after[0])
    out = io.BytesIO()
    with opened(made) as other:
        other.Root.AcroForm = pikepdf.Dictionary()
        other.save(out)
    with pytest.raises(ValueError, match="AcroForm"):
        joined([Piece(made), Piece(out.getvalue())], ())
