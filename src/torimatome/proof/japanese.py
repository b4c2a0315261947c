"""The Japanese line: spacing, widths, marks of quotation, letters that look alike (D9, J2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from torimatome.model import Finding, Item
from torimatome.model.item import UNTRANSLATED
from torimatome.proof.context import HINT, WARNING, Context, finding, quoted
from torimatome.proof.mending import Rewrite, each, once, paired, swap

_LATIN = r"[A-Za-z][A-Za-z0-9.&-]*"
_JA = r"[\u3041-\u30ff\u4e00-\u9fff]"
_TIGHT = re.compile(rf"{_JA}{_LATIN}|{_LATIN}{_JA}")
_WIDE = re.compile(rf"{_JA} {_LATIN}|{_LATIN} {_JA}")
_ALIKE = (
    (
        re.compile(r"(?<=[ァ-ヶー])[力口工夕卜](?=[ァ-ヶー])|(?<![一-龠々])力(?=[ァ-ヶ]{2})"),
        "a Chinese character among kana that look like it",
    ),
    (re.compile(r"(?<=[ァ-ヶー])[へべぺ](?=[ァ-ヶー])"), "a hiragana among katakana"),
    (re.compile(r"(?<=[ァ-ヶ])[一―—–-](?=[ァ-ヶ])(?!=)"), "a dash for the long mark ー"),
)
_WRONG_WORDS = {"大平洋": "太平洋", "懸念を押さえ": "懸念を抑え", "意志決定": "意思決定", "訪門": "訪問", "会淡": "会談", "首脳会義": "首脳会議",
                "暫停": "暫定", "協義": "協議", "締決": "締結", "採訳": "採択", "外務時官": "外務次官", "専問": "専門", "講議": "講義", "成積": "成績"}  # fmt: skip


_RIGHT = dict(zip("力口工夕卜へべぺ", "カロエタトヘベペ", strict=True))


def marks(item: Item, _: Context) -> Iterator[Finding]:
    """Marks, widths and spaces of the Japanese headline."""
    text = item.headline("ja")
    if not text or text.startswith(UNTRANSLATED):
        return
    if re.search(r"[\"“”]|(?<!\w)'", text):
        yield _told(
            item,
            "ja-quotes",
            f"The Japanese headline {quoted(text)} has Western quotation marks.",
            "Write 「」.",
            paired("「", "」"),
        )
    if narrow := re.search(r"[\uff61-\uff9f]+", text):
        yield _told(item, "ja-width", f"{quoted(narrow.group())} is in half-width kana.", "Write full-width kana.",
                    each(r"[\uff61-\uff9f]+", _normal))  # fmt: skip
    if wide := re.search(r"[Ａ-Ｚａ-ｚ０-９]+", text):
        yield _told(item, "ja-width", f"{quoted(wide.group())} is in full-width letters or figures.",
                    f"Write {unicodedata.normalize('NFKC', wide.group())}.", each("[Ａ-Ｚａ-ｚ０-９]+", _normal))  # fmt: skip
    if re.search(rf"(?<={_JA})[,，]|[,，](?={_JA})", text):
        yield _told(item, "ja-marks", f"The Japanese headline {quoted(text)} has a Western comma.", "Write 、.",
                    each(rf"(?<={_JA})[,，] ?|[,，] ?(?={_JA})", "、"))  # fmt: skip
    if re.search(rf"{_JA} {_JA}|、 | 、|　|「 | 」", text):
        yield _told(item, "ja-space", f"A space stands between Japanese letters in {quoted(text)}.", "Take it out.",
                    each(rf"(?<={_JA}) (?={_JA})|(?<=[、「]) | (?=[、」])|　", ""))  # fmt: skip


def look_alikes(item: Item, _: Context) -> Iterator[Finding]:
    """Letters that look like others, and words that are often written wrong."""
    for at, text in (("headline.ja", item.headline("ja")), *(("body", block.text) for block in item.body)):
        for form, what in _ALIKE:
            for match in form.finditer(text):
                around = text[max(0, match.start() - 4) : match.end() + 4]
                yield finding(
                    "ja-look-alike",
                    WARNING,
                    f"In {quoted(around)} stands {what}.",
                    "Write the right letter.",
                    item=item,
                    at=at,
                    mend=once(around, around.replace(match.group(), _RIGHT.get(match.group(), "ー"))),
                )
        for wrong, right in _WRONG_WORDS.items():
            if wrong in text:
                yield finding("ja-word", WARNING, f"{quoted(wrong)} is a slip for {right}.", f"Write {right}.", item=item, at=at,
                              mend=swap(wrong, right))  # fmt: skip


def spacing(context: Context) -> Iterator[Finding]:
    """Latin words stand in the Japanese headlines all with spaces, or all without, as in the issues before."""
    tight = [i for i in context.bulletin.items if _TIGHT.search(_ja(i))]
    wide = [i for i in context.bulletin.items if _WIDE.search(_ja(i))]
    before = (
        sum(bool(_TIGHT.search(_ja(i))) for i in context.precedents),
        sum(bool(_WIDE.search(_ja(i))) for i in context.precedents),
    )
    if (tight or before[0]) and (wide or before[1]):
        loose = (len(tight), before[0]) < (len(wide), before[1]) if tight and wide else before[1] > before[0]
        few, form = (tight, "with") if loose else (wide, "without")
        for item in few:
            yield _told(item, "ja-latin-space", f"Latin words stand {form} spaces here and in earlier issues, unlike {quoted(_ja(item))}.",
                        f"Write them {form} spaces.", _spaced if loose else _close_up)  # fmt: skip


def _ja(item: Item) -> str:
    text = item.headline("ja")
    return "" if text.startswith(UNTRANSLATED) else re.sub(r"\([^)]*\)|（[^）]*）", "", text)


def _normal(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())


def _spaced(text: str) -> str:
    """Latin words with a space at each side."""
    return re.sub(rf"(?<={_JA})(?={_LATIN})|(?<=[A-Za-z0-9])(?={_JA})(?<!\d)", " ", text)


def _close_up(text: str) -> str:
    """Latin words without spaces around them."""
    return re.sub(rf"(?<={_JA}) (?={_LATIN})|(?<=[A-Za-z0-9.&-]) (?={_JA})", "", text)


def _told(item: Item, code: str, message: str, remedy: str, mend: Rewrite) -> Finding:
    severity = HINT if code in {"ja-latin-space", "ja-quotes"} else WARNING
    return finding(code, severity, message, remedy, item=item, at="headline.ja", mend=mend)
