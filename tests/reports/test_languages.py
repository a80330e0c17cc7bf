"""Frisian: nothing is left in Dutch, nothing that is filled in gets lost."""

import ast
import datetime
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import ELECTIONS, Committee, FormKind, Method, Phase
from kiesdeler.reports import frisian
from kiesdeler.reports import render as rendering
from kiesdeler.reports.forms.parts import label, list_title
from kiesdeler.reports.frisian import FRISIAN
from kiesdeler.reports.glyphs import covered
from kiesdeler.reports.languages import Language, date_words, say, words
from tests.reports.forms.made import HEADING, POSTAL, REASON, SMALL, STATION, papers
from tests.reports.reading import text
from tests.reports.untranslated import left_over

NL, FY = Language
SOURCES = Path(rendering.__file__).parent
DATA = (
    HEADING.area, HEADING.committee, HEADING.election, POSTAL.area, POSTAL.committee, POSTAL.election,
    STATION.name, STATION.address, *REASON.split("\n"), *(each.name for each in SMALL if each.name),
    *(name for each in SMALL for _, name in each.candidates),
)  # fmt: skip
KINDS = [
    FormKind(committee, election, method, phase)
    for committee, elections in ELECTIONS.items()
    for election in elections
    for method in (tuple(Method) if committee in (Committee.GSB, Committee.SOL) else (None,))
    for phase in Phase
]


@pytest.mark.parametrize("which", papers(NL))
def test_a_frisian_paper_holds_only_frisian_and_data(which: str):
    assert left_over(text(rendering.render(papers(FY)[which])), DATA) == []


def test_what_is_left_in_dutch_would_be_seen():
    assert left_over("Model N 10-1 Stimburo Juinen 2.1 Stembureau E.1 (A + B)", DATA) == ["Stembureau"]


def template_keys() -> set[str]:
    """The texts that templates ask a translation of."""
    return {
        key
        for template in (SOURCES / "templates").glob("*.typ")
        for key in re.findall(r'\bt\("([^"]*)"', template.read_text(encoding="utf-8"))
    }


def test_every_text_of_a_template_is_translated():
    assert len(template_keys()) > 100
    assert sorted(template_keys() - FRISIAN.keys()) == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_field_has_its_own_label_in_dutch_and_one_in_frisian(kind: FormKind):
    made = Form(kind, SMALL)
    for section in made.sections:
        for field in section.fields:
            assert label(made, field, NL) == field.label
            assert label(made, field, FY)
        if section.list_number:
            assert list_title(made, section.list_number, NL) == section.title


def test_a_translation_fills_in_the_same_and_can_be_printed():
    for dutch, said in FRISIAN.items():
        assert said.strip()
        assert sorted(re.findall(r"\{\w+\}", dutch)) == sorted(re.findall(r"\{\w+\}", said))
        assert all(map(covered, said))


def test_a_text_is_translated_in_one_place():
    kept = [
        value
        for module in pkgutil.iter_modules(frisian.__path__, f"{frisian.__name__}.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if name.isupper()
    ]
    assert len(kept) >= 3
    assert sum(map(len, kept)) == len(FRISIAN)


def test_no_translation_is_without_use():
    used = template_keys() | {
        field.label for kind in KINDS for each in Form(kind, SMALL).sections for field in each.fields
    }
    for source in SOURCES.rglob("*.py"):
        if "frisian" not in source.parts:
            for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    used |= {node.value, *node.value.split()}  # of the name of a model each word
    assert sorted(FRISIAN.keys() - used) == []


def test_values_are_filled_in_once_and_as_they_are():
    filled = say("Lijst {number} – {name}", FY, number=3, name="{number} {name}")
    assert filled == "List 3 – {number} {name}"
    with pytest.raises(KeyError):
        say("Lijst {number} – {name}", NL, number=3)
    with pytest.raises(KeyError):
        say("Dit staat nergens.", FY)


def test_dutch_needs_no_translation():
    assert words(NL) == ()
    assert dict(words(FY)) == FRISIAN


def test_dates():
    assert date_words(datetime.date(2027, 3, 17), NL) == "17 maart 2027"
    assert date_words(datetime.date(2026, 5, 1), FY) == "1 maaie 2026"
