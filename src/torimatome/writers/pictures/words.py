"""What pictures say themselves, in Japanese and English: dates, numbers, and their few words."""

from __future__ import annotations

from datetime import date

from torimatome.model.series import Quad, Step

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = {"ja": tuple("月火水木金土日"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_WORDS = {
    "nothing": ("示すものがありません。", "There is nothing to show."),
    "timeline": ("年表", "Timeline"),
    "event": ("出来事の日", "day of the event"),
    "report": ("報道の日", "day of the report"),
    "foreseen": ("予告された日（未確認）", "announced, not yet told of"),
    "reported": ("報道 {}", "reported {}"),
    "told-before": ("予告 {}", "announced {}"),
    "dates": ("{}件の日付", "{} dates"),
    "date": ("{}件の日付", "{} date"),
    "unlabelled-dates": ("ほかに{}件の日付は点のみで示す。", "{} more dates are shown as points alone."),
    "unlabelled-date": ("ほかに{}件の日付は点のみで示す。", "{} more date is shown as a point alone."),
    "break-note": ("波線は出来事のない期間の省略を示す。", "A zigzag stands for a span without events that is left out."),
    "years": ("{}年", "{} years"),
    "year": ("{}年", "{} year"),
    "months": ("{}か月", "{} months"),
    "month": ("{}か月", "{} month"),
    "days": ("{}日", "{} days"),
    "day": ("{}日", "{} day"),
    "items": ("記事{}件", "{} items"),
    "item": ("記事{}件", "{} item"),
    "all": ("全媒体", "All outlets"),
    "panel": ("固定{}媒体", "Constant panel of {} outlets"),
    "panel-of-1": ("固定{}媒体", "Constant panel of {} outlet"),
    "turn": (
        "{0}　{1}を境に{2}から{3}へ{7}。95％区間は{4}〜{5}、偶然の確率{6}。",
        "{0}  From {1} on {3} instead of {2}{7}; 95% interval {4} to {5}, chance {6}.",
    ),
    "mostly": ("（主に{}）", " (mostly {})"),
    "no-turn": ("変化点は見られない。", "No change point was found."),
    "rate": ("{0}{1}件", "{1} a {0}"),
    "level": ("太線は変化点の間の平均、斜線の帯は変化点の95％区間。", "Thick line: mean between change points. Hatched band: 95% interval of a change point."),
    "count": ("{}別件数", "Events by {}"),
    "with": ("協調", "Cooperation"),
    "against": ("対立", "Conflict"),
    "contacts": ("接触の網", "Network of contacts"),
    "contacts-of": ("接触{}件", "{} contacts"),
    "contact-of": ("接触{}件", "{} contact"),
    "edge": ("線の太さは接触の数、線の種類は最も高い格の接触を示す。", "Width of a line: number of contacts. Kind of line: the highest level at which they met."),
    "heads": ("首脳級", "Heads of state or government"),
    "ministers": ("閣僚・議長級", "Ministers, speakers"),
    "others": ("その他", "Others"),
    "left-out": ("接触の少ない{}は図に入れていない。", "{} with fewer contacts are left out."),
    "map": ("地図", "Map"),
    "projection-lcc": ("正角円錐図法（標準緯線{}・{}）", "Lambert conformal conic projection (standard parallels {}, {})"),
    "projection-ee": ("イコールアース図法（正積）", "Equal Earth projection (equal-area)"),
    "disputed-dashed": ("係争中の境界は破線で示す（本デスクの方針）。", "Disputed lines are dashed, by this desk's choice."),
    "disputed-solid": ("係争中の境界もほかの国境と同じ線で示す（本デスクの方針）。", "Disputed lines are drawn like other borders, by this desk's choice."),
    "disputed-none": ("係争中の境界は描かない（本デスクの方針）。", "Disputed lines are not drawn, by this desk's choice."),
    "judgement": ("国境線はいかなる立場も意味しない。", "Lines imply no judgement on the status of any territory."),
    "sketched": ("{}の線は概略。", "The lines of {} are sketched, not surveyed."),
    "source-map": ("地図：Natural Earth（パブリックドメイン）", "Map: Natural Earth (public domain)"),
    "source-places": ("地点：GeoNames（CC BY 4.0）", "places: GeoNames (CC BY 4.0)"),
    "unplaced": ("位置の分からない地名：{}", "Without a known position: {}"),
    "circle": ("円の面積は件数に比例する。", "The area of a circle is in proportion to the number."),
    "calendar": ("予告された日程", "Announced dates"),
    "ahead": ("予定", "ahead"),
    "came_true": ("実現", "came true"),
    "called_off": ("中止・延期", "called off"),
    "unknown": ("その後不明", "not heard of again"),
    "no-day": ("日付の定まらないもの", "Without a day"),
    "more": ("ほか{}件", "{} more"),
    "announced": ("{}発表", "announced {}"),
    "and-more": ("ほか{}件。", "And {} more."),
}  # fmt: skip
_QUADS = {
    Quad.VERBAL_COOPERATION: ("言葉の協調", "Verbal cooperation"),
    Quad.MATERIAL_COOPERATION: ("行為の協調", "Material cooperation"),
    Quad.VERBAL_CONFLICT: ("言葉の対立", "Verbal conflict"),
    Quad.MATERIAL_CONFLICT: ("行為の対立", "Material conflict"),
}
_STEPS = {Step.DAY: ("日", "day"), Step.WEEK: ("週", "week"), Step.MONTH: ("月", "month"), Step.YEAR: ("年", "year")}
STEP_DAYS = {Step.DAY: 1.0, Step.WEEK: 7.0, Step.MONTH: 365.25 / 12, Step.YEAR: 365.25}


def said(language: str, key: str, *values: object) -> str:
    """A phrase in a language, with its values."""
    return _WORDS[key][language != "ja"].format(*values)


def some(language: str, key: str, count: int) -> str:
    """So many of something: key is the plural (items, days)."""
    return said(language, key if count != 1 else key.removesuffix("s"), thousands(count))


def quad_name(language: str, quad: Quad) -> str:
    """The name of a class of acts."""
    return _QUADS[quad][language != "ja"]


def step_name(language: str, step: Step) -> str:
    """The name of a period."""
    return _STEPS[step][language != "ja"]


def weekdays(language: str) -> tuple[str, ...]:
    """Monday to Sunday."""
    return _WEEKDAYS[language]


def day(language: str, on: date, year: bool = True) -> str:
    """2023年3月14日, 14 Mar 2023; or without the year."""
    if language == "ja":
        return (f"{on.year}年" if year else "") + f"{on.month}月{on.day}日"
    return f"{on.day} {_MONTHS[on.month - 1]}" + (f" {on.year}" if year else "")


def month(language: str, on: date) -> str:
    """2023年3月, March 2023."""
    return f"{on.year}年{on.month}月" if language == "ja" else f"{_FULL[on.month - 1]} {on.year}"


def month_only(language: str, on: date) -> str:
    """3月, Mar."""
    return f"{on.month}月" if language == "ja" else _MONTHS[on.month - 1]


def year_of(language: str, year: int) -> str:
    """2023年, 2023."""
    return f"{year}年" if language == "ja" else str(year)


def period(language: str, on: date, step: Step) -> str:
    """The name of the period that begins on a day."""
    if step is Step.YEAR:
        return year_of(language, on.year)
    if step is Step.MONTH:
        return month(language, on)
    return day(language, on) + (("からの週" if language == "ja" else " (week)") if step is Step.WEEK else "")


def span(language: str, days: int) -> tuple[str, ...]:
    """How long, roughly, in one or two parts: 4 years, 2 months."""
    years, rest = divmod(days, 365)
    months = rest // 30
    if years:
        return (some(language, "years", years), *([some(language, "months", months)] if months and years < 10 else []))
    return (some(language, "months", months) if months else some(language, "days", days),)


def thousands(value: float) -> str:
    """1,234 or 0.25."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.2g}"


def join(language: str, *sentences: str) -> str:
    """Sentences one after the other."""
    return ("" if language == "ja" else " ").join(s for s in sentences if s)
