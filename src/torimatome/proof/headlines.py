"""Headlines: there in both languages, and no stronger than what stands under them."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from torimatome.lang.numbers import find_numbers
from torimatome.lang.text import lower
from torimatome.model import Finding, Item
from torimatome.model.item import UNTRANSLATED
from torimatome.proof.context import ERROR, WARNING, Context, body_text, finding, quoted

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_ONE = re.compile(r"\b(?:one|another|the other|sole|single)\b", re.IGNORECASE)
_SOFT_HEDGES = ("claim", "so-called", "according to", "could have", "may have", "might have")

# A headline's strong word, and what the body must say for it to stand.
_STRONG: tuple[tuple[str, str], ...] = (
    (r"kill(?:s|ed)?|dead|dies|died|death", r"kill|dead|die[sd]?\b|death|fatal|lost (?:his|her|their) li"),
    (r"grant(?:s|ed)", r"grant|award|confer|receiv|obtain"),
    (r"sign(?:s|ed)", r"sign|initial"),
    (r"approv(?:es|ed)|adopt(?:s|ed)|ratif(?:ies|ied)", r"approv|adopt|ratif|endors|pass(?:ed|es)|vot"),
    (r"arrest(?:s|ed)|detain(?:s|ed)", r"arrest|detain|detention|custody|apprehend|remand|imprison"),
    (r"convict(?:s|ed)|sentenc(?:es|ed)|verdict", r"convict|sentenc|verdict|guilty|ruling"),
    (r"settl(?:es|ed)|resolv(?:es|ed)|agree(?:s|d)", r"settl|resolv|agree|consen|accord|deal"),
    (r"attack(?:s|ed)|shell(?:s|ed)|strik(?:es)|struck", r"attack|shell|str[iu]k|struck|fire|hit|assault"),
    (r"resign(?:s|ed)|dismiss(?:es|ed)|appoint(?:s|ed)", r"resign|dismiss|appoint|step|reliev|nam(?:ed|ing)|remov"),
    (r"confirm(?:s|ed)|prove(?:s|d)", r"confirm|prove|verif|acknowledg"),
)
_VERDICT = re.compile(r"\b(?:convict|sentenc|verdict|jail|fine[sd]|acquit)")
"""A defendant's denial does not undo what a court did."""
_DONE = re.compile(
    r"\b(?:grant|sign|approv|adopt|ratif|settl|resolv|appoint|complet|open|launch|lift|abolish)(?:s|ed|es|ied)\b"
)
_PENDING = re.compile(
    r"\b(?:once (?:the|a|this) [\w ]{0,30}?(?:decision|agreement|vote|approval)|yet to|not yet|pending|"
    r"subject to (?:approval|ratification)|awaits?|still has to|has not been (?:signed|approved|adopted|ratified))\b"
)


def present(item: Item, _: Context) -> Iterator[Finding]:
    """There is a headline in both languages of the house, each in its own script."""
    for code, name in (("ja", "Japanese"), ("en", "English")):
        text = item.headline(code)
        if not text.strip():
            yield finding("headline-missing", ERROR, f"The item has no {name} headline.",
                          f"Write a headline in {name}.", item=item, at=f"headline.{code}")  # fmt: skip
        elif text.startswith(UNTRANSLATED):
            yield finding("headline-untranslated", ERROR, f"The {name} headline {quoted(text)} is not translated yet.",
                          f"Write it in {name}.", item=item, at=f"headline.{code}")  # fmt: skip
        elif bool(_JAPANESE.search(text)) != (code == "ja"):
            yield finding("headline-language", ERROR, f"The {name} headline {quoted(text)} is not in {name}.",
                          "Translate it.", item=item, at=f"headline.{code}")  # fmt: skip
        elif text.rstrip().endswith(("。", ".")) and not text.rstrip().endswith(("U.S.", "U.K.", "Inc.", "Ltd.")):
            yield finding("headline-stop", WARNING, f"The {name} headline ends with a full stop.",
                          "Take it off.", item=item, at=f"headline.{code}", mend=lambda text: text.rstrip(" .。"))  # fmt: skip


def unverified(item: Item, _: Context) -> Iterator[Finding]:
    """Terms and readings of a headline that nobody has checked."""
    for code, headline in item.headlines.items():
        if headline.unverified and not headline.text.startswith(UNTRANSLATED):
            yield finding("headline-unverified", WARNING,
                          f"In the headline {quoted(headline.text)} nobody has checked {', '.join(headline.unverified)}.",
                          "Check each, and add it to names.toml or glossary.toml.",
                          item=item, at=f"headline.{code}")  # fmt: skip


