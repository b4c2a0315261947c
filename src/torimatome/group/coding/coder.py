"""A sentence as an act: the first trigger of its main clause says what, the names around it who and to whom.

After the method of dictionary coders of event data (TABARI, PETRARCH), without a parser: subordinate clauses and the
mention of who reported it are set aside, operators ("refused to", "threatened to", "will") turn the act that follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from torimatome.group.coding.lexicon import Lexicon, Trigger, lexicon
from torimatome.group.coding.nations import Named, nations
from torimatome.group.coding.roles import MUTUAL, Marked
from torimatome.group.coding.roles_ja import first_part
from torimatome.group.coding.roles_ja import marked as marked_ja
from torimatome.group.coding.roles_ru import marked as marked_ru
from torimatome.group.coding.roles_ru import verbal
from torimatome.model import Act, Actor, Coding

_BODIES = frozenset({"IGO", "NGO", "IMG"})
_HOSTILE = frozenset(a for a in Act if a.conflict) - {Act.DEMAND, Act.INVESTIGATE, Act.REJECT}
_DOMESTIC = frozenset({Act.COERCE, Act.PROTEST, Act.CONCEDE, Act.ASSAULT, Act.FIGHT, Act.INVESTIGATE})
"""Acts whose other side, where none is named, are most often people of the same country."""

_TAIL = re.compile(
    r",\s(?:according to|as reported by)\b.*$"
    r"|,\s(?!and\b|but\b|who\b|which\b)[^,]*\b(?:said|says|told|reported|reports|announced|sources said)\b(?! (?:it|he|she|they|that)\b)[^,]*?\.?$",
    re.DOTALL,
)
_HEAD = re.compile(
    r"^\W*(?:in|on|under|with|after|following|despite|amid|at|during|as|since|because of)\b[^,]{0,90},\s"
)
_MARK = re.compile(
    r"\b(?:after|before|following|because|who|whom|which|whose|unless|if|when|whenever|while|since|despite|in response to"
    r"|in protest (?:at|of|against)|amid|as|until|where|whereas|although|though|for (?:its|his|her|their|alleged)|to (?:protest|demand|press))\b"
)
_RELATIVE = frozenset({"who", "whom", "which", "whose", "where"})
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got) (?:\w+ ){0,2}$")
_PLACE = re.compile(r"\b(?:in|near|at|from|around|outside|within|across) (?:the )?(?:\w+ ){0,2}?(?:of )?$")
_JOINED = re.compile(r"^(?:['’]s?)?(?:, (?:and |or )?(?:the )?|(?: [^\s,.;:]+){0,4}? (?:and|or) (?:[^\s,.;:]+ ){0,3})$")
_OWN = re.compile(
    r"\b(?:president|prime minister|minister|opposition|government|parliament|court|candidates?|rebels?|citizens?|people|population"
    r"|protesters?|demonstrators?|workers|students|journalists?|newspapers?|rally|town|villages?|residents|refugees|activists?|leader|party|groups?|guerrillas|militants|elders|tribes?|martial law|curfew|elections?|constitution|demonstration|strike)\b"
)
_ARMS = re.compile(
    r"\b(?:aircraft|warplanes|gunships?|helicopters|drones?|gun ?battle|tanks?|artillery|missiles?|air ?strikes?|air raids?|shelling|troops killed)\b"
)
"""Arms by which a killing is a fight."""
_FUTURE = frozenset({"will", "would", "may", "might", "'ll", "shall", "going to"})
_SOON = 30  # characters within which the announced act must follow
_AGAINST = re.compile(r"\b(?:against|over|protest|defiance of|opposition to|condemning|demand) (?:\w+ ){0,4}?$")
_AIMED = frozenset({Act.PROTEST, Act.DISAPPROVE})
"""Acts whose other side is the one that they are against, even in a clause of its own."""
_DESCRIBED = re.compile(r"-(?:backed|occupied|brokered|made|born|trained|funded|speaking|mediated)\b")
_MARKED: Mapping[str, Callable[[str, Sequence[Named], Trigger], Marked | None]] = {"ja": marked_ja, "ru": marked_ru}
"""Languages whose endings or particles say who does what, wherever it stands."""
_ORDERED: Mapping[str, Callable[[str, Sequence[Trigger]], Sequence[Trigger]]] = {"ja": first_part, "ru": verbal}
"""Languages in which what is told first need not be what is done."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes the sentences of one language."""

    language: str

    def code(self, text: str, named: Sequence[Named] = ()) -> Coding | None:
        """The act that a sentence tells; None where it tells none. named: who is known in it; nations are added."""
        words = lexicon(self.language)
        if words is None:
            return None
        lowered = text.lower()
        main = _main(lowered)
        found = [t for t in words.triggers(lowered) if main[0] <= t.start < main[1]]
        above = _above(found, _clauses(lowered, main)) or found
        order = _ORDERED.get(self.language)
        trigger, act = _act(lowered, order(lowered, above) if order else above, verb_last=words.verb_last)
        if trigger is None or act is None:
            return None
        clauses = _clauses(lowered, main)
        people = _merged(named, nations(self.language).find(text))
        people = [n for n in people if n.end <= main[1] and not _only_described(lowered, n)] or people
        aims = tuple(n for n in people if _AGAINST.search(lowered[: n.start]))
        under = tuple(n for n in people if any(a <= n.start < b for a, b in clauses))
        people = [n for n in people if n not in under] or people
        act = Act.FIGHT if act is Act.ASSAULT and _ARMS.search(lowered, main[0], main[1]) else act
        scene = _Scene(lowered, main, tuple(people), aims, under, trigger, act, _speaking(found, trigger))
        mark = _MARKED.get(self.language)
        marks = mark(text, people, trigger) if mark else None
        actors, recipients = _at_home(scene, *marks.sides(act), words) if marks else _sides(scene, words)
        return Coding(
            act=act,
            actors=tuple(_actor(lowered, n, words) for n in actors),
            recipients=tuple(_actor(lowered, n, words) for n in recipients),
        )


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its main part, the names in it, and where its speaker stops (-1: nobody speaks).

    aims are the names that something is against, under those of subordinate clauses.
    """

    text: str
    main: tuple[int, int]
    people: tuple[Named, ...]
    aims: tuple[Named, ...]
    under: tuple[Named, ...]
    trigger: Trigger
    act: Act
    said: int


def _only_described(text: str, named: Named) -> bool:
    """Whether the name only describes somebody else: ethnic Turks, pro-Iranian, Syrian-backed, Israeli-occupied."""
    before, after = text[: named.start], text[named.end :]
    return before.endswith(("ethnic ", "pro-", "anti-")) or bool(_DESCRIBED.match(after))


def _speaking(found: Sequence[Trigger], trigger: Trigger) -> int:
    """Where the word of speaking before the trigger begins; -1 if nobody speaks."""
    return next((t.start for t in found if t.says and t.start < trigger.start), -1)


def _main(text: str) -> tuple[int, int]:
    """[start, end) of the sentence without who reported it and without the circumstance in front."""
    end = len(text)
    while (tail := _TAIL.search(text, 0, end)) and tail.start() > 25:
        end = tail.start()
    head = _HEAD.match(text)
    return (head.end() if head and head.end() < end - 25 else 0), end


def _clauses(text: str, main: tuple[int, int]) -> list[tuple[int, int]]:
    """The subordinate clauses: from their word to the comma that ends them, or to the end."""
    found = []
    for mark in _MARK.finditer(text, main[0] + 8, main[1]):
        comma = text.find(",", mark.end(), main[1])
        stop = comma if comma >= 0 and mark[0] in _RELATIVE else main[1]
        found.append((mark.start(), stop))
    return found


def _above(found: Iterable[Trigger], clauses: Sequence[tuple[int, int]]) -> list[Trigger]:
    return [t for t in found if not any(a <= t.start < b for a, b in clauses)]


def _act(text: str, triggers: Sequence[Trigger], *, verb_last: bool) -> tuple[Trigger | None, Act | None]:
    """The first trigger that is more than speaking, and the act that it makes of what follows."""
    told = [t for t in triggers if not t.says]
    if not told:
        return None, None
    if verb_last:  # the sentence's own verb comes last; what stands before it is what it is about
        first, after = told[-1], told[-2] if len(told) > 1 else None
        turned = first.turns and first.act is Act.AGREE and after is not None and after.act is Act.REJECT
        return first, Act.REJECT if turned else first.act
    first, rest = told[0], told[1:]
    if first.turns and first.act is Act.AGREE:
        after = next((t for t in rest if t.start >= first.end), None)
        if after and after.act in {Act.REJECT, Act.THREATEN}:
            return first, after.act
        soon = after and after.start - first.end < _SOON and after.act in _HOSTILE
        return first, Act.THREATEN if soon and text[first.start : first.end] in _FUTURE else Act.AGREE
    return first, first.act


def _merged(known: Sequence[Named], listed: Sequence[Named]) -> list[Named]:
    """Everybody once, in order: of two that overlap the longer; of equals what the register knows, but no body's seat."""
    ranked = sorted((*known, *listed), key=lambda n: (n.start - n.end, n.country not in _BODIES, n not in known))
    kept: list[Named] = []
    for one in ranked:
        if not any(k.start < one.end and one.start < k.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda n: n.start)


