"""Several tagged PDFs into one that stays accessible: one structure tree, one table of contents, page labels.

All are made by the same typesetter from the same kind of template, so that what stands in the catalogue (language,
marks, output intent, conformance in the XMP) is equal and that of the first one holds for the whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

_JOINED = {"/StructTreeRoot", "/Outlines", "/Pages"}
_SAME = {"/Type", "/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences"}  # in all pieces
_TREE = {"/Type", "/K", "/RoleMap", "/ParentTree", "/ParentTreeNextKey", "/IDTree"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One PDF. `nested`: its headings come under the last heading of the first piece in the table of contents.

    With `labels` every top heading starts page numbers of its own, with that label before them.
    """

    pdf: bytes
    labels: tuple[str, ...] = ()
    nested: bool = False


def joined(pieces: Iterable[Piece], metadata: Sequence[tuple[str, str]]) -> bytes:
    """The pieces in their order as one PDF, with these keys in the document information."""
    rest = iter(pieces)
    first = next(rest)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(first.pdf)) as document:
        labels = _labels(document, first, 0)
        alone = len(labels)
        for piece in rest:
            with pikepdf.open(io.BytesIO(piece.pdf)) as source:
                labels += _labels(source, piece, len(document.pages))
                _append(document, source, nested=piece.nested)
        if len(labels) > alone:
            document.Root.PageLabels = Dictionary(Nums=Array([each for pair in labels for each in pair]))
        for key, value in metadata:
            if value:
                document.docinfo[Name(f"/{key}")] = String(value)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _append(document: Pdf, source: Pdf, *, nested: bool) -> None:
    """Pages first: structure and table of contents are copied after them, and then point to their copies."""
    tree, more = document.Root.StructTreeRoot, source.Root.StructTreeRoot
    unknown = (set(source.Root.keys()) - _JOINED - _SAME) | (set(more.keys()) - _TREE)
    if unknown or more.RoleMap != tree.RoleMap or len(more.K) != 1:
        raise ValueError(f"a PDF that cannot be joined: {sorted(unknown)}")
    start, shift = len(document.pages), int(tree.ParentTreeNextKey)
    document.pages.extend(source.pages)
    for page in document.pages[start:]:
        page.obj.StructParents = int(page.obj.StructParents) + shift
        for annotation in page.obj.get("/Annots", ()):
            annotation.StructParent = int(annotation.StructParent) + shift
    copied = document.copy_foreign(more)
    if "/IDTree" in copied:
        _add_ids(tree, copied, f"p{start}")
    part = copied.K[0]
    part.S, part.P = Name.Part, tree.K[0]
    tree.K[0].K.append(part)
    for key, parents in _pairs(copied.ParentTree.Nums):
        tree.ParentTree.Nums.append(int(key) + shift)
        tree.ParentTree.Nums.append(parents)
    tree.ParentTreeNextKey = shift + int(copied.ParentTreeNextKey)
    if "/Outlines" in source.Root:
        _add_outline(document.Root.Outlines, document.copy_foreign(source.Root.Outlines), nested=nested)


def _add_ids(tree: pikepdf.Object, copied: pikepdf.Object, prefix: str) -> None:
    """The heads of columns are known by an id, which must be of one table only."""
    waiting = list(copied.K)
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary):  # a place on a page
            continue
        if "/ID" in element:
            element.ID = String(prefix + str(element.ID))
        for one in _several(element.get("/A")):
            if "/Headers" in one:
                one.Headers = Array([String(prefix + str(head)) for head in one.Headers])
        waiting.extend(_several(element.get("/K")))
    known = [
        *_pairs(tree.IDTree.Names),
        *((String(prefix + str(key)), one) for key, one in _pairs(copied.IDTree.Names)),
    ]
    tree.IDTree.Names = Array([each for pair in sorted(known, key=lambda pair: bytes(pair[0])) for each in pair])


def _several(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    """What PDF allows to be one or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _pairs(names: pikepdf.Object) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    each = list(names)
    return list(zip(each[::2], each[1::2], strict=True))


def _add_outline(outline: pikepdf.Object, more: pikepdf.Object, *, nested: bool) -> None:
    """The headings of a piece behind the others, or closed under the last one."""
    parent = outline.Last if nested else outline
    for entry in _entries(more):
        entry.Parent = parent
    if "/Last" in parent:
        parent.Last.Next, more.First.Prev = more.First, parent.Last
    else:
        parent.First = more.First
    parent.Last = more.Last
    if not nested:
        parent.Count = int(parent.Count) + int(more.Count)
    else:
        parent.Count = int(parent.get("/Count", 0)) - sum(1 for _ in _entries(more))


def _entries(outline: pikepdf.Object) -> list[pikepdf.Object]:
    found = [outline.First]
    while "/Next" in found[-1]:
        found.append(found[-1].Next)
    return found


def _labels(document: Pdf, piece: Piece, start: int) -> list[tuple[int, Dictionary]]:
    """From which page on which label: at the start, or at every top heading when each has a label of its own."""
    if not piece.labels:
        return [(start, _label(""))]
    page_of = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    entries = _entries(document.Root.Outlines)
    return [
        (start + page_of[entry.Dest[0].objgen], _label(label))
        for entry, label in zip(entries, piece.labels, strict=True)
    ]


def _label(prefix: str) -> Dictionary:
    return Dictionary(S=Name.D, P=String(prefix))
