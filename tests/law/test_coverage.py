"""`law/coverage.toml` against the Act, the code and the tests."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import kiesdeler.law

ROOT = Path(__file__).resolve().parents[2]
LAW = Path(kiesdeler.law.__path__[0])
ROWS: dict[str, dict[str, Any]] = tomllib.loads((LAW / "coverage.toml").read_text(encoding="utf-8"))

# The articles of the chapters that this room is about, as the Act has them: 1989, with what was inserted later.
ARTICLES = [
    *["P 1", *(f"P 1{letter}" for letter in "abcdefg"), *(f"P {number}" for number in range(2, 27))],
    *["P 18a", "P 19a", "P 20a"],
    *(f"U {number}" for number in range(1, 19)),
    *["V 4a", *(f"V {number}" for number in range(1, 17))],
    *(f"W {number}" for number in range(1, 9)),
    *(f"X {number}" for number in range(1, 13)),
    *["Y 2", "Y 23a", "Y 27", "Y 30a", "Y 30b", "Pa 25", "Ya 13", "Ya 20", "Ya 29"],
]
CHAPTERS = [
    "A",
    "B",
    "C",
    "D",
    "E",
    "Ea",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "Na",
    "O",
    "Pa",
    "Q",
    "R",
    "S",
    "T",
    "Y",
    "Ya",
    "Z",
]

ARTICLE = re.compile(r"\b(?:P|Pa|R|U|V|W|X|Y|Ya) \d+[a-z]?\b")
NO_RULES_INSIDE = {  # modules that carry values and words, not rules
    *("articles", "citations", "comparing", "lots", "model", "rules"),
    *("explain", "explain_people", "explain_step", "wording"),
}


def words_of(name: str) -> str:
    """The docstrings on the way to what a dotted name stands for.

    Read from the source, because the compiled law (make build) carries no docstrings.
    """
    module, *inside = name.removeprefix("kiesdeler.law.").split(".")
    source = (LAW / f"{module}.py").read_text(encoding="utf-8")
    node: ast.Module | ast.ClassDef | ast.FunctionDef = ast.parse(source)
    words = [ast.get_docstring(node) or ""]
    for part in inside:
        defined = [each for each in node.body if isinstance(each, ast.ClassDef | ast.FunctionDef)]
        node = next((each for each in defined if each.name == part), ast.parse(""))
        assert not isinstance(node, ast.Module), f"{name} is not there"
        words.append(ast.get_docstring(node) or "")
    return "\n".join(words)


def names(article: str, text: str) -> bool:
    """Whether a text names an article, as such or in a range such as W 1 to W 5."""
    if re.search(rf"\b{article}(?![0-9a-z])", text):
        return True
    chapter, number = article.split()
    ranges = re.findall(rf"\b{chapter} (\d+) to {chapter} (\d+)", text)
    return number.isdigit() and any(int(low) <= int(number) <= int(high) for low, high in ranges)


def test_every_article_and_chapter_has_a_row_and_nothing_else_has() -> None:
    assert sorted(ROWS) == sorted([*ARTICLES, *(f"chapter {chapter}" for chapter in CHAPTERS)])


@pytest.mark.parametrize("article", ROWS)
def test_row_says_either_where_or_why_not(article: str) -> None:
    row = ROWS[article]
    assert set(row) <= {"implemented_by", "tested_by", "not_modelled", "note"}
    if "not_modelled" in row:
        assert len(row["not_modelled"]) > 6
        assert "implemented_by" not in row
        assert "tested_by" not in row
    else:
        assert row["implemented_by"]
        assert row["tested_by"]


@pytest.mark.parametrize(
    ("article", "name"), [(article, name) for article, row in ROWS.items() for name in row.get("implemented_by", ())]
)
def test_implementation_is_there_and_names_the_article(article: str, name: str) -> None:
    assert name.startswith("kiesdeler.law.")
    assert names(article, words_of(name)), f"{name} does not name {article}"


@pytest.mark.parametrize("test", sorted({test for row in ROWS.values() for test in row.get("tested_by", ())}))
def test_test_is_there(test: str) -> None:
    file, name = test.split("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_rule_function_names_its_article() -> None:
    """A public function in its own docstring or the first line of its module; a method may have its class do so."""
    silent = []
    for path in sorted(LAW.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.stem in NO_RULES_INSIDE or path.stem == "__init__":
            continue
        first = (ast.get_docstring(tree) or "").split("\n")[0]
        for node in tree.body:
            words = first + (ast.get_docstring(node) or "") if isinstance(node, ast.ClassDef | ast.FunctionDef) else ""
            functions = node.body if isinstance(node, ast.ClassDef) else [node]
            silent += [
                f"{path.stem}.{function.name}"
                for function in functions
                if isinstance(function, ast.FunctionDef)
                and not function.name.startswith("_")
                and not ARTICLE.search(words + (ast.get_docstring(function) or ""))
            ]
    assert silent == []
