"""From what a person types to what the index is asked: parts, each with the ways in which it may be written.

A question is asked ever more loosely until something answers: all its parts; all of them, also as beginnings of
words, by sound and with Japanese divided at its particles; any of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from torimatome.lang.stems import stem, stems, stop_words
from torimatome.lang.text import fold
from torimatome.store.search.words import is_cjk, names, pairs, runs, segments, sounds

Expand = Callable[[str], Iterable[str]]
"""A name in, its other forms in any language out; none for what is no name."""

_QUERY_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')
_KANA_ONLY = re.compile("[\u3040-\u309f]+")
_MOST_PARTS, _MOST_LETTERS, _MOST_FORMS = 32, 2000, 24
_NAME_WORDS = 5
_MOST_CUT = 2
_ENOUGH = 6
"""Letters of a stem that must agree where any word will do. evals/search.py over 5, 6, 7, all: 6 best in ru and tr."""
QUESTION_SIGNS = frozenset("何誰什哪谁")
_ASKING, _HALF, _FOREIGN = 0.1, 0.2, 2.0
"""Of a loose question in Japanese or Chinese: what a pair with a question's sign counts, a pair of a character and a
kana, half of which is ending, and a number or Latin word. Fitted on even paragraphs of bench/search, ja (a third of it)
and zh, over 0 to 2; the last lies at the edge of what was tried."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of writing a part: kind is word, form, beginning or sound; keys stand side by side in the text."""

    kind: str
    keys: tuple[str, ...]
    begins: bool = False
    exact: bool = False

    @property
    def length(self) -> int:
        """Words of the text that it covers."""
        return len(self.keys)

    @property
    def reason(self) -> str:
        """How it stands for what was asked."""
        return {"form": "another form of", "beginning": "begins with", "sound": "sounds like"}.get(self.kind, "for")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query as it was typed; exact: it was quoted; worth: what it counts beside the others."""

    written: str
    ways: tuple[Way, ...]
    exact: bool = False
    worth: float = 1.0


def strict(query: str, expand: Expand | None = None) -> list[Part]:
    """The parts of a query that a text must have all of."""
    found: list[Part] = []
    for exact, texts in _typed(query):
        if exact:
            found += _phrase(texts[0])
        else:
            found += _without_stop_words(_bare(texts, expand))
    return found[:_MOST_PARTS]


def loose(query: str, expand: Expand | None = None) -> list[Part]:
    """The same, each also as the beginning of a word and by its sound, Japanese without its particles.

    None for a long question in Japanese: whoever writes it does not expect all of its words in the answer.
    """
    found: list[Part] = []
    for part in strict(query, expand):
        cut = [] if part.exact else [s for _, _, run in runs(part.written) if is_cjk(run) for s in segments(run)]
        if len(cut) > _MOST_CUT:
            return []
        found += [_looser(p) for s in cut for p in _bare([s], expand)] if len(cut) > 1 else [_looser(part)]
    return found[:_MOST_PARTS]


def named(text: str) -> list[Part]:
    """A word, name or phrase as one part, in any inflection."""
    ways = tuple(_ways("word", text))
    return [Part(text, ways)] if ways else []


def beginning(query: str, expand: Expand | None = None) -> list[Part]:
    """The parts of a query that is still being typed: its last word may go on."""
    *before, last = strict(query, expand) or [Part("", ())]
    pieces = [run for _, _, run in runs(last.written)]
    if last.exact or not pieces or query[-1:].isspace() or (is_cjk(pieces[-1]) and len(pieces[-1]) > 1):
        return [*before, last] if last.ways else before
    *first, end = pieces
    keys = (*(key for run in first for key in _keys(run, "en", last=True)), end)
    enough = is_cjk(end) or len(end) > 1
    return [*before, Part(last.written, (*last.ways, *((Way("beginning", keys, begins=True),) if enough else ())))]


def wide(query: str, expand: Expand | None = None) -> list[Part]:
    """Each word of the query, and each pair of CJK, on its own."""
    words: list[Part] = []
    for part in strict(query, expand):
        if part.exact:
            words.append(part)
            continue
        forms = tuple(way for way in part.ways if way.kind == "form")
        pieces = [run for _, _, run in runs(part.written)]
        alone = len(pieces) == 1 and not is_cjk(pieces[0])
        words += [Part(part.written, forms)] if forms and not alone else []
        for run in pieces:
            words += [
                Part(key, (Way("word", (key,), begins=len(key) == 1),), worth=pair_worth(key)) for key in _pairs(run)
            ]
            words += [] if is_cjk(run) else [_any_ending(run, forms if alone else ())]
    unlike = {part.ways: part for part in words if part.written not in stop_words()}
    if any(is_cjk(part.written) for part in unlike.values()):
        unlike = {p.ways: p if is_cjk(p.written) else replace(p, worth=_FOREIGN) for p in unlike.values()}
    saying = [part for part in unlike.values() if not _KANA_ONLY.fullmatch(part.written)]
    return saying or list(unlike.values())


def _typed(query: str) -> Iterator[tuple[bool, list[str]]]:
    """What stands in quotes, and the bare words between quotes together."""
    bare: list[str] = []
    for found in _QUERY_PARTS.finditer(query[:_MOST_LETTERS]):
        quoted, word = found.groups()
        if quoted is None:
            bare.append(word)
            continue
        yield from [(False, bare)] if bare else []
        bare = []
        yield True, [quoted]
    yield from [(False, bare)] if bare else []


def _phrase(text: str) -> Iterator[Part]:
    if ways := tuple(_ways("word", text)):
        yield Part(text, (*_whole(text), *ways), exact=True)


def _bare(texts: Sequence[str], expand: Expand | None) -> list[Part]:
    """A part for each name of several words that `expand` knows, longest first, and for each other word."""
    found, n = [], 0
    while n < len(texts) and n < _MOST_PARTS:
        for size in range(min(_NAME_WORDS, len(texts) - n) if expand else 1, 0, -1):
            text = " ".join(texts[n : n + size])
            forms = _forms(text, expand)
            if forms or size == 1:
                break
        if ways := tuple(_ways("word", text)):
            ids = (Way("id", (fold(text),)),) if any(map(str.isdigit, text)) else ()
            found.append(Part(text.strip(".,;:!?()"), (*_whole(text), *ways, *forms, *ids)))
        n += size
    return found


def _forms(text: str, expand: Expand | None) -> tuple[Way, ...]:
    """The other forms of a name as ways; a form that is a stop word elsewhere would find everything."""
    given = list(dict.fromkeys(expand(text) if expand else ()))[:_MOST_FORMS]
    own = set(_ways("word", text))
    ways = (_uncut(way, form) for form in given for way in _ways("form", form))
    return tuple(dict.fromkeys(w for w in ways if Way("word", w.keys, w.begins) not in own and _says(w.keys)))


def _uncut(way: Way, form: str) -> Way:
    """A form in Latin letters whose stem is shorter than itself, as the beginning of a word: endings are only added."""
    pieces = [run for _, _, run in runs(form)]
    cut = len(pieces) == way.length and way.keys[-1] != pieces[-1]
    return Way("form", tuple(pieces), begins=True, exact=True) if cut and pieces[-1].isascii() else way


def _says(keys: Sequence[str]) -> bool:
    return any(len(key) > 1 and key not in stop_words() for key in keys)


def _ways(kind: str, text: str) -> Iterator[Way]:
    """The keys of a text, by each family of endings that its language may have."""
    pieces = [run for _, _, run in runs(text)]
    if not pieces:
        return
    for language in ("en", "tr"):
        *before, end = pieces
        keys = [key for run in before for key in _keys(run, language, last=True)] + _keys(end, language, last=False)
        yield Way(kind, tuple(keys), begins=is_cjk(end) and len(end) == 1)
        if all(len(stems(run)) == 1 for run in pieces):
            return


def _keys(run: str, language: str, *, last: bool) -> list[str]:
    return pairs(run, last=last) if is_cjk(run) else [stem(run, language)]


def _whole(text: str) -> Iterator[Way]:
    """The words just as they were typed."""
    pieces = [run for _, _, run in runs(text)]
    if pieces and not any(map(is_cjk, pieces)):
        yield Way("word", tuple(pieces), exact=True)


def _pairs(run: str) -> list[str]:
    return pairs(run, last=False) if is_cjk(run) else []


def pair_worth(pair: str) -> float:
    """What a pair of signs counts in a loose question."""
    if not QUESTION_SIGNS.isdisjoint(pair):
        return _ASKING
    kana = sum("\u3040" <= sign <= "\u309f" for sign in pair)
    return _HALF if 0 < kana < len(pair) else 1.0


def _any_ending(run: str, forms: tuple[Way, ...]) -> Part:
    ways = tuple(Way("word", (s[:_ENOUGH],), begins=len(s) > _ENOUGH) for s in stems(run))
    heard = tuple(Way("sound", (sound,)) for sound in sorted(sounds(run)))
    return Part(run, (Way("word", (run,), exact=True), *ways, *forms, *heard))


def _looser(part: Part) -> Part:
    pieces = [run for _, _, run in runs(part.written)]
    if part.exact or len(pieces) != 1:
        return part
    begins = () if is_cjk(pieces[0]) or len(pieces[0]) < 3 else (Way("beginning", (pieces[0],), begins=True),)
    heard = tuple(Way("sound", (s,)) for name in names(pieces[0]) for s in sorted(sounds(name)) if len(s) > 3)
    return Part(part.written, (*part.ways, *begins, *heard))


def _without_stop_words(parts: list[Part]) -> list[Part]:
    """Parts that say something; NATO in capitals is no stop word, whatever its letters."""
    kept = [p for p in parts if p.written.isupper() or p.written.lower() not in stop_words()]
    return kept or parts
