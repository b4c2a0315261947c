"""Lexicon: the register and the glossary as one list of English forms, and a text cut into the words it knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from torimatome.compose.forms import DETERMINERS, TOKEN, Form, forms_of, key
from torimatome.compose.money import MONEY, money
from torimatome.model import Entity
from torimatome.profiles.register import Register

_HYPHEN = re.compile(r"\b([A-Z]\w+)-([A-Z]\w+)\b")
_PRISON = re.compile(
    r"(\d+(?:\.5)?|[a-z]+)(?P<half> and a half)?[ -]years?(?:['’])?(?: in| of| behind)?(?:(?: prison| jail| bars| imprisonment)(?: term| sentence)?| (?:term|sentence))\b",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
_PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "to", "for", "with", "from", "by", "between", "under", "against", "over", "after", "before",
    "during", "amid", "about", "as", "within", "into", "towards", "toward", "near", "among", "through", "via", "ahead",
    "without", "since", "until", "along", "regarding", "following", "alongside", "despite", "concerning", "beyond",
    "inside", "across", "around", "upon", "per", "off", "up", "than", "because", "behind",
})  # fmt: skip
_AUXILIARIES = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "may",
                          "might", "could", "can", "should", "must", "being", "does", "did", "do"})  # fmt: skip
_DATES = frozenset({
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "aug", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
})  # fmt: skip
_NEGATIONS = frozenset({"not", "no", "never", "n't", "neither", "nor"})
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBERS |= {
    f"{ten}-{unit}": _NUMBERS[ten] + _NUMBERS[unit]
    for ten in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    for unit in list(_NUMBERS)[:9]
}
_DEEDS = {
    "owned": "{}資本の", "registered": "{}で登録された", "flagged": "{}船籍の", "made": "{}製", "built": "{}製", "backed": "{}が支援する",
    "led": "{}主導の", "based": "{}に拠点を置く", "born": "{}出身の", "occupied": "{}占領下の", "controlled": "{}支配下の",
    "supplied": "{}が供与した", "funded": "{}が資金を出す", "mediated": "{}が仲介する", "brokered": "{}が仲介した", "speaking": "{}語話者の",
}  # fmt: skip
"""What a state did to the thing behind it, where the English joins the two by a hyphen."""
_OUTLETS = frozenset({"Media", "News", "Press", "Post", "Times", "TV", "Radio", "Online", "Today", "Daily"})
_AFTER_COMMON = frozenset({"human", "number", "adjective", "det", "prep", "unknown"})
_CAPITALISED = frozenset({"country", "place", "body"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A piece of a text: what it is, how the house writes it, and its other reading, if it has one.

    kind: person country place body office institution noun human adjective verb det poss prep aux not number name
    quote comma stop unknown. forms are those of a verb, or "plural".
    """

    text: str
    start: int
    end: int
    kind: str
    ja: str = ""
    lemma: str = ""
    forms: tuple[str, ...] = ()
    entity: Entity | None = None
    other: Word | None = field(default=None, repr=False)


_LOW = 7
_ORDER = ("person", "country", "place", "body", "institution", "office", "human", "noun", "adjective", "adverb", "verb")


