"""What a page says of itself for machines: JSON-LD, meta elements, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from torimatome.extract import linked
from torimatome.extract.tree import Element, all_text, attribute, squeeze

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
    "articleauthor",
    "creator",
)
_SECTIONS = ("article:section", "parsely-section", "section", "category", "articlesection", "cxenseparse:category")
_MOST = 40
"""Elements of one microdata property that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was found, most trusted first. declared is the headline of JSON-LD, shared that of og:title.

    authors are people, organisations sign in their place, publishers are the house.
    """

    declared: tuple[str, ...] = ()
    shared: str = ""
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
    articles, others = linked.linked_data(tree)
    metas = _metas(tree)
    people, houses = linked.authors(articles)
    marked = tree.xpath("//*[@itemprop]")
    publishers = _clean((*linked.publishers((*articles, *others)), *_meta(metas, ("og:site_name", "application-name"))))
    # Where JSON-LD lets only the house itself sign, another name that the page gives says more.
    named = () if set(houses) - set(publishers) else _named(marked, "author") or _meta(metas, _AUTHORS)
    return Metadata(
        declared=_clean(linked.texts(articles, "headline"))[:1],
        shared=next(iter(_clean(_meta(metas, ("og:title",)))), ""),
        titles=_clean(
            (
                *linked.texts(articles, "headline"),
                *linked.texts(articles, "name"),
                *_meta(metas, _TITLES),
                *_named(marked, "headline"),
            )
        ),
        published=_clean(
            (
                *linked.texts(articles, "datePublished"),
                *_meta(metas, _DATES),
                *_times(marked, "datePublished"),
                *(attribute(time, "datetime") for time in tree.iter("time") if time.get("pubdate") is not None),
                *linked.texts(articles, "dateCreated"),
            )
        ),
        modified=_clean(
            (*linked.texts(articles, "dateModified"), *_meta(metas, _CHANGES), *_times(marked, "dateModified"))
        ),
        authors=_clean(_people(people or (n for n in named if n not in publishers))),
        organisations=_clean(houses),
        publishers=publishers,
        sections=_clean((*linked.texts(articles, "articleSection"), *_meta(metas, _SECTIONS), *linked.crumbs(others))),
        language=next(
            iter(
                _clean(
                    (
                        *linked.texts(articles, "inLanguage"),
                        *_meta(metas, ("og:locale", "language", "content-language")),
                    )
                )
            ),
            "",
        ),
        is_article=bool(articles) or "article" in " ".join(_meta(metas, ("og:type",))).lower(),
        body=next(iter(linked.texts(articles, "articleBody")), ""),
    )


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for value in values if (v := squeeze(value))))


_BOTH = re.compile(r"\s+(?:and|und|и|və|ve|և|და)\s+|\s*[;|]\s*")


def _people(names: Iterable[str]) -> Iterator[str]:
    """Names only: no addresses, numbers, slugs or picture credits; "A B and C D" are two."""
    for name in names:
        if (
            "://" in name
            or name.startswith(("(", "#"))
            or not any(ch.isalpha() for ch in name)
            or re.fullmatch(r"[a-z\d]+(?:[-_][a-z\d]+)+", name)
        ):
            continue
        parts = _BOTH.split(name)
        yield from parts if all(len(part.split()) >= 2 for part in parts) else [name]


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


def _of(marked: Iterable[Element], prop: str) -> Iterator[Element]:
    """The first elements of a property, but for those of comments; a hostile page marks every one, deep down."""
    of_prop = (e for e in marked if prop in attribute(e, "itemprop").split())
    return (e for e in islice(of_prop, _MOST) if not _inside_comment(e))


def _named(marked: Iterable[Element], prop: str) -> tuple[str, ...]:
    """The text of elements with an itemprop."""
    found = []
    for element in _of((e for e in marked if e.tag != "meta"), prop):
        names = element.xpath("(descendant-or-self::*[@itemprop='name'])[1]")
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
    return tuple(attribute(e, "datetime") or attribute(e, "content") for e in _of(marked, prop))
