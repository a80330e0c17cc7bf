"""`kiesdeler result`: from totals to the result file, the report and the explanation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.input import about, read_bytes, report
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.messages import Inputs
from kiesdeler.cli.options import AsJson, Candidates, Created, Definition
from kiesdeler.cli.output import moment, print_json, write_files
from kiesdeler.eml.checks import check_together
from kiesdeler.eml.hash import grouped
from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.writer import write
from kiesdeler.files.cases import read_lots
from kiesdeler.files.deceased import read_deceased
from kiesdeler.files.names import Package, message_name, package_name, zip_name
from kiesdeler.files.vote_values import read_vote_values
from kiesdeler.files.zips import write_zip
from kiesdeler.law.allocation import allocate
from kiesdeler.law.explain import explain, to_json
from kiesdeler.law.model import Allocation, Contest, Lot, LotError, Outcomes
from kiesdeler.law.senate import College
from kiesdeler.problems import Problem, Refused, Severity, errors
from kiesdeler.reports.frame import file_name, model_for
from kiesdeler.reports.p22 import P22, p22_context
from kiesdeler.reports.render import render
from kiesdeler.reports.u16 import U16Report, u16_context
from kiesdeler.tally.contest import contest as make_contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.people import People, names, people

app = single()


@app.command(
    cls=Command,
    help=text(
        "Verdeel de zetels en maak het uitslagbestand (520), het proces-verbaal (P 22) en de uitleg.",
        "Allocate the seats and make the result file (520), the report (P 22) and the explanation.",
    ),
)
def result(
    definition: Definition,
    totals: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help=text(
                "De totaaltelling, EML 510d; bij een gemeenteraad mag het ook de 510b zijn.",
                "The total count, EML 510d; for a municipal council the 510b will do as well.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help=text("Map voor de bestanden.", "Folder for the files.")),
    ],
    candidates: Candidates = None,
    lots: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=text(
                'Uitkomsten van lotingen als JSON, zoals {"residual-4": 5}.',
                'Outcomes of drawn lots as JSON, such as {"residual-4": 5}.',
            ),
        ),
    ] = None,
    deceased: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST:POSITION|CODE...",
            help=text(
                "Overleden kandidaten (P 19a), zoals 3:12 of 3:HermansSTM.",
                "Deceased candidates (P 19a), such as 3:12 or 3:HermansSTM.",
            ),
        ),
    ] = None,
    vote_values: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=text(
                "Alleen voor de Eerste Kamer: de stemwaarden van provincies en kiescolleges, als JSON.",
                "Only for the Senate: the vote values of provinces and electoral colleges, as JSON.",
            ),
        ),
    ] = None,
    accept_threshold: Annotated[
        bool,
        typer.Option(
            "--accept-threshold",
            help=text(
                "Volg de voorkeurdrempel van de verkiezingsdefinitie als die van de wet afwijkt.",
                "Follow the preference threshold of the definition where it differs from the law.",
            ),
        ),
    ] = False,
    concept: Annotated[
        bool,
        typer.Option("--concept", help=text("Merk het proces-verbaal als concept.", "Mark the report as a draft.")),
    ] = False,
    created: Created = None,
    as_json: AsJson = False,
) -> int:
    """Exit code 3, and nothing written, when a lot must be drawn first; 2 when the input can't be used."""
    given = _read(definition, totals, candidates or [], vote_values)
    gone, problems = read_deceased(deceased or [], "--deceased")
    if problems:
        raise Refused(problems)
    with about(totals):
        contest = make_contest(
            given.definition,
            given.totals,
            candidate_lists=given.lists,
            deceased=gone,
            accept_threshold=accept_threshold,
            colleges=given.colleges,
            definition_file=str(definition),
        )
        everybody = people(contest, given.lists)
    allocation = _allocate(contest, lots)
    if allocation.open_lot is not None:
        _tell_lot(allocation, allocation.open_lot, everybody, totals, as_json)
        return Exit.LOT_DUE
    with about(totals):
        files = _documents(given, allocation, everybody, moment(created), concept)
    write_files(output, files)
    _tell(allocation, files, output, as_json)
    return Exit.FINE


@dataclass(frozen=True, slots=True)
class _Given:
    definition: ElectionDefinition
    totals: Count
    lists: list[CandidateLists]
    colleges: list[College]  # of the Senate; else none
    count_hash: str  # SHA-256 of the file of the totals, hexadecimal


