"""What a sentence cannot be understood without: a name it only points to, or the speaker of a claim before it."""

from __future__ import annotations

import re

from torimatome.compose.lines import Line, content, lines
from torimatome.compose.marks import QUOTED
from torimatome.model import Article

_OPENING = re.compile(
    r"^(?:He|She|They|It|His|Her|Their|Its|This|That|These|Such|Both|Each|One of (?:them|these)|Neither|None|Nor|"
    r"The (?:two|three|same|latter|former|aim|purpose|decision|occasion|figure|text itself|sum|document|papers)|Among them|"
    r"In (?:it|this|that|his|her|their|return|reply)|For (?:this|that)|With it|Without it|Not (?:so|all)|Nobody|Should they|"
    r"The (?:demand|request|proposal|remark|criticism|reply|answer|claim|allegation|charge|appeal|measure|move|step)(?! (?:of|for)\b)|"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Most|Many|Others|Another|All) (?:is|are|was|were|will|would|has|have|had)\b|"
    r"The delegation (?:includes|included|comprises|consists)\b|"
    r"Together|Instead|Otherwise|However|Hence|"
    r"There|(?:In|During|At|After|On|With|For|According to) (?:[^,]{0,40}?,? )??(?:they|he|she|him|her|them|it(?! (?:is|was|has been) )))\b"
)
# "Addressing the guests, he said": whoever acted in the sentence before; a name at its head is put in his place.
_BEHIND = re.compile(
    r"(?:Addressing|Asked|Answering|Speaking|Turning|Referring|Commenting)\b[^.]{3,120}?, (?:he|she|they)\b"
)
_ONE_ACTED = re.compile(
    r"(?:[^\W\d_a-z]\w+(?:ing|ed)\b[^,.]{0,80}, )?(?:[^\W\d_a-z][\w’'-]+ ){1,4}(?:said|thanked|noted|spoke|greeted|told|praised|congratulated)\b"
)
_BARE = re.compile(r"The (\w+)(?: itself)?(?! of\b)(?= [a-z])")
_POINTED_AT = (
    r"(?:phrase|words?|term|expression|remarks?|comments?|criticism|claims?|charges?|allegations?|demands?|appeals?|requests?|"
    r"decisions?|rulings?|moves?|steps?|measures?|purpose|end|figures?|sum|amount|number|statements?|documents?|text|proposals?|"
    r"offer|plans?|questions?|issues?|matters?|subject|topics?|reasons?|connection|regard|respect|context|framework|views?|"
    r"opinion|position|stance|facts?|points?|events?|meetings?|visits?|trip|session|occasion|day|period|cases?|incidents?|"
    r"agreements?|declaration|treaty|initiatives?|programmes?|projects?|routes?|countr(?:y|ies)|states?|region|groups?|company|"
    r"companies|organi[sz]ations?|m[ae]n|wom[ae]n|persons?|people|articles?|reports?|lists?|role|status|time|approach)"
)
_POINTING = re.compile(
    rf"\b(?:[Tt]his|[Tt]hat|[Tt]he (?:said|above)) {_POINTED_AT}\b|\b[Ss]uch(?! as\b| an?\b)|\b[Tt]hese\b|"
    r"\b[Tt]hose(?! (?:who|whom|whose|in|of|that|which|with|from|on|to|present|\w+(?:ed|ing))\b)|"
    r"(?<!\b[Aa]t )\b[Tt]he same\b|\b[Ss]hares? (?:the|that) (?:view|opinion)\b|\bagrees? with (?:him|her|them)\b|\b[Tt]he (?:figure|number|sum|amount)\b(?! (?:of|at|for|which|that|on|in)\b)|\b[Tt]he (?:latter|two (?:men|women|sides|leaders))\b",
)
_PRONOUN = re.compile(r"\b(he|she|him|her|his|they|them|their|it|its)\b")
_EMPTY_IT = re.compile(r"it (?:is|was|would be|has been|had been|will be|seems|appears|remains|makes? it)\b")
_NOUN_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Nn]o|[Ss]ome|[Bb]oth|[Aa]ll|[Oo]ne|[Tt]wo|[Tt]hree|\d+|[Oo]ur)\s+\w|"
    r"\b(?!(?:While|When|As|Once|If|Although|Though|Since|Because|Where|After|Before|Until|Unless|In|On|At|For|With|By|To|And|"
    r"But|Or|So|Now|Then|Thus|That)\b)[^\W\d_a-z]\w+"
)
_PLURAL_HEAD = re.compile(r"^[^\W\d_]\w+s (?:are|were|have|will|can|may|do|did)\b")
_SPEECH = re.compile(
    r"\b(?:interview(?:ed|s)?|in (?:his|her|a) speech|"
    r"addresses(?! (?:\w+ ){0,2}(?:situation|issues?|questions?|problems?|matters?|topics?|needs))|answers? (?:\w+ ){0,4}questions|(?:speaks|spoke) at|"
    r"spoke to (?:the )?(?:\w+ ){0,2}(?:television|channels|journalists)|panel|lecture|news conference|press conference)\b",
    re.IGNORECASE,
)
_MANY_BEFORE = re.compile(r"\b\w{3,}s\b|\bpeople\b|\b(?:wom|m)en\b|\band\b")
_TELLS = re.compile(
    r"\b(?:said|says?|told|tells?|stated|noted|(?:states|notes) that|stress(?:es|ed)|argu(?:es|ed)|add(?:s|ed)|claimed|claims that|according to|"
    r"in (?:his|her|their|its|the \w+ \w+['’]s) (?:view|opinion|words|assessment|telling|judg[e]?ment)|believ(?:es|ed)|wr(?:ote|ites)|"
    r"recall(?:s|ed)|observ(?:es|ed)|explain(?:s|ed)|mention(?:s|ed)|emphasi[sz](?:es|ed)|underlin(?:es|ed)|highlight(?:s|ed)|"
    r"remarked|reason(?:s|ed) that|, (?:he|she) reasons|, (?:he|she) reasoned|conclud(?:es|ed)|continu(?:es|ed)|warn(?:s|ed)|describ(?:es|ed)|answered|repl(?:ies|ied)|ask(?:s|ed)|"
    r"announc(?:es|ed)|insist(?:s|ed)|den(?:ies|ied)|reject(?:s|ed)|reported|reports that|accus(?:es|ed)|goes on to|made it clear|"
    r"figures were (?:given|cited)|in the (?:opinion|view|words) of|speaking (?:of|to|about|at|on)|thank(?:s|ed)|call(?:s|ed) (?:on|for|it|the|this)|compar(?:es|ed)|suggest(?:s|ed)|maintain(?:s|ed)|point(?:s|ed) out|"
    r"declar(?:es|ed)|regret(?:s|ted)|figures were (?:given|cited)|admit(?:s|ted)|express(?:es|ed)|assured?|confirm(?:s|ed)|spoke|speaks|informed|in connection with)\b",
    re.IGNORECASE,
)
# What a meeting did is told by the report; what stands without such a verb after a speaker is the speaker's word still.
_ACTS = re.compile(
    r"\b(?:discuss\w*|exchanged|review(?:s|ed)|consider(?:s|ed)|held|met|took place|takes place|attend(?:s|ed)|arriv(?:es|ed)|"
    r"visit(?:s|ed)|sign(?:s|ed)|opened|chaired|led|received|handed|sentenced|convicted|adopted|detained|arrested|questioned|"
    r"examined|laid (?:flowers|wreaths|a wreath)|began|started|ended|left for|was (?:welcomed|attended|given))\b"
)
_SAYS_SO = re.compile(
    r"^(?:This is how\b|This (?:was|has been) (?:said|stated|announced|reported|noted|disclosed|confirmed|made known) by\b|"
    r"[^.]{3,220}\b(?:said|says|stated|announced|confirmed|told|made|gave|disclosed|reported|wrote) "
    r"(?:so|this(?: \w+)?|that|it (?:known|clear|public)|the (?:remark|statement|announcement|comment))"
    r"(?=\.$| (?:in|at|to|on|before|after|during|when|while|as|of)\b|, ))"
)
_SCRAP = re.compile(r"(?<=[\w,] )[\"“](?:[^\s\"”]+ ?){1,5}[\"”]")  # some quoted words inside a sentence name no speaker


