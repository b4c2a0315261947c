"""Names that no register holds: runs of capitals or katakana, names beside titles, bodies in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from torimatome.group.forms import Part
from torimatome.group.gazetteer import Hit
from torimatome.lang import LanguagePack
from torimatome.lang.text import fold

WORDS = re.compile(r"[^\W\d_]+(?:['’\-\u200c][^\W\d_]+)*")
Span = tuple[int, int]
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}(?:[・＝][\u30a1-\u30fa\u30fc]{2,})*")
_KANJI_NAME = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})(?=(?:氏|さん|議員|首相|外相|大統領|大使|長官|報道官|知事|総裁|大将|将軍)(?![\u3400-\u9fff]))"
)
_QUOTED_BODY = re.compile(r"[«„“\"「『]([^«»„“”\"「」『』\n]{3,60})[»“”\"」』]")
_CASELESS = frozenset({"ka", "fa"})
_GEORGIAN = re.compile(
    r"[ა-ჰ]+[იაოემ] [ა-ჰ]{2,}(?:შვილ|ძე|ძის|ძემ|ძეს|იანი|იანმა|იანის|ოვი|ოვმა|ოვის|ევი|ევმა|ევის)[ა-ჰ]{0,4}(?![ა-ჰ])"
)
_PERSIAN_POLITE = re.compile(
    r"(?:آقای|خانم|دکتر|سردار|مهندس|حجت‌الاسلام|آیت‌الله)[ \u200c]([^\W\d_][^\s،.؛:]{1,20}(?: [^\s،.؛:]{2,20})?)"
)
_ABBREVIATED = re.compile(r"([^\s(\"“«]{1,12})\.$")
_START = re.compile(r"(?:(?<=[.!?…։。؟:])[\"'”’»)\]]*\s+|\n+|\A)[\"'“‘«„(—–\-\s]*")


def starts_of(part: str, pack: LanguagePack) -> frozenset[int]:
    """Where sentences begin: there a capital says nothing. In time that grows with the text only."""
    found = set()
    for match in _START.finditer(part):
        before = _ABBREVIATED.search(part, max(0, match.start() - 14), match.start())
        if before and (before[1].lower() in pack.abbreviations or len(before[1]) == 1):
            continue
        found.add(match.end())
    return frozenset(found)


def small_words(text: str) -> frozenset[str]:
    """The words that stand somewhere in the text with a small letter: no names, wherever else they stand."""
    return frozenset(fold(w) for w in set(WORDS.findall(text)) if w[0].islower())


def unknown(
    part: str,
    taken: Sequence[Span],
    hits: Sequence[Hit],
    starts: frozenset[int],
    small: frozenset[str],
    headline: bool,
    pack: LanguagePack,
) -> Iterator[Span]:
    """The names that nobody knows, none overlapping a known one nor another."""
    found = [
        *_capital_runs(part, starts, small, headline, _titled(part, hits)),
        *(m.span() for m in _KATAKANA.finditer(part)),
        *(m.span(1) for m in _KANJI_NAME.finditer(part)),
        *_bodies(part),
    ]
    if pack.code in _CASELESS:
        found += _caseless(part, hits, pack)
    found.sort(key=lambda s: (s[0], -s[1]))
    known = iter([*taken, (len(part) + 1, len(part) + 1)])
    begin, end = next(known)
    last = 0
    for start, stop in found:
        while end <= start:
            begin, end = next(known)
        if start >= last and stop <= begin:
            yield start, stop
            last = stop


def _capital_runs(
    part: str, starts: frozenset[int], small: frozenset[str], headline: bool, titled: frozenset[int]
) -> Iterator[Span]:
    """Neighbouring capitalised words. The first word of a sentence counts only where another follows it.

    A headline in which nearly all words have capitals says nothing of names.
    """
    found = list(WORDS.finditer(part))
    long = [w for w in found if len(w[0]) > 3]
    if headline and len(long) > 3 and sum(w[0][0].isupper() for w in long) > 0.75 * len(long):
        return
    run: list[re.Match[str]] = []
    for word in (*found, None):
        good = word is not None and word[0][0].isupper() and fold(word[0]) not in small and word.start() not in titled
        if word and good and (not run or _adjoins(part, run[-1], word)):
            run.append(word)
            continue
        if run and (len(run) > 1 or run[0].start() not in starts) and len(part[run[0].start() : run[-1].end()]) > 1:
            yield run[0].start(), run[-1].end()
        run = [word] if word and good else []


def _titled(part: str, hits: Sequence[Hit]) -> frozenset[int]:
    """Where the words of titles begin: they belong to no name."""
    return frozenset(
        word.start() for hit in hits if hit.part is Part.TITLE for word in WORDS.finditer(part, hit.start, hit.end)
    )


def _adjoins(part: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return part[left.end() : right.start()] == " "


def _bodies(part: str) -> Iterator[Span]:
    """«Молодёжь за мир»: what stands in quotation marks with a capital, or in corner brackets, and is no sentence."""
    for match in _QUOTED_BODY.finditer(part):
        said = match[1]
        marks = part[match.start()]
        if marks in "「『":
            if re.search(r"(?:会|協会|党|機構|財団|連盟|運動|社|隊|計画)$", said):
                yield match.span(1)
        elif said[0].isupper() and len(said.split()) <= 5 and said[-1] not in ".!?,;:":
            yield match.span(1)


def _caseless(part: str, hits: Sequence[Hit], pack: LanguagePack) -> Iterator[Span]:
    """Names in scripts without capitals: by the endings of surnames, by words of respect, behind a title."""
    if pack.code == "ka":
        yield from (m.span() for m in _GEORGIAN.finditer(part))
        return
    yield from (m.span(1) for m in _PERSIAN_POLITE.finditer(part) if fold(m[1].split()[0]) not in pack.stop_words)
    for n, hit in enumerate(hits):
        if hit.part is Part.TITLE and n + 1 <= len(hits):
            yield from _behind(part, hit.end, pack)


_TWO = re.compile(r" ([^\W\d_][^\s،.؛:«»]{1,20}) ([^\W\d_][^\s،.؛:«»]{2,20})(?=[ ،.؛])")


def _behind(part: str, end: int, pack: LanguagePack) -> Iterator[Span]:
    """Two words behind a title and before a comma or a verb, neither of them a word that every text has."""
    match = _TWO.match(part, end)
    if match and not ({match[1], match[2]} & pack.stop_words) and part[match.end()] == "،":
        yield match.span(1)[0], match.span(2)[1]
