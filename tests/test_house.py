"""The house rules that a machine can hold us to."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "kiesdeler"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)  # Django writes those
PACKAGES = sorted(path.parent for path in MODULES if path.name == "__init__.py")
TEXTS = sorted(
    path
    for part in ("src", "docs")
    for path in (ROOT / part).rglob("*")
    if path.is_file() and path.suffix in {".py", ".md", ".toml", ".json", ".typ", ".csv", ".yml"}
) + sorted(path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".coverage"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

OUTSIDE = {
    "the folder beside the repository": re.compile(r"\.\./shared"),
    "a path of one machine": re.compile(r"(?<![\w.])/(work|root|home|tmp|opt|farm)/"),
    "a package registry": re.compile(r"pythonhosted|pypi\.org|registry\.npmjs|deb\.debian|proxy\.golang|index-url"),
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_nothing_points_outside_the_project(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if OUTSIDE[what].search(line)
    ]
    assert found == []


def test_every_room_says_what_lives_there_and_what_does_not() -> None:
    silent = []
    for room in (path for path in PACKAGES if path.parent == SOURCE):
        docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
        if "Here:" not in docstring or "Not here:" not in docstring:
            silent.append(room.name)
    assert silent == []


def test_every_module_says_what_it_is_about() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_modules_stay_small() -> None:
    sizes = {path.relative_to(SOURCE).as_posix(): len(path.read_bytes().splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 500} == {}
    long = [name for name, size in sizes.items() if size > 250]
    assert len(long) <= len(sizes) / 10, long


def test_every_direct_dependency_is_pinned_and_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    account = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for requirements, lock in (
        (project["project"]["dependencies"], "requirements.lock"),
        (groups["build"], "requirements.lock"),
        (groups["dev"], "requirements-dev.lock"),
        (groups["mutate"], "requirements-mutate.lock"),
    ):
        pinned = (ROOT / lock).read_text(encoding="utf-8")
        for requirement in (entry for entry in requirements if isinstance(entry, str)):
            name = re.split(r"[<>=~! \[]", requirement)[0]
            assert re.search(rf"^{re.escape(name)}==\S+.*\\\n\s+--hash=sha256:", pinned, re.MULTILINE), (name, lock)
            assert re.search(rf"^\| {re.escape(name)} \|", account, re.MULTILINE), (
                f"{name} has no row in docs/architecture.md"
            )


def test_build_requirements_are_the_ones_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


def test_relative_links_in_documents_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


def test_the_licence_is_complete() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    articles = [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", licence, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert re.search(r"^\s*Appendix$", licence, re.MULTILINE)


def test_publiccode_holds_what_the_standard_asks() -> None:
    """https://yml.publiccode.tools, version 0.4: the mandatory keys and the limits of the texts."""
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert code["publiccodeYmlVersion"] == "0.4"
    for key in ("name", "url", "platforms", "categories", "developmentStatus", "softwareType", "legal", "maintenance"):
        assert code[key], key
    for language, description in code["description"].items():
        assert re.fullmatch("[a-z]{2,3}", language)
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
    assert code["legal"]["license"] == "EUPL-1.2"
    assert set(code["localisation"]["availableLanguages"]) == set(code["description"])
    assert isinstance(code["localisation"]["localisationReady"], bool)
