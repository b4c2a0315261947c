"""Words that take a side, one group under many names, denied claims told again, one-sided accounts (D7, F7, F9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from torimatome.lang.text import lower
from torimatome.model import Finding, Item, OutletKind
from torimatome.proof.context import HINT, WARNING, Context, body_text, finding, quoted, whole_text

_LOADED = re.compile(
    r"\b(?:captives?|hostages?|martyr(?:s|ed|dom)?|occupiers?|invaders?|puppet (?:regime|government|state)|the regime|barbari[ac]\w*|heroic(?:ally)?|"
    r"tragically|liberation of|liberated (?:territor\w+|cit\w+|district\w*)|terrorist regime|radical individuals|bandits?|traitors?|enemy forces|fascist\w*)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\bour (?:countr(?:y|ies)|people|nation|state|republic|president|head of state|army|armed forces|soldiers|servicemen|citizens|compatriots|"
    r"lands?|territor(?:y|ies)|borders?|region|homeland)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:(\w+n|\w+i|\w+ian|\w+ish) )(captive|hostage|detainee|prisoner|prisoners of war|convict|internee)s?\b"
)
_AFAR = re.compile(
    r"what (?:he|she|they|it) (?:calls?|called|describes?|described)|so-called|described as|referred to as|charg|accus|\bsaid|\bcalled|\bcalls|demand|urg|according to",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:denied|denies|refuted|refutes|not true|untrue|false|is not expected|no such|dismissed)\b|否定|正確ではない|事実ではない"
)
_AMOUNT = re.compile(r"[$€£] ?\d[\d,.]*(?: ?(?:million|billion|thousand))?|\b\d{3,}(?:,\d{3})*\b(?! ?(?:year|\.\d))")
_DISPUTED = re.compile(
    r"\b(?:opposition|activist\w*|protest\w*|rall(?:y|ies)|journalist\w*|political prisoner\w*|dissident\w*|blogger\w*)\b",
    re.IGNORECASE,
)
_STATE = frozenset({OutletKind.STATE_AGENCY, OutletKind.MINISTRY})


def loaded(item: Item, _: Context) -> Iterator[Finding]:
    """A word that takes a side stands in quotation marks, or with whose word it is."""
    for at, text in (("headline.en", item.headline("en")), ("body", body_text(item))):
        bare = re.sub(r"[“\"][^”\"]*[”\"]", " ", text)
        for part in re.split(r"(?<=[.!?]) |\n", bare):
            if (match := _LOADED.search(part)) and not _AFAR.search(part):
                yield finding("loaded-word", HINT, f"{quoted(match.group())} takes a side.", "Use the neutral word, or say whose word it is.",
                              item=item, at=at)  # fmt: skip


def own_voice(item: Item, _: Context) -> Iterator[Finding]:
    """Outside quotation marks the issue speaks as the desk, never as its source: our country is somebody else's."""
    notes = (block.text for note in item.notes for block in note.blocks)
    told = (("headline.en", item.headline("en")), ("body", body_text(item)), *(("notes", text) for text in notes))
    for at, text in told:
        if match := _OURS.search(re.sub(r"[“\"][^”\"]*[”\"]", " ", text)):
            yield finding("own-voice", WARNING, f"{quoted(match.group())} are the words of the source, not of this desk.",
                          "Name the country.", item=item, at=at)  # fmt: skip


def groups(context: Context) -> Iterator[Finding]:
    """One group has one name in an issue."""
    found: dict[str, dict[str, Item]] = {}
    for item in context.bulletin.items:
        for match in _GROUP.finditer(whole_text(item)):
            found.setdefault(lower(match[1]), {}).setdefault(match[2], item)
    for people, names in found.items():
        if len(names) > 1:
            yield finding("group-names", HINT, f"{people.capitalize()} {', '.join(n + 's' for n in names)}: one group may have many names here.",
                          "Choose the neutral name, and keep another only as a quotation.", item=list(names.values())[-1], at="body")  # fmt: skip


def denied_again(item: Item, context: Context) -> Iterator[Finding]:
    """A figure that was denied elsewhere is not told again as if it stood."""
    mine = whole_text(item)
    amounts = set(_AMOUNT.findall(mine))
    if not amounts or _DENIAL.search(mine):
        return
    names = _capitals(mine)
    for other in (*context.bulletin.items, *_recent(context)):
        told = _denied_amounts(other) & amounts if other.id != item.id else set()
        if told and len(_capitals(whole_text(other)) & names) >= 3:
            yield finding("denied-before", HINT, f"{', '.join(sorted(told))} was denied in {other.id}.", "Say that it was denied.",
                          item=item, at="body")  # fmt: skip


def _recent(context: Context) -> Sequence[Item]:
    return context.precedents[-400:]


def _denied_amounts(item: Item) -> set[str]:
    sentences = re.split(r"(?<=[.!?。]) ?|\n", whole_text(item))
    return {
        a
        for n, s in enumerate(sentences)
        if _DENIAL.search(s)
        for a in _AMOUNT.findall(" ".join(sentences[max(0, n - 1) : n + 1]))
    }


def _capitals(text: str) -> set[str]:
    return set(re.findall(r"[A-Z][a-z]{3,}", text))


def one_sided(item: Item, context: Context) -> Iterator[Finding]:
    """Where critics of the state are concerned, the state's outlets are not the only ones."""
    kinds = [o.kind for o in context.outlets.values() for a in item.attributions if o.attribution in a.outlets]
    if kinds and all(kind in _STATE for kind in kinds) and _DISPUTED.search(item.headline("en")):
        yield finding("one-sided", HINT, "Only state outlets tell this item about critics of the state.", "Look for an independent account.",
                      item=item, at="attribution")  # fmt: skip
