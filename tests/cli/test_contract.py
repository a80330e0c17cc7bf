"""The command-line contract: exit codes, streams, JSON."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from kiesdeler import __version__
from kiesdeler.eml.messages import (
    Authority,
    Candidate,
    CandidateList,
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    Header,
    ListData,
    Result,
)
from kiesdeler.eml.reader import read_file
from kiesdeler.eml.writer import write
from kiesdeler.files.zips import write_zip
from tests.cli.running import COUNT, DEFINITION, LISTS, Run, kiesdeler, result_arguments, tied, written
from tests.elections.compact import elected_people, figures
from tests.reports.made import senate
from tests.reports.reading import text
from tests.shared import SHARED, unpacked

PROBLEM = re.compile(r"[^\n]*:\d+:\d+: \S[^\n]*")
CSV_SHA256 = "5e66a45b49b23fab10c79a4237069713f80f3c840a951bc14a21b29cd24f366d"  # of the published CSV


def told(err: str) -> list[str]:
    lines = err.splitlines()
    assert all(PROBLEM.fullmatch(line) for line in lines), err
    return lines


def test_the_command_starts_as_a_program_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiesdeler", "--version"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kiesdeler {__version__}\n", "")


def test_starting_imports_nothing_heavy() -> None:
    code = (
        "import sys; from kiesdeler.cli.main import main; main(['--version'])\n"
        "heavy = {'typer', 'lxml', 'typst', 'pikepdf', 'rich', 'pydantic', 'kiesdeler.law', 'kiesdeler.eml'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["--nonsense"],
        ["eml"],
        ["eml", "check"],
        ["tally", "--level", "nonsense"],
        ["result"],
        ["verify"],
        ["verify", "--json"],
        ["example", "nonsense"],
    ],
)
def test_mistakes_in_the_command_give_2_and_a_word_of_help(arguments: list[str]) -> None:
    run = kiesdeler(*arguments)
    assert run.code == 2
    assert run.out == b""
    assert run.err.startswith("Gebruik: kiesdeler")


@pytest.mark.parametrize(
    "arguments",
    [
        ["eml", "check", "FILE"],
        ["eml", "csv", "FILE", "FILE"],
        ["tally", "--definition", "FILE", "--level", "csb", "FILE", "-o", "OUT"],
        ["result", "--definition", "FILE", "--totals", "FILE", "-o", "OUT"],
        ["allocate", "FILE"],
        ["verify", "FILE"],
    ],
)
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe<EML", b"<EML/>", b"{", b"[{}]"])
def test_unusable_input_gives_2_a_place_and_nothing_written(
    arguments: list[str], content: bytes | None, tmp_path: Path
) -> None:
    file, out = tmp_path / "given.eml.xml", tmp_path / "made"
    if content is not None:
        file.write_bytes(content)
    run = kiesdeler(*[{"FILE": file, "OUT": out}.get(argument, argument) for argument in arguments])
    assert run.code == 2, run.err
    assert run.out == b""
    assert any(file.name in line for line in told(run.err))
    assert not out.exists()


def test_hash_of_a_file_that_is_not_there_gives_2(tmp_path: Path) -> None:
    run = kiesdeler("eml", "hash", tmp_path / "nothing")
    assert (run.code, run.out) == (2, b"")
    assert str(tmp_path / "nothing") in told(run.err)[0]


def test_check_is_silent_about_good_files(tmp_path: Path) -> None:
    folder = written(tmp_path)
    run = kiesdeler("eml", "check", folder / DEFINITION, folder / LISTS, folder / COUNT)
    assert (run.code, run.out) == (0, b"")
    assert all(": opmerking: " in line or ": waarschuwing: " in line for line in told(run.err))


def test_check_points_at_the_spot(tmp_path: Path) -> None:
    folder = written(tmp_path, lambda count: count.replace(b"<TotalCounted>9350<", b"<TotalCounted>9351<"))
    run = kiesdeler("eml", "check", folder / COUNT, "--json")
    assert run.code == 2
    (file,) = run.json["files"]
    assert file["file"] == str(folder / COUNT)
    errors = [problem for problem in file["problems"] if problem["severity"] == "error"]
    assert errors
    assert all(problem["line"] >= 1 and problem["column"] >= 1 for problem in errors)
    assert any("9.351" in problem["message"] for problem in errors)


def test_hash_is_the_sha256_in_sixteen_groups(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    groups = re.findall("....", hashlib.sha256(b"abc").hexdigest())
    assert kiesdeler("eml", "hash", file).text == f"{' '.join(groups)}  {file}\n"
    assert kiesdeler("eml", "hash", file, "--json").json == {"files": [{"file": str(file), "groups": groups}]}


def test_csv_is_the_published_one_byte_for_byte(tmp_path: Path) -> None:
    folder = written(tmp_path)
    run = kiesdeler("eml", "csv", folder / COUNT, folder / LISTS)
    assert hashlib.sha256(run.out).hexdigest() == CSV_SHA256
    assert kiesdeler("eml", "csv", folder / COUNT, folder / LISTS, "-o", tmp_path / "out.csv").out == b""
    assert (tmp_path / "out.csv").read_bytes() == run.out


def test_csv_refuses_files_in_the_wrong_place(tmp_path: Path) -> None:
    folder = written(tmp_path)
    run = kiesdeler("eml", "csv", folder / LISTS, folder / COUNT, "-o", tmp_path / "out.csv")
    assert run.code == 2
    assert "230b" in told(run.err)[0]
    assert not (tmp_path / "out.csv").exists()


def test_tally_adds_up_to_the_election(tmp_path: Path) -> None:
    folder = written(tmp_path)
    out = tmp_path / "new" / "total.eml.xml"
    run = kiesdeler("tally", "--definition", folder / DEFINITION, "--level", "csb", folder / COUNT, "-o", out, "--json")
    assert run.code == 0, run.err
    assert run.json["file"] == str(out)
    assert (run.json["message"], run.json["valid_votes"], run.json["units"]) == ("510d", 9350, 1)
    assert run.json["hash"].replace(" ", "") == hashlib.sha256(out.read_bytes()).hexdigest()
    total = read_file(out)
    assert isinstance(total, Count)
    assert total.total.total_counted == 9350
    assert list(out.parent.iterdir()) == [out]


def test_tally_with_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = written(tmp_path)
    made = []
    for name in ("one", "two"):
        arguments = ["--definition", folder / DEFINITION, "--level", "csb", folder / COUNT, "-o", tmp_path / name]
        assert kiesdeler("tally", *arguments, "--created", "2022-03-17T01:02:03.000+01:00").code == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@dataclass(frozen=True)
class Made:
    """What `result` made of West Maas en Waal: the files it was given, those it wrote, and how it ended."""

    folder: Path
    out: Path
    run: Run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = written(tmp_path_factory.mktemp("given"))
    out = tmp_path_factory.mktemp("made") / "out"
    run = kiesdeler(*result_arguments(folder, "-o", out, "--json"))
    assert run.code == 0, run.err
    return Made(folder, out, run)


def test_result_writes_the_official_result_its_zip_the_report_and_the_explanation(made: Made) -> None:
    run, out = made.run, made.out
    names = sorted(path.name for path in out.iterdir())
    assert names == [
        "GR2022_P22-2_0668-west-maas-en-waal.pdf",
        "Resultaat_GR2022_WestMaasenWaal.eml.xml",
        "Resultaat_GR2022_WestMaasenWaal.zip",
        "Uitleg_GR2022_WestMaasenWaal.json",
        "vaststelling-uitslag_gr2022_westmaasenwaal_gemeente_west-maas-en-waal-20220323-120000.zip",
    ]
    result = read_file(out / "Resultaat_GR2022_WestMaasenWaal.eml.xml")
    assert isinstance(result, Result)
    assert elected_people(result) == figures("westmaasenwaal").elected
    with zipfile.ZipFile(out / "Resultaat_GR2022_WestMaasenWaal.zip") as archive:
        name = "Resultaat_GR2022_WestMaasenWaal.eml.xml"
        assert archive.namelist() == [name]
        assert archive.read(name) == (out / name).read_bytes()
    assert (out / "GR2022_P22-2_0668-west-maas-en-waal.pdf").read_bytes().startswith(b"%PDF-")
    assert sum(each["seats"] for each in run.json["seats"]) == 17
    assert {Path(each["file"]).name for each in run.json["files"]} == set(names)
    for each in run.json["files"]:
        digest = hashlib.sha256(Path(each["file"]).read_bytes()).hexdigest()
        assert each["hash"].replace(" ", "") == digest


def test_what_result_makes_passes_check_and_verify(made: Made) -> None:
    folder, out = made.folder, made.out
    result = out / "Resultaat_GR2022_WestMaasenWaal.eml.xml"
    given = [folder / DEFINITION, folder / LISTS, folder / COUNT]
    assert kiesdeler("eml", "check", *given, result).code == 0
    run = kiesdeler("verify", *given, out / "Resultaat_GR2022_WestMaasenWaal.zip", "--json")
    assert run.code == 0, run.text
    (election,) = run.json["elections"]
    assert (election["id"], election["seats"], election["differences"]) == ("GR2022_WestMaasenWaal", 17, [])


def test_the_package_of_the_committee_holds_the_report_and_the_zip_of_the_result(made: Made, tmp_path: Path) -> None:
    folder, out = made.folder, made.out
    (package,) = out.glob("vaststelling-uitslag_*.zip")
    with zipfile.ZipFile(package) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {
        "Model_P22-2.pdf": (out / "GR2022_P22-2_0668-west-maas-en-waal.pdf").read_bytes(),
        "Resultaat_GR2022_WestMaasenWaal.zip": (out / "Resultaat_GR2022_WestMaasenWaal.zip").read_bytes(),
    }
    assert kiesdeler(*result_arguments(folder, "-o", tmp_path / "draft", "--concept")).code == 0
    assert not list((tmp_path / "draft").glob("vaststelling-uitslag_*.zip"))


def test_the_hashes_in_the_report_are_those_that_eml_hash_shows(made: Made) -> None:
    folder, out = made.folder, made.out
    report = text((out / "GR2022_P22-2_0668-west-maas-en-waal.pdf").read_bytes())
    for file in (folder / COUNT, out / "Resultaat_GR2022_WestMaasenWaal.eml.xml"):
        (shown,) = kiesdeler("eml", "hash", file, "--json").json["files"]
        assert " ".join(shown["groups"]) in report, file.name


def zipped(folder: Path, name: str, *files: Path) -> Path:
    """These files, and something that is no EML, in a zip in a zip."""
    inner = write_zip({file.name: file.read_bytes() for file in files} | {"leesmij.txt": b"tekst"})
    (folder / name).write_bytes(write_zip({"binnen.zip": inner, "Model.pdf": b"%PDF-"}))
    return folder / name


def test_zips_are_read_as_the_files_in_them(tmp_path: Path) -> None:
    folder = written(tmp_path)
    names = [zipped(tmp_path, f"{name}.zip", folder / name) for name in (DEFINITION, LISTS, COUNT)]
    outcomes = {}
    for kind, (definition, lists, count) in {
        "plain": [folder / name for name in (DEFINITION, LISTS, COUNT)],
        "zip": names,
    }.items():
        arguments = ["--definition", definition, "--candidates", lists, "--totals", count, "-o", tmp_path / kind]
        run = kiesdeler("result", *arguments, "--created", "2022-03-23T12:00:00.000+01:00")
        assert run.code == 0, run.err
        outcomes[kind] = {path.name: path.read_bytes() for path in (tmp_path / kind).iterdir()}
    assert outcomes["plain"] == outcomes["zip"]  # also the hash: of the count itself, not of the zip
    run = kiesdeler("eml", "check", *names, "--json")
    assert run.code == 0, run.err
    assert [Path(each["file"]).name for each in run.json["files"]] == [DEFINITION, LISTS, COUNT]


def test_a_zip_without_the_file_that_is_asked_for_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    nothing, both = zipped(tmp_path, "nothing.zip"), zipped(tmp_path, "both.zip", folder / COUNT, folder / LISTS)
    for given in (nothing, both):
        run = kiesdeler("result", "--definition", folder / DEFINITION, "--totals", given, "-o", tmp_path / "out")
        assert run.code == 2
        assert str(given) in told(run.err)[0]
        assert not (tmp_path / "out").exists()


def test_an_option_takes_several_values_as_a_shell_gives_them(tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "out"
    other = folder / "other.eml.xml"
    other.write_bytes(b"<EML/>")
    options = ["--totals", folder / COUNT, "-o", out, "--definition", folder / DEFINITION]
    run = kiesdeler("result", "--candidates", folder / LISTS, other, folder / "gone", *options)
    assert run.code == 2
    assert {line.split(":")[0] for line in told(run.err)} == {str(other), str(folder / "gone")}
    run = kiesdeler("result", f"--candidates={folder / LISTS}", *options, "--deceased", "8:1", "1:1")
    assert run.code == 0, run.err
    run = kiesdeler("result", "--candidates", *options)
    assert (run.code, run.out) == (2, b"")
    assert "vraagt om een waarde" in run.err


def test_tally_tells_counts_from_lists_by_what_is_in_them(tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "total.eml.xml"
    start = ["tally", "--definition", folder / DEFINITION, "--level", "csb", "-o", out]
    made = []
    for files in (
        ["--candidates", folder / LISTS, folder / COUNT],
        [folder / COUNT, "--candidates", folder / LISTS],
        [folder / COUNT, folder / LISTS],
    ):
        run = kiesdeler(*start, "--created", "2022-03-17T01:02:03.000+01:00", *files)
        assert run.code == 0, run.err
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]
    run = kiesdeler(*start, folder / COUNT, folder / DEFINITION)
    assert run.code == 2
    assert "110a" in told(run.err)[0]


@pytest.mark.parametrize("created", ["gisteren", "2023-12-01", "2023-13-01T10:00:00", "2023-12-01 10:00:00", ""])
def test_a_moment_that_is_none_is_refused(created: str, tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "out"
    start = ["--definition", folder / DEFINITION, "-o", out, "--created", created]
    for run in (
        kiesdeler("tally", *start, "--level", "csb", folder / COUNT),
        kiesdeler("result", *start, "--candidates", folder / LISTS, "--totals", folder / COUNT),
    ):
        assert run.code == 2
        assert told(run.err)[0].startswith("--created:0:0: ")
        assert not out.exists()


def test_what_is_missing_is_told_of_a_file(tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "out"
    definition, given = folder / DEFINITION, ["--definition", folder / DEFINITION]
    for arguments, about in (
        (["tally", *given, "--level", "csb"], definition),
        (["tally", *given, "--level", "hsb", folder / COUNT], definition),
        (["tally", *given, "--level", "csb", folder / COUNT, "--list-order", "a"], "--list-order"),
        (["result", *given, "--totals", folder / COUNT], folder / COUNT),
        (["result", *given, "--totals", folder / COUNT, "--deceased", "8"], "--deceased"),
    ):
        run = kiesdeler(*arguments, "-o", out)
        assert run.code == 2
        assert told(run.err)
        assert all(line.startswith(f"{about}:") for line in told(run.err)), run.err


def test_a_deceased_candidate_is_passed_over(tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "out"
    assert kiesdeler(*result_arguments(folder, "-o", out, "--deceased", "8:1")).code == 0
    result = read_file(out / "Resultaat_GR2022_WestMaasenWaal.eml.xml")
    assert isinstance(result, Result)
    (elected,) = next(each for each in result.lists if each.number == 8).elected
    assert elected.candidate.name is not None
    assert elected.candidate.name.last_name != "Hensen"


@pytest.mark.parametrize("argument", ["8", "8:", "x:1", "8:99", "99:1", "8:Nobody"])
def test_a_deceased_candidate_who_is_nobody_is_refused(argument: str, tmp_path: Path) -> None:
    folder, out = written(tmp_path), tmp_path / "out"
    run = kiesdeler(*result_arguments(folder, "-o", out, "--deceased", argument))
    assert run.code == 2
    assert told(run.err)
    assert not out.exists()


def test_a_lot_that_is_due_is_told_by_name_and_nothing_is_written(tmp_path: Path) -> None:
    folder, out = tied(tmp_path), tmp_path / "out"
    run = kiesdeler(*result_arguments(folder, "-o", out))
    assert run.code == 3, run.err
    assert not out.exists()
    assert "FD Partij Beneden-Leeuwen" in told(run.err)[-1]
    assert "VVD" in run.err
    assert '{"residual-1": 1}' in run.err
    assert "--lots" in run.err


def test_a_lot_that_was_drawn_decides(tmp_path: Path) -> None:
    folder = tied(tmp_path)
    for outcome in (1, 2):
        lots, out = tmp_path / "lots.json", tmp_path / f"out{outcome}"
        lots.write_text(f'{{"residual-1": {outcome}}}', encoding="utf-8")
        run = kiesdeler(*result_arguments(folder, "-o", out, "--lots", lots, "--json"))
        assert run.code == 0, run.err
        seats = {each["list"]: each["seats"] for each in run.json["seats"]}
        assert (seats[outcome], seats[3 - outcome]) == (5, 4)


@pytest.mark.parametrize("lots", ['{"residual-1": 7}', '{"residual-2": 1}', '{"residual-1": "x"}', "[]", "nonsense"])
def test_a_lot_that_is_not_due_is_refused(lots: str, tmp_path: Path) -> None:
    folder, out = tied(tmp_path), tmp_path / "out"
    (tmp_path / "lots.json").write_text(lots, encoding="utf-8")
    run = kiesdeler(*result_arguments(folder, "-o", out, "--lots", tmp_path / "lots.json"))
    assert run.code == 2, run.err
    assert told(run.err)
    assert not out.exists()


def test_allocate_reads_standard_input_and_files(tmp_path: Path) -> None:
    case = '{"election_type": "GR", "seats": 9, "lists": [{"number": 1, "votes": 120}, {"number": 2, "votes": 60}]}'
    (tmp_path / "case.json").write_text(case, encoding="utf-8")
    answers = [kiesdeler("allocate", stdin=case), kiesdeler("allocate", "-", stdin=case)]
    answers.append(kiesdeler("allocate", tmp_path / "case.json"))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0].code == 0
    assert answers[0].json["quota"] == {"numerator": 180, "denominator": 9}
    assert [each["seats"] for each in answers[0].json["lists"]] == [6, 3]
    several = kiesdeler("allocate", stdin=f"[{case}, {case}]")
    assert several.json == [answers[0].json, answers[0].json]


def test_allocate_asks_for_a_lot_and_takes_its_outcome(tmp_path: Path) -> None:
    case = '{"election_type": "GR", "seats": 9, "lists": [{"number": 3, "votes": 100}, {"number": 5, "votes": 100}]}'
    run = kiesdeler("allocate", stdin=case)
    assert run.code == 3
    assert run.json["lots"] == [{"id": "residual-1", "article": "P 8(1)", "among": [3, 5], "outcome": None}]
    assert "residual-1" in told(run.err)[0]
    (tmp_path / "lots.json").write_text('{"residual-1": 5}', encoding="utf-8")
    run = kiesdeler("allocate", "--lots", tmp_path / "lots.json", stdin=case)
    assert run.code == 0
    assert [each["seats"] for each in run.json["lists"]] == [4, 5]
    assert run.json["lots"][0]["outcome"] == 5


def test_verify_names_a_difference_with_its_place_and_both_numbers(made: Made, tmp_path: Path) -> None:
    folder, out = made.folder, made.out
    published = out / "Resultaat_GR2022_WestMaasenWaal.eml.xml"
    wrong = tmp_path / published.name
    wrong.write_bytes(published.read_bytes().replace(b"<Ranking>1</Ranking>", b"<Ranking>2</Ranking>", 1))
    run = kiesdeler("verify", folder / DEFINITION, folder / LISTS, folder / COUNT, wrong)
    assert run.code == 1, run.text
    assert any(published.name in line and "waarschuwing" not in line for line in told(run.err))
    run = kiesdeler("verify", folder / DEFINITION, folder / LISTS, folder / COUNT, wrong, "--json")
    (election,) = run.json["elections"]
    assert run.code == 1
    (difference,) = election["differences"]
    assert difference["file"].endswith(published.name)
    assert {"unit", "list", "candidate", "what", "published", "computed", "article"} < set(difference)


def test_verify_tells_what_is_missing_of_what_was_given_and_differences_last(tmp_path: Path) -> None:
    folder = written(tmp_path, lambda count: count.replace(b"<TotalCounted>9350<", b"<TotalCounted>9351<", 1))
    run = kiesdeler("verify", folder)
    assert run.code == 1
    lines = told(run.err)
    missing = [line for line in lines if ": opmerking: " in line]
    assert missing
    assert all(line.startswith(f"{folder}:0:0: ") for line in missing)
    ranks = [0 if ": opmerking: " in line else 1 if ": waarschuwing: " in line else 2 for line in lines]
    assert ranks == sorted(ranks)
    assert ranks[-1] == 2


def test_verify_says_which_checks_had_nothing_to_look_at(tmp_path: Path) -> None:
    run = kiesdeler("verify", written(tmp_path))
    lines = {line.split()[0]: line for line in run.text.splitlines() if line.strip()[:1].isdigit()}
    assert " ✓ " in lines["5"]  # every list has as many votes as its candidates
    assert " – " in lines["9"]  # there is no district to compare
    assert lines["9"].endswith("niets om na te gaan")


def test_verify_of_a_folder_without_eml_names_the_folder(tmp_path: Path) -> None:
    run = kiesdeler("verify", tmp_path)
    assert (run.code, run.out) == (2, b"")
    assert told(run.err)[0].startswith(f"{tmp_path}:0:0: ")


if SHARED is not None:

    def test_verify_tells_where_in_a_file_a_warning_is() -> None:
        (postal,) = unpacked("data/tk2023.tar.xz").rglob("Telling_TK2023_NBSB.eml.xml")
        lines = [line for line in told(kiesdeler("verify", postal).err) if "Element Cast" in line]
        assert len(lines) == 4
        assert all(int(line.split(":")[2]) > 100_000 for line in lines)  # all on line 1, far apart


def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = kiesdeler(*result_arguments(folder, "-o", tmp_path / "file"))
    assert run.code == 2
    assert str(tmp_path / "file") in told(run.err)[-1]
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("name", ["tk2023", "gr2022-west-maas-en-waal"])
def test_the_examples_have_their_official_result(name: str) -> None:
    run = kiesdeler("example", name)
    assert run.code == 0
    assert "gelijk aan de officiële uitslag" in run.text


def senate_files(folder: Path) -> list[str | Path]:
    """A small Senate: definition, totals, and the lists of each province or college, as options of `result`."""
    made = senate()
    election = replace(made.definition.election, nomination_date=date(2023, 4, 17))
    (folder / "110a.eml.xml").write_bytes(write(replace(made.definition, election=election)))
    (folder / "510d.eml.xml").write_bytes(write(made.totals))
    options: list[str | Path] = ["--definition", folder / "110a.eml.xml", "--totals", folder / "510d.eml.xml"]
    for unit in made.totals.units:
        number = unit.id.removeprefix("HSB")
        lists: dict[int, list[Candidate]] = {}
        for line in unit.votes.ballot:
            if line.code is not None and line.candidate is not None:
                person = replace(made.people[line.list, line.code], id=line.candidate, short_code=None)
                lists.setdefault(line.list, []).append(person)
        message = CandidateLists(
            Header("230b", "2023-05-01T12:00:00", Authority("CSB", "De Kiesraad"), date(2023, 5, 1), "1.3"),
            election,
            (
                ContestLists(
                    Contest(number, unit.name),
                    tuple(
                        CandidateList(each, f"Fractie {each}", "lijstengroep", ListData(True, "nl"), tuple(people))
                        for each, people in lists.items()
                    ),
                ),
            ),
        )
        (folder / f"230b-{number}.eml.xml").write_bytes(write(message))
        options += ["--candidates", folder / f"230b-{number}.eml.xml"]
    return options


def test_the_senate_needs_its_vote_values_and_gets_model_u_16(tmp_path: Path) -> None:
    options, out = senate_files(tmp_path), tmp_path / "out"
    run = kiesdeler("result", *options, "-o", out)
    assert run.code == 2
    assert any("stemwaarde" in line for line in told(run.err))
    assert not out.exists()
    values = [
        {"district": each.district, "name": each.name, "members": each.members, "vote_value": each.vote_value}
        for each in senate().colleges
    ]
    (tmp_path / "values.json").write_text(json.dumps(values), encoding="utf-8")
    run = kiesdeler("result", *options, "-o", out, "--vote-values", tmp_path / "values.json")
    assert run.code == 0, run.err
    assert [path.name for path in out.iterdir() if "U16" in path.name]
    (tmp_path / "values.json").write_text('[{"district": 1, "vote_value": -1}]', encoding="utf-8")
    run = kiesdeler("result", *options, "-o", tmp_path / "other", "--vote-values", tmp_path / "values.json")
    assert run.code == 2
    assert len(told(run.err)) == 3  # two fields missing and a value out of range, all at once
    assert not (tmp_path / "other").exists()
