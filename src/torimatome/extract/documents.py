"""Documents of ministries and assemblies, PDF and DOCX, to the parts of an article. Bounded: they come from outside."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from torimatome.extract.documents_docx import read_docx
from torimatome.extract.documents_pdf import read_pdf
from torimatome.extract.parts import Parts, article_of, fed
from torimatome.extract.tree import squeeze
from torimatome.model import Article, Entry, Outlet, Route, Snapshot

_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|[\w .()-]+\.(?:docx?|pdf|rtf|odt|indd|qxd|xlsx?|pptx?))$",
    re.IGNORECASE,
)


def is_pdf(media_type: str, body: bytes) -> bool:
    """Whether it is a PDF, whatever was announced."""
    return b"%PDF-" in body[:1024] and ("html" not in media_type.lower() or body.lstrip()[:5] == b"%PDF-")


def is_docx(body: bytes) -> bool:
    """Whether it is a Word document, whatever was announced."""
    return body[:4] == b"PK\x03\x04" and b"word/document" in body


def document(
    snapshot: Snapshot, body: bytes, entry: Entry | None, outlet: Outlet, packs: Collection[str] = ()
) -> Article:
    """The article that a PDF or DOCX document is. SetAside: it has no text, is locked, damaged or too big."""
    url = entry.url if entry else snapshot.url_asked
    read = read_pdf(url, body) if is_pdf(snapshot.media_type, body) else read_docx(url, body)
    title = read.title if not _NO_TITLE.match(read.title) else ""
    first = next((n for n, text in enumerate(read.paragraphs) if text), 0)
    shown = [text for text in read.paragraphs[first : first + 3] if text]
    title = title or read.heading or (entry.title if entry else "")
    texts, pages = _without(title, read.paragraphs, read.pages)
    parts = Parts(
        url=url, headline=title, paragraphs=texts, pages=pages, told=fed(entry), dated=(*shown, *read.head),
        stamps=read.stamps, byline=(entry.byline if entry else None), language=read.language or None,
        route=Route(way="document", page_count=read.count or None),
    )  # fmt: skip
    return article_of(parts, snapshot, outlet, packs)


def _without(title: str, texts: Sequence[str], pages: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The paragraphs without the headline that stands among the first of them."""
    wanted = squeeze(title).casefold()
    for n in range(min(3, len(texts))):
        for m in range(n + 1, min(n + 4, len(texts)) + 1):
            if wanted and squeeze(" ".join(texts[n:m])).casefold() == wanted:
                kept = (*texts[:n], *texts[m:])
                return kept, tuple(p if p <= n else max(n, p - (m - n)) for p in pages)
    return tuple(texts), tuple(pages)
