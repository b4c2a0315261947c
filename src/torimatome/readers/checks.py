"""What an import cannot believe: ids, dates, order, references, counts, letters that look alike. Pure; each a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from torimatome.model import Block, BlockKind, Bulletin, Filed, Item, Period
from torimatome.readers.document import Remark
from torimatome.readers.japanese import has_ended

_ID = re.compile(r"(?P<yy>\d\d)(?P<mm>\d\d)-(?P<m>\d\d)(?P<d>\d\d)(?P<nn>\d\d)")
_HOLE_DAYS, _HOLE_TIMES, _NEIGHBOURS = 45, 8, 5
"""A hole is so long and so many times the middle gap around it. Chosen on the shared page, 30 to 90 days, 4 to 12 times."""
_LONGEST_LAG = 2
_LIST = re.compile(
    r"((?:[ァ-ヶー・一-龠A-Z]{2,}、){2,}[ァ-ヶー・一-龠A-Z]{2,})の(\d{1,2}|[二三四五六七八九十])\s?[ヵカかケヶ]国"
)
_SUM = re.compile(r"[^。]*の?計(\d{1,6})人")
_FIGURES = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_DAY = re.compile(r"(?<![月\d~～〜、・])(?P<d>[123]?\d)日(?![間目前後本以])")
_PAST = re.compile(r"(?:た|という)。?$")
_SLIPS = (
    (re.compile(r"、、|。。|(?<![がをにはのでと])(が|を|に)\1(?!\1)(?=[一-龠ァ-ヶ])"), "“{}” stands twice"),
    (re.compile(r"(?<![一-龠々])力(?=[ァ-ヶ]{2})"), "“{}” is the character for strength; part of a word may be lost"),
    (re.compile(r"(?<=[ァ-ヶー])[力口工夕卜](?=[ァ-ヶー])"), "“{}” is a Chinese character among kana that look like it"),
    (re.compile(r"(?<=[ァ-ヶー])[へべぺ](?=[ァ-ヶー])|(?<=[のがを])へり(?=[がをはのに、])"), "“{}” has a hiragana for the katakana like it"),
    (re.compile(r"[─━│┃]"), "“{}” is a ruled line and no dash"),
)  # fmt: skip
_PAIRS = ("「」", "『』", "【】", "()", "（）")


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
    yield from _holes(items)


def bulletin(issue: Bulletin) -> Iterator[Remark]:
    """The doubts about an issue as a whole: items whose days run backwards inside a section."""
    for section in issue.sections:
        dated = [(item, a.last_on) for item in section.items if (a := item.attribution) and a.last_on]
        for (_, before), (item, on) in pairwise(dated):
            if on < before:
                sentence = f"The item of {on} stands after one of {before}; the section is not in order of date."
                yield Remark(sentence=sentence, item=item.id, raw=str(item.attribution))


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
    match = _ID.fullmatch(filed.id)
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
    timed = [(item, filed) for item, filed in _filed(items) if filed.time and filed.id and _ID.fullmatch(filed.id)]
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
            match = _ID.fullmatch(one.id)
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
        around = gaps[max(0, n - _NEIGHBOURS) : n] + gaps[n + 1 : n + 1 + _NEIGHBOURS]
        if around and gap >= _HOLE_DAYS and gap >= _HOLE_TIMES * max(1, median(around)):
            yield Remark(sentence=f"There is no entry between {days[n]} and {days[n + 1]}, for {gap} days.")


def _day(dated: str) -> date:
    return date.fromisoformat(dated if len(dated) == 10 else f"{dated}-01")


def _event(item: Item) -> Iterator[Remark]:
    """A past event whose day, without a month, is later than the report's day."""
    if item.filed is None or len(item.filed.dated) != 10 or not item.body or not item.body[0].sentences:
        return
    sentence, on = item.body[0].sentences[0].text, int(item.filed.dated[8:])
    match = _DAY.search(sentence)
    if match and on < int(match["d"]) <= on + 7 and _PAST.search(sentence):
        yield _doubt(item, f"{match.group()} is later than the report of {item.filed.dated_raw}.", match.group())


def _text(item: Item) -> Iterator[Remark]:
    blocks = [*item.body, *(block for note in item.notes for block in note.blocks)]
    if not item.body:
        yield _doubt(item, "The entry has no text.")
    for block in blocks:
        yield from _counts(item, block.text)
        yield from _letters(item, block)
    for block in item.body:
        if block.kind is BlockKind.PARAGRAPH and not has_ended(block.text):
            yield _doubt(item, "The paragraph does not end with a full stop.", block.text[-8:])


def _counts(item: Item, text: str) -> Iterator[Remark]:
    for match in _LIST.finditer(text):
        listed = match[1].count("、") + 1
        told = _FIGURES.get(match[2]) or int(match[2])
        if listed != told:
            yield _doubt(item, f"{listed} are listed and {told} are told: {match.group()}.", match[1][-12:])
    for match in _SUM.finditer(text):
        parts = [int(n) for n in re.findall(r"(\d{1,6})人", match.group())][:-1]
        sums = [sum(parts[n:]) for n in range(len(parts) - 1)]
        if sums and int(match[1]) not in sums:
            yield _doubt(
                item, f"The parts do not add up to {match[1]}: {match.group().strip()[-40:]}.", f"計{match[1]}人"
            )


def _letters(item: Item, block: Block) -> Iterator[Remark]:
    text = block.text
    for form, what in _SLIPS:
        for match in form.finditer(text):
            around = text[max(0, match.start() - 3) : match.end() + 4]
            yield _doubt(item, f"{what.format(match.group())}: “{around}”.", around)
    for pair in _PAIRS:
        if text.count(pair[0]) != text.count(pair[1]) and "註:" not in text:
            yield _doubt(item, f"The brackets {pair} do not match.", text[:12])


def _doubt(item: Item, sentence: str, raw: str | None = None) -> Remark:
    return Remark(sentence=sentence, item=item.id, raw=raw or "")