def _sides(scene: _Scene, words: Lexicon) -> tuple[list[Named], list[Named]]:
    """Who acts and who is acted on."""
    text, trigger = scene.text, scene.trigger
    edge = scene.said if scene.said >= 0 else trigger.start
    before = [n for n in scene.people if scene.main[0] <= n.start < edge] or [n for n in scene.people if n.start < edge]
    after = [n for n in scene.people if n.start >= edge]
    if _passive(text, trigger):
        by = text.find(" by ", trigger.start, trigger.end + 40)
        doers = _group(text, [n for n in after if by >= 0 and n.start > by])
        return doers, _group(text, [n for n in before if not _PLACE.search(text[: n.start])] or before)
    subject = _group(text, [n for n in before if not _PLACE.search(text[: n.start])] or before)
    if len(subject) > 1 and scene.act in MUTUAL:
        return subject, []
    after = after or (before[1:] if words.verb_last else after)
    others = [n for n in after if n.country not in {s.country for s in subject}]
    if scene.act in _AIMED:
        others = [n for n in scene.aims if n.start > edge and n.country not in {s.country for s in subject}] or others
    others = others or (after if scene.act in _DOMESTIC else [])
    if subject and not others and scene.act not in _DOMESTIC:
        others = [n for n in scene.under if n.start > edge and n.country not in {s.country for s in subject}][:1]
    object_ = _group(text, [n for n in others if not _PLACE.search(text[: n.start])] or others)
    if not before and len(object_) > 1 and scene.act in MUTUAL:
        return object_[:1], object_[1:]
    return _at_home(scene, subject, object_, words)


