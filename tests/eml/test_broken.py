"""Broken files: every one is refused, with a message that points at the spot and names what was found or expected."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kiesdeler.eml.reader import read, read_file
from kiesdeler.problems import Problem, Refused, Severity, errors
from tests.eml.corpus.breakages import MARK, TABLE, Breakage
from tests.eml.schema import complaints
from tests.shared import EML_NL_XSD

CORPUS = Path(__file__).parent / "corpus"
EXAMPLES = sorted(CORPUS.glob("*.eml.xml"))


def example(message: str) -> str:
    return (CORPUS / f"{message}.eml.xml").read_text(encoding="utf-8")


def broken(breakage: Breakage) -> tuple[str, list[tuple[int, int]]]:
    """The broken text, and the (line, column) spots where the reader may point; the first is the mark's own."""
    text = example(breakage.base)
    starts = [match.start() for match in re.finditer(re.escape(breakage.old), text)]
    assert starts, "the mutation does not fit the example"
    chosen = starts if breakage.nth == 0 else [starts[breakage.nth - 1]]
    for start in reversed(chosen):
        text = text[:start] + breakage.new + text[start + len(breakage.old) :]
    at = chosen[0] + max(breakage.new.find(MARK), 0)
    text = text.replace(MARK, "")
    spots = [at] if MARK in breakage.new else []
    for tag in breakage.above:
        starts = [match.start() for match in re.finditer(re.escape(tag), text)]
        spots += [start for start in starts if start <= chosen[-1] + len(breakage.new)]
    return text, [place(text, spot) for spot in spots]


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_themselves_are_fine(path: Path) -> None:
    message, problems = read(path.read_bytes(), path.name)
    assert message is not None
    assert [problem for problem in problems if not _postal(problem)] == []
    assert bool(problems) == ("post" in path.name)
    if EML_NL_XSD is not None:
        message_id = path.name.split(".")[0].split("-")[0]
        assert complaints(message_id, path.read_bytes()) == [] or "post" in path.name


def _postal(problem: Problem) -> bool:
    """The postal committee leaves out Cast, against the schema: the only warning in the examples."""
    return problem.severity is Severity.WARNING and "Cast" in problem.message and "9010" in problem.message


def test_there_are_enough_kinds() -> None:
    names = [(breakage.base, breakage.name) for breakage in TABLE]
    assert len(set(names)) == len(names) >= 80


@pytest.mark.parametrize("breakage", TABLE, ids=lambda one: f"{one.base}: {one.name}")
def test_refused_at_the_spot(breakage: Breakage) -> None:
    text, spots = broken(breakage)
    message, problems = read(text.encode(), "kapot.eml.xml")
    assert message is None
    found = errors(problems)
    assert found
    lines = {line for line, _ in spots}
    if breakage.anywhere:
        there = [problem for problem in found if problem.line in lines]
    else:
        there = [problem for problem in found if (problem.line, problem.column) in spots]
    assert there, [str(problem) for problem in found]
    said = [problem.message for problem in there]
    assert any(all(part in one for part in breakage.says) for one in said), said
    assert all(problem.file == "kapot.eml.xml" and problem.message for problem in problems)


@pytest.mark.parametrize("message", ["110a", "510b", "520"])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.97, 0.999])
def test_truncated_files_are_refused_where_they_end(message: str, share: float) -> None:
    text = example(message).rstrip()
    cut = text[: int(len(text) * share)]
    found = errors(read(cut.encode())[1])
    assert found
    assert abs(found[0].line - place(cut, len(cut))[0]) <= 1


def zipped() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("telling.eml.xml", example("510b"))
    return buffer.getvalue()


DECLARED = '<?xml version="1.0" encoding="{}"?>\n'
NAMED = example("510b").replace("De Brug", "De Bruçg")
NO_XML = {
    "empty": b"",
    "only white space": b" \n\t\n",
    "a NUL byte": b"\0",
    "a thousand NUL bytes": bytes(1000),
    "a zip": zipped(),
    "an empty zip": b"PK\5\6" + bytes(18),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JSON": b'{"EML": "510b"}',
    "CSV": b'\xef\xbb\xbf"Verkiezing";;"Gemeenteraad"\n',
    "HTML": b"<!DOCTYPE html>\n<html><body>Niet gevonden<br></body></html>",
    "only a declaration": DECLARED.format("UTF-8").encode(),
    "only a comment": b"<!-- EML -->",
    "only a byte order mark": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xef\xbb",
    "UTF-16 cut in the middle of a character": NAMED.encode("utf-16")[:-1],
}
ENCODINGS = {
    "Latin-1 without saying so": NAMED.encode("latin-1"),
    "Latin-1 that says UTF-8": (DECLARED.format("UTF-8") + NAMED).encode("latin-1"),
    "UTF-8 that says UTF-16": (DECLARED.format("UTF-16") + NAMED).encode(),
    "an unknown encoding": (DECLARED.format("KIES-8") + NAMED).encode(),
    "UTF-7": (DECLARED.format("UTF-7") + NAMED.replace("<Cast>900", "+ADw-Cast+AD4-900")).encode("utf-7"),
    "EBCDIC": (DECLARED.format("IBM037") + NAMED.replace("ç", "c")).encode("cp037"),
    "a mark of UTF-16 before UTF-8": b"\xff\xfe" + NAMED.encode(),
    "a mark of UTF-8 before UTF-16": b"\xef\xbb\xbf" + NAMED.encode("utf-16-le"),
    "an overlong form": NAMED.encode().replace(b"De Bru", b"De\xc0\xaf Bru"),
    "a surrogate in UTF-8": NAMED.encode().replace(b"De Bru", b"De\xed\xa0\x80 Bru"),
    "half a character": NAMED.encode().replace("ç".encode(), "ç".encode()[:1]),
}


