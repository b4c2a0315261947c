"""Whom a surname alone means: one named in full, one whose title stands beside it, or one whom everybody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.group.forms import Part
from torimatome.group.gazetteer import Hit
from torimatome.group.scene import Scene
from torimatome.group.words import plain
from torimatome.model import EntityKind

_BEFORE = re.compile(r"([^\W\d_]+(?:['’\-\u200c][^\W\d_]+)*)(\.?)[ \u00a0]$")
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.[ \u00a0]?(?:[^\W\d_]\.[ \u00a0]?)?$")
_POLITE = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "madam",
        "president",
        "minister",
        "госпожа",
        "господин",
        "г",
        "г-н",
        "г-жа",
        "товарищ",
        "генерал",
        "полковник",
        "cenab",
        "xanim",
        "bey",
        "sayin",
        "bay",
        "bayan",
        "hanim",
        "պարոն",
        "տիկին",
        "ბატონი",
        "ბატონმა",
        "ბატონს",
        "ბატონის",
        "ქალბატონი",
        "ქალბატონმა",
        "اقای",
        "اقا",
        "خانم",
        "دکتر",
        "سردار",
        "general",
        "colonel",
        "pr",
    ]
)
"""Words of respect before a surname; folded."""
_LOOK_BACK = 60
_CLEAR = 5
"""A surname of fewer letters is too common to mean a minister abroad."""
_CASELESS = frozenset({"ka", "fa"})
_HER = re.compile(r"(?:ov|ev|ов|ев)(?:a|а)$")
"""A woman's surname, or a man's in the dative of a Turkic language: with a first name before it, a woman's."""


def surname(scene: Scene, part: str, hits: Sequence[Hit], n: int, starts: frozenset[int]) -> str | None:
    """The person whom hits[n], a surname, means; None: somebody else of that name, or nobody knows."""
    hit = hits[n]
    if initial := _INITIAL.search(part, max(0, hit.start - _LOOK_BACK), hit.start):
        return _of_initial(scene, hit, initial[1])
    if is_namesake(scene, part, hits, n, starts):
        scene.doubted.update(_of_others(scene, part, hits, n))
        return None
    if scene.is_time(part[hit.start : hit.end]):
        return None
    titles = _titles_beside(part, hits, n)
    named = [e for e in hit.entities if e in scene.spelled_out and e not in scene.doubted]
    if titles:
        return _of_title(scene, named or hit.entities, titles) or _of_title(scene, hit.entities, titles)
    if named:
        return min(named, key=scene.rank)
    return _whom_everybody_knows(scene, hit)


def _of_others(scene: Scene, part: str, hits: Sequence[Hit], n: int) -> tuple[str, ...]:
    """Those whose surname the text has just given to another; not he whose given name begins so, in a case: Кае Каллас."""
    before = _BEFORE.search(part, max(0, hits[n].start - _LOOK_BACK), hits[n].start)
    if before is None or _goes_on(part, hits, n):
        return ()
    first = plain(before[1])[:2]
    people = ((e, scene.person(e)) for e in hits[n].entities)
    return tuple(e for e, p in people if p and not any(plain(name).startswith(first) for name in p.names.values()))


def _whom_everybody_knows(scene: Scene, hit: Hit) -> str | None:
    """The first man of a state on the day; of several, the one whose country the text names. A short name needs it."""
    known = [e for e in hit.entities if scene.is_head(e) and e not in scene.doubted]
    if hit.end - hit.start < _CLEAR:
        known = [e for e in known if scene.rank(e) == 1 or scene.countries[scene.country(e) or ""]]
    ranks = {e: (scene.rank(e), -scene.held(e, ("president", "prime-minister"))) for e in known}
    first = [e for e in known if ranks[e] == min(ranks.values())]
    if len(first) > 1:
        first = [e for e in first if scene.countries[scene.country(e) or ""]]
    return first[0] if len(first) == 1 else None


def _of_initial(scene: Scene, hit: Hit, initial: str) -> str | None:
    """И. Алиев: he whose given name begins so."""
    fitting = [
        e for e in hit.entities if (p := scene.person(e)) and any(n.startswith(initial) for n in (*p.names.values(),))
    ]
    named = [e for e in fitting if e in scene.spelled_out]
    return min(named or fitting, key=scene.rank, default=None)


def _of_title(scene: Scene, people: Sequence[str], titles: Sequence[str]) -> str | None:
    """He who holds the office on the day, or held it; of several, the one of a country that the text names."""
    held = {e: scene.held(e, titles) for e in people}
    best = max(held.values(), default=0)
    fitting = [e for e in people if held[e] == best > 0]
    return min(fitting, key=lambda e: (-scene.countries[scene.country(e) or ""], scene.rank(e)), default=None)


def _titles_beside(part: str, hits: Sequence[Hit], n: int) -> tuple[str, ...]:
    """The offices that stand right before a name, or in Japanese behind it."""
    hit = hits[n]
    if n and hits[n - 1].part is Part.TITLE and part[hits[n - 1].end : hit.start] in {" ", "\u00a0", ""}:
        return hits[n - 1].entities
    if n + 1 < len(hits) and hits[n + 1].part is Part.TITLE and hits[n + 1].start == hit.end:
        return hits[n + 1].entities
    return ()


def is_namesake(scene: Scene, part: str, hits: Sequence[Hit], n: int, starts: frozenset[int]) -> bool:
    """A bare surname behind a first name that nobody knows: Rashad Aliyev is not the Aliyev of the register."""
    hit = hits[n]
    if _goes_on(part, hits, n):
        return True
    before = _BEFORE.search(part, max(0, hit.start - _LOOK_BACK), hit.start)
    if not before or (n and hits[n - 1].end > before.start() and hits[n - 1].part is not Part.SURNAME):
        return False
    word, key = before[1], plain(before[1])
    if key in scene.gazetteer.given and (scene.pack.code in _CASELESS or not word[0].islower()):
        return True
    said_of_him = key in _POLITE or key in scene.gazetteer.titles or key in scene.times or before[2]
    if said_of_him or not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return before.start() not in starts or bool(
        _HER.search(part, hit.start, hit.end) and key not in scene.pack.stop_words
    )


def _goes_on(part: str, hits: Sequence[Hit], n: int) -> bool:
    """オルハン・マルゾフ, Aliyeva-Brown: a surname that is only a piece of a longer one or of a full name."""
    hit = hits[n]
    if (hit.start and part[hit.start - 1] in "・＝") or part[hit.end : hit.end + 1] in {"・", "＝"}:
        return True
    joined = part[hit.end : hit.end + 1] == "-" and part[hit.end + 1 : hit.end + 2].isupper()
    return joined and (n + 1 == len(hits) or hits[n + 1].start != hit.end + 1)


def needs_care(scene: Scene, part: str, hit: Hit) -> bool:
    """Whether a whole form is a single word, as a surname is, and may be a namesake's."""
    kind = scene.gazetteer.kinds.get(hit.entities[0])
    return kind is EntityKind.PERSON and not re.search(r"[\s・＝]", part[hit.start : hit.end])
