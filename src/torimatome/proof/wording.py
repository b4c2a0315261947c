"""The words themselves: stray letters, open quotations, lost antecedents, acronyms, one name in two forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from torimatome.lang.text import fold, skeleton
from torimatome.model import BlockKind, Finding, Item
from torimatome.proof.context import HINT, WARNING, Context, body_text, finding, quoted, texts, whole_text
from torimatome.proof.mending import Rewrite, each, swap

_SLIPS: tuple[tuple[str, str, str, str], ...] = (
    ("double-space", r"\S  +\S", "There is a double space in {}.", "Take one out."),
    (
        "stray-letter",
        r"(?<![\w.'’&/+–-])[b-hj-z](?![\w.'’&/+)–-])",
        "A single letter stands alone in {}.",
        "Take it out.",
    ),
    (
        "doubled-word",
        r"\b(the|a|an|of|in|to|and|on|for|with|by|is|was|that) \1\b",
        "A word stands twice in {}.",
        "Take one out.",
    ),
    ("space-before-mark", r"\w [,;:!?](?:\s|$)", "A space stands before a mark in {}.", "Take it out."),
    ("mark-doubled", r",,|;;|、、|。。|(?<!\.)\.\.(?!\.)", "A mark stands twice in {}.", "Take one out."),
)
_SLIP_MENDS: dict[str, Rewrite] = {
    "double-space": each(r"(?<=\S)  +(?=\S)", " "),
    "stray-letter": each(r"(?<![\w.'’&/+–-])[b-hj-z](?![\w.'’&/+)–-]) ?", ""),
    "doubled-word": each(r"\b(the|a|an|of|in|to|and|on|for|with|by|is|was|that) \1\b", r"\1"),
    "space-before-mark": each(r"(?<=\w) (?=[,;:!?](?:\s|$))", ""),
    "mark-doubled": each(r",,|;;|、、|。。|(?<!\.)\.\.(?!\.)", lambda found: found.group()[0]),
}
_RELATIVE = re.compile(
    r"\b(?:the day before|yesterday|today|tomorrow|tonight|last week|next week|earlier this (?:week|month))\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"^(?:The (?:\w+ )?(?:discussions?|conversation|meeting|talks|parties|sides|ministers?|event)|He|She|They|It|"
                   r"The (?:sides|two)|Participants)\b[^.]{0,25}?\balso\b")  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:[Aa]ccording to|[Bb]y) the (service|agency|ministry|department|statement|report|committee|source)\b(?! of)"
)
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-])")
_KNOWN = frozenset(
    [
        "USA",
        "UAE",
        "NATO",
        "OSCE",
        "CEO",
        "OPEC",
        "BBC",
        "CNN",
        "USSR",
        "NOTE",
        "END",
        "PM",
        "FM",
        "COP",
        "IAEA",
        "UNESCO",
        "UNICEF",
        "UN",
        "EU",
        "CIS",
        "GDP",
    ]
)
_VARIANTS: tuple[tuple[str, ...], ...] = (
    ("Karabakh", "Garabagh", "Qarabagh", "Qarabag"), ("Türkiye", "Turkey"), ("Kyiv", "Kiev"),
    ("Khankendi", "Stepanakert"), ("Nakhchivan", "Nakhichevan"), ("Kyrgyzstan", "Kirghizia"),
    ("キルギス共和国", "キルギスタン"),
)  # fmt: skip
_NAME = re.compile(r"[A-ZÀ-ÞƏŞÇĞİÖÜ][\w’'-]{4,}")
_TITLED = re.compile(r"[\"“]((?:[A-Z]\w+|of|the|for|and)(?: (?:[A-Z]\w+|of|the|for|and)){1,5})[\"”]")


def slips(item: Item, _: Context) -> Iterator[Finding]:
    """Double spaces, single letters, doubled words and marks."""
    for text in (item.headline("ja"), item.headline("en"), *(text for _, text in texts(item))):
        for code, form, message, remedy in _SLIPS:
            if match := re.search(form, text):
                around = quoted(text[max(0, match.start() - 20) : match.end() + 20].strip())
                yield finding(
                    code, WARNING, message.format(around), remedy, item=item, at="body", mend=_SLIP_MENDS[code]
                )


def quotations(item: Item, _: Context) -> Iterator[Finding]:
    """Quotations and brackets are closed."""
    text = "\n".join(text for _, text in texts(item))
    if sum(text.count(mark) for mark in '"“”') % 2:
        yield finding("quotation-open", WARNING, "A quotation is opened and not closed, or closed and not opened.",
                      "Set the missing mark.", item=item, at="body")  # fmt: skip
    whole = text + item.headline("ja") + item.headline("en")
    for opening, closing in ("()", "[]", "（）", "「」", "『』", "«»"):
        if whole.count(opening) != whole.count(closing):
            yield finding("bracket-open", WARNING, f"A bracket {opening}{closing} is opened and not closed, or the reverse.",
                          "Set the missing bracket.", item=item, at="body")  # fmt: skip


def antecedents(item: Item, _: Context) -> Iterator[Finding]:
    """What is “also” so has something before it, and “the service” was named."""
    before = ""
    for block in item.body:
        text = " ".join(sentence.text for sentence in block.sentences)
        alone = not before or block.kind is BlockKind.LIST_ITEM
        if alone and _ALSO.match(text):
            yield finding("antecedent-lost", WARNING, f"{quoted(text)} says “also” with nothing before it.",
                          "Take “also” out, or add what came before.", item=item, at="body")  # fmt: skip
        for match in _UNNAMED.finditer(text):
            if match[1] not in (before + text[: match.start()] + item.headline("en")).lower():
                yield finding("antecedent-lost", WARNING, f"{quoted(match.group())} names a {match[1]} that was not named before.",
                              f"Name the {match[1]}.", item=item, at="body")  # fmt: skip
        before += text + " "


def relative_days(item: Item, _: Context) -> Iterator[Finding]:
    """What was “yesterday” on Monday means nothing on Friday."""
    for block in item.body:
        if block.kind is not BlockKind.QUOTATION and (
            match := _RELATIVE.search(re.sub(r"[\"“][^\"”]*[\"”]", "", block.text))
        ):
            yield finding("day-relative", HINT, f"{quoted(match.group())} gives no day.", "Write the date.",
                          item=item, at="body")  # fmt: skip


def acronyms(context: Context) -> Iterator[Finding]:
    """An acronym is spelled out where the issue uses it first."""
    outlets = {part for form in context.attribution_forms.values() for part in re.split(r"[.-]", form)}
    names = {name for item in context.bulletin.items for a in item.attributions for name in a.outlets}
    seen = set(_KNOWN) | outlets | {part for name in names for part in re.split(r"[.-]", name)}
    for item in context.bulletin.items:
        text = body_text(item)
        for match in _ACRONYM.finditer(text):
            if match.group() not in seen:
                seen.add(match.group())
                if not _explained(match.group(), text):
                    name = context.past_name(match.group())
                    yield finding("acronym", HINT, f"{match.group()} is not spelled out where it is first used.",
                                  f"Write {name} ({match.group()})." if name else "Write the full name, then the short one in brackets.",
                                  item=item, at="body", mend=_first(match.group(), f"{name} ({match.group()})") if name else None)  # fmt: skip


def _first(acronym: str, name: str) -> Rewrite:
    """The name in full where its short form stands first."""
    return lambda text: re.sub(rf"(?<![\w.-]){acronym}(?![\w.-])", name, text, count=1)


def _explained(acronym: str, text: str) -> bool:
    first = text.find(acronym)
    if re.search(rf"\({acronym}\)|{acronym} \(", text[first - 1 : first + len(acronym) + 3]):
        return True
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][a-z]+|\b[A-Z]\b", text[: first + 120]))
    return acronym in initials


def variants(context: Context) -> Iterator[Finding]:
    """One name has one form in an issue."""
    texts = {item.id: f"{item.headline('ja')}\n{whole_text(item)}" for item in context.bulletin.items}
    whole = "\n".join(texts.values())
    pairs = [(a, b) for group in _VARIANTS for a, b in combinations([v for v in group if _has(v, whole)], 2)]
    for first, second in [*pairs, *_near_names(whole)]:
        item = next((i for i in context.bulletin.items if _has(second, texts[i.id])), None)
        rare = (first, second) in pairs and sum(_has(second, t) for t in texts.values()) < sum(
            _has(first, t) for t in texts.values()
        )
        yield finding("name-forms", HINT, f"The issue writes both {first} and {second}.", "Choose one form.",
                      item=item, at="body", mend=swap(second, first) if rare else None)  # fmt: skip


def _has(name: str, text: str) -> bool:
    """Whether a text has a name that is not a part of a longer one."""
    if not name.isascii() and fold(name) == name.lower():
        return name in text
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _near_names(text: str) -> Iterator[tuple[str, str]]:
    """Names that sound alike and are spelled apart: Aliyev and Aliev. A word that also stands in small letters is no name."""
    names = sorted({match.group().removesuffix("'s").removesuffix("’s") for match in _NAME.finditer(text)})
    small = set(re.findall(r"\b[a-z]{5,}\b", text))
    by_sound: dict[str, list[str]] = {}
    for name in names:
        if name.isalpha() and not name.isupper() and len(skeleton(name)) >= 2 and name.lower() not in small:
            by_sound.setdefault(skeleton(name), []).append(name)
    for alike in by_sound.values():
        for first, second in combinations(alike, 2):
            if fold(first) != fold(second) and _one_apart(fold(first), fold(second)):
                yield first, second


def _one_apart(first: str, second: str) -> bool:
    """Whether one letter inside a name was added or changed; a changed first or last letter makes another word."""
    if first[0] != second[0] or first[-1] != second[-1]:
        return False
    short, long = sorted((first, second), key=len)
    if len(short) == len(long):
        return len(long) > 5 and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def titles(item: Item, _: Context) -> Iterator[Finding]:
    """A quoted name keeps the order of its words: "Bridge of Peace" and "Peace Bridge" are one initiative."""
    found: dict[frozenset[str], set[str]] = {}
    for match in _TITLED.finditer(whole_text(item)):
        words = frozenset(fold(word) for word in match[1].split()) - {"of", "the", "for", "and"}
        if len(words) > 1:
            found.setdefault(words, set()).add(match[1])
    for names in found.values():
        if len(names) > 1:
            yield finding("name-forms", HINT, f"The item writes {' and '.join(quoted(n) for n in sorted(names))}.",
                          "Choose one form.", item=item, at="body")  # fmt: skip


def subheadings(item: Item, _: Context) -> Iterator[Finding]:
    """The sub-headings of an item end alike: all with a colon, or all with nothing."""
    ends = {
        block.text.rstrip()[-1:] in ".:：" and block.text.rstrip()[-1:]
        for block in item.body
        if block.kind is BlockKind.SUBHEADING
    }
    if len(ends) > 1:
        yield finding("subheading-mixed", HINT, "Some sub-headings end with a colon or stop, some do not.", "End all with a colon.",
                      item=item, at="body", mend=each(r"(?m)^(## .*?)[.:：]?[ \t]*$", r"\1:"))  # fmt: skip


_NARROW: Rewrite = lambda text: text.translate(str.maketrans("（）", "()"))  # noqa: E731
_WIDE: Rewrite = lambda text: text.translate(str.maketrans("()", "（）"))  # noqa: E731


def brackets(context: Context) -> Iterator[Finding]:
    """Japanese headlines of one issue use one kind of bracket."""
    full = [item for item in context.bulletin.items if "（" in item.headline("ja")]
    half = [item for item in context.bulletin.items if "(" in item.headline("ja")]
    if full and not half and "(" in context.bulletin.subtitle:
        yield finding("bracket-width", HINT, "A Japanese headline has （）, the title block ().", "Write ().",
                      item=full[0], at="headline.ja", mend=_NARROW)  # fmt: skip
    if full and half:
        yield finding("bracket-width", HINT, "Some Japanese headlines have （）, some ().", "Choose one.",
                      item=min((full, half), key=len)[0], at="headline.ja", mend=_WIDE if len(half) < len(full) else _NARROW)  # fmt: skip