def _passive(text: str, trigger: Trigger) -> bool:
    word = text[trigger.start : trigger.end].partition(" ")[0]
    return not trigger.turns and not word.endswith("ing") and bool(_PASSIVE.search(text[: trigger.start]))


def _at_home(
    scene: _Scene, subject: list[Named], object_: list[Named], words: Lexicon
) -> tuple[list[Named], list[Named]]:
    """Where only one side is named, the other is of the same country if it is called by its place in a state."""
    rest, front = scene.text[scene.trigger.start : scene.main[1]], scene.text[: scene.trigger.start]
    alone = bool(subject) and not object_ and len({s.country for s in subject}) == 1 and scene.act is not Act.RETREAT
    if alone and (scene.act in _DOMESTIC or _OWN.search(rest)):
        return subject, subject[:1]
    if object_ and not subject:
        sector = _actor(scene.text, object_[0], words).sector
        home = sector in {"OPP", "CVL", "LEG", "REB", "COP", "JUD"}
        there = [n for n in scene.people if n.country != object_[0].country and _PLACE.search(scene.text[: n.start])]
        if scene.act in {Act.ASSAULT, Act.FIGHT} and there:
            return there[:1], object_
        if (
            scene.act in _DOMESTIC
            or home
            or (_OWN.search(front) and (sector == "GOV" or _PLACE.search(scene.text[: object_[0].start])))
        ):
            return object_[:1], object_
    return subject, object_


def _group(text: str, people: Sequence[Named]) -> list[Named]:
    """The first of them, and those joined to it by commas and "and"; each country once."""
    taken: list[Named] = []
    for one in people:
        if taken and not _JOINED.match(text[taken[-1].end : one.start]):
            break
        if one.country not in {t.country for t in taken}:
            taken.append(one)
    return taken


def _actor(text: str, named: Named, words: Lexicon) -> Actor:
    """The actor with the sector that the words after its name, or before it, give."""
    if named.country in _BODIES:
        return Actor(country="", sector=named.country, entity=named.entity)
    around = (text[named.end : named.end + 45], text[max(0, named.start - 30) : named.start])
    hits = [
        (m.start() + n * 100, name)
        for n, part in enumerate(around)
        for name, p in words.sectors.items()
        if (m := p.search(part))
    ]
    return Actor(country=named.country, sector=min(hits)[1] if hits else "", entity=named.entity)
