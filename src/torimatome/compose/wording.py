"""House wording: wire phrases pressed into fewer words, and reporting tails cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from torimatome.model import Outlet

_MADE = "held|made|built|given|taken"
_BEFORE_A_CLAUSE = (
    r"(?:while|if|when|although|though|in|on|after|before|as|since|for|at|by|with|unless|once|without|during)"
)
# Shorter forms of the wire's own phrases (house-style 2 keeps the formulas: exchanged views on, noted, highlighted).
# Each keeps the sense, adds no name and no number; outside quotations only.
_PHRASES = (
    (r"\b[Oo]pinions were exchanged on\b", "views were exchanged on"),
    (r"\bexchange of opinions\b", "exchange of views"),
    (r"\bexchanged opinions\b", "exchanged views"),
    (r"\bhad a telephone conversation\b", "held a telephone conversation"),
    (r"\bhad a (separate )?meeting\b", r"held a \1meeting"),
    (r"\bhas had a conversation with\b", "met with"),
    (r"\btook part in\b", "participated in"),
    (r"\btaking part in\b", "participating in"),
    (r"\bto take part in\b", "to participate in"),
    (r"\bwas touched upon\b", "was discussed"),
    (r"\bwere touched (?:up)?on\b", "were discussed"),
    (r"\btouched upon\b(?![^;]*(?:\band|,) (?:up)?on\b)", "discussed"),
    (r"\b[Tt]he interlocutors\b", "the sides"),
    (r"\b[Bb]oth interlocutors\b", "both sides"),
    (r"\bin order to\b", "to"),
    (r"\ba number of other\b", "several other"),
    (r"\ba number of\b", "several"),
    (r"\b(to|will|would|can|could|may|must|should) put an end to\b", r"\1 end"),  # alone it may be past
    (r"\bis going to\b", "will"),
    (r"\bin the course of\b", "during"),
    (r"\bwithin the framework of\b", "as part of"),
    (r"\bat present\b", "currently"),
    (r"\bat the present time\b", "currently"),
    (r"\bupon (?:an|the) invitation (?:extended by|of)\b", "at the invitation of"),
    (r"\bat the invitation extended by\b", "at the invitation of"),
    (r"\bIt was (?:said|mentioned|pointed out|recalled) that\b", "It was noted that"),
    (r"\bIt was (?:emphasi[sz]ed|underlined) that\b", "It was highlighted that"),
    (r"^The (?:guests?|visitors?) (?:was|were) (?:told|informed) that\b", "It was noted that"),
    (r"\bmade it clear that\b", "said"),
    (r"\b(he|she) (?:continued|went on)\b(?!\s+to)", r"\1 said"),
    (r"\bdrew attention to\b(?![^;]*(?:\band|,) to\b)", "highlighted"),
    (r"\bin the opinion of\b", "according to"),
    (r"\bIn the opinion of\b", "According to"),
    (r"\btook the floor and spoke\b", "spoke"),
    (r"\btook the floor\b", "spoke"),
    (r"\bwith the participation of\b", "with"),
    (r"\bprior to\b", "before"),
    (r"\bsubsequent to\b", "after"),
    (r"\bin the field of\b", "in"),
    (r"\bin the sphere of\b", "in"),
    (r"\bof the Republic of Azerbaijan\b", "of Azerbaijan"),
    (r"\bparticipation in\b(?= the work of)", "part in"),
    (r"\bcame to an agreement\b", "agreed"),
    (r"\breached an agreement\b", "agreed"),
    (r"\bgave (?:his|her) assessment of\b", "assessed"),
    (r"\bis in progress\b", "continues"),
    (r"\bin accordance with\b", "under"),
    (r"\bwith reference to\b", "citing"),
    (
        rf"\b(said|says|stated|told (?:journalists|reporters)) that\b(?! {_BEFORE_A_CLAUSE}\b)",
        r"\1",
    ),
    (r"\bwith the help of\b", "with"),
    (r"\b[Aa] (?:large|good|great) part of\b", "much of"),
    # Only where nothing but the words is lost: "who was a minister" is not "a minister".
    (
        rf"\b(?:which|that|who) (?:is|are|was|were) (?=(?:[a-z]+(?:ed|ing)|{_MADE}) (?:by|in|on|at|from|with|for|between|to)\b)",
        "",
    ),
    (r", (?:which|who) (?:is|are) (?=(?:an?|the) )(?![^.]*\band (?:\w+ )?(?:which|who)\b)", ", "),
    (r"(?<!President of )(?<!Embassy of )\bthe United States\b(?! of)", "the US"),
    (r"\bthe European Union\b", "the EU"),
    (r"\bthe United Kingdom\b", "the UK"),
    (r"\bthe United Nations\b", "the UN"),
)
# House-style 3: simple past. The perfect of a wire ("has sent") becomes the past, unless the sentence speaks of a time that lasts.
_LASTING = re.compile(
    r"\b(?:since|so far|already|yet|never|ever|always|long|until|now|recently|repeatedly|become|for (?:more than |over |about )?"
    r"(?:\w+ )?(?:years|months|decades|weeks|days)|if|once|unless|provided|should|not been|would|whether|before|after|when)\b",
    re.IGNORECASE,
)
_IRREGULAR = {
    "taken": "took", "given": "gave", "begun": "began", "gone": "went", "come": "came", "spoken": "spoke",
    "written": "wrote", "seen": "saw", "shown": "showed", "risen": "rose", "fallen": "fell", "chosen": "chose",
    "flown": "flew", "sent": "sent", "held": "held", "met": "met", "said": "said", "told": "told", "made": "made",
    "left": "left", "brought": "brought", "put": "put", "set": "set", "paid": "paid", "found": "found", "led": "led",
    "won": "won", "lost": "lost", "sold": "sold", "built": "built", "taught": "taught", "heard": "heard",
}  # fmt: skip
_NOT_MODAL = "".join(
    f"(?<!{w} )" for w in ("may", "might", "could", "can", "must", "should", "would", "will", "to", "not")
)
_PERFECT = re.compile(rf"{_NOT_MODAL}\b(has|have) ((?:[a-z]{{2,}}ed)|{'|'.join(_IRREGULAR)})\b")
_PASSIVE = re.compile(rf"{_NOT_MODAL}\b(has|have) been (?=(?:[a-z]{{2,}}ed|{'|'.join(_IRREGULAR)})\b)")
# A perfect in a clause of its own time stays: "what they have achieved", "because it has not been read".
_CLAUSE = re.compile(r"\b(?:that|which|who|whom|whose|what|where|because|whose|how|why|as|although|though|while)\b")
_COMPILED = tuple((re.compile(pattern), by) for pattern, by in _PHRASES)
_OPENERS = re.compile(
    r"^(?:In this connection|In this regard|In addition|Besides|Moreover|Furthermore|Afterwards|Then|After that|"
    r"At the same time|Also|As well|Meanwhile|Therefore|Thus|In turn|Later|Before that|In particular),\s+"
)
_DATELINE = re.compile(
    r"^[^\W\d_a-z]{2,}(?:[ /-][^\W\d_a-z]{2,}){0,2}(?:, [^\W\d_a-z][\w ]{2,20})?, [A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
    r"(?: ?\([^()]{2,30}\))? ?[-–—]+ "
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?|(?<!\w)['‘][^'’]*['’](?!\w)")
_SAYS = r"(?:reports?|reported|informs?|informed|learned|learnt|writes?|wrote|says)"
_REFERENCE = r"(?:citing|with reference to|referring to|quoting|according to)"


def pressed(text: str) -> str:
    """The text with wire phrases in their shorter forms and in the simple past; quotations stay as they are."""
    lasting = bool(_LASTING.search(text))
    return capital(outside_quotes(text, lambda piece: _press(piece if lasting else _in_the_past(piece))))


def _in_the_past(text: str) -> str:
    """The first clause in the simple past."""
    found = _CLAUSE.search(text)
    head, rest = (text[: found.start()], text[found.start() :]) if found else (text, "")
    head = _PASSIVE.sub(lambda m: "was " if m[1] == "has" else "were ", head)
    return _PERFECT.sub(lambda m: _IRREGULAR.get(m[2], m[2]), head) + rest


def without_opener(text: str) -> str:
    """The sentence without a connective that leans on a sentence before it."""
    return capital(_OPENERS.sub("", text))


def without_dateline(text: str) -> str:
    """The first sentence of a report without "ROV, March 3 (Wire) - " before it."""
    return capital(_DATELINE.sub("", text))


def _press(text: str) -> str:
    for pattern, by in _COMPILED:
        text = pattern.sub(by, text)
    return re.sub(r" {2,}", " ", text)


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """The text with a change made to what stands outside quotation marks."""
    parts, at = [], 0
    for quoted in _QUOTED.finditer(text):
        parts += [change(text[at : quoted.start()]), quoted.group()]
        at = quoted.end()
    return "".join([*parts, change(text[at:])])


def without_outlet(text: str, names: Iterable[str]) -> str:
    """The sentence without "Trend reports", "the organisers told ARMENPRESS" and the like; whom it cites stays.

    names: those of the sentence's own outlet; what another outlet says must keep its holder.
    """
    names = tuple(names)
    if not names:
        return text
    for pattern, by in _tails(tuple(sorted(set(names), key=lambda n: (-len(n), n)))):
        text = pattern.sub(by, text)
    return capital(re.sub(r"\s+([,.;])", r"\1", re.sub(r"\s{2,}", " ", text)).strip(" ,"))


@lru_cache(maxsize=64)
def _tails(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    name = rf"(?:[A-Z]\w+ News[- ])?(?:{'|'.join(map(re.escape, names))})(?:['’]s? (?:[\w.]+ ){{0,3}}correspondents?| correspondents?)?"
    return (
        (re.compile(rf",?\s+{name} {_SAYS},?\s+{_REFERENCE}\s+"), ", according to "),
        (re.compile(rf",\s+{name} {_SAYS} via (?=the )"), ", according to "),
        (re.compile(rf",\s+{name} {_SAYS} (?:from|on) (?!the (?:basis|results))[^,.]+(?=[.,]|$)"), ""),
        (re.compile(rf",\s+{name} {_SAYS}(?: (?:that|on \w+day))?(?=[.,;]|$)"), ""),
        (re.compile(rf",\s+{name} {_SAYS}(?= )"), ","),
        (re.compile(rf",\s+{name} was (?:told|informed) (?:at|by|in) (?=the [^,.;]+[.,;]?$)"), ", according to "),
        (
            re.compile(rf"^(?:As )?{name} {_SAYS}(?: that)?,?\s+{_REFERENCE}\s+([^,]+),\s+(?:that\s+)?"),
            r"According to \1, ",
        ),
        (re.compile(rf"^(?:As )?{name} {_SAYS}(?: that|,)\s+"), ""),
        (re.compile(rf"(,\s+(?:the |a )?[^,.;\"“]{{3,80}}) told {name}(?=[.,;]|$)"), r"\1 said"),
        (re.compile(rf"\btold this to {name}\b"), "said so"),
        (re.compile(rf"\btold {name}(?= that\b)"), "said"),
        (re.compile(rf",\s+according to {name}(?=[.,;]|$)"), ""),
    )


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def outlet_names(outlet: Outlet) -> tuple[str, ...]:
    """How an outlet speaks of itself in English text."""
    short = re.sub(r"\s+News Agency$|\s+Agency$", "", outlet.names.get("en", ""))
    return tuple(dict.fromkeys(n for n in (outlet.names.get("en", ""), short, outlet.attribution) if n))
