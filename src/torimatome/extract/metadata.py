"""What a page says of itself for machines: JSON-LD, meta elements, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from torimatome.extract.tree import Element, all_text, attribute, squeeze

_ARTICLES = re.compile(
    r"(?:news|blog|live|report|opinion|review|analysis|advertiser|satirical|scholarly|tech)?\w*(?:article|posting|newsstory)",
    re.IGNORECASE,
)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_DATES = (
    "article:published_time", "og:article:published_time", "article.published", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publish-date", "publishdate", "publication_date", "pubdate", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "dc.date.created", "dc.date", "date", "cxenseparse:publishtime", "article:published", "og:pubdate", "og:published_time", "ptime", "release_date",
)  # fmt: skip
_CHANGES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified-time",
    "dcterms.modified",
    "article.updated",
    "lastmod",
    "mtime",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dcterms.creator",
    "cxenseparse:author",
    "article:author_name",
    "creator",
)
_SECTIONS = ("article:section", "parsely-section", "section", "category", "articlesection", "cxenseparse:category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was found, most trusted first. declared is the headline of JSON-LD.

    authors are people, organisations sign in their place, publishers are the house.
    """

    declared: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    language: str = ""
    is_article: bool = False
    body: str = ""


def read_metadata(tree: Element) -> Metadata:
    """All that the page says of itself."""
    articles, others = _linked_data(tree)
    metas = _metas(tree)
    people, houses = _authors(articles)
    marked = tree.xpath("//*[@itemprop]")
    named = _named(marked, "author") or _meta(metas, _AUTHORS)
    return Metadata(
        declared=_clean(_texts(articles, "headline"))[:1],
        titles=_clean(
            (
                *_texts(articles, "headline"),
                *_texts(articles, "name"),
                *_meta(metas, _TITLES),
                *_named(marked, "headline"),
            )
        ),
        published=_clean(
            (
                *_texts(articles, "datePublished"),
                *_meta(metas, _DATES),
                *_times(marked, "datePublished"),
                *(attribute(time, "datetime") for time in tree.iter("time") if time.get("pubdate") is not None),
                *_texts(articles, "dateCreated"),
            )
        ),
        modified=_clean((*_texts(articles, "dateModified"), *_meta(metas, _CHANGES), *_times(marked, "dateModified"))),
        authors=_clean(_people(people or (() if houses else named))),
        organisations=_clean(houses),
        publishers=_clean((*_publishers((*articles, *others)), *_meta(metas, ("og:site_name", "application-name")))),
        sections=_clean((*_texts(articles, "articleSection"), *_meta(metas, _SECTIONS), *_crumbs(others))),
        language=next(
            iter(
                _clean((*_texts(articles, "inLanguage"), *_meta(metas, ("og:locale", "language", "content-language"))))
            ),
            "",
        ),
        is_article=bool(articles) or "article" in " ".join(_meta(metas, ("og:type",))).lower(),
        body=next(iter(_texts(articles, "articleBody")), ""),
    )


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for value in values if (v := squeeze(value))))


# --- JSON-LD


def _linked_data(tree: Element) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The article nodes of JSON-LD, and the other nodes."""
    articles: list[Mapping[str, Any]] = []
    others: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in attribute(script, "type").lower():
            continue
        for node in _nodes(_load(script.text or "")):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            (articles if any(isinstance(n, str) and _ARTICLES.search(n) for n in names) else others).append(node)
    return articles[:3], others


_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def _load(text: str) -> object:
    text = _COMMENTS.sub("", text.strip())
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Every node that may be an article: the top, lists, graphs and the main entity."""
    if depth > 4:
        return
    if isinstance(data, list):
        for part in data[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _nodes(data[key], depth + 1)


def _texts(nodes: Iterable[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    found = []
    for node in nodes:
        value = node.get(key)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                part = part.get("name") or part.get("@value")  # noqa: PLW2901  (either form says the same)
            if isinstance(part, str):
                found.append(_unescaped(part))
    return tuple(found)


def _unescaped(text: str) -> str:
    """JSON needs no HTML entities, yet many sites write them; a written-out tag stays as it is."""
    return unescape(text) if "&" in text and ";" in text else text


def _authors(articles: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people: list[str] = []
    houses: list[str] = []
    for node in articles:
        for author in _flat(node.get("author") or node.get("creator")):
            name = author.get("name") if isinstance(author, dict) else author
            kind = str(author.get("@type", "")) if isinstance(author, dict) else ""
            for part in _flat(name):
                if isinstance(part, str) and "://" not in part:
                    (houses if "organi" in kind.lower() else people).append(_unescaped(part))
        if people or houses:
            break
    return tuple(people), tuple(houses)


_BOTH = re.compile(r"\s+(?:and|und|и|və|ve|և|და)\s+|\s*[;|]\s*")


def _people(names: Iterable[str]) -> Iterator[str]:
    """Names only: no addresses, numbers, slugs or picture credits; "A B and C D" are two."""
    for name in names:
        if (
            "://" in name
            or name.startswith("(")
            or not any(ch.isalpha() for ch in name)
            or re.fullmatch(r"[a-z\d]+(?:[-_][a-z\d]+)+", name)
        ):
            continue
        parts = _BOTH.split(name)
        yield from parts if all(len(part.split()) >= 2 for part in parts) else [name]


def _flat(value: object) -> list[Any]:
    if value is None:
        return []
    return [v for part in value for v in _flat(part)] if isinstance(value, list) else [value]


def _publishers(nodes: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    found = [p.get("name") for node in nodes for p in _flat(node.get("publisher")) if isinstance(p, dict)]
    return tuple(_unescaped(name) for name in found if isinstance(name, str))


def _crumbs(nodes: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The last crumb but the article's own, or the only one."""
    for node in nodes:
        if node.get("@type") == "BreadcrumbList":
            steps = [s for s in _flat(node.get("itemListElement")) if isinstance(s, dict)]
            names = [
                s.get("name") or (s["item"].get("name") if isinstance(s.get("item"), dict) else None) for s in steps
            ]
            plain = [n for n in names if isinstance(n, str)]
            return tuple(plain[-2:-1] or plain[:1])
    return ()


# --- meta elements and microdata


def _metas(tree: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            attribute(meta, "property")
            or attribute(meta, "name")
            or attribute(meta, "itemprop")
            or attribute(meta, "http-equiv")
        )
        content = attribute(meta, "content")
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _meta(metas: Mapping[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for name in names for value in metas.get(name, ()))


def _named(marked: Iterable[Element], prop: str) -> tuple[str, ...]:
    """The text of elements with an itemprop."""
    found = []
    for element in marked:
        if prop in attribute(element, "itemprop").split() and element.tag != "meta" and not _inside_comment(element):
            names = [e for e in element.iter() if attribute(e, "itemprop") == "name"]
            found.append(
                attribute(element, "content")
                or all_text(names[0] if names else element)
                or (attribute(names[0], "content") if names else "")
            )
    return tuple(found)


def _inside_comment(element: Element) -> bool:
    return any(
        "comment" in attribute(a, "itemprop").lower() or attribute(a, "itemtype").endswith("Comment")
        for a in element.iterancestors()
    )


def _times(marked: Iterable[Element], prop: str) -> tuple[str, ...]:
    of_prop = (e for e in marked if prop in attribute(e, "itemprop").split())
    return tuple(attribute(e, "datetime") or attribute(e, "content") for e in of_prop if not _inside_comment(e))
