"""Titles that stand alone: "Azerbaijan's Foreign Minister" is who held the office on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from torimatome.group.forms import Part
from torimatome.group.gazetteer import Gazetteer, Hit
from torimatome.group.scene import Scene, titles_like
from torimatome.group.words import plain
from torimatome.model import Entity, EntityKind, Office

_OWNER_FIRST = {" ", ". ", "", "の", "\u00a0", " ի "}
_OWNER_LAST = {
    "en": {" of ", " of the ", " of the republic of ", " of the state of ", " of the kingdom of "},
    "ru": {" ", "\u00a0", " республики "},
    "fa": {" ", " جمهوری ", "\u200c"},
}
_APPOSED = {" ", ", ", "", " - ", " – ", "、", "،", "، ", "\u00a0", ", the ", "の", "である"}
_OF_OTHERS = re.compile(
    r"(?:former|ex|then|deputy|vice|acting|late|assistant to the|aide to the|adviser to the|office of the|wife of the|бывш\w+|экс|"
    r"тогдашн\w+|покойн\w+|вице|зам|замминистра|заместител\w+|помощник\w*|пресс-секретар\w+|советник\w*|супруг\w+|аппарат\w*|"
    r"兼|"
    r"keçmiş|sabiq|vitse|eski|merhum|նախկին|ყოფილი|ყოფილმა|ყოფილ|سابق|معاون|سخنگوی|مشاور|دفتر|دستیار|همسر|元|前|副|次期|故)"
    r"(?: first)?[\s\-‑.]*(?:the )?$",
    re.IGNORECASE,
)
_OTHERS_BEHIND = re.compile(
    r"\s*(?:müavini|köməkçisi|müşaviri|sözçüsü|yardımcısı|danışmanı|sözcüsü|տեղակալ|օգնական|խոսնակ|մամուլի|მოადგილე|თანაშემწე|მრჩეველ|"
    r"پیشین|سابق|補佐官|報道官|夫人|府|官邸|選|制|令|職|権|候補|特使|代行|顧問|級)",
    re.IGNORECASE,
)
_PLURAL = {
    "en": re.compile(r"(?<!affair)s$", re.IGNORECASE),
    "ru": re.compile(
        r"(?:президент|министр|премьер|спикер|председател|секретар)(?:ы|и|ов|ей|ам|ям|ами|ями|ах|ях)(?!\w)",
        re.IGNORECASE,
    ),
    "az": re.compile(r"l[aə]r\w*$"),
    "tr": re.compile(r"l[ae]r\w*$"),
    "hy": re.compile(r"ներ"),
    "ka": re.compile(r"ებ(?:ი|მა|ს|ის|თან|ზე)"),
    "fa": re.compile(r"ها|وزرا|رؤسا"),
}
"""Presidents are nobody in particular."""
_BOTH = re.compile(
    r"(?:(?<!\w)(?:both|two|оба|обоих|обоим|обоими|два|двух|двум|двумя|iki|երկու|ორივე|ორი|دو)[ \u00a0](?:the )?|両|各国)$",
    re.IGNORECASE,
)
"""Both presidents are neither; Russian has the singular there, Turkic languages always."""
_HOME = {
    "az": {"az"}, "hy": {"am"}, "ka": {"ge"}, "tr": {"tr"}, "fa": {"ir"}, "ja": {"jp"}, "ru": {"ru", "kz", "kg", "by"},
}  # fmt: skip
_MANY = frozenset({
    "ambassador", "charge-d-affaires", "consul", "consul-general", "permanent-representative", "military-attache", "minister",
    "deputy-minister", "special-envoy", "special-representative", "member-of-parliament", "senator", "congressman", "mep",
    "commissioner", "rapporteur", "journalist", "human-rights-defender", "economist", "blogger", "businessman", "governor",
    "presidential-aide", "presidential-representative", "deputy-prime-minister", "deputy-foreign-minister", "opposition-leader",
    "deputy-defence-minister", "deputy-speaker", "party-leader", "committee-chairman", "agency-head", "company-president",
    "bank-president", "religious-leader", "mayor", "country-head", "resident-coordinator", "former-state-minister",
})  # fmt: skip
"""Offices that several hold, or that a country has abroad: without a name they mean nobody."""
_FIRST = 3
"""Without a country beside it, only a title of this rank and above is taken for an office-holder's."""
_REACH = 60
_OF_SOMEBODY = re.compile(r" of (?:the |a |an |our |his |her |its |their )?[A-Za-z]")
"""The president of a bank, of a country that the register lacks: not he of whom the text told before."""
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")