class Lexicon:
    """Longest form first; at the same length the kinds in order, a second reading kept beside the first."""

    def __init__(self, register: Register) -> None:
        self._by_first: dict[str, list[Form]] = {}
        for form in forms_of(register):
            self._by_first.setdefault(form.tokens[0], []).append(form)
        for forms in self._by_first.values():
            forms.sort(key=lambda f: (-len(f.tokens), _ORDER.index(f.kind) + (f.rank > _LOW) * 3))
        self.short = {t.en: t.ja for t in register.terms if t.kind == "short"}
        self.capitals = {form: t.ja for t in register.terms if t.kind == "capital" for form in (t.en, *t.forms)}

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text, in order; every token is in one of them."""
        text = _HYPHEN.sub(self._apart, text)
        tokens = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
        found: list[Word] = []
        at = 0
        while at < len(tokens):
            word, at = self._next(tokens, at, text)
            found.append(word)
        return _titles(_first(found), text)

    def _apart(self, pair: re.Match[str]) -> str:
        """Azerbaijani-Iranian is two countries, of the same length as before."""
        known = ({f.kind for f in self._by_first.get(key(name), ()) if len(f.tokens) == 1} for name in pair.groups())
        return f"{pair[1]}–{pair[2]}" if all("country" in kinds for kinds in known) else pair[0]

    def _next(self, tokens: list[tuple[str, int, int]], at: int, text: str) -> tuple[Word, int]:
        token, start, end = tokens[at]
        if term := _PRISON.match(text, start):
            stop = next((i for i in range(at, len(tokens)) if tokens[i][1] >= term.end()), len(tokens))
            half = "6か月" if term["half"] or term[1].endswith(".5") else ""
            ja = f"禁錮{number(term[1].removesuffix('.5'))}年{half}"
            return Word(text=term.group(), start=start, end=term.end(), kind="noun", ja=ja, lemma="prison term"), stop
        if sum_ := MONEY.match(text, start):
            stop = next((i for i in range(at, len(tokens)) if tokens[i][1] >= sum_.end()), len(tokens))
            return Word(text=sum_.group(), start=start, end=sum_.end(), kind="money", ja=money(sum_)), stop
        forms = self._by_first.get(key(token), ())
        hits = [
            (form, stop) for form in forms if (stop := _match(form, tokens, at)) and not _within_name(tokens, at, stop)
        ]
        if hits:
            best = max(stop for _, stop in hits)
            readings = [_word(form, text, start, tokens[best - 1][2]) for form, stop in hits if stop == best]
            return _joined(readings), best
        return self._made_of(token, start, end) or _plain(token, start, end), at + 1

    def _made_of(self, token: str, start: int, end: int) -> Word | None:
        """Azerbaijani-owned, Russian-backed: a state and what it does."""
        state, _, deed = token.partition("-")
        ja = _DEEDS.get(deed)
        found = next(
            (f for f in self._by_first.get(key(state), ()) if len(f.tokens) == 1 and f.kind == "country"), None
        )
        if ja is None or found is None:
            return None
        return Word(text=token, start=start, end=end, kind="adjective", ja=ja.format(found.ja), lemma=key(token))


def _first(words: list[Word]) -> list[Word]:
    """A capitalised unknown word at the head is a name only if a name or verb follows."""
    if len(words) > 1 and words[0].kind == "name" and words[1].kind in _AFTER_COMMON:
        words[0] = replace(words[0], kind="unknown")
    return words


def _titles(words: list[Word], text: str) -> tuple[Word, ...]:
    """Silver Arrow, Delta Energy: a capitalised run with an unknown word in it is one name, unless all is capitalised."""
    capitals = sum(w.text[0].isupper() for w in words if w.text[0].isalpha() and len(w.text) > 3)
    if capitals > 0.7 * sum(w.text[0].isalpha() and len(w.text) > 3 for w in words):
        return tuple(words)
    out: list[Word] = []
    for n, word in enumerate(words):
        last = out[-1] if out else None
        if (n > 1 or word.text in _OUTLETS) and last and _in_title(last, word, first=len(out) == 1):
            out[-1] = Word(text=text[last.start : word.end], start=last.start, end=word.end, kind="title")
        else:
            out.append(word)
    return tuple(out)


def _in_title(last: Word, word: Word, *, first: bool) -> bool:
    plain = {"noun", "adjective", "human"}
    if last.kind == "title":
        return word.text[0].isupper() and word.kind in plain | {"name"} and word.start - last.end <= 1
    known, unknown = (last, word) if word.kind == "name" else (word, last)
    first = first and known.text not in _OUTLETS
    return (
        not first and unknown.kind == "name" and known.kind in plain and known.text[0].isupper()
        and word.start - last.end <= 1
    )  # fmt: skip


_memo: list[tuple[Register, Lexicon]] = []


def lexicon_of(register: Register) -> Lexicon:
    """The lexicon of a register; the last one is kept, for it is made of thousands of forms."""
    for known, lexicon in _memo:
        if known is register:
            return lexicon
    _memo[:] = [(register, Lexicon(register))]
    return _memo[0][1]


def _within_name(tokens: list[tuple[str, int, int]], at: int, stop: int) -> bool:
    """Whether a form of small words ends inside a name: head of [State Oil Fund]."""
    small, last = tokens[at][0][0].islower(), tokens[stop - 1][0][0].isupper()
    return small and last and stop - at > 1 and stop < len(tokens) and tokens[stop][0][0].isupper()


def _match(form: Form, tokens: list[tuple[str, int, int]], at: int) -> int:
    """The index after the form, or 0. Articles inside a phrase are passed over."""
    i = at
    for n, wanted in enumerate(form.tokens):
        while (
            n
            and i < len(tokens)
            and key(tokens[i][0]) in DETERMINERS | {"its", "his", "their"}
            and wanted != key(tokens[i][0])
        ):
            i += 1
        if i >= len(tokens) or key(tokens[i][0]) != wanted:
            return 0
        i += 1
    return i if _cased(form, tokens[at][0]) else 0


def _cased(form: Form, token: str) -> bool:
    """Names are capitalised, and short ones (US, WHO, PM) in capitals throughout."""
    alone = len(form.tokens) == 1
    if alone and (
        (form.kind == "body" and len(token) <= 4) or (form.kind in {"country", "office"} and len(token) <= 3)
    ):
        return token.isupper() or (
            form.kind == "body" and not form.ja.isascii() and token[0].isupper() and len(token) > 3
        )
    return form.kind not in _CAPITALISED | {"person"} or token[0].isupper() or not token[0].isalpha()


def _word(form: Form, text: str, start: int, end: int) -> Word:
    return Word(
        text=text[start:end], start=start, end=end, kind=form.kind, ja=form.ja, lemma=form.lemma, forms=form.forms,
        entity=form.entity,
    )  # fmt: skip


def _joined(readings: list[Word]) -> Word:
    """The first reading, with the first of another family (noun or verb) beside it."""
    first = readings[0]
    verb = first.kind == "verb"
    other = next((w for w in readings[1:] if (w.kind == "verb") != verb), None)
    if other is None:
        return first
    return Word(
        text=first.text, start=first.start, end=first.end, kind=first.kind, ja=first.ja, lemma=first.lemma,
        forms=first.forms, entity=first.entity, other=other,
    )  # fmt: skip


def _plain(token: str, start: int, end: int) -> Word:
    return Word(text=token, start=start, end=end, kind=_plain_kind(token), lemma=key(token))


_PLAIN = (
    ("det", DETERMINERS), ("poss", _POSSESSIVES), ("aux", _AUXILIARIES), ("prep", _PREPOSITIONS), ("not", _NEGATIONS),
    ("and", {"and", "&", "or"}), ("comma", {","}), ("number", _NUMBERS.keys()), ("poss-s", {"'s"}),
    ("quote", {'"', "“", "”", "‘", "'", "«", "»"}), ("dash", {"-", "–", "—"}), ("date", _DATES), ("who", {"who", "which", "that", "where"}),
)  # fmt: skip


def _plain_kind(token: str) -> str:
    low = key(token)
    for kind, words in _PLAIN:
        if low in words:
            return kind
    if token[0].isdigit():
        return "number"
    if token[0].isupper():
        return "name"
    return "unknown" if token[0].isalpha() else "stop"


def number(text: str) -> str:
    """A number as it is written in Japanese."""
    value = _NUMBERS.get(text.lower())
    return str(value) if value is not None else re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text)
