"""Gazetteer: every form of every known name, found in one pass and in any inflection, all its words inflected alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import ahocorasick

from torimatome.group.folding import CJK, Folded
from torimatome.group.forms import Form, Part, forms, given_names
from torimatome.group.inflection import inflects, loose, stems
from torimatome.group.words import Word, link, plain, words
from torimatome.lang import LanguagePack
from torimatome.lang.text import fold
from torimatome.model import EntityKind, Outlet
from torimatome.profiles.register import Register

_KEPT = 100_000
"""Words whose readings are remembered, per gazetteer."""
_SHORT = 4
_LONG = 8
_APOSTROPHE = re.compile(r"['’ʼʻ‘`](?=[^'’ʼʻ‘`]*$)")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_AFTER_COUNTRY = re.compile(
    r"メディア|チーム|サッカー|ドローン|ミサイル|オリンピック|ガス|ルート|パイプライン|コーカサス"
)
_FATHERS = re.compile(
    r"(?:(?:ов|ев)(?:ич(?:а|у|ем|е)?|н(?:а|ы|е|у|ои))|ична|оглы|кызы|oglu|qizi|kizi|ovich|evich|ovna|evna)$"
)
"""A father's name between a given name and a surname; folded."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at [start, end) of the original text, and all entities that are written so, likeliest first.

    part says how much was found: of a TITLE the entities are keys of offices.
    """

    start: int
    end: int
    entities: tuple[str, ...]
    part: Part = Part.WHOLE


@dataclass(slots=True)
class _Node:
    """A word of the forms: what may follow it (link and word), and the forms that end with it."""

    after: dict[str, _Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


class Gazetteer:
    """The names of a register and of the outlets, ready to be looked for."""

    def __init__(self, register: Register, outlets: Iterable[Outlet] = ()) -> None:
        self.register, outlets = register, tuple(outlets)
        self.kinds = {e.id: e.kind for e in register.entities.values()}
        self.homes = {o.id: o.country for o in outlets}
        self.titles = frozenset(_title_words(register))
        self.given = frozenset(plain(name) for name in given_names(register))
        for outlet in outlets:
            self.kinds.setdefault(outlet.id, EntityKind.OUTLET)
        self._letters = {
            e.house.get("ja", ""): e.id for e in register.countries.values() if len(e.house.get("ja", "")) == 1
        }
        self._root = _Node()
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._read_before: dict[tuple[str, str], tuple[str, ...]] = {}
        self._automaton = ahocorasick.Automaton()
        unspaced: dict[str, list[Form]] = {}
        for form in forms(register, outlets):
            if CJK.search(form.written):
                unspaced.setdefault(fold(form.written), []).append(form)
            else:
                self._learn(form)
        self._learn_unspaced(unspaced)

    def hits(self, text: str, pack: LanguagePack) -> tuple[Hit, ...]:
        """The longest names in the text, from left to right, none overlapping another."""
        found = sorted(_merged(self._spaced(text, pack), self._unspaced(text, pack)), key=_first_longest)
        kept: list[Hit] = []
        for hit in found:
            if kept and hit.start < kept[-1].end:
                if not _cuts_short(kept[-1], hit, text):
                    continue
                kept.pop()
            if hit.part is Part.TITLE and (owner := self._abbreviated(text, hit.start, kept)):
                kept.append(owner)
            kept.append(hit)
        return tuple(kept)

    def _abbreviated(self, text: str, start: int, kept: Sequence[Hit]) -> Hit | None:
        """米国務長官: the one letter by which the house writes a country counts before a title."""
        country = self._letters.get(text[start - 1]) if start and CJK.match(text[start - 1]) else None
        if country is None or (kept and kept[-1].end >= start):
            return None
        return Hit(start - 1, start, (country,))

    # --- names between blanks: a tree of words ------------------------------------------------------------

    def _learn(self, form: Form) -> None:
        found = words(form.written)
        if not found or (len(form.written) < 2):
            return
        self._plant(form, [plain(w.text) for w in found], found)
        if form.loose:
            self._plant(form, ["~" + loose(plain(w.text)) for w in found], found)

    def _plant(self, form: Form, keys: Sequence[str], found: Sequence[Word]) -> None:
        node, end = self._root, 0
        for n, (key, word) in enumerate(zip(keys, found, strict=True)):
            gap = link(form.written[end : word.start]) if n else ""
            node = node.after.setdefault(gap + key, _Node())
            end = word.end
            self._know(key, "", key)
            if not key.startswith("~"):
                for stem in stems(key, form.language):
                    self._know(stem, form.language, key)
        node.forms.append(form)

    def _know(self, key: str, language: str, word: str) -> None:
        """key: what stands in texts; language: whose ending must follow, or none."""
        rows = self._known.setdefault(key, [])
        if (language, word) not in rows:
            rows.append((language, word))

    def _spaced(self, text: str, pack: LanguagePack) -> Iterator[Hit]:
        found = words(text)
        after = self._root.after
        for n, word in enumerate(found):
            if any(key in after for key in self._readings(word.text, pack)):
                yield from self._from(found, n, text, pack)

    def _from(self, found: Sequence[Word], n: int, text: str, pack: LanguagePack) -> Iterator[Hit]:
        states = [(self._root, n, "", False)]
        while states:
            node, at, gap, father = states.pop()
            for key in self._readings(found[at].text, pack):
                reached = node.after.get(gap + key)
                if reached is None:
                    continue
                if reached.forms:
                    yield from self._ended(reached.forms, found, n, at, text, pack)
                if reached.after and at + 1 < len(found):
                    states.append((reached, at + 1, link(text[found[at].end : found[at + 1].start]), father))
            may_be_father = node is not self._root and not father and gap == " " and at + 1 < len(found)
            if may_be_father and _FATHERS.search(plain(found[at].text)):
                states.append((node, at + 1, link(text[found[at].end : found[at + 1].start]), True))

    def _ended(
        self, ended: Sequence[Form], found: Sequence[Word], n: int, at: int, text: str, pack: LanguagePack
    ) -> Iterator[Hit]:
        surface = text[found[n].start : found[at].end]
        good = [f for f in ended if f.speaks(pack.code) and _cased(f, surface)]
        if not good:
            return
        end = self._tail(found, at, text, pack)
        for part in sorted({f.part for f in good}):
            own = sorted({(f.rank, f.entity) for f in good if f.part is part})
            yield Hit(found[n].start, end, tuple(dict.fromkeys(e for _, e in own)), part)

    def _tail(self, found: Sequence[Word], at: int, text: str, pack: LanguagePack) -> int:
        """ABŞ-ın, Bakı'dan: an ending behind a hyphen belongs to the name."""
        end = found[at].end
        if at + 1 < len(found) and found[at + 1].start == end + 1 and text[end] in "-‑":
            ending = found[at + 1].text
            if not ending[0].isupper() and inflects(plain(ending), pack.suffixes):
                return found[at + 1].end
        return end

    def _readings(self, word: str, pack: LanguagePack) -> tuple[str, ...]:
        """The words of known forms of which this may be an inflection."""
        asked = (pack.code, word)
        known = self._read_before.get(asked)
        if known is None:
            if len(self._read_before) >= _KEPT:
                self._read_before.clear()
            known = self._read_before[asked] = tuple(dict.fromkeys(self._read(word[:80], pack)))
        return known

    def _read(self, word: str, pack: LanguagePack) -> Iterator[str]:
        core = _APOSTROPHE.split(word)
        word, bound = plain(word), len(plain(core[0])) if len(core) > 1 else 0
        latin = word.isascii() and word.isalpha() and len(word) > 3
        for n in range(len(word), 0, -1):
            if n < len(word) and not _may_follow(word, n, bound, pack):
                continue
            for language, own in self._known.get(word[:n], ()):
                if not language or (n < len(word) and language == pack.code):
                    yield own
            if latin and n > 3 and (key := "~" + loose(word[:n])) in self._known:
                yield key
        yield from self._bare_stems(word, pack)

    def _bare_stems(self, word: str, pack: LanguagePack) -> Iterator[str]:
        """Georgian compounds put a stem without any ending before a suffix that is no case: საქართველო-აზერბაიჯან."""
        if pack.code == "ka":
            yield from (own for language, own in self._known.get(word, ()) if language == "ka")

    # --- names in a script without blanks -----------------------------------------------------------------

    def _learn_unspaced(self, unspaced: dict[str, list[Form]]) -> None:
        self._filled = False
        for key, found in unspaced.items():
            if len(found[0].written) > 1 and key.strip():
                self._automaton.add_word(key, (len(key), tuple(found)))
                self._filled = True
        if self._filled:
            self._automaton.make_automaton()

    def _unspaced(self, text: str, pack: LanguagePack) -> Iterator[Hit]:
        if not self._filled or not CJK.search(text):
            return
        folded = Folded.of(text)
        for last, (length, found) in self._automaton.iter(folded.text):
            first = last - length + 1
            start, end = folded.span(first, last + 1)
            if start == end or (first and folded.places[first - 1] == start):
                continue  # half of a letter
            surface = unicodedata.normalize("NFKC", text[start:end])  # folding loses the marks that part バ from ハ
            same = [f for f in found if f.speaks(pack.code) and unicodedata.normalize("NFKC", f.written) == surface]
            for part in sorted({f.part for f in same}):
                own = sorted({(f.rank, f.entity) for f in same if f.part is part})
                ids = tuple(dict.fromkeys(e for _, e in own))
                if _stands_alone(text, start, end, self.kinds.get(ids[0])):
                    yield Hit(start, end, ids, part)