def _read(definition: Path, totals: Path, candidates: list[Path], vote_values: Path | None) -> _Given:
    inputs = Inputs()
    definitions = inputs.one(definition, ElectionDefinition, "een verkiezingsdefinitie (110a)")
    counts = inputs.one(totals, Count, "een totaaltelling (510d, of bij een gemeenteraad 510b)")
    lists = inputs.all(candidates, CandidateLists, "kandidatenlijsten (230b)")
    inputs.refuse()
    colleges = [] if vote_values is None else read_vote_values(read_bytes(vote_values), str(vote_values))
    (defined,), (count,) = definitions, counts
    named = [(each.file, each.message) for each in lists]
    found = check_together([(defined.file, defined.message), *named, (count.file, count.message)])
    if errors(found):
        raise Refused(errors(found))
    report(found)
    return _Given(defined.message, count.message, [each.message for each in lists], colleges, count.sha256)


def _allocate(contest: Contest, lots: Path | None) -> Allocation:
    outcomes: Outcomes = {}
    if lots is not None:
        given = read_lots(read_bytes(lots), str(lots))
        outcomes = {key: str(value) if key.startswith("candidate-") else value for key, value in given.items()}
    try:
        return allocate(contest, outcomes)
    except LotError as error:
        raise Refused([Problem(str(error), file=str(lots))]) from error


def _documents(
    given: _Given, allocation: Allocation, everybody: People, created: str, concept: bool
) -> dict[str, bytes]:
    """Every file by its official name: the result and its zip, the report, the explanation."""
    message = result_message(given.definition, given.totals, allocation, candidate_lists=given.lists, created=created)
    data = write(message)
    pdf = render(_report(given, allocation, everybody, hashlib.sha256(data).hexdigest(), concept))
    election = given.definition.election
    steps = to_json(explain(allocation, names(everybody)), on=election.date)
    explanation = {"election": election.id, "count_sha256": given.count_hash, "steps": steps}
    name = message_name(message)
    zipped = write_zip({name: data})
    files = {
        name: data,
        zip_name(message): zipped,
        file_name(given.definition): pdf,
        f"Uitleg_{election.id}.json": (json.dumps(explanation, ensure_ascii=False, indent=1) + "\n").encode(),
    }
    if not concept:  # what the committee hands over holds only what is final
        model = model_for(given.definition).replace(" ", "")
        package = write_zip({f"Model_{model}.pdf": pdf, zip_name(message): zipped})
        files[_package_name(given.definition, created)] = package
    return files


def _package_name(definition: ElectionDefinition, created: str) -> str:
    """The zip of the report and the result, by the region of the whole election."""
    region = next((each for each in definition.regions if each.superior_category is None), definition.regions[0])
    when = datetime.fromisoformat(created)
    return package_name(Package.RESULT, definition.election, region.category, region.name, when)


def _report(
    given: _Given, allocation: Allocation, everybody: People, result_hash: str, concept: bool
) -> P22 | U16Report:
    """U 16 for the Senate, P 22 for all others."""
    if given.definition.election.category == "EK":
        return u16_context(
            given.definition,
            given.totals,
            given.lists,
            allocation,
            people=everybody,
            colleges=given.colleges,
            count_hash=given.count_hash,
            result_hash=result_hash,
            concept=concept,
        )
    return p22_context(
        given.definition,
        given.totals,
        given.lists,
        allocation,
        people=everybody,
        count_hash=given.count_hash,
        result_hash=result_hash,
        concept=concept,
    )


def _tell(allocation: Allocation, files: dict[str, bytes], folder: Path, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "files": [{"file": str(folder / name), "hash": grouped(data)} for name, data in files.items()],
                "seats": [{"list": each.number, "seats": each.seats} for each in allocation.lists],
                "unfilled": allocation.unfilled,
            }
        )
        return
    print(text("lijst  zetels  naam", "list   seats   name"))
    for party, seats in zip(allocation.contest.lists, allocation.lists, strict=True):
        print(f"{seats.number:>5}  {seats.seats:>6}  {party.name}")
    print()
    for name, data in files.items():
        print(f"{grouped(data)}  {folder / name}")


def _tell_lot(allocation: Allocation, lot: Lot, everybody: People, totals: Path, as_json: bool) -> None:
    """Which lot, among whom, and how to give its outcome."""
    called = names(everybody)
    if as_json:
        print_json(
            {
                "lots": [
                    {"id": each.id, "article": each.article.short, "among": list(each.among), "outcome": each.outcome}
                    for each in allocation.lots
                ]
            }
        )
    told = next(step for step in explain(allocation, called) if step.kind == "lot" and step.lot == lot.id)
    drawn = {each.id: each.outcome for each in allocation.lots if each.outcome is not None}
    example = json.dumps({**drawn, lot.id: lot.among[0]}, ensure_ascii=False)
    due = told.sentence.removesuffix(".")
    message = (
        f"{due} ({lot.article.label}). Er is nog niets geschreven. Zet de uitkomst in een bestand en geef dat met "
        f"--lots, bijvoorbeeld {example}; mogelijk zijn: {', '.join(map(str, lot.among))}."
    )
    report([Problem(message, file=str(totals), severity=Severity.NOTICE)])
