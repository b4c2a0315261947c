"""Event dates in front of the first sentence, and relative days made absolute."""

from __future__ import annotations

import re
from datetime import date, timedelta

from torimatome.compose.wording import capital
from torimatome.lang import pack
from torimatome.lang.dates import DateSpan, find_dates

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FRONT_DAYS = 7  # an event reported later than this is not this week's; its date stays where the source has it
_VAGUE = re.compile(
    r"\b(?:last|next|this|coming|previous) (?:week|month|year|summer|winter|spring|autumn|weekend)\b|"
    r"\b(?:a|the) (?:day|week|month) (?:before|earlier|ago|after|later)\b|\bthe previous day\b|\bon the eve\b",
    re.IGNORECASE,
)
# A date after one of these belongs to what they begin: "a man arrested in March", "an aircraft that landed on Friday".
_INSIDE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|after|before|since|following|until|because|if|while|whether|"
    r"(?<!was )(?<!were )(?<!been )(?:signed|adopted|issued|dated|launched|arrested|detained|killed|published|made|given|taken)(?! (?:an?|the|its|his|her|their)\b))\b"
)
# A date behind the speaker of a sentence is that of his words, not of what he says will be.
_SPOKEN = re.compile(
    r"\b(?:will|would|is to|are to|may|plans?|intends?)\b.*, [^,]+ (?:said|says|told|announced|stated)\b"
)
# Nor is the day behind a speaker at a sentence's end that of what he tells: "The fleet has sailed, two officers told RWN on Monday."
_TOLD_ON = re.compile(r", [^,;:\"“”]{3,} (?:said|told|announced|stated|reported|confirmed)\b[^,;:]*$")
_AT_END = re.compile(r"\.?\s*$|(?:,| in an?| during an?| at an?| citing)\b")
_STEP = re.compile(
    r"\b(?:on )?(?:(?P<back>the previous day|the day before|(?:a|one) day (?:before|earlier))|the (?:next|following) day|the day after|(?:a|one) day (?:after|later))"
    r"(?=[.,;]| (?:on|in|at|by|and|for|with)\b|$)"
)
# Days counted from another event ("a day earlier"), not from the day of writing: which one, only the source's reader sees.
_COUNTED = re.compile(r"\b(?:earlier|before|later|after|previous|following)\b", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    r"(On \S+ [\d-]+,) the (?:\w+ ){0,2}(?:visit|meeting|talks|ceremony|event|session|forum|exercise|hearing|conversation) "
    r"(?:started|began|took place|was held|were held|opened)\.$"
)
# "President of Norland Ada Lin": the house writes the office of a person large.
_TITLE = re.compile(
    r"(?:[Vv]ice-)?(?:President|(?:Prime |Foreign |Deputy )?Minister|Speaker|Chair\w+|Ambassador|King|Queen) (?:of|for) [^,;:]{3,80}?,? [A-Z]"
)
_TITLED = re.compile(
    r"(?:(?:Deputy|First|Acting|Vice|Prime|Foreign|State|Former|Defen[cs]e|Interior|Economy) )*"
    r"(?:President|Speaker|Ambassador|General|Colonel|Minister|King|Queen|Prince|Emir|Sultan|Judge|Senator) [A-Z]"
)
_YEAR = re.compile(
    r"\b(?P<of>(?:in|of|within|during|since|until|by|from|for|late|early|later|earlier) )?(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<what>year|month)\b(?!['’\w-]| (?:(?:and|or) (?:the )?(?:next|last|this)|to|before|after|ended|as)\b)"
)
_MONTH = re.compile(
    rf"(?:In|Since|(?:In )?(?:[Ll]ate|[Ee]arly)) (?P<month>{'|'.join(_LONG_MONTHS)})\b(?!,? (?:\d|of|this|last|next|and|or|each|every)\b|['’-])"
)
_AHEAD = re.compile(
    r"\b(?:will|would|is to|are to|due|expected|scheduled|planned|plans?|intends?|until|by|may|might|if|could|should)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:late|early|overnight|shortly|midday|noon|dawn|dusk|evening|morning|night|afternoon),?\s+(?:on|of|from)\s+$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s\b")  # "Wednesday's vote" is no vote on Wednesday without the day
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"


