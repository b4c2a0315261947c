"""What an import cannot believe: ids, dates, order, references, counts, letters that look alike. Pure; each a doubt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from torimatome.analysis.holes import stands_out
from torimatome.lang.scripts import has_ended
from torimatome.model import BlockKind, Bulletin, Filed, Item, Period, Remark
from torimatome.model.filed import FILED_ID
from torimatome.readers import checks_text, checks_words

_LONGEST_LAG = 2
_WEEKLY, _WEEKLY_SHARE = 6, 0.8
"""A weekly is an outlet with so many entries of one weekday, and so great a share of them. A choice; no eval has more than
one weekly."""
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"(?<![月\d~～〜、・])(?P<d>[123]?\d)日(?![間目前後本以])")
_LOST = frozenset({10, 11, 20, 21})
"""Days between a day that lost its first figure and a report of the same day or the next."""
_PAST = re.compile(r"(?:た|という)。?$")


def archive(items: Sequence[Item]) -> Iterator[Remark]:
    """The doubts about the items of an archive page, newest first; a remark's raw is the piece it speaks of."""
    for item in items:
        yield from _id(item)
        yield from _text(item)
        yield from _event(item)
    yield from _duplicates(items)
    yield from _order(items)
    yield from _clock(items)
    yield from _references(items)
    yield from _weekdays(items)
    yield from _twice(items)
    yield from checks_words.archive(items)
    yield from _holes(items)


def bulletin(issue: Bulletin) -> Iterator[Remark]:
    """The doubts about an issue as a whole: days that run backwards inside a section, an item told twice, slips of letters."""
    for item in issue.items:
        yield from _of_words(item)
    yield from _twice(issue.items)
    for section in issue.sections:
        dated = [(item, a.last_on) for item in section.items if (a := item.attribution) and a.last_on]
        for (_, before), (item, on) in pairwise(dated):
            if on < before:
                sentence = f"The item of {on} stands after one of {before}; the section is not in order of date."
                yield Remark(sentence=sentence, item=item.id, raw=str(item.attribution))


def _of_words(item: Item) -> Iterator[Remark]:
    for text in (*(headline.text for headline in item.headlines.values()), *(block.text for block in item.body)):
        yield from (_doubt(item, sentence, raw) for sentence, raw in checks_text.any_language(text))


def _twice(items: Sequence[Item]) -> Iterator[Remark]:
    """Two items under one headline, of one day."""
    seen: dict[object, Item] = {}
    for item in items:
        words = tuple(headline.text for headline in item.headlines.values())
        key = (words, tuple((a.outlets, a.last_on) for a in item.attributions[-1:]))
        if words and key in seen:
            yield _doubt(item, f"{seen[key].id} has the same headline, outlet and day.", words[0])
        seen.setdefault(key, item)


def _weekdays(items: Sequence[Item]) -> Iterator[Remark]:
    """A weekly bears one weekday on its cover; an entry with another is told."""
    days = defaultdict[str, list[tuple[Item, date]]](list)
    for item, filed in _filed(items):
        if len(filed.dated) == 10:
            days[filed.outlet].append((item, _day(filed.dated)))
    for outlet, dated in days.items():
        usual, count = Counter(day.weekday() for _, day in dated).most_common(1)[0]
        if count >= _WEEKLY and count >= _WEEKLY_SHARE * len(dated):
            for item, day in dated:
                if day.weekday() != usual:
                    sentence = (
                        f"{day} is a {_NAMES[day.weekday()]}; {outlet} otherwise bears the date of a {_NAMES[usual]}."
                    )
                    yield _doubt(item, sentence, item.filed.dated_raw if item.filed else "")


def missing_issues(periods: Sequence[Period]) -> Iterator[tuple[date, date]]:
    """The days between neighbouring issues that no issue covers."""
    for before, after in pairwise(sorted(periods, key=lambda p: (p.first_on, p.last_on))):
        if (after.first_on - before.last_on).days > 1:
            yield before.last_on, after.first_on


def _filed(items: Sequence[Item]) -> Iterator[tuple[Item, Filed]]:
    yield from ((item, item.filed) for item in items if item.filed)


def _id(item: Item) -> Iterator[Remark]:
    filed = item.filed
    if filed is None or filed.id is None:
        return
    match = FILED_ID.fullmatch(filed.id)
    if match is None:
        yield _doubt(item, f"The id {filed.id} is malformed: it is not YYMM-MMDDNN.", filed.id)
        return
    if not 1 <= int(match["mm"]) <= 12:
        yield _doubt(item, f"The id {filed.id} is impossible: there is no month {match['mm']}.", filed.id)
    elif filed.dated:
        yield from _lag(item, filed, match)
    if filed.dated and filed.dated[5:7] + (filed.dated[8:10] or "00") != match["m"] + match["d"]:
        yield _doubt(item, f"The id {filed.id} is unlike the date {filed.dated_raw}.", filed.id)


