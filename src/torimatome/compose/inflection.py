"""English inflection: the forms under which a verb, noun or phrase of the glossary may stand in a headline."""

from __future__ import annotations

import re
from functools import cache

IRREGULAR = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "build": ("built", "built"), "buy": ("bought", "bought"), "cast": ("cast", "cast"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "draw": ("drew", "drawn"), "fall": ("fell", "fallen"), "fight": ("fought", "fought"), "find": ("found", "found"),
    "flee": ("fled", "fled"), "fly": ("flew", "flown"), "freeze": ("froze", "frozen"), "get": ("got", "gotten"),
    "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hide": ("hid", "hidden"), "hit": ("hit", "hit"), "hold": ("held", "held"), "hurt": ("hurt", "hurt"),
    "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"),
    "quit": ("quit", "quit"), "read": ("read", "read"), "rise": ("rose", "risen"), "run": ("ran", "run"),
    "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"), "sell": ("sold", "sold"),
    "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"), "show": ("showed", "shown"),
    "shut": ("shut", "shut"), "speak": ("spoke", "spoken"), "spread": ("spread", "spread"),
    "stand": ("stood", "stood"), "step": ("stepped", "stepped"), "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"), "take": ("took", "taken"), "tell": ("told", "told"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "write": ("wrote", "written"), "uphold": ("upheld", "upheld"),
    "overturn": ("overturned", "overturned"), "think": ("thought", "thought"), "bar": ("barred", "barred"),
    "ban": ("banned", "banned"), "plan": ("planned", "planned"), "scrap": ("scrapped", "scrapped"),
    "stop": ("stopped", "stopped"), "slam": ("slammed", "slammed"), "swap": ("swapped", "swapped"),
    "ship": ("shipped", "shipped"), "slap": ("slapped", "slapped"), "skip": ("skipped", "skipped"),
    "expel": ("expelled", "expelled"), "permit": ("permitted", "permitted"), "submit": ("submitted", "submitted"),
    "admit": ("admitted", "admitted"), "commit": ("committed", "committed"), "refer": ("referred", "referred"),
    "transfer": ("transferred", "transferred"), "prefer": ("preferred", "preferred"), "delimit": ("delimited",) * 2,
    "confer": ("conferred", "conferred"), "hand": ("handed", "handed"), "wrap": ("wrapped", "wrapped"),
    "drop": ("dropped", "dropped"), "cancel": ("cancelled", "cancelled"), "kidnap": ("kidnapped", "kidnapped"),
    "air": ("aired", "aired"), "kick": ("kicked", "kicked"), "rebut": ("rebutted", "rebutted"), "up": ("upped",) * 2,
}  # fmt: skip
_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "serviceman": "servicemen",
    "servicewoman": "servicewomen", "policeman": "policemen", "businessman": "businessmen", "crisis": "crises",
    "congressman": "congressmen", "memorandum": "memoranda", "spokesman": "spokesmen", "mp": "mps",
}  # fmt: skip
_VOWELS = "aeiou"


def _s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubled(word: str) -> str:
    """Strip, ban, trim: a short word doubles its last letter before -ed and -ing."""
    return word + word[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word) else word


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _ing(word: str) -> str:
    past = IRREGULAR.get(word, ("",))[0]
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    doubled = past == f"{word}{word[-1]}ed" or word in {
        "run",
        "get",
        "hit",
        "put",
        "set",
        "cut",
        "win",
        "shut",
        "begin",
    }
    return f"{word}{word[-1]}ing" if doubled else _doubled(word) + "ing"


@cache
def verb_forms(phrase: str) -> dict[str, tuple[str, ...]]:
    """Form of a verb or verb phrase -> which forms it is: base, s, past, participle, ing. Only the first word bends."""
    first, _, rest = phrase.partition(" ")
    past, participle = IRREGULAR.get(first, (_ed(first), _ed(first)))
    if first == "be":
        pairs = [("be", "base"), ("is", "s"), ("are", "s"), ("was", "past"), ("were", "past")]
    else:
        pairs = [(first, "base"), (_s(first) if first != "have" else "has", "s"), (past, "past")]
        pairs += [(participle, "participle"), (_ing(first), "ing")]
    found: dict[str, tuple[str, ...]] = {}
    for word, form in pairs:
        whole = f"{word} {rest}".strip()
        found[whole] = (*found.get(whole, ()), form)
    return found


@cache
def noun_forms(phrase: str) -> tuple[str, ...]:
    """A noun or noun phrase and its plural: the word before the first "of", else the last word, bends."""
    words = phrase.split()
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    plural = _NOUNS.get(words[at], _s(words[at]))
    return (phrase, " ".join((*words[:at], plural, *words[at + 1 :])))
