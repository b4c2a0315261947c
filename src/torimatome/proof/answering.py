"""The two headlines against each other: states, persons, negation (D5). What one word must answer is in `bilingual`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from torimatome.lang.text import lower, skeleton
from torimatome.model import Finding, Item
from torimatome.model.item import UNTRANSLATED
from torimatome.proof.context import ERROR, WARNING, Context, finding, quoted, whole_text
from torimatome.proof.countries import JAPANESE, in_english, in_japanese

_NO_JA = re.compile(
    r"(?:せず|しない|できず|できない|ない(?!閣)|なし|拒否|拒絶|否定|反論|見送|中止|却下|不参加|欠席|認めず|断る|延期|撤回|ならず|未|無|非|不|禁止|阻止|停止|虚偽|偽|批判|反対|反発|解除|免除|失敗|無効|取消|取り消)"
)
_NO_EN = re.compile(
    r"\b(?:not|no|never|without|neither|nor|refus\w*|den(?:y|ies|ied|ial)|reject\w*|declin\w*|fail\w*|cancel\w*|absent|absentia|skips?|boycott\w*|postpon\w*|un\w+|non-?\w*|in\w+|dis\w+|mis\w+|bans?|banned|halt\w*|prevent\w*|stop\w*|lift\w*|suspend\w*|false|fake|abolish\w*|waiv\w*|visa-free|critici\w+|condemn\w*|oppos\w*|withdraw\w*|drop\w*|dismiss\w*|overturn\w*)\b|n[’']t\b"
)
_STRICT_NO_EN = re.compile(
    r"\b(?:will not|does not|did not|do not|is not|are not|was not|were not|has not|have not|cannot|not to|refus(?:es|ed)|declin(?:es|ed)|never|no longer)\b|n[’']t\b"
)
_STRICT_NO_JA = re.compile(r"(?:せず|しない|できず|できない|ない$|拒否|否定|見送り|不参加|認めず|ならず)")
_PERSON = re.compile(
    r"([ァ-ヶー]{3,})(?:・([ァ-ヶー一-龠]+?))?(?:[米露仏独英伊中韓]?(?:大統領|首相|外相|国防相|副大統領|国会議長|議長|外務次官|大使|長官|氏|国王|特別代表|事務総長|事務局長))"
)
_LOOSE = str.maketrans("lvfmckjgp", "rbbnksskb")
_SMALL = frozenset({"ヴァイス"})


def negation(item: Item, _: Context) -> Iterator[Finding]:
    """What one headline denies, the other does not tell as done."""
    ja, en = _ja(item), lower(item.headline("en"))
    if not ja or not en:
        return
    if (match := _STRICT_NO_EN.search(en)) and not _NO_JA.search(ja):
        yield finding("negation-lost", ERROR, f"The English headline says {quoted(match.group())}, the Japanese does not.",
                      "Say it in both.", item=item, at="headline.ja")  # fmt: skip
    if (match := _STRICT_NO_JA.search(ja)) and not _NO_EN.search(lower(whole_text(item))):
        yield finding("negation-lost", ERROR, f"The Japanese headline says {quoted(match.group())}, the English text denies nothing.",
                      "Say it in both.", item=item, at="headline.en")  # fmt: skip


def states(item: Item, _: Context) -> Iterator[Finding]:
    """A state that the Japanese headline names is in the English text, and one that begins the English is in the Japanese or at home."""
    ja, en = _ja(item), item.headline("en")
    if not ja or not en:
        return
    mine, text = in_japanese(ja), set(in_english(whole_text(item)))
    if missing := [c for c in mine if c not in text]:
        yield finding("state-differs", ERROR, f"The Japanese headline names {', '.join(missing)}, the English text does not.",
                      "Name the same state in both.", item=item, at="headline.ja")  # fmt: skip
    first = next((c for c in JAPANESE if re.match(rf"{c}(?:、|が|軍|と)", ja)), "")
    other = in_english(" ".join(en.split()[:2]))
    strange = bool(other) and other[0] not in mine and first in text and first not in in_english(en)
    if first and other and (strange or (other[0] != first and other[0] in mine and _acts_alone(first, ja, en))):
        yield finding("subject-differs", ERROR, f"The Japanese headline begins with {first}, the English with {en.split()[0]}.",
                      "Give both the same subject.", item=item, at="headline.ja")  # fmt: skip


def _acts_alone(first: str, ja: str, en: str) -> bool:
    """Whether each headline has one state for its subject: “Sweden asks Norway”, not “Sweden and Norway agree”."""
    alone = re.match(r"[A-Z]\w+ [a-z]+s\b", en) and not re.search(r" and |, ", en.split(" to ", maxsplit=1)[0])
    return bool(alone) and not ja.startswith(f"{first}と")


def persons(item: Item, _: Context) -> Iterator[Finding]:
    """A person of the Japanese headline sounds like one of the English text."""
    ja = _ja(item)
    sounds = {_sound(word) for word in re.findall(r"[A-ZÀ-ÞƏŞÇĞİÖÜ][\w’'-]{2,}", whole_text(item))} if ja else set()
    for match in _PERSON.finditer(ja):
        sound = _sound(match[1])
        if match[1] not in JAPANESE and len(sound) >= 3 and sounds and not any(_near(sound, other) for other in sounds):
            yield finding("person-differs", WARNING, f"Nobody in the English text sounds like {match[1]}.",
                          "Check who it is.", item=item, at="headline.ja")  # fmt: skip


def _sound(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", skeleton(word).translate(_LOOSE))


def _near(first: str, second: str) -> bool:
    """Whether two sounds differ in no more than one letter in three."""
    if abs(len(first) - len(second)) > 1 or not second:
        return False
    most = 1 if len(first) < 6 else 2
    row = list(range(len(second) + 1))
    for n, a in enumerate(first, 1):
        row, before = [n], row
        for m, b in enumerate(second, 1):
            row.append(min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (a != b)))
    return row[-1] <= most


def _ja(item: Item) -> str:
    text = item.headline("ja")
    return "" if text.startswith(UNTRANSLATED) else text
