"""A commentary as one page that stands alone: every note leads to its sources and back. Nothing is fetched or run."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib import resources

from torimatome.writers.commentary import COLUMNS, HEADS, Paper, Paragraph, Piece, Row


def write(paper: Paper) -> bytes:
    """The page: no script, no outside resource, everything escaped."""
    style = "".join(resources.files("torimatome.writers").joinpath(f).read_text("utf-8") for f in ("page.css", "commentary.css"))  # fmt: skip
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="generator" content="torimatome">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(paper.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(_body(paper))}</main>\n</body>\n</html>\n"
    ).encode()


def _body(paper: Paper) -> Iterator[str]:
    if paper.title_ja:
        yield f'<h1 lang="ja">{_text(paper.title_ja)}</h1>\n<p class="subtitle">{_text(paper.title)}</p>\n'
    else:
        yield f"<h1>{_text(paper.title)}</h1>\n"
    yield f'<p class="publisher">{_text(paper.byline)}</p>\n' if paper.byline else ""
    seen: set[int] = set()
    for one in paper.paragraphs:
        yield from _paragraph(one, seen)
    yield f'<p class="legend">{_text(paper.legend)}</p>\n' if paper.legend else ""
    if paper.notes:
        lines = "".join(f'<li id="note-{n}">{_text(w)} <a href="#mark-{n}" aria-label="{n}">↩</a></li>\n' for n, w in enumerate(paper.notes, 1))  # fmt: skip
        yield f'<section class="sources" role="doc-endnotes">\n<h2>{HEADS["notes"]}</h2>\n<ol>\n{lines}</ol>\n</section>\n'
    yield from _table("chronology", paper.chronology)
    yield from _sources(paper)
    yield from _table("support", paper.support)


def _paragraph(one: Paragraph, seen: set[int]) -> Iterator[str]:
    if one.heading:
        yield f"<h2>{_text(one.heading)}</h2>\n"
    if one.picture:
        kind = "svg+xml" if one.picture.is_svg else "png"
        data = base64.b64encode(one.picture.data).decode()
        image = f'<img src="data:image/{kind};base64,{data}" alt="{escape(one.caption)}">'
        yield f"<figure>\n{image}\n<figcaption>{_text(one.caption)}</figcaption>\n</figure>\n"
    if one.pieces:
        yield f'<p class="paragraph">{"".join(_piece(p, seen) for p in one.pieces).rstrip()}</p>\n'


def _piece(piece: Piece, seen: set[int]) -> str:
    mark = f'<sup class="marked">{piece.marked}</sup>' if piece.marked else ""
    words = f'<mark class="unsupported">{_text(piece.text)}</mark>' if piece.marked == "‡" else _text(piece.text)
    note = ""
    if piece.note:
        name = "" if piece.note in seen else f' id="mark-{piece.note}"'
        seen.add(piece.note)
        note = f'<sup><a{name} href="#note-{piece.note}" role="doc-noteref">{piece.note}</a></sup>'
    return f"{words}{mark}{note}" + " " * piece.ends


def _sources(paper: Paper) -> Iterator[str]:
    if not paper.sources:
        return
    lines = []
    for one in paper.sources:
        headline = f"<cite>{_text(one.headline)}</cite>" if one.headline else ""
        if one.url:
            url = escape(one.url)
            headline += f' <a class="url" href="{url}" rel="noopener noreferrer nofollow">{url}</a>'
        lines.append(f'<li id="source-{one.number}"><b>{_text(one.words)}</b> {headline}</li>\n')
    yield f'<section class="sources">\n<h2>{HEADS["sources"]}</h2>\n<ol>\n{"".join(lines)}</ol>\n</section>\n'


def _table(name: str, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    head = "".join(f'<th scope="col">{h}</th>' for h in COLUMNS[name])
    lines = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row.cells)}</tr>\n" for row in rows)
    yield f'<section class="annex {name}">\n<h2>{HEADS[name]}</h2>\n<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n'
    yield f"<tbody>\n{lines}</tbody>\n</table></div>\n</section>\n"


def _text(text: str) -> str:
    return escape(text, quote=False)
