"""Files are found in folders, zips and zips in zips, and hostile archives do no harm."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiesdeler.problems import Refused
from kiesdeler.verify.digest import digest
from kiesdeler.verify.sources import find
from kiesdeler.verify.verification import verify
from tests.verify.small_set import write_set


def zipped(target: Path, files: dict[str, Path | bytes]) -> Path:
    """A zip of these files under these names."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else content.read_bytes())
    return target


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    return write_set(tmp_path / "set")


def test_zips_in_a_zip_hold_the_same_set(folder: Path, tmp_path: Path) -> None:
    inner = [zipped(tmp_path / f"{file.stem}.zip", {file.name: file}) for file in folder.iterdir()]
    outer = zipped(tmp_path / "alles.zip", {f"map/{each.name}": each for each in inner})
    assert verify([outer]).to_json() == verify([folder]).to_json()


def test_a_file_named_twice_counts_once(folder: Path) -> None:
    one = next(iter(folder.glob("Telling_*")))
    assert [source.path for source in find([one, folder, one])].count(one) == 1


def test_names_that_leave_their_folder_are_passed_over(folder: Path, tmp_path: Path) -> None:
    file = next(iter(folder.glob("Resultaat_*")))
    names = ["../boven.eml.xml", "/absoluut.eml.xml", "C:\\schijf.eml.xml", "..\\terug.eml.xml", "__MACOSX/._x.eml.xml"]
    archive = zipped(tmp_path / "x.zip", {**dict.fromkeys(names, file), "goed/a.eml.xml": file})
    assert [source.name for source in find([archive])] == ["a.eml.xml"]
    before = set(tmp_path.rglob("*"))
    verify([archive])
    assert set(tmp_path.rglob("*")) == before


def test_other_files_in_a_folder_are_left_alone(folder: Path) -> None:
    (folder / "proces-verbaal.pdf").write_bytes(b"%PDF-1.7")
    assert verify([folder]).exit_code == 0


def test_a_zip_too_deep_or_broken_is_refused(folder: Path, tmp_path: Path) -> None:
    file = next(iter(folder.glob("Resultaat_*")))
    nested: Path | bytes = file
    name = "a.eml.xml"
    for depth in range(6):
        nested = zipped(tmp_path / f"{depth}.zip", {name: nested})
        name = f"{depth}.zip"
    with pytest.raises(Refused, match="te veel zips in elkaar"):
        find([tmp_path / "5.zip"])
    broken = tmp_path / "kapot.zip"
    broken.write_bytes(b"PK\x03\x04 geen zip")
    with pytest.raises(Refused, match=r"kapot\.zip"):
        find([broken])


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bom.zip", {"groot.eml.xml": b"<" * (257 * 2**20)})
    with pytest.raises(Refused, match="te groot"):
        verify([bomb])


def test_a_file_that_lies_about_its_size_is_not_read_beyond_it(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bom.zip", {"klein.eml.xml": b"<" * (50 * 2**20)})
    data = bytearray(bomb.read_bytes())
    place = data.index(b"PK\x01\x02") + 24  # the size in the directory
    data[place : place + 4] = (100).to_bytes(4, "little")
    bomb.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(Refused, match="niet te lezen"):
        verify([bomb])
    assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    tracemalloc.stop()


def test_the_same_name_twice_in_a_zip_is_refused(folder: Path, tmp_path: Path) -> None:
    file = next(iter(folder.glob("Resultaat_*")))
    archive = zipped(tmp_path / "x.zip", {"a.eml.xml": file})
    with zipfile.ZipFile(archive, "a") as again, pytest.warns(UserWarning, match="Duplicate name"):
        again.writestr("a.eml.xml", b"<EML/>")
    with pytest.raises(Refused, match="staat 2 keer in"):
        find([archive])


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_zip_is_read_or_refused(data: st.DataObject, tmp_path: Path) -> None:
    inner = zipped(tmp_path / "b.zip", {"c.eml.xml": b"<EML/>" * 20})
    whole = bytearray(zipped(tmp_path / "x.zip", {"a.eml.xml": b"<EML/>" * 20, "b.zip": inner}).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    damaged = tmp_path / "x.zip"
    damaged.write_bytes(whole)
    try:
        sources = find([damaged])
    except Refused:
        return
    assert all(digest(source).problems for source in sources)  # not even the undamaged ones are EML


def test_nothing_to_verify_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="geen EML"):
        verify([tmp_path])
    with pytest.raises(Refused, match="bestaat niet"):
        verify([tmp_path / "weg"])


def test_all_broken_files_are_told_at_once(folder: Path) -> None:
    for file in list(folder.glob("Telling_*gemeente*"))[:2]:
        file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(Refused) as refused:
        verify([folder])
    assert len({problem.file for problem in refused.value.problems}) == 2


def test_progress_is_told_up_to_the_last_file(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    verify([folder], progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 11) for done in range(1, 12)]
