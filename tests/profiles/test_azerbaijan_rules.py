"""The profile's rules on invented news of every kind: what is taken, and where it stands (house-style 1)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from torimatome import group, lang, plugins, triage
from torimatome.model import Article, DateSource, Dossier, Event, EventKind, Period, Published

BAKU = timezone(timedelta(hours=4))
WEEK = Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 7))
HOUSES = ("az.azertag", "az.apa", "az.report")
K = EventKind

NEWS = [
    ("military", K.OTHER, "Azerbaijan buys Chinese air defence systems",
     "Azerbaijan has signed a contract for the supply of air defence systems, the Ministry of Defence said."),
    ("military", K.MEETING, "Defense Minister meets NATO general in Baku",
     "The Minister of Defence of Azerbaijan received an allied commander."),
    ("military", K.OTHER, "Azerbaijan takes delivery of six fighter jets", "Six fighter jets have landed in Azerbaijan."),
    ("military", K.COURT, "Baku court jails two for spying for a neighbour",
     "The Baku Court on Grave Crimes sentenced two citizens to 12 years in prison for espionage."),
    ("military", K.COURT, "Former officer sentenced in Baku for high treason",
     "A court in Baku gave a former officer 14 years for high treason, his lawyer told journalists."),
    ("military", K.INCIDENT, "Border guards stop armed group on Iranian border",
     "Officers of the State Border Service prevented a violation of the state border; one person was detained."),
    ("military", K.INCIDENT, "Gunman opens fire at Azerbaijani embassy in Tehran",
     "An armed man attacked the Embassy of Azerbaijan in Tehran, a guard was wounded."),
    ("military", K.INCIDENT, "Hackers attack website of Azerbaijani Central Election Commission",
     "A DDoS attack on websites of the state of Azerbaijan had been repelled."),
    ("domestic", K.COURT, "Baku court jails opposition journalist for seven years",
     "The Baku Court on Grave Crimes sentenced a journalist of an independent outlet to seven years in prison."),
    ("domestic", K.APPOINTMENT, "President Aliyev dismisses head of Ganja Executive Authority",
     "President Ilham Aliyev signed an order dismissing the head of the Ganja City Executive Authority."),
    ("domestic", K.APPOINTMENT, "New Minister of Economy appointed in Azerbaijan",
     "By order of President Ilham Aliyev a new Minister of Economy of Azerbaijan has been appointed."),
    ("domestic", K.OTHER, "Azerbaijan extends closure of land borders",
     "The Cabinet of Ministers of Azerbaijan has extended the closure of the land borders until July 1."),
    ("domestic", K.OTHER, "Police disperse rally of veterans in Baku",
     "Police dispersed a protest of veterans in Baku and detained 12 people."),
    ("foreign", K.STATEMENT, "Azerbaijan condemns attack on Qatar",
     "The Ministry of Foreign Affairs of Azerbaijan strongly condemned the attack on Qatar."),
    ("foreign", K.COURT, "ECHR orders Azerbaijan to pay former prisoners of war",
     "The European Court of Human Rights found that Azerbaijan had violated the rights of two soldiers."),
    ("foreign", K.OTHER, "Britain adds Baku shipping company to sanctions list",
     "Britain imposed sanctions on a company registered in Azerbaijan."),
    ("foreign", K.REGULATION, "Bill on aid to Azerbaijan introduced in US House of Representatives",
     "US lawmakers introduced a bill on aid to Azerbaijan in the House of Representatives."),
    ("foreign", K.OTHER, "Japan and Azerbaijan sign memorandum on storage of carbon",
     "A Japanese organization and a company of Azerbaijan signed a memorandum in Tokyo."),
    ("foreign", K.CEREMONY, "Global forum opens in Baku with President Ilham Aliyev",
     "President Ilham Aliyev attended the opening ceremony of a global forum in Baku with guests of 40 countries."),
    ("domestic", K.INCIDENT, "Rescue helicopter makes hard landing in Azerbaijan, engineer dead",
     "A helicopter of the Ministry of Emergency Situations of Azerbaijan came down hard on a slope; its engineer died."),
    ("domestic", K.OTHER, "Hundreds of nurses in Azerbaijan may lose their jobs, unions say",
     "Nurses of Azerbaijan may lose their jobs after a test, their trade union said."),
    ("domestic", K.COURT, "Former chief of staff of Azerbaijani president charged with treason",
     "The State Security Service of Azerbaijan charged the former head of the presidential administration with treason."),
    ("military", K.OTHER, "Azerbaijani defense industry minister visits arms show",
     "The Minister of Defence Industry of Azerbaijan visited a show of arms in Ankara."),
    ("foreign", K.OTHER, "Azerbaijan and Armenia hand over detainees to each other",
     "Azerbaijan and Armenia handed over detained citizens to each other at the border."),
    ("foreign", K.MEETING, "Georgia and Azerbaijan resume talks on delimitation",
     "Commissions of Azerbaijan and Georgia talked about the delimitation of the border."),
    ("foreign", K.OTHER, "Cargo plane from Baku crosses airspace of Armenia", "The cargo plane flew from Azerbaijan to the west."),
    ("foreign", K.OTHER, "Azerbaijan sends aid to Gaza", "Azerbaijan sent 200 tons of humanitarian aid to Gaza."),
    ("foreign", K.OTHER, "Azerbaijan bans import of Russian meat", "Azerbaijan banned imports of meat from Russia."),
    ("foreign", K.PHONE_CALL, "President of Egypt makes phone call to President Ilham Aliyev",
     "The President of Egypt phoned President of Azerbaijan Ilham Aliyev. They discussed the region."),
    (None, K.INCIDENT, "Car overturns near Ganja, two injured", "A car overturned on a road of Azerbaijan; two people were injured."),
    (None, K.OTHER, "Inflation in Azerbaijan slows to 5.2 percent", "Annual inflation in Azerbaijan slowed in August."),
    (None, K.INCIDENT, "Fire breaks out at Baku shopping centre", "A fire broke out in Baku; rescuers evacuated 40 people."),
    (None, K.OTHER, "Airline of Azerbaijan opens flights to Nagoya", "Direct flights from Baku to Japan start in June."),
    (None, K.OTHER, "Kazakhstan holds parliamentary elections", "Kazakhstan held elections; observers from Azerbaijan came."),
    (None, K.COURT, "Court jails three for bringing heroin", "A court in Azerbaijan jailed three men for smuggling heroin."),
    (None, K.PHONE_CALL, "President of Kazakhstan makes phone call to President Ilham Aliyev",
     "The President of Kazakhstan phoned President of Azerbaijan Ilham Aliyev. They discussed relations."),
]  # fmt: skip


@cache
def desk() -> tuple[plugins.Folder, group.Gazetteer]:
    with TemporaryDirectory() as name:
        (Path(name) / "desk.toml").write_text('profile = "azerbaijan"\n', "utf-8")
        folder = plugins.open_folder(Path(name))
    return folder, group.Gazetteer(folder.register, folder.known.values())


def told(kind: EventKind, headline: str, lead: str, houses: int) -> Dossier:
    articles = tuple(
        Article(
            id=outlet, revision=1, outlet=outlet, url=f"http://{outlet}.example/1", language="en", headline=headline,
            text=f"{lead}\n\nNo more details were given.",
            published=Published(at=datetime(2031, 3, 3, 12 + n, tzinfo=BAKU), source=DateSource.FEED),
        )
        for n, outlet in enumerate(HOUSES[:houses])
    )  # fmt: skip
    names = {a.id: group.mentions(a, desk()[1], lang.pack("en")) for a in articles}
    return Dossier(event=Event(id="e", kind=kind), articles=articles, coverage=(), mentions=names)


@pytest.mark.parametrize(("section", "kind", "headline", "lead"), NEWS)
def test_what_is_taken_and_where_it_stands(section: str | None, kind: EventKind, headline: str, lead: str) -> None:
    folder, event = desk()[0], told(kind, headline, lead, 3 if section else 2)
    labels = triage.classify(event, folder.house, folder.register, folder.known)
    (choice,) = triage.choose(WEEK, [event], {"e": labels}, folder.house, folder.register, folder.known)
    assert choice.chosen is bool(section), choice.reasons
    assert section is None or choice.label.section == section, labels