def front(day: date, last: date | None = None) -> str:
    """On Feb. 14, or On Feb. 13-14, or On Feb. 27-March 2, as the house writes an event's date."""
    if last is None or last == day:
        return f"On {day_of(day)},"
    return f"On {day_of(day)}-{last.day if (last.year, last.month) == (day.year, day.month) else day_of(last)},"


def day_of(day: date) -> str:
    """Feb. 14."""
    return f"{_MONTHS[day.month - 1]} {day.day}"


def dated(text: str, on: date | None, *, common: frozenset[str]) -> str:
    """The first sentence with its event's date in front; as it was where it names none of the last days.

    on: the day of the report. common: words that the source also writes small.
    """
    for span in _dates(text, on):
        if (
            on is None
            or span.kind == "month"
            or _is_doubled(text, span)
            or _INSIDE.search(text[: span.start])
            or _SPOKEN.search(text[: span.start])
            or (_TOLD_ON.search(text[: span.start]) and _AT_END.match(text[span.end :].lstrip(" ")))
            or not on - timedelta(days=_FRONT_DAYS) <= span.last_on <= on
        ):
            continue
        cut = _cut(text, span)
        if cut is not None:
            return f"{front(span.first_on, span.last_on)} {small(cut, common)}"
    return text


def front_of(text: str, on: date | None) -> str | None:
    """The words "On Feb. 15," of a sentence that only says when the visit or talk before it was; else None."""
    found = _ONLY_WHEN.match(dated(text, on, common=frozenset({"the"})))
    return found[1] if found else None


def days_named(text: str, on: date | None) -> frozenset[date]:
    """The days that a text names; of a run of days the last one."""
    return frozenset(s.last_on for s in _dates(text, on) if s.kind in ("full", "partial", "weekday", "relative"))


def by_its_day(text: str, named: frozenset[date]) -> str:
    """The text with "the previous day" as a date, where one day only was named before it."""
    if len(named) != 1:
        return text

    def put(found: re.Match[str]) -> str:
        day = next(iter(named)) + timedelta(days=-1 if found["back"] else 1)
        return f"on {_LONG_MONTHS[day.month - 1]} {day.day}"

    return _STEP.sub(put, text)


def _dates(text: str, on: date | None) -> list[DateSpan]:
    """The dates of an English text; a day of the week only with its capital ("sat" is a verb)."""
    found = find_dates(text, pack("en"), on)
    counted = (s for s in found if s.kind != "relative" or not _COUNTED.search(text[s.start : s.end]))
    return [s for s in counted if s.kind != "weekday" or text[s.start].isupper()]


def _cut(text: str, span: DateSpan) -> str | None:
    """The text without "on February 14"; None where the words about it cannot be taken out safely."""
    before, after = text[: span.start], text[span.end :]
    lead = re.search(r"(?:^|,?\s)(?:[Oo]n|from)\s+$", before)
    if span.kind == "relative":
        lead = re.search(r"(?:^|,?\s)$", before)
    if (
        lead is None
        or _PART_BEFORE.search(before)
        or _OWNS.match(after)
        or re.match(_PART_OF_DAY + r"\s*(?:,\s*\d{4}|and \w+ \d)", after)
    ):
        return None
    head = before[: lead.start()]
    after = re.sub(rf"^{_PART_OF_DAY}", "", after, count=1)
    if not head.strip():
        after = re.sub(r"^\s*,\s*", "", after)
    if head.endswith(",") and after.startswith(","):
        after = after[1:]
    elif "," in lead.group() and not after.startswith((",", ".")):
        head += ","
    return capital((head + after).strip())


def small(text: str, common: frozenset[str]) -> str:
    """The text with a small first letter where its first word is no name and no title before one."""
    if _TITLE.match(text) or _TITLED.match(text):
        return text
    word = re.match(r"[^\W\d_]+", text)
    if word and word.group().lower() in common and (len(word.group()) == 1 or not word.group().isupper()):
        return text[:1].lower() + text[1:]
    return text


