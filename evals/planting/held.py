"""Other wordings for the errors planted in the issues held back, so that a check is not tried on the words it was written by."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "date-impossible": ("Voting is due on November 31.", "They will meet on 31 April in the old town.", "Payment falls on February 30.",
                        "The deadline was moved to June 31, 2027.", "He was born on 32 May."),
    "count-of-list": ("Guests from three countries – Norway and Latvia – came.", "It links four towns: Orrin, Dunmar and Selm.",
                      "Two ministers (Hald, Kehl and Tern) signed.", "The plan names five areas: Trade, Energy, Water and Tourism.",
                      "Talks were held with seven states: Spain, Italy and Greece."),
    "sum": ("The two ships carried 120 and 85 men, 215 in all.", "It bought 14 buses and 9 trams, a total of 25 vehicles.",
            "In all, 50 people were hurt: 31 men and 16 women.", "Altogether 77 votes were cast, 40 for and 35 against.",
            "The total of 90 recruits is made up of 44 from the north and 41 from the south."),
    "share": ("Some 150 of the 600 seats, or 35 percent, are empty.", "Exports fell from $80 million to $60 million, a drop of 40 percent.",
              "Only 12 of 48 buses (50%) run.", "Turnover grew by 10 percent from 200 to 260.", "It holds 30 of 120 shares, that is 45 per cent."),
    "quotation-open": ("“This is the last offer, the letter says.", "He called them “friends of the house and left.", "The text speaks of “mutual benefit.",
                       "Nobody knows why”, he wrote.", 'She said "no and went home.'),
    "article": ("They opened a embassy in the south.", "It is an big step for the port.", "He is a officer of the fleet.", "Arriving to Lima, she met the mayor.",
                "The panel issued statement on fishing."),
    "relative-day": ("Talks were broken off yesterday evening.", "Tomorrow the fleet returns.", "The ship sank last night.", "He resigned two days ago.",
                     "The law was signed earlier this week."),
    "anniversary": ("This year is the 40th anniversary of the union founded in 1979.", "The school opened 15 years ago, in 2003.",
                    "Twenty-five years have passed since the peace of 1990.", "It is 60 years since the port was built in 1961.",
                    "The house marks its 100th anniversary; it was built in 1910."),
    "capital-or-stop": ("they left by train.", "The sides will meet again in the spring", "the port stays closed.", "No date was given for the next round of talks",
                        "after that the session was closed."),
    "acronym": ("The text was drafted by the NWQA.", "It was sent to the FZLK for comment.", "A member of the GVTR resigned.", "The BQXD opposes the plan.", "The KLPM has 40 members."),
}  # fmt: skip
"""By kind: a sentence that holds the error, put at the end of a paragraph."""
HEADLINES: dict[str, tuple[tuple[str, str], ...]] = {
    "working-visit": (("首相、ペルーを公式訪問", "Prime minister makes working visit to Peru"), ("外相、デンマークを公式訪問", "FM on working visit in Denmark")),
    "future-lost": (("市長、新港を開港", "Mayor will open new port"), ("大統領、会議に出席", "President plans to attend conference"),
                    ("両国、鉄道を建設", "Two states to build railway"), ("代表団、首都に到着", "Delegation due to arrive in capital"),
                    ("議会、予算案を審議", "Parliament set to debate budget")),
    "negation-lost": (("議会、条約を批准", "Parliament has not ratified treaty"), ("外相、辞任", "Foreign minister refuses to resign"),
                      ("市長、責任を認める", "Mayor rejects blame"), ("大統領、恩赦に署名", "President won't sign pardon"), ("軍、撤退を開始", "Army says it never withdrew")),
    "headline-stronger": (("国境で銃撃", "Soldier shot dead at border"), ("議会、条約を批准", "Parliament ratifies treaty"), ("首相が交代", "Prime minister resigns"),
                          ("編集者を拘束", "Editor detained at airport"), ("港を攻撃", "Port shelled overnight")),
}  # fmt: skip
"""By kind: headlines that hold the error, in place of the item's own."""