class Holders:
    """Who holds which office of which country or body, and when."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._held: dict[tuple[str, str], list[tuple[Office, str]]] = {}
        for person in gazetteer.register.of_kind(EntityKind.PERSON):
            for office in person.offices:
                owner = office.body or office.country
                if owner:
                    self._held.setdefault((office.title, owner), []).append((office, person.id))

    def on(self, scene: Scene, titles: Sequence[str], owner: str) -> str | None:
        """The one holder on the article's day; of overlapping ones the latest comer. None: none, or several."""
        day = scene.day
        if day is None:
            return None
        for title in (like for said in titles for like in titles_like(said)):
            held = [(o.from_on, e) for o, e in self._held.get((title, owner), ()) if o.held_on(day) and o.from_on]
            if held:
                last = max(since for since, _ in held)
                people = {e for since, e in held if since == last}
                return people.pop() if len(people) == 1 else None
        return None


def office_holder(scene: Scene, holders: Holders, part: str, hits: Sequence[Hit], n: int) -> str | None:
    """Whom hits[n], a title without a name, means on the article's day."""
    hit = hits[n]
    if _is_many(scene, part, hit) or _is_of_another(part, hits, n) or _MANY.issuperset(hit.entities):
        return None
    for owner, first, last in _owners(scene, part, hits, n):
        of_another = _OF_OTHERS.search(part, max(0, hits[first].start - 30), hits[first].start)
        if of_another or _named_beside(scene, part, hits, first, last, owner):
            return None
        holder = holders.on(scene, hit.entities, owner)
        if holder:
            scene.give(hit.entities, holder)
        return holder
    if _named_beside(scene, part, hits, n, n) or not _is_first(scene, hit) or _OF_SOMEBODY.match(part, hit.end):
        return None
    known = scene.called(hit.entities)
    return _told_before(scene, part, hit, known) if known else _at_home(scene, holders, part, hits, n)


def _is_many(scene: Scene, part: str, hit: Hit) -> bool:
    """Presidents, both presidents."""
    plural = _PLURAL.get(scene.pack.code)
    return bool(
        (plural and plural.search(part[hit.start : hit.end])) or _BOTH.search(part, max(0, hit.start - 12), hit.start)
    )


def _told_before(scene: Scene, part: str, hit: Hit, known: Sequence[str]) -> str | None:
    """He who had the title earlier in the text, if only one had; in English "the" says that he is meant."""
    definite = scene.pack.code != "en" or part[max(0, hit.start - 4) : hit.start].lower() == "the "
    return known[0] if len(known) == 1 and definite else None


def bind(scene: Scene, part: str, hits: Sequence[Hit], n: int, person: str) -> None:
    """Remember the titles that stand beside a person: later "the minister" means him.

    Named in full, he has his surname back.
    """
    if hits[n].part is Part.WHOLE:
        scene.doubted.discard(person)
    for other in (n - 1, n + 1):
        if 0 <= other < len(hits) and hits[other].part is Part.TITLE:
            left, right = sorted((hits[other], hits[n]), key=lambda h: h.start)
            if part[left.end : right.start] in _APPOSED and scene.held(person, hits[other].entities) == 2:
                scene.give(hits[other].entities, person)
    if n > 1 and hits[n - 2].part is Part.TITLE and _owner(scene, hits[n - 1]) == scene.country(person):
        title, owner = hits[n - 2], hits[n - 1]
        of = part[title.end : owner.start].lower() in _OWNER_LAST.get(scene.pack.code, set())
        if of and part[owner.end : hits[n].start] in _APPOSED and scene.held(person, title.entities) == 2:
            scene.give(title.entities, person)


def _owners(scene: Scene, part: str, hits: Sequence[Hit], n: int) -> Iterator[tuple[str, int, int]]:
    """The country or body beside the title, with the first and last hit of the group."""
    hit = hits[n]
    if n and (owner := _owner(scene, hits[n - 1])) and part[hits[n - 1].end : hit.start] in _OWNER_FIRST:
        yield owner, n - 1, n
    behind = _OWNER_LAST.get(scene.pack.code, set())
    if (
        n + 1 < len(hits)
        and (owner := _owner(scene, hits[n + 1]))
        and part[hit.end : hits[n + 1].start].lower() in behind
    ):
        yield owner, n, n + 1


def _owner(scene: Scene, hit: Hit) -> str | None:
    """The country (its code) or the body (its id) that may have offices."""
    kind = scene.gazetteer.kinds.get(hit.entities[0])
    if hit.part is not Part.WHOLE or kind not in {EntityKind.COUNTRY, EntityKind.BODY}:
        return None
    return scene.country(hit.entities[0]) if kind is EntityKind.COUNTRY else hit.entities[0]


