"""Headlines from invented dossiers: patterns of the house, rules, memory, doubt, and what is never allowed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torimatome.compose import headlines
from torimatome.compose.headlines_memory import in_peoples_words
from torimatome.config import House
from torimatome.lang import pack
from torimatome.model import (
    Article,
    Coverage,
    DateSource,
    Dossier,
    Entity,
    Event,
    EventKind,
    Headline,
    HeadlinePair,
    Learnt,
    LearntKind,
    Lessons,
    Mention,
    Published,
)
from torimatome.model.learnt import NOTHING_LEARNT
from torimatome.profiles.loading import profile

REGISTER = profile("azerbaijan").register
HOUSE = House(title="t", subtitle="", publisher="", home="az", timezone="Asia/Baku", profile="azerbaijan")
DAY = date(2026, 5, 22)


def article(headline: str, text: str = "", *, id_: str = "a1", language: str = "en") -> Article:
    at = Published(at=datetime(2026, 5, 22, 12, tzinfo=UTC), source=DateSource.FEED)
    return Article(
        id=id_, revision=1, outlet="az.x", url="http://x.example/1", language=language, headline=headline, text=text,
        published=at,
    )  # fmt: skip


def made(
    *articles: Article, kind: EventKind = EventKind.OTHER, lessons: Lessons = NOTHING_LEARNT
) -> dict[str, Headline]:
    coverage = tuple(Coverage(event="e1", article=a.id) for a in articles)
    dossier = Dossier(event=Event(id="e1", kind=kind), articles=articles, coverage=coverage)
    return headlines(dossier, articles[0], REGISTER, pack, lessons, HOUSE, DAY)


PATTERNS = [
    (
        "Head of state receives Italian foreign minister",
        "President Ilham Aliyev received Antonio Tajani, Minister of Foreign Affairs of Italy, on May 21.",
        "アリエフ大統領、タヤーニ・イタリア外相を迎える",
        "pattern:received",
    ),
    (
        "Iranian president phones President Ilham Aliyev",
        "President of Iran Masoud Pezeshkian made a phone call to President of Azerbaijan Ilham Aliyev on Friday.",
        "アリエフ大統領、ペゼシュキアン・イラン大統領と電話会談",
        "pattern:phone_call",
    ),
    (
        "Ilham Aliyev begins visit to Hungary",
        "President Ilham Aliyev has arrived in Budapest on an official visit.",
        "アリエフ大統領、ハンガリーを公式訪問",
        "pattern:visit",
    ),
    (
        "Ilham Aliyev arrives in Tashkent",
        "President Ilham Aliyev has arrived in Tashkent on a working visit.",
        "アリエフ大統領、ウズベキスタンを訪問",
        "pattern:visit",
    ),
    (
        "President of France congratulates President of Azerbaijan",
        "Emmanuel Macron, President of France, has sent a congratulatory letter to President Ilham Aliyev.",
        "マクロン仏大統領、アリエフ大統領に祝賀書簡を送付",
        "pattern:letter",
    ),
    (
        "Bayramov holds talks with Turkish counterpart",
        "Foreign Minister Jeyhun Bayramov met with his Turkish counterpart Hakan Fidan in Ankara.",
        "バイラモフ外相、アンカラでフィダン・トルコ外相と会談",
        "pattern:meeting",
    ),
    (
        "Azerbaijani ambassador meets deputy minister in Moscow",
        "Azerbaijani Ambassador to Russia Rahman Mustafayev met with Russian Deputy Foreign Minister Mikhail Galuzin.",
        "ムスタファエフ駐露大使、モスクワでガルージン露外務次官と会談",
        "pattern:meeting",
    ),
]


@pytest.mark.parametrize(("headline", "text", "ja", "how"), PATTERNS, ids=[p[0] for p in PATTERNS])
def test_a_diplomatic_act_takes_the_pattern_of_the_house(headline: str, text: str, ja: str, how: str) -> None:
    got = made(article(headline, text))["ja"]
    assert (got.text, got.how) == (ja, how)


RULES = [
    ("Court extends pre-trial detention of opposition leader", "裁判所、野党指導者の拘束期間を延長"),
    ("Azerbaijan expels two Russian diplomats", "アゼルバイジャン、ロシアの外交官2名を追放"),
    ("Georgian parliament ratifies free-trade agreement with UAE", "ジョージア議会、UAEとの自由貿易協定を批准"),
    ("Armenia, Azerbaijan sign joint declaration in Washington", "アゼルバイジャンとアルメニア、ワシントンで共同宣言に署名"),
    ("Baku court sentences French citizen to 10 years in prison for espionage", "裁判所、スパイ行為でフランス人に禁錮10年の判決"),
    ("Kazakh president calls on Central Asian states to strengthen cooperation", "カザフスタン大統領、中央アジア諸国に協力の強化を要請"),
    ("Journalist of Meydan TV sentenced to eight years in prison", "メイダンTVの記者に禁錮8年の判決"),
    ("Putin, Aliyev discuss trade by phone", "アリエフ大統領、プーチン露大統領と貿易について協議"),
    ("Human Rights Watch urges Azerbaijan to release journalists", "ヒューマン・ライツ・ウォッチ、アゼルバイジャンに記者の解放を要請"),
    ("Azerbaijan marks anniversary of Khojaly genocide", "アゼルバイジャン、ホジャリ虐殺の記念日を追悼"),
    ("Seven people killed in bus crash near Ganja", "ギャンジャ付近でバス事故、7名死亡"),
    ("Border guards seize 30 kilograms of heroin on Iranian border", "国境警備隊員、イラン国境でヘロイン30キロを押収"),
    ("Supreme Court rejects appeal of Armenian prisoners", "最高裁判所、アルメニア人受刑者の訴えを棄却"),
    ("US sanctions two Iranian companies", "米国、イラン企業2社に制裁"),
    ("Former separatist leaders stand trial in Baku", "元分離派指導者、バクーで裁判に出廷"),
    ("Azerbaijan does not recognize elections in Abkhazia", "アゼルバイジャン、アブハジアでの選挙を承認せず"),
    ("Defence Ministry holds command-staff exercise in Nakhchivan", "国防省、ナヒチェヴァンで指揮所演習を実施"),
    ("Azerbaijan appoints new ambassador to Japan", "アゼルバイジャン、駐日新大使を任命"),
    ("Lavrov accuses West of destabilizing South Caucasus", "ラヴロフ露外相、南コーカサスの不安定化で西側諸国を非難"),
    ("Tajikistan, Kyrgyzstan open border to trucks", "タジキスタンとキルギス、トラックに国境を開放"),
    ("27 families return to village of Talysh in Aghdara", "27世帯、アグダラのタリシュの村に帰還"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "ja"), RULES, ids=[r[0] for r in RULES])
def test_other_headlines_are_put_together_by_rules(english: str, ja: str) -> None:
    assert made(article(english))["ja"].text == ja


def test_a_headline_that_says_less_gives_way_to_the_first_sentence() -> None:
    text = "The Baku Military Court sentenced Georgian citizen Levan Beridze to 12 years in prison."
    got = made(article("Twelve years: how the trial went", text))["ja"]
    assert got.text.startswith("バクー軍事裁判所、")
    assert "禁錮12年の判決" in got.text
    assert not got.citations[0].in_headline


def test_an_unknown_name_is_written_by_ear_and_marked() -> None:
    got = made(article("Talks", "Foreign Minister Jeyhun Bayramov met with Foreign Minister of Peru Pablo Quintanar."))
    assert got["ja"].text == "バイラモフ外相、キンタナル・ペルー外相と会談"
    assert got["ja"].unverified == ("Pablo Quintanar",)
    assert got["ja"].sure < 0.9


def test_a_doubt_of_the_body_is_kept() -> None:
    text = "A soldier was reportedly killed in Nakhchivan. There has been no official confirmation."
    assert made(article("Soldier killed in Nakhchivan", text))["ja"].text == "ナヒチェヴァンで兵士1名死亡か"


def test_what_is_planned_has_not_happened() -> None:
    got = made(article("NATO chief to visit Baku", "Mark Rutte, the NATO Secretary General, will visit Baku in June."))
    assert got["ja"].text.endswith("訪問へ")
    assert "visit" in got["en"].text
    assert "arrived" not in got["en"].text


def test_a_possibility_stays_a_possibility() -> None:
    assert made(article("Rubio may visit Armenia"))["ja"].text.endswith("訪問の可能性")


def test_what_is_not_understood_is_said_to_be_not_understood() -> None:
    got = made(article("Baku wakes up to frogs"), kind=EventKind.INCIDENT)["ja"]
    assert got.how == "outline"
    assert got.unverified == ("Baku wakes up to frogs",)
    assert got.sure < 0.5


def test_the_english_headline_has_short_offices_and_no_markup() -> None:
    got = made(article("President of Azerbaijan Ilham Aliyev opens <b>school</b> in Lachin.<script>x()</script>"))["en"]
    assert got.text == "President Aliyev opens school in Lachin"


def test_a_past_pair_of_the_same_pattern_lends_its_form() -> None:
    past = HeadlinePair(
        item="i7",
        section="foreign",
        en="Azerbaijan and Georgia weigh joint customs control",
        ja="アゼルバイジャンとジョージア、共同税関管理を検討",
        words=("azerba", "contro", "custom", "georgi", "joint", "weigh"),
    )
    got = made(article("Azerbaijan and Kazakhstan weigh joint customs control"), lessons=Lessons(pairs=(past,)))["ja"]
    assert got.text == "アゼルバイジャンとカザフスタン、共同税関管理を検討"
    assert got.how == "memory:i7"


def test_without_an_english_report_the_coded_event_speaks() -> None:
    lead = article("Ceyhun Bayramov Hakan Fidanla görüşüb", "Mətn.", language="az")
    ids = {e.names.get("en"): e.id for e in REGISTER.entities.values()}
    mentions = tuple(
        Mention(entity=ids[name], surface=name, start=0, end=5, in_headline=True)
        for name in ("Hakan Fidan", "Jeyhun Bayramov")
    )
    dossier = Dossier(
        event=Event(id="e", kind=EventKind.MEETING), articles=(lead,), coverage=(), mentions={lead.id: mentions}
    )
    got = headlines(dossier, lead, REGISTER, pack, Lessons(), HOUSE, DAY)
    assert got["ja"].text == "バイラモフ外相、フィダン・トルコ外相と会談"
    assert got["en"].text == "FM Bayramov met with Hakan Fidan"


WORDS = st.sampled_from(
    [
        "Aliyev",
        "Bayramov",
        "Azerbaijan's",
        "Armenia",
        "Russian",
        "president",
        "FM",
        "visits",
        "meets",
        "to",
        "of",
        "in",
        "with",
        "on",
        "says",
        ":",
        "-",
        ",",
        "and",
        "court",
        "sentences",
        "ten",
        "years",
        "2026",
        '"Peace',
        'Shield"',
        "the",
        "by",
        "not",
        "may",
        "be",
        "'s",
        ")",
        "(",
        "$5",
        "million",
        "detained",
        "talks",
        "Xyzzy",
        "said",
        "border",
    ]
)


@settings(max_examples=150, deadline=None)
@given(headline=st.lists(WORDS, max_size=14).map(" ".join), text=st.lists(WORDS, max_size=25).map(" ".join))
def test_it_never_raises_and_never_ends_in_a_stop(headline: str, text: str) -> None:
    got = made(article(headline, text))
    for made_headline in got.values():
        assert not made_headline.text.endswith((".", "。", "、"))
        assert 0 <= made_headline.sure <= 1


@settings(max_examples=60, deadline=None)
@given(headline=st.text(max_size=60), text=st.text(max_size=120))
def test_any_text_at_all_is_survived(headline: str, text: str) -> None:
    assert set(made(article(headline, text))) == {"ja", "en"}


PERSONS = [e for e in REGISTER.entities.values() if e.kind.value == "person" and e.offices and "ja" in e.names][:60]


@pytest.mark.parametrize("person", PERSONS, ids=[p.id for p in PERSONS])
def test_names_of_the_register_are_used(person: Entity) -> None:
    got = made(article(f"{person.names['en']} visits Tokyo"))["ja"].text
    kana = (person.house.get("ja") or person.names["ja"]).split("・")[-1]
    assert kana in got


@pytest.mark.parametrize(
    ("past_en", "past_ja"),
    [
        ("Azerbaijan and Georgia weigh joint energy control", "アゼルバイジャンとジョージア、共同エネルギー管理を検討"),
        (
            "Azerbaijan and Georgia weigh joint customs control",
            "アゼルバイジャンとジョージア、3年間の共同税関管理を検討",
        ),
    ],
)
def test_nothing_that_a_past_headline_says_comes_along(past_en: str, past_ja: str) -> None:
    words = ("azerba", "contro", "custom", "energy", "georgi", "joint", "weigh")
    pair = HeadlinePair(item="i7", section="foreign", en=past_en, ja=past_ja, words=words)
    got = made(article("Azerbaijan and Kazakhstan weigh joint customs control"), lessons=Lessons(pairs=(pair,)))["ja"]
    assert not got.how.startswith("memory")
    assert "エネルギー" not in got.text
    assert "3" not in got.text


def test_words_that_people_always_put_are_used_where_they_stand_alone() -> None:
    def wording(old: str, new: str, count: int = 3) -> Learnt:
        return Learnt(kind=LearntKind.WORDING, subject=old, value=new, language="ja", count=count)

    text = "協議会、外相と協議"
    assert in_peoples_words(text, "ja", Lessons(learnt=(wording("協議", "会談"),))) == "協議会、外相と会談"
    assert in_peoples_words(text, "ja", Lessons(learnt=(wording("協議", "会談", 2),))) == text
    both = (wording("協議", "会談"), wording("会談", "協議"))
    assert in_peoples_words(text, "ja", Lessons(learnt=both)) == text
