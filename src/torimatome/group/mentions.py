"""The names of an article: those that the register knows, and runs of letters that look like names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from torimatome.group.forms import Part
from torimatome.group.gazetteer import Gazetteer, Hit
from torimatome.group.persons import is_namesake, needs_care, surname
from torimatome.group.scene import Scene
from torimatome.group.titles import Holders, bind, of_country, office_holder
from torimatome.group.unknown import WORDS, small_words, starts_of, unknown
from torimatome.lang import LanguagePack
from torimatome.model import Article, Mention

__all__ = ["WORDS", "mentions"]

_HOLDERS: WeakKeyDictionary[Gazetteer, Holders] = WeakKeyDictionary()


def mentions(article: Article, gazetteer: Gazetteer, pack: LanguagePack) -> tuple[Mention, ...]:
    """All names with exact offsets: those of the headline first, then those of the text, from left to right."""
    parts = (article.headline, True), (article.text, False)
    hits = {flag: gazetteer.hits(part, pack) for part, flag in parts}
    scene = Scene.of(article, gazetteer, pack, {part: hits[flag] for part, flag in parts})
    small = small_words(article.text) | scene.times
    found: list[Mention] = []
    for part, flag in parts:
        starts = starts_of(part, pack)
        known = list(_known(scene, part, hits[flag], starts))
        taken = [(hit.start, hit.end) for hit, _ in known]
        named = [_mention(part, hit.start, hit.end, entity, flag) for hit, entity in known]
        others = unknown(part, taken, hits[flag], starts, small, flag, pack)
        named += [_mention(part, start, end, None, flag) for start, end in others]
        found.extend(sorted(named, key=lambda m: m.start))
    return tuple(found)


def _mention(part: str, start: int, end: int, entity: str | None, flag: bool) -> Mention:
    return Mention(entity=entity, surface=part[start:end], start=start, end=end, in_headline=flag)


def _known(scene: Scene, part: str, hits: Sequence[Hit], starts: frozenset[int]) -> Iterator[tuple[Hit, str]]:
    """Each hit with the entity that it means here; hits that mean nobody known are left out."""
    for n, hit in enumerate(hits):
        entity = _meant(scene, part, hits, n, starts)
        if entity is not None:
            if hit.part is not Part.TITLE and scene.person(entity):
                bind(scene, part, hits, n, entity)
            yield hit, entity


def _meant(scene: Scene, part: str, hits: Sequence[Hit], n: int, starts: frozenset[int]) -> str | None:
    hit = hits[n]
    if hit.part is Part.TITLE:
        return office_holder(scene, _holders(scene.gazetteer), part, hits, n)
    if hit.part is Part.SURNAME:
        return surname(scene, part, hits, n, starts)
    if needs_care(scene, part, hit) and is_namesake(scene, part, hits, n, starts):
        return None
    meant = of_country(scene, part, hits, n)
    return scene.choose(part, meant) if meant else None


def _holders(gazetteer: Gazetteer) -> Holders:
    """Made once for each gazetteer."""
    found = _HOLDERS.get(gazetteer)
    if found is None:
        found = _HOLDERS[gazetteer] = Holders(gazetteer)
    return found
