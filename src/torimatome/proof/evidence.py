"""Figures, days and names of every sentence, looked for in the pages that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from torimatome.lang.dates import find_dates
from torimatome.lang.numbers import NumberSpan, find_numbers
from torimatome.lang.text import fold, skeleton
from torimatome.model import Article, Finding, Item, Sentence
from torimatome.proof.context import ERROR, HINT, WARNING, Context, finding, quoted, sentences
from torimatome.proof.countries import in_english

_NAME = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]{2,})*")
_LOOSE = str.maketrans("ck", "jg")
_SMALL_WORD_NUMBER = 12
_YEAR = re.compile(r"\b(this|last|next) year\b", re.IGNORECASE)
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_STEPS = {"this": 0, "last": -1, "next": 1}
_TITLES = frozenset(
    [
        "president",
        "prime",
        "minister",
        "ministers",
        "foreign",
        "deputy",
        "vice",
        "speaker",
        "chairman",
        "chairperson",
        "chairwoman",
        "secretary",
        "general",
        "ambassador",
        "colonel",
        "major",
        "lieutenant",
        "captain",
        "admiral",
        "head",
        "first",
        "lady",
        "national",
        "leader",
        "parliament",
        "assembly",
        "ministry",
        "republic",
        "state",
        "states",
        "united",
        "kingdom",
        "federal",
        "council",
        "commission",
        "committee",
        "court",
        "embassy",
        "government",
        "police",
        "army",
        "officer",
        "office",
        "official",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "house",
        "milli",
        "majlis",
    ]
)


def cited(item: Item, context: Context) -> Iterator[Finding]:
    """In an item that was drafted from pages, every sentence cites one that is at hand; a NOTE may name its source instead."""
    if not item.articles:
        return
    for at, sentence, sourced in _told(item):
        if (
            not sentence.citations and not sourced and not sentence.text.endswith(":")
        ):  # a line that only leads to a list claims nothing
            yield finding("sentence-uncited", WARNING, f"The sentence {quoted(sentence.text)} cites no page.",
                          "Look whether a page says so: then let it stand, with where; else drop it.", item=item, at=at)  # fmt: skip
        elif sentence.citations and not context.cited(sentence):
            yield finding("page-missing", WARNING, f"The page behind {quoted(sentence.text)} is not at hand.",
                          "Collect the page again, or cite another.", item=item, at=at)  # fmt: skip


def _told(item: Item) -> Iterator[tuple[str, Sentence, bool]]:
    """Each sentence with the field that it is of, and whether a source of its own stands under it."""
    yield from (("body", sentence, False) for block in item.body for sentence in block.sentences)
    for note in item.notes:
        at, sourced = "body" if note.inline else "notes", note.attribution is not None
        yield from ((at, sentence, sourced) for block in note.blocks for sentence in block.sentences)


def figures(item: Item, context: Context) -> Iterator[Finding]:
    """Every number of a sentence is in a page that it cites, in whatever form: 10,000, 10 000 or 10 thousand."""
    for sentence, pages in _grounded(item, context):
        known = {n.value for page in pages for n in _numbers(page.headline + "\n" + page.text, page.language, context)}
        known |= {year for page in pages for year in _years_meant(page)}
        known |= {2.0 for page in pages if _BOTH.search(page.text)}
        for number in _bare_numbers(sentence, context):
            if number.value not in known:
                words = sentence.text[number.start : number.end]
                soft = not words[:1].isdigit() and number.value <= _SMALL_WORD_NUMBER
                yield finding("figure-unsupported", WARNING if soft else ERROR,
                              f"The figure {words} in {quoted(sentence.text)} is not in the pages cited.",
                              "Correct the figure or cite the page that has it.", item=item, at="body")  # fmt: skip


def days(item: Item, context: Context) -> Iterator[Finding]:
    """Every day named in a sentence is named by a page that it cites, or is the page's own."""
    for sentence, pages in _grounded(item, context):
        known = {day for page in pages for day in _days_of(page, context)}
        on = next((page.reported_on for page in pages if page.reported_on), context.bulletin.period.last_on)
        for span in find_dates(sentence.text, context.pack("en"), on):
            named = {span.first_on, span.last_on}
            if known and span.exact and span.kind in {"full", "partial"} and not named & known:
                words = sentence.text[span.start : span.end]
                yield finding("day-unsupported", WARNING,
                              f"The day {words} in {quoted(sentence.text)} is not in the pages cited.",
                              "Check the day against the page.", item=item, at="body")  # fmt: skip


def names(item: Item, context: Context) -> Iterator[Finding]:
    """Every name of a sentence is in a page that it cites; in pages of another language it is sought by its sound.

    A name that a language translates (Germany, Almaniya) has no such sound: there the finding is a hint.
    """
    unsure: dict[str, None] = {}
    for sentence, pages in _grounded(item, context):
        texts = [f"{page.headline}\n{page.text}\n{_publisher(page, context)}" for page in pages]
        missing = dict.fromkeys(name for name in _names(sentence.text, context) if not _held(name, texts))
        if not any(page.language.startswith("en") for page in pages):
            unsure |= {name: None for name in missing if _is_person(name, sentence.text, missing)}
        elif missing:
            yield finding("name-unsupported", ERROR,
                          f"{', '.join(missing)} in {quoted(sentence.text)}: not found in the pages cited.",
                          "Correct the name or cite the page that has it.", item=item, at="body")  # fmt: skip
    if unsure:
        yield finding("name-unsure", HINT, f"No sound like {', '.join(unsure)} was found in the pages cited.",
                      "Check the names against the pages by eye.", item=item, at="body")  # fmt: skip


