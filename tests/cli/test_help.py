"""Help and manual: every command and option has a text in both languages and a place in docs/command-line.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from kiesdeler.cli.commands import MODULES, Commands
from kiesdeler.cli.language import DUTCH_PHRASES, language, translated
from tests.cli.running import kiesdeler

MANUAL = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
LATER = {"control", "publish"}  # of the contract, not built yet


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by the words that call it."""
    top = Commands(name="kiesdeler")
    context = typer.Context(top)
    for name in top.list_commands(context):
        command = top.get_command(context, name)
        inside = getattr(command, "commands", None)
        if inside:
            yield from ((f"{name} {each}", inside[each]) for each in inside)
        else:
            yield name, command


COMMANDS = dict(commands())


def section(name: str) -> str:
    found = re.search(rf"^## kiesdeler {name}$(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    assert found, f"docs/command-line.md has no section “kiesdeler {name}”"
    return found[1]


def test_all_commands_of_the_contract_are_there() -> None:
    assert set(MODULES) == {
        "eml", "tally", "result", "allocate", "verify", "example", "serve", "demo", "backup", "restore", "doctor",
    }  # fmt: skip
    assert not LATER & set(MODULES)
    assert {name for name in COMMANDS if name.startswith("eml ")} == {"eml check", "eml hash", "eml csv"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_and_a_place_in_the_manual(name: str) -> None:
    text = section(name)
    assert COMMANDS[name].help
    for param in COMMANDS[name].params:
        assert param.help, (name, param.name)
        words = param.opts if param.param_type_name == "option" else [(param.metavar or "").strip("[]").rstrip(".")]
        for word in words:
            assert f"`{word}" in text, (name, word)


def test_the_manual_has_no_commands_that_do_not_exist() -> None:
    assert set(re.findall(r"^## kiesdeler (.+)$", MANUAL, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_all_dutch_or_all_english(name: str) -> None:
    helps = {}
    for which in ("nl", "en"):
        done = subprocess.run(
            [sys.executable, "-m", "kiesdeler", *name.split(), "--help"],
            env={**os.environ, "KIESDELER_LANG": which, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
        helps[which] = done.stdout
    assert helps["nl"].startswith("Gebruik: ")
    assert helps["en"].startswith("Usage: ")
    assert not re.search(r"\b(the|Usage|Options|Arguments|required|default|exit)\b", helps["nl"])
    assert not re.search(r"\b(de|het|Gebruik|Opties|verplicht|standaard)\b", helps["en"])


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "KIESDELER_LANG": "nl"}, "nl"),
        ({"KIESDELER_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_the_users(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KIESDELER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_every_phrase_of_the_library_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIESDELER_LANG", "nl")
    for pattern, dutch in DUTCH_PHRASES:
        assert dutch
        assert re.compile(pattern)
    assert translated("Missing option '--definition'.") == "Deze optie ontbreekt: '--definition'."
    monkeypatch.setenv("KIESDELER_LANG", "en")
    assert translated("Missing option '--definition'.") == "Missing option '--definition'."


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["--help"], "Gebruik: kiesdeler [OPTIES] OPDRACHT ..."),
        (["eml", "--help"], "Gebruik: kiesdeler eml [OPTIES] OPDRACHT ..."),
        (["eml", "check", "--help"], "Gebruik: kiesdeler eml check [OPTIES] FILE..."),
        (["eml", "csv", "--help"], "Gebruik: kiesdeler eml csv [OPTIES] COUNT CANDIDATES"),
        (["tally", "--help"], "Gebruik: kiesdeler tally [OPTIES] COUNT..."),
        (["allocate", "--help"], "Gebruik: kiesdeler allocate [OPTIES] [FILE]"),
    ],
)
def test_how_a_command_is_used_is_told_plainly(arguments: list[str], usage: str) -> None:
    text = kiesdeler(*arguments).text
    assert text.splitlines()[0] == usage
    assert "<list" not in text
    assert "<Path>" not in text


def test_a_wrong_choice_is_told_in_dutch() -> None:
    run = kiesdeler("tally", "--definition", "x", "--level", "foo", "y", "-o", "z")
    assert run.err.splitlines()[1] == "kiesdeler: Ongeldige waarde voor '--level': 'foo' is geen van 'hsb', 'csb'."


def test_the_top_shows_every_command() -> None:
    run = kiesdeler("--help")
    assert run.code == 0
    assert all(re.search(rf"^  {name}  ", run.text, re.MULTILINE) for name in MODULES)