def of_country(scene: Scene, part: str, hits: Sequence[Hit], n: int) -> Hit | None:
    """A hit without the bodies that it cannot mean: カタール外務省, Qətər Xarici İşlər Nazirliyi are another country's ministries.

    In Japanese a name that each country's body has (大統領府) needs a text that names its country more than any other.
    """
    hit, register = hits[n], scene.gazetteer.register
    kept = tuple(e for e in hit.entities if _may_be_meant(scene, part, hits, n, register.get(e)))
    if kept and kept != hit.entities and (owner := _country_before(scene, part, hits, n)):
        kept = tuple(e for e in kept if scene.gazetteer.homes.get(e, owner) == owner)  # nor that ministry's own site
    return hit if kept == hit.entities else replace(hit, entities=kept) if kept else None


def _may_be_meant(scene: Scene, part: str, hits: Sequence[Hit], n: int, body: Entity | None) -> bool:
    if body is None or body.kind is not EntityKind.BODY or body.country is None:
        return True
    hit = hits[n]
    if owner := _country_before(scene, part, hits, n):
        return owner == body.country
    written = part[hit.start : hit.end]
    if written != body.house.get("ja") or written == body.names.get("ja") or body.country == scene.home:
        return True
    return scene.named[body.country] > max((k for c, k in scene.named.items() if c != body.country), default=0)


def _country_before(scene: Scene, part: str, hits: Sequence[Hit], n: int) -> str | None:
    """The country that stands right before a hit as its owner."""
    beside = n and part[hits[n - 1].end : hits[n].start] in _OWNER_FIRST
    return _country_of(scene, hits[n - 1]) if beside else None


def _country_of(scene: Scene, hit: Hit) -> str | None:
    """The code of the country, if the hit is one."""
    is_country = hit.part is Part.WHOLE and scene.gazetteer.kinds.get(hit.entities[0]) is EntityKind.COUNTRY
    return scene.country(hit.entities[0]) if is_country else None


def _named_beside(scene: Scene, part: str, hits: Sequence[Hit], first: int, last: int, owner: str = "") -> bool:
    """Whether the title only stands before or behind the name of its bearer, known or not.

    İlham Əliyev Türkiyə Prezidentinə: he who stands before another country's title is not its bearer.
    """
    for other, left, right in ((first - 1, first - 1, first), (last + 1, last, last + 1)):
        if 0 <= other < len(hits) and scene.gazetteer.kinds.get(hits[other].entities[0]) is EntityKind.PERSON:
            gap = part[hits[left].end : hits[right].start].lower()
            if gap in _APPOSED and not (gap == " " and other < first and _is_abroad(scene, hits, other, owner)):
                return True
    follows = _NEXT.match(part, hits[last].end)
    if follows is None or part[hits[first].start : follows.end()].isupper():  # in a line of capitals they say nothing
        return False
    return follows[1][0].isupper() and not _begins(hits, last + 1, follows.start(1))


def _is_abroad(scene: Scene, hits: Sequence[Hit], other: int, owner: str) -> bool:
    """Whether the owner of a title stands right behind a person, and is not his country."""
    return hits[other + 1].part is Part.WHOLE and owner not in {"", scene.country(hits[other].entities[0])}


def _begins(hits: Sequence[Hit], n: int, place: int) -> bool:
    return n < len(hits) and hits[n].start == place


def _is_of_another(part: str, hits: Sequence[Hit], n: int) -> bool:
    hit = hits[n]
    before = _OF_OTHERS.search(part, max(0, hit.start - 30), hit.start)
    return bool(before or _OTHERS_BEHIND.match(part, hit.end))


def _is_first(scene: Scene, hit: Hit) -> bool:
    names = scene.gazetteer.register.offices
    return any(names[t].rank <= _FIRST and t != "minister" for t in hit.entities if t in names)


def _at_home(scene: Scene, holders: Holders, part: str, hits: Sequence[Hit], n: int) -> str | None:
    """A paper that writes in its country's own language means its own president, unless another country stands near."""
    home = scene.home
    if home is None or home not in _HOME.get(scene.pack.code, ()):
        return None
    start = hits[n].start
    for hit in reversed(hits[max(0, n - 4) : n]):
        foreign = _owner(scene, hit)
        if foreign and foreign != home and start - hit.end < _REACH:
            return None
    word = part[start : hits[n].end]
    return holders.on(scene, hits[n].entities, home) if plain(word) else None