def _publisher(page: Article, context: Context) -> str:
    """Who publishes a page: "The Assembly" on the Assembly's own page is named by it."""
    outlet = context.outlets.get(page.outlet)
    return " ".join((outlet.attribution, *outlet.names.values())) if outlet else ""


def _is_person(name: str, text: str, missing: Mapping[str, None]) -> bool:
    """Whether a name is a person's: other names a language translates (Germany, Almaniya), and their sound says nothing."""
    if in_english(name):
        return False
    before, _, after = text.partition(name)
    office = re.search(
        r"(?:President|Minister|PM|FM|Speaker|Ambassador|Mr|Ms|Chairman|General|Colonel|Secretary|Mayor) (?:[A-ZÀ-Þ][\w’'-]+ )?$",
        before,
    )
    beside = re.search(r"([A-ZÀ-Þ][\w’'-]+) $", before)
    return bool(
        office or (beside and beside[1] in missing and not in_english(beside[1]) and not re.match(r" [A-Z]", after))
    )


def _grounded(item: Item, context: Context) -> Iterator[tuple[Sentence, tuple[Article, ...]]]:
    for sentence in sentences(item):
        if pages := context.cited(sentence):
            yield sentence, pages


def _numbers(text: str, language: str, context: Context) -> tuple[NumberSpan, ...]:
    return find_numbers(text, context.pack(language))


def _years_meant(page: Article) -> Iterator[float]:
    """The years that a page calls this, last and next year."""
    if on := page.reported_on:
        yield from (float(on.year + _STEPS[found[1].lower()]) for found in _YEAR.finditer(page.text))


def _bare_numbers(sentence: Sentence, context: Context) -> Iterator[NumberSpan]:
    """The numbers of a sentence that are no part of a date or of a name (C6)."""
    on = context.bulletin.period.last_on
    dates = find_dates(sentence.text, context.pack("en"), on)
    for number in _numbers(sentence.text, "en", context):
        glued = sentence.text[max(0, number.start - 1) : number.start].isalpha()
        if not glued and not any(span.start <= number.start < span.end for span in dates):
            yield number


def _days_of(page: Article, context: Context) -> Iterator[date]:
    """The days that a page names, and that of its appearance; a report may tell of the day before as of today."""
    if on := page.reported_on:
        yield on
        yield on - timedelta(days=1)
    if page.dateline and page.dateline.on:
        yield page.dateline.on
    for text in (page.headline, page.text):
        for span in find_dates(text, context.pack(page.language), page.reported_on):
            yield span.first_on
            yield span.last_on


def _names(text: str, context: Context) -> Iterator[str]:
    """Words with a capital that are no titles, months, weekdays or first words of a sentence."""
    english = context.pack("en")
    common = {word for known in (english.months, english.weekdays) for words in _values(known) for word in words}
    for match in _NAME.finditer(text):
        word = match.group()
        first = match.start() == 0 or text[match.start() - 2 : match.start()].endswith((". ", "“", '"', ": ", "["))
        bare = fold(word)
        if word[0].isupper() and not first and len(word) > 2 and bare not in _TITLES | common | english.stop_words:
            yield word


def _values(known: object) -> Iterator[tuple[str, ...]]:
    """The words of a pack's table, which maps either a number to words or a word to a number."""
    for key, value in known.items() if isinstance(known, dict) else ():
        yield (str(key), *(str(word) for word in value)) if isinstance(value, list | tuple) else (str(key),)


def _held(name: str, texts: Sequence[str]) -> bool:
    """Whether a text has the name: its letters, those of its stem (Azerbaijani, Azerbaijan), or its sound."""
    bare, sound = fold(name), _sound(name)
    stem = bare[: max(4, len(bare) - 3)]
    for text in texts:
        if stem in fold(text) or (name.isupper() and _spelled_out(name, text)):
            return True
        if len(sound) >= 2 and any(_alike(sound, _sound(word)) for word in _NAME.findall(text)):
            return True
    return False


def _sound(word: str) -> str:
    """The skeleton with c as j and k as g: languages of the desk write one for the other."""
    return skeleton(word).translate(_LOOSE)


def _alike(sound: str, other: str) -> bool:
    return bool(other) and (other == sound or (len(sound) >= 3 and other.startswith(sound[: max(3, len(sound) - 1)])))


def _spelled_out(acronym: str, text: str) -> bool:
    """PACE in a page that says Parliamentary Assembly of the Council of Europe."""
    initials = "".join(word[0] for word in _NAME.findall(text) if word[0].isupper())
    return acronym in initials