@pytest.mark.parametrize("data", [*NO_XML.values(), *ENCODINGS.values()], ids=[*NO_XML, *ENCODINGS])
def test_no_eml_at_all(data: bytes) -> None:
    message, problems = read(data, "x.eml.xml")
    assert message is None
    assert errors(problems)
    assert all(problem.message.strip() and problem.file == "x.eml.xml" for problem in problems)


@pytest.mark.parametrize(
    "data",
    [
        (DECLARED.format("UTF-8") + NAMED).encode(),
        b"\xef\xbb\xbf" + (DECLARED.format("utf-8") + NAMED).encode(),
        b"\xef\xbb\xbf" + NAMED.encode(),
        (DECLARED.format("UTF-16") + NAMED).encode("utf-16"),
        b"\xff\xfe" + (DECLARED.format("UTF-16") + NAMED).encode("utf-16-le"),
        b"\xfe\xff" + (DECLARED.format("UTF-16") + NAMED).encode("utf-16-be"),
        (DECLARED.format("ISO-8859-1") + NAMED).encode("latin-1"),
        (DECLARED.format("UTF-8") + NAMED).encode("utf-16-le"),
        (DECLARED.format("windows-1252") + NAMED).encode("cp1252"),
    ],
    ids=[
        "UTF-8",
        "UTF-8 with mark",
        "UTF-8 with mark alone",
        "UTF-16",
        "little",
        "big",
        "Latin-1",
        "UTF-16 that says UTF-8",
        "Windows",
    ],
)
def test_a_declared_encoding_is_honoured(data: bytes) -> None:
    message, problems = read(data)
    assert errors(problems) == []
    assert message == read(NAMED.encode())[0]


def test_a_very_long_text_is_bounded() -> None:
    text = example("510b").replace("De Brug", "De Brug" + "g" * 11_000_000)
    message, problems = read(text.encode())
    assert message is None
    assert len(errors(problems)[0].message) < 500


def test_a_comment_and_an_unused_namespace_do_no_harm() -> None:
    text = example("510b").replace(
        "<TransactionId>", '<!-- Created by: somebody --><?go on?><TransactionId xmlns:q="q">'
    )
    message, problems = read(text.encode())
    assert errors(problems) == []
    assert message == read(example("510b").encode())[0]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "er-niet.eml.xml"):
        with pytest.raises(Refused) as refusal:
            read_file(path)
        (problem,) = refusal.value.problems
        assert problem.file == str(path)


def test_all_problems_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        example("510b")
        .replace("2026-03-18", "2026-02-30")
        .replace("<ValidVotes>90<", "<ValidVotes>-90<")
        .replace("geen verklaring", "geen idee")
    )
    path = tmp_path / "kapot.eml.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_file(path)
    problems: tuple[Problem, ...] = refusal.value.problems
    found = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert len(found) >= 5  # one date, one number, the code in the total and in both units
    assert [(one.line, one.column) for one in found] == sorted((one.line, one.column) for one in found)
    for needle in ("2026-02-30", "-90", "geen idee"):
        assert any(needle in one.message for one in found)


@pytest.mark.parametrize("said", ["utf-16", "utf-16-le", "utf-16-be", "UTF-16LE", "UTF-16BE"])
@pytest.mark.parametrize(("real", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_the_spot_is_found_in_every_encoding(said: str, real: str, mark: bytes) -> None:
    """The fuzzer found that the parser that looks for columns does not know every name of UTF-16."""
    text = example("510b").replace("2026-03-18", "2026-02-30")
    found = errors(read(mark + (DECLARED.format(said) + text).encode(real))[1])
    assert [problem.line for problem in found] == [21]
    assert "2026-02-30" in found[0].message