def _lag(item: Item, filed: Filed, match: re.Match[str]) -> Iterator[Remark]:
    """The issue's month against the article's: one later as a rule, two by post, the same for a monthly ahead of its sale."""
    year, month = int(filed.dated[:4]), int(filed.dated[5:7])
    lag = (year // 100 * 100 + int(match["yy"]) - year) * 12 + int(match["mm"]) - month
    lag += 1200 if lag < -600 else 0
    if not (0 if len(filed.dated) == 7 else 1) <= lag <= _LONGEST_LAG:
        yield _doubt(
            item, f"The id {filed.id} is of an issue {lag} months after the article of {filed.dated_raw}.", filed.id
        )
    elif lag == 0:
        yield _doubt(item, f"The id {filed.id} is of an issue in the article's own month.", filed.id)


def _duplicates(items: Sequence[Item]) -> Iterator[Remark]:
    seen: dict[str, Item] = {}
    for item, filed in _filed(items):
        if filed.id is None:
            continue
        if filed.id in seen:
            yield _doubt(item, f"The id {filed.id} is borne by an earlier entry already.", filed.id)
        seen.setdefault(filed.id, item)


def _order(items: Sequence[Item]) -> Iterator[Remark]:
    """Newest first, and on one day the higher running number first."""
    dated = [(item, filed) for item, filed in _filed(items) if filed.dated]
    for (_, above), (item, filed) in pairwise(dated):
        if filed.dated[: len(above.dated)] > above.dated[: len(filed.dated)]:
            yield _doubt(
                item, f"The entry of {filed.dated} stands below one of {above.dated}; the page is newest first."
            )
        elif filed.dated == above.dated and (filed.id or "")[-6:] > (above.id or "~")[-6:]:
            yield _doubt(item, f"The entry {filed.id} stands below {above.id} of the same day.", filed.id or "")


def _clock(items: Sequence[Item]) -> Iterator[Remark]:
    """On a day with clock times the running number rises with them."""
    timed = [(item, filed) for item, filed in _filed(items) if filed.time and filed.id and FILED_ID.fullmatch(filed.id)]
    for (_, above), (item, filed) in pairwise(timed):
        if (
            above.dated == filed.dated
            and above.id
            and filed.id
            and (above.id[-2:] > filed.id[-2:]) != ((above.time or "") >= (filed.time or ""))
        ):
            yield _doubt(
                item, f"{filed.id} at {filed.time} and {above.id} at {above.time} are not numbered by the clock."
            )


def _references(items: Sequence[Item]) -> Iterator[Remark]:
    known = {filed.id: filed for _, filed in _filed(items) if filed.id}
    for item, filed in _filed(items):
        for one in filed.related:
            target = known.get(one.id)
            match = FILED_ID.fullmatch(one.id)
            if match is None or not 1 <= int(match["mm"]) <= 12:
                yield _doubt(item, f"The related id {one.id} is impossible; it leads nowhere.", one.raw)
            elif target is None:
                sentence = f"The related item {one.id} is not on this page."
                yield Remark(sentence=sentence, item=item.id, raw=one.raw, target=one.id)
            elif one.dated and target.dated and one.dated != target.dated:
                yield _doubt(item, f"The related item {one.id} is of {target.dated}, not of {one.dated}.", one.raw)
            if target is not None and target.dated > filed.dated:
                yield _doubt(item, f"The related item {one.id} is newer than the entry that leads to it.", one.raw)


def _holes(items: Sequence[Item]) -> Iterator[Remark]:
    """Long stretches without an entry on a page that otherwise has them often."""
    days = sorted({_day(filed.dated) for _, filed in _filed(items) if filed.dated})
    gaps = [(after - before).days for before, after in pairwise(days)]
    for n, gap in enumerate(gaps):
        if stands_out(gaps, n):
            yield Remark(sentence=f"There is no entry between {days[n]} and {days[n + 1]}, for {gap} days.")


def _day(dated: str) -> date:
    return date.fromisoformat(dated if len(dated) == 10 else f"{dated}-01")


def _event(item: Item) -> Iterator[Remark]:
    """A past event whose day, without a month, is later than the report's day."""
    if item.filed is None or len(item.filed.dated) != 10 or not item.body or not item.body[0].sentences:
        return
    sentence, on = item.body[0].sentences[0].text, int(item.filed.dated[8:])
    match = _DAY.search(sentence)
    if match and on - int(match["d"]) in _LOST and int(match["d"]) < 10 and _is_daily(item):
        yield _doubt(
            item, f"{match.group()} may have lost a figure; the report is of {item.filed.dated_raw}.", match.group()
        )
    if match and on < int(match["d"]) <= on + 7 and _PAST.search(sentence):
        yield _doubt(item, f"{match.group()} is later than the report of {item.filed.dated_raw}.", match.group())


def _is_daily(item: Item) -> bool:
    """Whether a report has a clock time or came by a route: a magazine looks back farther."""
    return item.filed is not None and bool(item.filed.time or item.filed.via)


def _text(item: Item) -> Iterator[Remark]:
    blocks = [*item.body, *(block for note in item.notes for block in note.blocks)]
    if not item.body:
        yield _doubt(item, "The entry has no text.")
    for text in (*(headline.text for headline in item.headlines.values()), *(block.text for block in blocks)):
        yield from (_doubt(item, sentence, raw) for sentence, raw in checks_text.japanese(text))
    for block in item.body:
        if block.kind is BlockKind.PARAGRAPH and not has_ended(block.text):
            yield _doubt(item, "The paragraph does not end with a full stop.", block.text[-8:])


def _doubt(item: Item, sentence: str, raw: str | None = None) -> Remark:
    return Remark(sentence=sentence, item=item.id, raw=raw or "")
