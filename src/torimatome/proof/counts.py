"""Counts in words against the list, sums, shares, rises, and amounts that cannot be (I3, I6, I7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from torimatome.lang.numbers import NumberSpan, find_numbers
from torimatome.model import BlockKind, Finding, Item
from torimatome.proof.context import HINT, WARNING, Context, finding, quoted, sentences
from torimatome.proof.mending import each

_SMALL = {
    w: n
    for n, w in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_COUNT = rf"(?P<n>{'|'.join(_SMALL)}|\d{{1,2}})"
_THINGS = r"(?:\w+ ){0,2}?(?:countries|states|nations|cities|districts|regions|villages|ministers|people|persons|men|women|officials|journalists|activists|companies|documents|areas|provinces|towns|members|parties|banks|ports|defendants|priorities|topics|outlets|agencies)"
_LISTED = re.compile(
    rf"\b{_COUNT} {_THINGS}\s?(?::|\(|–|—| -|, namely,?|, including all of) ?(?P<list>[^.;:()–—]+)", re.IGNORECASE
)
_LIST_FIRST = re.compile(
    rf"(?P<list>(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}, ){{1,9}}(?:and )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}(?:,? and [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})?)(?:,| –| —) (?:the|all|these)? ?{_COUNT} (?:countries|states|nations|cities|ministers)"
)
_LIST_JA = re.compile(
    r"((?:[ァ-ヶー一-龠A-Z]{2,}、)+[ァ-ヶー一-龠A-Z]{2,})の(\d{1,2}|[二三四五六七八九十])\s?(?:[ヵカかケヶ]国|名|人|社|都市|機関)"
)
_FIGURES_JA = {w: n for n, w in enumerate("二三四五六七八九十", 2)}
_TOTAL = re.compile(
    r"\b(?:(?:in|a) total(?: of)?|in all|altogether|total(?:l?ed|l?ing)?|bringing the (?:total|number) to|overall)\b|計",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?P<a>[\d,.]+(?: million| thousand| billion)?) (?:out )?of (?:the |some |about |all )?(?P<b>[\d,.]+(?: million| thousand| billion)?)\b(?P<between>[^.;%]{0,45}?)(?P<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)"
)
_RISE = re.compile(
    r"(?P<dir>rose|grew|increased|went up|climbed|fell|dropped|decreased|declined|went down) (?:by (?P<p1>\d+(?:\.\d+)?) ?(?:%|per ?cent) )?from [$€]?(?P<a>[\d,.]*\d)(?P<sa> million| billion| thousand)? (?:\w+ )?to [$€]?(?P<b>[\d,.]*\d)(?P<sb> million| billion| thousand)?(?:[^.;]{0,30}?(?P<p2>\d+(?:\.\d+)?) ?(?:%|per ?cent))?"
)
_SCALE = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_HUGE = re.compile(r"[$€£][\d.,]+ ?(?:B\b|T\b|bn\b|billion|trillion)|\d+(?:\.\d+)?億ドル")
_LITTLE = re.compile(
    r"駐屯地|派出所|警察施設|学校|診療所|監視所|検問所|(?:警察|治安|軍事|警備)?拠点|\b(?:police post|outpost|checkpoint|kindergarten|school|clinic|playground|minibus|post office)\b"
)
_DOLLARS = (
    re.compile(r"\$ ?\d"),
    re.compile(r"\d(?: thousand| million| billion)? (?:US |U\.S\. )?dollars?\b|\bUSD ?\d"),
)
_TOLERANCE = 1.0


def listed(item: Item, _: Context) -> Iterator[Finding]:
    """“Three countries: A and B” names as many as it says; so does “held three meetings with:” before a list."""
    for at, text in _texts(item):
        for told, names, words in _lists(text):
            if told != names:
                yield finding("count-list", WARNING, f"{quoted(words)}: {names} are listed, {told} are told.",
                              "Make the count and the list agree.", item=item, at=at)  # fmt: skip
    for n, block in enumerate(item.body):
        match = re.search(
            rf"\b{_COUNT} (?:\w+ )?(?:meetings|documents|talks|points|proposals|questions)\b[^.]*:$", block.text
        )
        if match:
            follow = [b.kind for b in item.body[n + 1 :]]
            count = next((k for k, kind in enumerate(follow) if kind is not BlockKind.LIST_ITEM), len(follow))
            if count and count != _number(match["n"]):
                yield finding("count-list", WARNING, f"{quoted(match.group())}: {count} are listed.", "Make the count and the list agree.",
                              item=item, at="body")  # fmt: skip


def _lists(text: str) -> Iterator[tuple[int, int, str]]:
    for match in (*_LISTED.finditer(text), *_LIST_FIRST.finditer(text)):
        every = [p for p in re.split(r",? and |, | & ", match["list"].strip(" ,")) if p.strip()]
        parts = list(takewhile(lambda p: p[:1].isupper(), every))
        if len(parts) > 1 and all(len(p.split()) < 6 for p in parts):
            yield _number(match["n"]), len(parts), match.group()
    for match in _LIST_JA.finditer(text):
        yield _FIGURES_JA.get(match[2]) or int(match[2]), match[1].count("、") + 1, match.group()


def _number(words: str) -> int:
    return _SMALL.get(words.lower()) or int(words)


def sums(item: Item, context: Context) -> Iterator[Finding]:
    """A total is what its parts make."""
    for sentence in sentences(item):
        for clause in re.split(r"(?<=[.;。]) ?", sentence.text):
            match = _TOTAL.search(clause)
            values = _plain_counts(clause, context) if match else ()
            if len(values) >= 3 and match and not _adds_up(values):
                yield finding("sum-wrong", WARNING, f"The parts in {quoted(clause)} do not make the total.", "Add them up again.",
                              item=item, at="body")  # fmt: skip


def _plain_counts(text: str, context: Context) -> tuple[float, ...]:
    """Whole numbers without a unit that stand before a word: no years, no days."""
    found: Sequence[NumberSpan] = find_numbers(text, context.pack("ja" if re.search("[぀-ヿ]", text) else "en"))
    months = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,? ?"
    return tuple(
        n.value for n in found
        if not n.unit and n.value == int(n.value) and not 1900 <= n.value <= 2100
        and not re.search(months + "$", text[: n.start].lower()) and not re.match(rf" {months}\b|st|nd|rd|th|月|日|年", text[n.end :].lower())
    )  # fmt: skip


def _adds_up(values: Sequence[float]) -> bool:
    """Whether one of the numbers is the sum of two or more of the others."""
    for n, total in enumerate(values):
        rest = [*values[:n], *values[n + 1 :]]
        if any(sum(some) == total for size in range(2, len(rest) + 1) for some in combinations(rest[:10], size)):
            return True
    return False


def shares(item: Item, _: Context) -> Iterator[Finding]:
    """Per cents are what the two numbers beside them make."""
    for at, text in _texts(item):
        for match in _SHARE.finditer(text):
            part, whole, told = _value(match["a"]), _value(match["b"]), float(match["p"])
            if whole and part <= whole and abs(100 * part / whole - told) > _TOLERANCE:
                yield _wrong(item, at, match, 100 * part / whole)
        for match in _RISE.finditer(text):
            told = float(match["p1"] or match["p2"] or 0)
            before, after = (
                _value(match["a"] + (match["sa"] or match["sb"] or "")),
                _value(match["b"] + (match["sb"] or "")),
            )
            up = match["dir"] in {"rose", "grew", "increased", "went up", "climbed"}
            true = 100 * (after - before) / before if before else 0.0
            if before and ((told and abs(abs(true) - told) > _TOLERANCE) or (true > 0) != up):
                yield _wrong(item, at, match, true)


def _value(words: str) -> float:
    figure, _, scale = words.strip().partition(" ")
    try:
        return float(figure.replace(",", "").rstrip(".")) * _SCALE.get(scale.strip(), 1.0)
    except ValueError:
        return 0.0


def _wrong(item: Item, at: str, match: re.Match[str], true: float) -> Finding:
    return finding("share-wrong", WARNING, f"{quoted(match.group())}: it makes {true:.1f} per cent.", "Work it out again.",
                   item=item, at=at)  # fmt: skip


def magnitude(item: Item, _: Context) -> Iterator[Finding]:
    """Billions for something small are looked at again."""
    for at, text in _texts(item):
        for part in re.split(r"(?<=[.。]) ?(?![\d])", text):
            if (amount := _HUGE.search(part)) and (thing := _LITTLE.search(part)):
                yield finding("magnitude", HINT, f"{amount.group()} is much for “{thing.group()}”.", "Check million or billion at the source.",
                              item=item, at=at)  # fmt: skip


_IN_SIGNS = each(
    r"(?:\bUSD ?)(\d[\d.,]*\d|\d)|\b(\d[\d.,]*\d|\d)( thousand| million| billion)? (?:US |U\.S\. )?dollars?\b",
    lambda found: f"${found[1] or found[2]}{found[3] or ''}",
)


def money(context: Context) -> Iterator[Finding]:
    """Dollars are written one way in an issue."""
    by_form = [
        [i for i in context.bulletin.items if any(form.search(text) for _, text in _texts(i))] for form in _DOLLARS
    ]
    if all(by_form):
        yield finding("money-forms", HINT, "The issue writes dollars both as $5 and in words.", "Write $5 million.",
                      item=min(by_form, key=len)[0], at="body", mend=_IN_SIGNS if len(by_form[1]) < len(by_form[0]) else None)  # fmt: skip


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "headline.ja", item.headline("ja")
    yield "headline.en", item.headline("en")
    yield from (("body", block.text) for block in item.body)
    yield from (("notes", block.text) for note in item.notes for block in note.blocks)