def strong(item: Item, _: Context) -> Iterator[Finding]:
    """A strong word of the headline has its ground in the body."""
    headline, body = lower(item.headline("en")), lower(body_text(item))
    for word, ground in _STRONG:
        match = re.search(rf"\b(?:{word})\b", headline)
        if match and body and not re.search(ground, body):
            yield finding("headline-stronger", ERROR, f"The headline says {quoted(match.group())}, the body does not.",
                          "Say in the headline what the body says.", item=item, at="headline.en")  # fmt: skip


def pending(item: Item, _: Context) -> Iterator[Finding]:
    """What the headline tells as done is not still to come in the body."""
    done, still = _DONE.search(lower(item.headline("en"))), _PENDING.search(lower(body_text(item)))
    if done and still:
        yield finding("headline-pending", WARNING,
                      f"The headline says {quoted(done.group())}, the body {quoted(still.group())}.",
                      "Find out whether it is done, and say the same in both.", item=item, at="headline.en")  # fmt: skip


def hedge(item: Item, context: Context) -> Iterator[Finding]:
    """A hedge of the body's first words is not lost in the headline."""
    words = [w for w in context.pack("en").hedges if not w.startswith(_SOFT_HEDGES)]
    opening = " ".join(sentence.text for block in item.body[:1] for sentence in block.sentences[:2])
    in_body, in_headline = _first(words, opening), _first(words, item.headline("en"))
    if in_body and not in_headline and not re.search(r"[‘“\"']", item.headline("en")):
        yield finding("hedge-lost", WARNING, f"The body says {quoted(in_body)}, the headline leaves it out.",
                      "Keep the distance in the headline too.", item=item, at="headline.en")  # fmt: skip


def denied(item: Item, context: Context) -> Iterator[Finding]:
    """What the body denies, the headline does not state as fact."""
    headline = lower(item.headline("en"))
    refusal = re.search(
        r"\b(?:denied|denies|refuted|refutes|untrue|baseless|groundless|unfounded)\b", lower(body_text(item))
    )
    speaks = _first([*context.pack("en").deny_words, *context.pack("en").say_words, "accus", "alleg"], headline)
    if (
        refusal
        and not speaks
        and not _VERDICT.search(headline)
        and any(re.search(rf"\b(?:{word})\b", headline) for word, _ in _STRONG)
    ):
        yield finding("headline-denied", WARNING, f"The body has {quoted(refusal.group())}, the headline states a fact.",
                      "Say in the headline whose word it is.", item=item, at="headline.en")  # fmt: skip


def figures(item: Item, context: Context) -> Iterator[Finding]:
    """The headlines' numbers are in the body, and in the Japanese as in the English.

    A number in words ("Two critics") may count what the body names one by one.
    """
    body = _values(body_text(item), "en", context)
    english = _values(item.headline("en"), "en", context)
    for value, words in english.items():
        if body and value not in body and words[:1].isdigit():
            yield _figure(item, "en", words, "the body")
    japanese = item.headline("ja")
    for value, words in _values("" if japanese.startswith(UNTRANSLATED) else japanese, "ja", context).items():
        told = (
            value in body
            or value in english
            or (value == 1 and _ONE.search(f"{item.headline('en')}\n{body_text(item)}"))
        )
        if not told and not _is_month(words, japanese, item):
            yield _figure(item, "ja", words, "the English text")


def _is_month(words: str, japanese: str, item: Item) -> bool:
    """Whether a figure is that of a month which the English names: 4月, April."""
    number = re.fullmatch(r"\d{1,2}", words.removesuffix("月"))
    if not number or f"{number.group()}月" not in japanese or not 1 <= int(number.group()) <= len(month_name) - 1:
        return False
    name = month_name[int(number.group())]
    return bool(re.search(rf"\b(?:{name}|{name[:3]}\b)", f"{item.headline('en')}\n{body_text(item)}"))


def _figure(item: Item, code: str, words: str, where: str) -> Finding:
    return finding("headline-figure", ERROR, f"The figure {words} of the headline is not in {where}.",
                   "Make the figures agree.", item=item, at=f"headline.{code}")  # fmt: skip


def _values(text: str, code: str, context: Context) -> dict[float, str]:
    return {n.value: text[n.start : n.end] for n in find_numbers(text, context.pack(code))}


def _first(words: list[str], text: str) -> str:
    """The first of the words or phrases that a text has."""
    small = lower(text)
    return next((w for w in words if re.search(rf"\b{re.escape(w.strip())}", small)), "")
