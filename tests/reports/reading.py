"""Reading a PDF back: its text page by page and its structure tree, without any other program than pikepdf."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

import pikepdf


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def pages(pdf: bytes, most: int | None = None) -> list[str]:
    """The text of every page (or the first `most`) in the order of its content stream, with single spaces."""
    with opened(pdf) as document:
        return [" ".join("".join(_shown(page)).split()) for page in list(document.pages)[:most]]


def text(pdf: bytes) -> str:
    """All text on one line."""
    return " ".join(pages(pdf))


def _shown(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: _unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    yield from _run(page, fonts)


def _run(page: pikepdf.Page, fonts: dict[str, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    replaced: list[str | None] = []  # per open marked content: its ActualText
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = fonts[str(operands[0])]
        elif name in {"BDC", "BMC"}:
            actual = (
                operands[1].get("/ActualText")
                if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
                else None
            )
            replaced.append(None if actual is None else str(actual))
            if actual is not None:
                yield str(actual)
        elif name == "EMC":
            replaced.pop()
        elif name == "ET":
            yield " "
        elif name in {"Tj", "TJ"} and not any(one is not None for one in replaced):
            pieces = operands[0] if name == "TJ" else [operands[0]]
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    yield "".join(font[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))


def heights(pdf: bytes, words: str) -> list[set[float]]:
    """Per page the heights at which pieces of text that consist of `words` only are printed: one for every line."""
    found = []
    with opened(pdf) as document:
        for page in document.pages:
            fonts = {name: _unicode(font) for name, font in page.resources.get("/Font", {}).items()}
            font: dict[int, str] = {}
            height = 0.0
            on_page = set()
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    height = float(operands[5])
                elif str(operator) == "Tf":
                    font = fonts[str(operands[0])]
                elif str(operator) in {"Tj", "TJ"} and _plain(operands[0], font).strip(words) == "":
                    on_page.add(height)
            found.append(on_page)
    return found


def _plain(shown: pikepdf.Object, font: dict[int, str]) -> str:
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(font[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    """Glyph -> text, from the font's ToUnicode map."""
    stream = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(value, 16) + step)
    return found


def tags(document: pikepdf.Pdf) -> Counter[str]:
    """How often every structure type occurs in the structure tree."""
    found: Counter[str] = Counter()
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found[str(node.S)] += 1
            if "/K" in node:
                waiting.append(node.K)
    return found