def _may_follow(word: str, n: int, bound: int, pack: LanguagePack) -> bool:
    """Whether what follows the first n letters is inflection. bound: the letters before an apostrophe, 0 without one.

    A short name takes an ending of Turkish only behind an apostrophe (Van'da; Vance is no case of it), and Armenian -յան, which
    makes surnames, only where it is long.
    """
    rest = word[n:]
    if bound and n < bound:
        return n > _SHORT and inflects(word[n:bound], pack.suffixes) and inflects(word[bound:], pack.suffixes)
    if n <= _SHORT and pack.code == "tr" and not bound:
        return False
    return inflects(rest, pack.suffixes) and (not rest.startswith("յան") or n >= _LONG)


def _merged(*kinds: Iterable[Hit]) -> Iterator[Hit]:
    """One hit for each place: Алиева is of her name and of an inflection of his."""
    found: dict[tuple[int, int, Part], list[str]] = {}
    for hit in (hit for hits in kinds for hit in hits):
        found.setdefault((hit.start, hit.end, hit.part), []).extend(hit.entities)
    for (start, end, part), entities in found.items():
        yield Hit(start, end, tuple(dict.fromkeys(entities)), part)


def _first_longest(hit: Hit) -> tuple[int, int, int]:
    return hit.start, -hit.end, hit.part


