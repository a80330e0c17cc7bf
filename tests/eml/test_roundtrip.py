"""Whatever is written is read back equal, is in canonical form, and passes the official schemas."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kiesdeler.eml.messages import Count
from kiesdeler.eml.reader import read, read_file, read_whole
from kiesdeler.eml.writer import write
from kiesdeler.problems import errors
from tests.eml.generated import MESSAGES
from tests.eml.schema import complaints
from tests.shared import EML_NL_XSD, SHARED, unpacked

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.eml.xml"))


def real_files() -> list[Path]:
    """Every real file, or every council and chain and one in seven counts of the House of 2023."""
    if SHARED is None:
        return []
    archives = ["data/tk2023", "data/gr2022-sample", "eml/tk2023-middelburg-chain", "eml/gr2022-westmaasenwaal-chain"]
    archives += ["eml/ps2019-tytsjerksteradiel", "eml/abacus-test-emls"]
    files = [file for archive in archives for file in sorted(unpacked(f"{archive}.tar.xz").rglob("*.xml"))]
    files += sorted((SHARED / "data").rglob("*.eml.xml"))
    files = list({(file.name, file.stat().st_size): file for file in files}.values())  # some are in two archives
    if os.environ.get("KIESDELER_ALL_FILES"):
        return files
    numbered = [file for file in files if "TK2023_gemeente" in file.name]
    left_out = {file for place, file in enumerate(numbered) if place % 16}
    return [file for file in files if file not in left_out]


FILES = real_files()
# Not valid against the schema, according to the list that comes with the files, and rightly refused.
INVALID = frozenset(
    {
        "eml230b_invalid_document_type.eml.xml",
        "eml230b_invalid_empty_affiliates.eml.xml",
        "eml230b_invalid_empty_candidates.eml.xml",
        "eml230b_invalid_missing_authority.eml.xml",
    }
)


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data).getroottree(), method="c14n", with_comments=True)


def schema_complaints(message: str, written: bytes) -> list[str]:
    """The stations of the postal committee have no Cast, in the files it publishes itself: the schema wants one."""
    if EML_NL_XSD is None:
        return []
    found = complaints(message, written)
    if b'Id="9010::SB' not in written:
        return found
    return [complaint for complaint in found if "}TotalCounted': This element is not expected" not in complaint]


@pytest.mark.parametrize("kind", MESSAGES)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_generated_messages(kind, data):
    message = data.draw(MESSAGES[kind])
    written = write(message)
    back, problems = read(written)
    assert errors(problems) == []
    assert back == message
    assert read_whole(written) == (back, problems)
    assert canonical(written) == written
    assert schema_complaints(message.header.message, written) == []


@pytest.mark.parametrize("file", [*CORPUS, *FILES], ids=lambda file: file.name)
def test_files(file):
    data = file.read_bytes()
    message, problems = read(data, file.name)
    if file.name in INVALID:
        assert message is None
        assert all(problem.line > 0 and problem.column > 0 and problem.path for problem in errors(problems))
        return
    assert message is not None, problems
    written = write(message)
    back, _ = read(written)
    assert back == message
    assert canonical(written) == written
    # Published 230b, 510 and 520 files of 2021 and later are canonical themselves: then not a byte may differ.
    if canonical(data) == data and b"reportgenerator" not in data:
        assert written == data
    if isinstance(message, Count):
        assert read_whole(data, file.name) == (message, problems)
    assert schema_complaints(message.header.message, written) == []


def test_an_older_file_loses_nothing_but_its_report_namespace():
    """The file of 2019 declares namespaces of the software of then; its content is kept."""
    if SHARED is None:
        pytest.skip("the real file is not here")
    (file,) = unpacked("eml/ps2019-tytsjerksteradiel.tar.xz").rglob("Telling_*.xml")
    data = file.read_bytes()
    printed = "5b095dae163a90b31a7415bea81b231823e01ae1024aa8c82f03dbd256b78369"  # on the official record
    assert hashlib.sha256(data).hexdigest() == printed
    message = read_file(file)
    body = data[data.index(b"<TransactionId>") :]
    assert write(message).endswith(body)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_the_current_header_can_be_written(file):
    """A message of an older generation becomes one of EML_NL 1.3 by its header alone."""
    message = read_file(file)
    header = dataclasses.replace(message.header, schema_version="1.3")
    written = write(dataclasses.replace(message, header=header))
    assert b'<kr:Schema Version="1.3"></kr:Schema><kr:CreationDateTime>' in written
    assert schema_complaints(header.message, written) == []
