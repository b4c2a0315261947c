"""Our own invented texts: two weeks of states that do not exist beside some that do. Nothing here was ever published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item: its section, headlines, text, outlet and day."""

    section: str
    ja: str
    en: str
    text: str
    outlet: str
    month: int
    day: int


def _row(section: str, ja: str, en: str, text: str, outlet: str, month: int, day: int) -> Row:
    return Row(section=section, ja=ja, en=en, text=text, outlet=outlet, month=month, day=day)


FIRST = (
    _row("military", "国防省、山岳演習を開始", "Defence Ministry begins mountain exercise", "On March 2, the Defence Ministry began a mountain exercise in the Karsin district. Some 340 servicemen and 12 helicopters take part. General Tovan Merrick said the exercise “is not directed against anybody”. It will end on March 9, the ministry noted.", "HAVENPRESS", 3, 2),
    _row("military", "国境警備隊、麻薬48キロを押収", "Border guards seize 48 kilograms of narcotics", "Border guards seized 48 kilograms of narcotics at the Selm crossing on March 4. Two men were detained. The service said the investigation is under way. A court is to decide on their custody next month.", "HAVENPRESS", 3, 4),
    _row("home", "裁判所、元市長に禁錮6年の判決", "Court sentences former mayor to six years in prison", "The court of Port Lissen sentenced former mayor Edric Vale to six years in prison on March 3. Prosecutors had asked for nine years. Vale denied the charges. His lawyer Mira Sonn said the verdict “was written long before the trial”.", "LISSEN-POST", 3, 3),
    _row("home", "中央選管、投票率を発表", "Election commission announces turnout", "The election commission announced on March 5 that 1,240 of 3,100 voters, or 40 percent, had voted by noon. Chairman Oskar Brandt said all polling stations were open. Observers of three states (Norway, Latvia and Greece) follow the vote. Opposition candidate Lena Farrow said many names were missing from the lists.", "LISSEN-POST", 3, 5),
    _row("home", "大統領、首都の新病院を視察", "President Aldane visits new hospital in capital", "President Aldane visited the new hospital in the capital on March 6. It has 420 beds. The president met doctors and was told of the training programme. Construction took four years.", "HAVENPRESS", 3, 6),
    _row("foreign", "テルン外相、ノヴァク・ポーランド外相と会談", "FM Tern meets Polish counterpart Novak", "On March 1, FM Tern met with his Polish counterpart Adam Novak in Warsaw. The ministers discussed trade, transport and energy. Novak said the two states “have a common interest in safe roads”. Tern added that a joint commission will meet in May.", "HAVENPRESS", 3, 1),
    _row("foreign", "アルダン大統領、ハンガリーを公式訪問", "President Aldane arrives in Hungary on official visit", "On March 3, President Aldane arrived in Budapest on an official visit. He was received by the President of Hungary. The sides signed four documents on agriculture, education and transit. The visit ended the same day.", "HAVENPRESS", 3, 3),
    _row("foreign", "テルン外相、シリア外相と電話会談", "FM Tern holds telephone conversation with Syrian foreign minister", "FM Tern held a telephone conversation with the foreign minister of Syria on March 4. They discussed humanitarian assistance and the return of refugees. Tern said the first convoy has reached the port. It carried 60 tons of flour.", "NORDLINE", 3, 4),
    _row("foreign", "ギリシャ、鉱業協定を否定", "Greece denies mining agreement", "The government of Greece denied on March 5 that it had reached a mining agreement. Spokesman Nikos Vardas said the talks had not begun. A newspaper had written that the agreement was worth $40 million. Company director Ilse Morn added that no paper was signed.", "NORDLINE", 3, 5),
    _row("foreign", "アルダン大統領、ブラジル大統領に祝賀書簡を送付", "President Aldane sends congratulatory letter to President of Brazil", "President Aldane sent a letter of congratulation to the President of Brazil on the national holiday. “Our peoples are bound by trust and respect”, the letter says. He wished the people of Brazil peace and welfare.", "HAVENPRESS", 3, 6),
    _row("foreign", "外務次官、4月にスペインを訪問予定", "Deputy foreign minister to visit Spain in April", "Deputy foreign minister Runa Hald will visit Spain in April, the ministry said on March 7. She will take part in a conference on water. Hald said the programme is not final. The embassy in Madrid prepares the meetings.", "NORDLINE", 3, 7),
)  # fmt: skip
SECOND = (
    _row("military", "海軍、救難演習を実施", "Navy conducts rescue exercise", "The navy conducted a rescue exercise off Cape Orrin on June 2. Nine vessels and 210 sailors took part, Captain Bela Strand said. The exercise had been planned since the winter. No shots were fired.", "ORRIN", 6, 2),
    _row("military", "ラトビア軍代表団、士官学校を訪問", "Latvian military delegation visits officers' school", "A military delegation of Latvia visited the officers' school in Dunmar on June 4. Colonel Janis Berzin told the cadets that “a good map is half of the march”. The sides agreed on the exchange of teachers. The delegation is staying until June 6.", "ORRIN", 6, 4),
    _row("home", "議会、水道法を採択", "Parliament adopts water law", "Parliament adopted a law on water on June 3 with 81 votes for and 17 against. Deputy Hanne Roth said the law will protect the villages. Deputy Carl Otten said it did not answer the main question. The law takes effect in January.", "DUNMAR-NEWS", 6, 3),
    _row("home", "記者、名誉毀損で罰金", "Journalist fined for libel", "A court in Dunmar fined journalist Petra Lind 900 crowns for libel on June 5. Lind said she would appeal. Her editor Jon Falk told reporters the ruling “was a warning to all of us”. The plaintiff was not present in court.", "DUNMAR-NEWS", 6, 5),
    _row("home", "大統領、港湾局長を任命", "President appoints head of port authority", "President Sorrel appointed Ingrid Moss as head of the port authority on June 6. Moss was deputy head for seven years. She replaces Olaf Brenn, who has retired. The decree was published the same evening.", "ORRIN", 6, 6),
    _row("foreign", "ケール外相、セルビア外相と会談", "FM Kehl meets Serbian foreign minister", "FM Kehl met with the foreign minister of Serbia in Dunmar on June 1. They discussed investments, tourism and culture. Kehl said that direct flights will begin in September. The sides also exchanged views on regional security.", "ORRIN", 6, 1),
    _row("foreign", "ソレル大統領、カナダを実務訪問", "President Sorrel pays working visit to Canada", "President Sorrel paid a working visit to Canada on June 2. In Ottawa the president met business leaders and the mayor. Sorrel said the two economies “fit like hand and glove”. The delegation had 24 members.", "ORRIN", 6, 2),
    _row("foreign", "ノルウェー、査証免除を延長", "Norway extends visa waiver", "Norway extended its visa waiver for holders of service passports on June 3. The waiver is valid for two years. Consul Erik Dahl said 350 persons had used it. It was not clear whether students will be included.", "NORTHWIRE", 6, 3),
    _row("foreign", "欧州委、漁業協定を批判", "European Commission criticizes fishing agreement", "The European Commission criticized the fishing agreement on June 4. Spokeswoman Anna Lessing said the limits are too high. Minister Dorn Hale said the limits were set by scientists. The agreement covers five species.", "NORTHWIRE", 6, 4),
    _row("foreign", "ケール外相、日本大使と協議", "FM Kehl holds talks with ambassador of Japan", "FM Kehl held talks with the ambassador of Japan on June 5. They spoke of a cultural festival and of university exchange. The ambassador said that 45 students will come to Dunmar. Kehl added that scholarships are ready.", "ORRIN", 6, 5),
    _row("foreign", "大使館、領事業務を再開", "Embassy resumes consular services", "The embassy in Lima resumed its consular services on June 7. They had been stopped after a fire in the building. Ambassador Rosa Quint said the repair cost €2 million. Citizens have to book a visit by telephone.", "NORTHWIRE", 6, 7),
)  # fmt: skip
