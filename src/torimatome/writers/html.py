"""HTML: one page that stands alone; each sentence leads to the sources it stands on. Nothing is fetched or run."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from importlib import resources
from itertools import groupby

from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Run, Style, flow
from torimatome.writers.references import Reference, References

FORMAT = "html"
SUFFIX = ".html"

_TAGS = {
    "title": "h1", "section": "h2", "ja": "h3", "subheading": "h4", "quotation": "blockquote", "list_item": "li",
    "separator": "hr",
}  # fmt: skip
_JAPANESE = frozenset({"title", "subtitle", "period", "publisher", "section", "ja"})


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as a page: no script, no outside resource, everything escaped."""
    style = css()
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(f"{bulletin.title} {bulletin.period.ja}")
    return (
        '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="generator" content="torimatome">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{body(bulletin, sources)}</main>\n</body>\n</html>\n"
    ).encode()


def css() -> str:
    """The page's own style, for a page that sets `body` into a frame of its own."""
    return resources.files("torimatome.writers").joinpath("page.css").read_text("utf-8")


def body(bulletin: Bulletin, sources: Mapping[str, Source]) -> str:
    """The bulletin without the page around it, for the web room."""
    references = References(bulletin, sources)
    known = {reference.number: reference for reference in references.listed}
    parts: list[str] = []
    for item, paras in groupby(flow(bulletin, references), key=lambda para: para.item):
        inner = "".join(_paragraphs(list(paras), known))
        parts.append(f'<article id="{escape(item)}">\n{inner}</article>\n' if item else inner)
    return "".join(parts) + _sources(references)


def _paragraphs(paras: list[Para], known: Mapping[int, Reference]) -> Iterator[str]:
    """Paragraphs with lists closed around list items and a NOTE's paragraphs held together."""
    for (listed, note), group in groupby(paras, key=lambda p: (p.role == "list_item", p.note)):
        inner = "".join(_paragraph(para, known) for para in group)
        inner = f"<ul>\n{inner}</ul>\n" if listed else inner
        yield f'<aside class="note">\n{inner}</aside>\n' if note else inner


def _paragraph(para: Para, known: Mapping[int, Reference]) -> str:
    tag = _TAGS.get(para.role, "p")
    if tag == "hr":
        return '<hr data-role="separator">\n'
    language = "ja" if para.role in _JAPANESE else "en"
    note = ' data-note="yes"' if para.first else ""
    words = " ".join(_run(run, known) for run in para.runs)
    return f'<{tag} class="{para.role}" data-role="{para.role}"{note} lang="{language}">{words}</{tag}>\n'


def _run(run: Run, known: Mapping[int, Reference]) -> str:
    words = escape(run.text, quote=False)
    if run.style is Style.LABEL:
        return f'<b data-label="yes">{words}</b>'
    if run.style is Style.ITALIC:
        return f"<em>{words}</em>"
    if run.style is Style.ATTRIBUTION:
        return f'<span class="attribution">{words}</span>'
    marks = "".join(_mark(known[n]) for n in run.refs)
    return f'<span class="sentence">{words}<sup>{marks}</sup></span>' if marks else words


def _mark(reference: Reference) -> str:
    title = escape(reference.words)
    return f'<a href="#source-{reference.number}" title="{title}">{reference.number}</a>'


def _sources(references: References) -> str:
    if not references.listed:
        return ""
    lines = "".join(_source(reference) for reference in references.listed)
    return f'<section class="sources">\n<h2>出典 · Sources</h2>\n<ol>\n{lines}</ol>\n</section>\n'


def _source(reference: Reference) -> str:
    headline = f'<cite lang="{escape(reference.language)}">{escape(reference.headline, quote=False)}</cite>'
    if reference.url:
        url = escape(reference.url)
        headline = (
            f'<a href="{url}" rel="noopener noreferrer nofollow">{headline}</a><br><span class="url">{url}</span>'
        )
    outlet, time = escape(reference.outlet, quote=False), escape(reference.time, quote=False)
    return f'<li id="source-{reference.number}"><b>{outlet}</b> <time>{time}</time><br>{headline}</li>\n'
