"""Russian words by their endings: the case of a noun or an adjective, and whether a word is a verb, as far as roles need it."""

from __future__ import annotations

import re
from enum import StrEnum


class Case(StrEnum):
    """What an ending may be."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    INS = "ins"
    OBLIQUE = "oblique"  # genitive, dative or prepositional: Армении, Москве
    ANY = "any"  # has no endings: США, Баку


_FIXED = re.compile(r"^(?:[А-ЯЁ]{2,}|.*(?:[уоэ]|(?<=[бвгджзклмнпрстфхцчшщ])и))$")
"""A name without endings: США, Баку, Осло, Тбилиси."""
_ADJECTIVE = re.compile(r"(?:ск|цк|нн|йн|н)(?:ий|ый|ой|ая|ое|ие|ые|ого|ому|им|ым|ом|ую|ими|ыми|их|ых)$")
_ADJECTIVAL = (
    (Case.DAT, ("ому",)), (Case.GEN, ("ого", "ых", "их")), (Case.INS, ("ыми", "ими", "ым", "им", "ом")), (Case.ACC, ("ую",)),
    (Case.OBLIQUE, ("ой",)), (Case.NOM, ("ий", "ый", "ая", "ое", "ые", "ие")),
)  # fmt: skip
_FEMININE = re.compile(
    r"^(?:москв|анкар|астан|варшав|праг|вен|гаван|украин|куб|канад|япони|джидд|дох|.*глав|коллег|судь|мужчин)"
)
"""Lands and cities in -а, and men who are called so: their -у is the accusative, their -а the nominative."""
_PLURALS = re.compile(
    r"(?:власти|силы|войска|военные|силовики|полицейские|следователи|депутаты|дипломаты|эксперты|пограничники|боевики|военнослужащие"
    r"|министры|президенты|премьеры|лидеры|послы|стороны|граждане|жители|активисты|журналисты|правозащитники|спасатели|главы|суды|учения)$"
)
_PLURAL = re.compile(r"(?:[сц]кие|[еа][лр]и|[нв]ые|цы|яне|ане|ры|ки|ты|вы|сты|ния)$")
_GENITIVE_PLURALS = re.compile(
    r"^(?:сил|войск|стран|граждан|лиц|групп|служб|структур|дел|сторон|женщин|судов|средств|правительств|посольств|ведомств|.*[иа]й|.*ей)$"
)
_MASCULINES = ("ский", "цкий")
_NEUTERS = ("ение", "ание", "тие", "ство", "ье", "ло", "ское", "цкое")
_FEMININES = ("ия", "ость", "ская", "цкая")
_ENDINGS = (
    (Case.INS, ("ами", "ями", "ом", "ем", "ём", "ью", "ией", "ой", "ым")), (Case.DAT, ("ам", "ям")), (Case.ACC, ("ию",)),
)  # fmt: skip

_FINITE = re.compile(r"(?:л|ла|ло|ли|лся|лась|лось|лись|[еи]т|[юуая]т|[еи]тся|[юуая]тся)$")
_PARTICIPLE = re.compile(
    r"(?:[аеёя]н[аоы]?|[еиыу]т[аоы]|ят[аоы]|(?:уби|взя|приня|сня|закры|откры|изби|сби|развёрну|разверну|подвергну|отвергну)т)$"
)
_READY = frozenset({"готов", "готова", "готово", "готовы", "намерен", "намерена", "намерены"})
_NEVER = frozenset({"уверен", "уверены", "будет", "был", "была", "было", "были"})
_NO_VERB = re.compile(
    r"(?:тели|дел[ао]|тел[ао]|сел[ао]|числ[ао]|сил[аы]?|школ[аы]|стол|канал|генерал|финал|персонал|материал|сигнал|журнал|капитал|филиал"
    r"|цел[ьи]|недел[ьи]|рол[ьи]|модел[ьи]|земл[ьи]|отдел|раздел|предел|посол|протокол|футбол|тыл|узел|угол|ряд|совет|комитет|кабинет"
    r"|бюджет|интернет|ракет|лет|свет|счет|ответ|запрет|отчет|цвет|авторитет|университет|аппарат|мандат|результат|формат|депутат|солдат"
    r"|сенат|кандидат|штат|факт|пакт|акт|контракт|инцидент|президент|студент|документ|пункт|фронт|конфликт|проект|объект|визит|кредит"
    r"|транзит|лимит|маршрут|институт|брат|штраф|минут[аы]?|раза?|стран[аы]?|границ[аы]?|сторон[аы]?|оборон[аы]?|войн[аы]?|цен[аы]?"
    r"|арена|регион[аы]?|закон[аы]?|миллион[аы]?|район[аы]?|план[аы]?|член[аы]?|орган[аы]?|ракет[аы]|работ[аы]|защит[аы]|газет[аы]|план"
    r"|делегат|агент|ветеран|дипломат[аы]?|стандарт|аэропорт|порт|экспорт|импорт|паспорт|транспорт|спорт|тест|пост|рост|арест|протест|мост)$"
)


def case_of(raw: str) -> Case:
    """The case of a word by its ending; ANY where it has none to show."""
    word = raw.lower()
    if _ADJECTIVE.search(word) and not word.endswith(("ином", "аном")):
        return next(case for case, endings in _ADJECTIVAL if word.endswith(endings))
    is_name = raw[0].isupper()
    if is_name and _FIXED.match(raw) and not _FEMININE.match(word) and not _inflected(raw):
        return Case.ANY
    sure = next((case for case, endings in _ENDINGS if word.endswith(endings)), None)
    return sure or _by_last_letter(word, is_name=is_name)


def _inflected(raw: str) -> bool:
    """Whether a name that ends like one without endings has one all the same: Ирану, Афганистану, Путину."""
    return raw[-1] == "у" and len(raw) > len("Баку") and not raw.isupper()


def _by_last_letter(word: str, *, is_name: bool) -> Case:
    last = word[-1]
    if last in "ую":
        return Case.ACC if _FEMININE.match(word) else Case.DAT
    if last in "ая":
        return _in_a(word, is_name=is_name)
    if last in "ыие":
        return Case.OBLIQUE if is_name and not _PLURALS.search(word) and not word.endswith(("ие", "не")) else Case.NOM
    if is_name:
        return Case.INS if word.endswith("ей") else Case.NOM
    return Case.GEN if word.endswith(("ов", "ев", "граждан")) else Case.NOM


def _in_a(word: str, *, is_name: bool) -> Case:
    """What is feminine is a subject in -а, what is masculine stands in the genitive; a surname may be either."""
    if word.endswith("ия") or _FEMININE.match(word) or _PLURALS.search(word):
        return Case.NOM
    if is_name and word.endswith(("ова", "ева", "ина", "ская")):
        return Case.ANY
    return Case.GEN if is_name or word.endswith(("та", "ра", "ла", "ка", "ля", "на")) else Case.NOM


def is_plural(raw: str) -> bool:
    """Whether a subject may stand with a verb in the plural."""
    word = raw.lower()
    return case_of(raw) is Case.ANY or bool(_PLURALS.search(word) or _PLURAL.search(word))


def agrees(raw: str, verb: str) -> bool:
    """Whether a subject may stand with a verb in the singular: предложение осудила is no subject and its verb."""
    word = raw.lower()
    if case_of(raw) is not Case.NOM:
        return True
    masculine, feminine = verb.endswith(("л", "лся")), verb.endswith(("ла", "лась"))
    against = (*_NEUTERS, *_FEMININES) if masculine else (*_NEUTERS, *_MASCULINES) if feminine else ()
    return not word.endswith(against)


def is_genitive(raw: str, before: str) -> bool:
    """Whether a word can belong to a noun before it: by its ending, or by that of its adjective."""
    word = raw.lower()
    if case_of(raw) in {Case.GEN, Case.OBLIQUE, Case.ANY} or _GENITIVE_PLURALS.search(word):
        return True
    return before.endswith(("ых", "их", "ого", "его")) or (word.endswith(("ы", "и")) and not _PLURALS.search(word))


def is_verb(word: str) -> bool:
    """Whether a word in small letters is finite, or a short participle."""
    if len(word) < len("вел") or word in _NEVER or _NO_VERB.search(word):
        return False
    return word in _READY or bool(_FINITE.search(word)) or is_participle(word)


def is_participle(word: str) -> bool:
    """Whether a word is a short participle of the passive: введены, задержан."""
    return (
        len(word) >= len("взят")
        and word not in _READY | _NEVER
        and bool(_PARTICIPLE.search(word))
        and not _NO_VERB.search(word)
    )


def is_plural_verb(word: str) -> bool:
    """Whether a verb asks for a subject of several."""
    return bool(re.search(r"(?:ли|лись|[юуая]т|[юуая]тся|[нт]ы)$", word))