def leans(line: Line, known: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence cannot be understood, or loses its speaker, without the one before it.

    known: words (as `lines.content` has them) of a text that stands before it: "The text itself ..." may point there.
    """
    if line.number == 0:
        return False
    text = QUOTED.sub("", line.text)
    if (named := _BARE.match(text)) and content(named[1]) & known:
        rest = text[named.end() :]
        return bool(_POINTING.search(rest)) or _is_unbound(rest)
    if _BEHIND.match(text) and not _ONE_ACTED.match(getattr(before(line), "text", "")):
        return True
    return bool(_OPENING.match(text) or _POINTING.search(text)) or _is_unbound(text) or _goes_on(line)


def says_so(line: Line) -> bool:
    """Whether the sentence only names who said what stands before it, as "The minister said so in parliament" does."""
    return bool(_SAYS_SO.match(line.text)) and "said that" not in line.text


def tells(text: str) -> bool:
    """Whether a sentence names a speaker or marks itself as somebody's word."""
    return bool(_TELLS.search(text)) or '"' in text or "“" in text


def is_bare_claim(text: str) -> bool:
    """Whether a sentence states something without a speaker and tells no act of the event."""
    return not tells(text) and not _ACTS.search(text)


def _is_claimed(line: Line) -> bool:
    """Whether a sentence is somebody's word without saying so: in a speech, what it tells of acts is the speaker's too."""
    text = _SCRAP.sub("", line.text)
    return not tells(text) if is_speech(line.article) else is_bare_claim(text)


def is_quoted_claim(line: Line) -> bool:
    """Whether a sentence behind somebody's words quotes a few more of them and names no speaker."""
    last = before(line)
    text = _SCRAP.sub("", line.text)
    follows = last is not None and last.paragraph == line.paragraph and (tells(last.text) or is_speech(line.article))
    return follows and text != line.text and is_bare_claim(text)


def is_unheld(line: Line) -> bool:
    """Whether the sentence opens a paragraph of somebody's speech and states something without saying whose word it is."""
    last = before(line)
    opens = line.number > 0 and (last is None or last.paragraph != line.paragraph)
    return opens and is_speech(line.article) and not tells(line.text)


def is_speech(article: Article) -> bool:
    """Whether an article gives what somebody said: an interview, a speech, a statement."""
    return bool(_SPEECH.search(f"{article.headline}. {article.lead}"))


def before(line: Line) -> Line | None:
    """The sentence just before it in the article; None at the article's start and after a passage left out."""
    return next((other for other in lines(line.article) if other.number == line.number - 1), None)


def _goes_on(line: Line) -> bool:
    """Whether a speaker of the sentence before still speaks, in the same paragraph and without being named again."""
    last = before(line)
    if last is None or last.paragraph != line.paragraph or not _is_claimed(line):
        return False
    return tells(last.text) or leans(last) or is_speech(line.article)


def _is_unbound(text: str) -> bool:
    """Whether the first pronoun has nothing before it in the sentence that it could stand for."""
    found = _PRONOUN.search(text)
    if found is None or found.start() == 0 or (_EMPTY_IT.match(text[found.start() :]) and "hile it" not in text):
        return False
    head = text[: found.start()]
    if found[1] in {"they", "them", "their"} and _MANY_BEFORE.search(head):
        return False
    if found[1] in {"it", "its", "he", "him", "his", "she", "her"} and _PLURAL_HEAD.match(head):
        return not _NOUN_BEFORE.search(head.partition(" ")[2])
    return not _NOUN_BEFORE.search(head)
