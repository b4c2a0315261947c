"""Who told it first: the outlet behind an aggregator's page, and the outlets that a report says it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from torimatome.errors import SetAside
from torimatome.extract.addresses import address
from torimatome.extract.encoding import decode
from torimatome.extract.headline import key
from torimatome.extract.metadata import read_metadata
from torimatome.extract.tree import Element, all_text, attribute, parse
from torimatome.model import Article, Outlet, OutletKind

_SOURCE_METAS = frozenset({
    "source", "original-source", "originalsource", "syndication-source", "article:source", "news_source", "provider",
    "article:publisher:name", "dc.source", "sourceorganization", "cxenseparse:source",
})  # fmt: skip
_TAIL = re.compile(
    r"(?:^|[\s。.])(?:source|via|originally published (?:by|in)|источник|mənbə|kaynak|manba|дереккөз|աղբյուր|წყარო|منبع|配信|提供|出典)\s*[:：]?\s*"
    r"(?P<named>[^\n.。]{2,60})$|[(（【](?P<bracketed>[^()（）【】\n]{2,40})[)）】]\s*$",
    re.IGNORECASE,
)
_CUES = (
    r"(?:citing|quoting|according to|as reported by|reported by|reports?|quoted by|told)\s+(?:the\s+|by\s+)?(?:[\w-]+\s+){0,3}?{name}",
    r"{name}(?:,\s*citing|\s+(?:reported|reports|wrote|writes|said in a report|has learned|quoted))",
    r"(?:со ссылкой на|по данным|по сообщению|сообща\w+|передаёт|передает|как пишет|пишет|рассказал\w*)\s+(?:[\w-]+\s+){0,3}?[«\"]?{name}",
    r"{name}[»\"]?\s*(?:-?[''’]?\w{0,4}\s+)?(?:xəbər ver\w+|məlumatına|istinad\w*|yazır|haberine göre|bildirdi|aktard\w+)",
    r"{name}(?:[』」]|通信|紙|電)?(?:など)?(?:によると|によれば|が.{0,20}(?:報じ|伝え)|は.{0,20}(?:報じ|伝え))",
    r"(?:به نقل از|به گزارش)\s+(?:خبرگزاری\s+)?{name}",
)
_TAIL_LINES = 6
"""So many paragraphs from the end of a page are looked at for a line that names the source."""
_LEAD = 2500
"""So many letters of a text are looked through for those that it reports after."""
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The outlet's id, if it is one of those known; and the words that the aggregator shows for it."""

    outlet: str | None = None
    shown: str | None = None


def behind(article: Article, body: bytes, media_type: str, aggregator: Outlet, known: Mapping[str, Outlet]) -> Behind:
    """The outlet behind a page of an aggregator, by what the page itself says."""
    own = {key(name) for name in _names(aggregator)}
    for named in _named(article, body, media_type, aggregator):
        if key(named) in own or not key(named):
            continue
        if outlet := _known_as(named, aggregator, known):
            return Behind(outlet=outlet, shown=named)
    return Behind()


def _named(article: Article, body: bytes, media_type: str, aggregator: Outlet) -> Iterator[str]:
    """What may name the outlet, surest first."""
    try:
        tree = parse(decode(body, media_type, aggregator.languages))
    except SetAside:
        return
    meta = read_metadata(tree)
    yield from (attribute(m, "content") for m in tree.iter("meta") if _meta_name(m) in _SOURCE_METAS)
    yield from (*meta.publishers, *meta.organisations)
    yield from _links(tree)
    # A line that only names the source is no part of the text, so that it is looked for on the page.
    for line in (all_text(p) for p in list(tree.iter("p"))[: -_TAIL_LINES - 1 : -1]):
        if tail := _TAIL.search(line):
            yield (tail["named"] or tail["bracketed"]).strip()
    yield from (one for one in (article.byline, article.dateline.agency if article.dateline else None) if one)


def _meta_name(meta: Element) -> str:
    return (attribute(meta, "name") or attribute(meta, "property") or attribute(meta, "itemprop")).lower()


def _links(tree: Element) -> Iterator[str]:
    """The hosts that the page names as its original's."""
    for link in tree.xpath("//link[@rel='canonical' or @rel='original' or @rel='syndication-source']/@href"):
        if (named := address("https:", str(link))) and named.hostname:
            yield named.hostname.removeprefix("www.")


def _known_as(named: str, aggregator: Outlet, known: Mapping[str, Outlet]) -> str | None:
    """The outlet of a name; of a double name (AFP=時事) the whole, else the agency that comes first."""
    for form in dict.fromkeys((named, re.split(r"[=＝/]", named)[0])):
        wanted = key(form)
        for outlet in known.values():
            if outlet.id != aggregator.id and wanted in {key(name) for name in _names(outlet)}:
                return outlet.id
    return None


def _names(outlet: Outlet) -> tuple[str, ...]:
    hosts = (domain.partition(":")[0].removeprefix("www.") for domain in outlet.domains)
    return (outlet.attribution, *outlet.names.values(), *hosts)


def cited(article: Article, known: Mapping[str, Outlet]) -> tuple[str, ...]:
    """The outlets that the head of a text reports after, in the order in which they are named; never its own house."""
    own = known.get(article.outlet)
    family = {o.id for o in known.values() if own and o.owner == own.owner} | {article.outlet}
    forms = _forms(tuple((o.id, o.attribution, *o.names.values()) for o in known.values() if o.kind not in _NO_MEDIA))
    text = article.text[:_LEAD]
    present = {form: outlet for form, outlet in forms if outlet not in family and form in text}
    if not present:
        return ()
    places: dict[str, int] = {}
    for form, outlet in present.items():
        at = min(_cues(form, text), default=None)
        if at is not None:
            places[outlet] = min(at, places.get(outlet, at))
    return tuple(sorted(places, key=lambda outlet: places[outlet]))[:_MOST]


_NO_MEDIA = frozenset({OutletKind.MINISTRY, OutletKind.BODY, OutletKind.AGGREGATOR, OutletKind.SOCIAL})


@lru_cache(maxsize=8)
def _forms(outlets: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, str], ...]:
    """Each form of a name that is long enough to be told from a word, with its outlet."""
    return tuple(
        (form, one[0]) for one in outlets for form in dict.fromkeys(one[1:]) if len(form) >= 2 and not form.islower()
    )


def _cues(form: str, text: str) -> Iterable[int]:
    """Where words that name a source stand with the form."""
    edge = r"(?<!\w){}" if form[0].isascii() else "{}"
    name = edge.format(re.escape(form)) + (r"(?![A-Za-z])" if form[-1].isascii() else "")
    for cue in _CUES:
        if found := re.search(cue.replace("{name}", name), text, re.IGNORECASE):
            yield found.start()