def _cuts_short(first: Hit, second: Hit, text: str) -> bool:
    """米国|務長官 is 米|国務長官: without blanks, of two names that overlap the longer is meant."""
    longer = second.end - second.start > first.end - first.start
    return longer and second.start > first.start and bool(CJK.match(text[second.start]))


def _stands_alone(text: str, start: int, end: int, kind: EntityKind | None) -> bool:
    """Katakana goes on as long as the word does: マリ is no part of マリウポリ, nor of ソマリア."""
    if start and _KATAKANA.match(text[start]) and _KATAKANA.match(text[start - 1]):
        return False
    if end < len(text) and _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end]):
        return kind is EntityKind.COUNTRY and bool(_AFTER_COUNTRY.match(text, end))
    return True


def _title_words(register: Register) -> Iterator[str]:
    """The words of all offices: what may stand before a bare surname."""
    for office in register.offices.values():
        for name in (*office.names.values(), *(f for others in office.forms.values() for f in others)):
            yield from (plain(word.text) for word in words(name))


def _cased(form: Form, surface: str) -> bool:
    """A capital in the form asks for a capital in the text, a short form in capitals for all of them."""
    if form.part is Part.TITLE:
        return True
    written = form.written
    if len(written) <= 5 and written.isupper():
        return surface[: len(written)].isupper()
    return not written[0].isupper() or not surface[0].islower()