def absolute(text: str, on: date | None, source: str = "") -> str:
    """The text with yesterday, today and days of the week as dates; vague spans stay (see `vague`).

    source: the article's text; a month of the year before gets its year where the article names that year.
    """
    if on is None:
        return text
    text = _YEAR.sub(lambda m: _calendar(m, on), _with_year(text, on, source))
    for span in reversed(_dates(text, on)):
        if span.kind in ("relative", "weekday") and not _unsure_or_doubled(text, span, on):
            named = f"{_LONG_MONTHS[span.first_on.month - 1]} {span.first_on.day}"
            before = text[: span.start]
            part = re.match(_PART_OF_DAY, text[span.end :])
            after = text[span.end + (part.end() if part else 0) :]
            fits = _OWNS.match(after) or re.search(r"\b(?:on|since|until|from|by|of)\s+$", before, re.IGNORECASE)
            before = before if fits else before + "on "
            text = before + named + after
    return capital(text)


def _with_year(text: str, on: date, source: str) -> str:
    """A text that begins with a month of the year before, with that year; with "the year before" where the source has none."""
    found = _MONTH.match(text)
    if not found or _LONG_MONTHS.index(found["month"]) + 1 <= on.month or _AHEAD.search(text):
        return text
    year, rest = str(on.year - 1), text[found.end() :]
    if re.search(rf"\b{year}\b", source):
        return f"{found.group()} {year}{rest}"
    return f"{found.group()} of the year before, {rest.lstrip(' ,')}"


def _calendar(found: re.Match[str], on: date) -> str:
    """This year, last month and the like by their names; "over the last year" is a span and none."""
    before = found.string[max(0, found.start() - 24) : found.start()]
    if re.search(r"\b(?:the|over|past|than|previous|every|each|season|since|ago) $", before) or found["of"] in {
        "for ",
        "since ",
    }:
        return found.group()
    step = {"this": 0, "last": -1, "next": 1}[found["which"].lower()]
    if (
        found["what"] == "year"
        and not found["of"]
        and re.match(r" (?:will|is|was|marks?|sees?|brings?)\b", found.string[found.end() :])
    ):
        return str(on.year + step)  # the year is the subject: "next year will be the anniversary"
    named = str(on.year + step) if found["what"] == "year" else _LONG_MONTHS[(on.month - 1 + step) % 12]
    of = found["of"] or ("In " if found["which"][0].isupper() else "in ")
    return of + named


def _unsure_or_doubled(text: str, span: DateSpan, on: date) -> bool:
    """Whether the day seems to lie ahead and was read as past, or stands beside its own date: then the word stays."""
    before = text[: span.start]
    ahead = re.search(
        r"\b(?:will|until|by|next|coming|from|(?:is|are) (?:due |set |expected |scheduled |planned )?to|to (?:be|go|meet|hold|visit|start|begin))\b"
        r"(?!.* (?:was|were) )[^.]{0,60}$",
        before,
    )
    if (
        span.kind == "weekday"
        and ahead
        and (span.first_on <= on or re.search(r"\b(?:until|by|next|coming|from) $", before))
    ):
        return True
    return _is_doubled(text, span)


def _is_doubled(text: str, span: DateSpan) -> bool:
    """Whether a day's name stands beside its own date: "Friday, 7 March"."""
    after = re.match(r",? \(?(?:\d{1,2}\b|[A-Z][a-z]+ \d)", text[span.end :])
    return span.kind in ("relative", "weekday") and bool(after or re.search(r"\d,? $", text[: span.start]))


def vague(text: str) -> str | None:
    """The first span of time that leans on the day of writing ("last week"), or None."""
    found = _VAGUE.search(text)
    return found.group() if found else None


def common_words(texts: tuple[str, ...]) -> frozenset[str]:
    """Words that the texts write small somewhere, and those that never are names."""
    small = {w for text in texts for w in re.findall(r"(?<![\w’'])[^\W\d_A-Z][^\W\d_]*", text)}
    return frozenset(small) | pack("en").stop_words
