from __future__ import annotations

import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.files.zips import Entry, Limits, read_zip, write_zip
from kiesdeler.problems import Problem


def opened(data: bytes, limits: Limits | None = None) -> tuple[dict[str, bytes], list[Problem]]:
    found = list(read_zip(data, "in.zip", limits))
    entries = {each.name: each.data for each in found if isinstance(each, Entry)}
    return entries, [each for each in found if isinstance(each, Problem)]


def zipped(*members: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


@given(st.dictionaries(st.from_regex(r"[A-Za-z0-9_-]{1,20}\.xml", fullmatch=True), st.binary(max_size=200), max_size=5))
def test_what_goes_in_comes_out_and_equal_content_gives_equal_bytes(members):
    data = write_zip(members)
    entries, problems = opened(data)
    assert entries == {f"in.zip/{name}": content for name, content in members.items()}
    assert problems == []
    assert write_zip(members) == data


def test_a_zip_holds_no_moment_and_no_owner():
    with zipfile.ZipFile(io.BytesIO(write_zip({"a.xml": b"x"}))) as archive:
        (info,) = archive.infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert (info.create_system, info.external_attr >> 16) == (3, 0o644)


def test_zips_in_zips_are_opened():
    inner = write_zip({"Telling.eml.xml": b"<EML/>"})
    entries, problems = opened(write_zip({"Telling.zip": inner, "Model_Na31-2.pdf": b"%PDF"}))
    assert entries == {"in.zip/Telling.zip/Telling.eml.xml": b"<EML/>", "in.zip/Model_Na31-2.pdf": b"%PDF"}
    assert problems == []


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "x/../../a.xml", "C:\\a.xml", "C:a.xml", "..\\a.xml"])
def test_a_name_that_leads_outside_is_refused(name):
    entries, (problem,) = opened(zipped((name, b"x"), ("good.xml", b"y")))
    assert entries == {"in.zip/good.xml": b"y"}
    assert "buiten de zip" in problem.message


def test_a_file_without_a_name_is_refused():
    data = zipped(("a", b"x")).replace(b"\x01\x00\x00\x00a", b"\x00\x00\x00\x00a")
    central = bytearray(zipped(("a", b"x")))
    place = central.index(b"PK\x01\x02")
    central[place + 28] = 0  # the length of the name in the directory
    for damaged in (data, bytes(central)):
        entries, problems = opened(damaged)
        assert entries == {}
        assert problems


def test_a_link_is_refused():
    link = zipfile.ZipInfo("a.xml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    entries, (problem,) = opened(zipped((link, b"/etc/passwd")))
    assert entries == {}
    assert "verwijzing" in problem.message


def test_the_same_name_twice_is_told():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.xml", b"1"), ("a.xml", b"2"))
    entries, (problem,) = opened(data)
    assert entries == {"in.zip/a.xml": b"1"}
    assert "twee keer" in problem.message


def test_an_encrypted_file_is_refused():
    data = bytearray(zipped(("a.xml", b"x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    entries, (problem,) = opened(bytes(data))
    assert entries == {}
    assert "wachtwoord" in problem.message


def test_a_bomb_stops_at_the_bound():
    bomb = zipped(("a.xml", bytes(5_000_000)), ("b.xml", b"x"))
    entries, (problem,) = opened(bomb, Limits(file_size=1_000_000))
    assert entries == {"in.zip/b.xml": b"x"}
    assert problem.file == "in.zip/a.xml"
    assert "groter dan 1000000 bytes" in problem.message


def test_the_bound_holds_for_everything_together_nested_zips_included():
    inner = write_zip({f"{index}.xml": bytes(400) for index in range(3)})
    entries, problems = opened(write_zip({"a.zip": inner}), Limits(total_size=1000 + len(inner)))
    assert len(entries) == 2
    assert len(problems) == 1


def test_a_size_that_lies_is_noticed():
    data = bytearray(zipped(("a.xml", bytes(5_000_000))))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    entries, problems = opened(bytes(data), Limits(file_size=1000))
    assert entries == {}
    assert len(problems) == 1


def test_too_many_files_and_too_deep_are_told():
    entries, (problem,) = opened(zipped(*((f"{index}.xml", b"") for index in range(5))), Limits(files=3))
    assert len(entries) == 3
    assert "meer dan 3 bestanden" in problem.message
    deep = write_zip({"c.zip": write_zip({"b.zip": write_zip({"a.xml": b"x"})})})
    assert opened(deep)[0] == {"in.zip/c.zip/b.zip/a.xml": b"x"}
    entries, (problem,) = opened(deep, Limits(depth=2))
    assert entries == {}
    assert "dieper" in problem.message


@given(st.binary(max_size=300))
def test_any_bytes_give_entries_or_problems(data):
    opened(data)


@given(st.data())
def test_a_damaged_zip_gives_entries_or_problems(data):
    whole = bytearray(write_zip({"a.xml": b"hello " * 20, "b.zip": write_zip({"c.xml": b"there"})}))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    opened(bytes(whole[: data.draw(st.integers(0, len(whole)))]) if data.draw(st.booleans()) else bytes(whole))


def test_a_file_is_read_from_disk_too(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(write_zip({"a.xml": b"x"}))
    assert list(read_zip(path, "x.zip")) == [Entry("x.zip/a.xml", b"x")]
    (problem,) = read_zip(tmp_path / "absent.zip", "absent.zip")
    assert isinstance(problem, Problem)
