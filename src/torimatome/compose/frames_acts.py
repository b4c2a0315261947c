"""More frames, tried first: visas, seizures at borders, reduced terms, arrests by number, demands, ministers' meetings, replies.

Beside the gaps of `frames_table`: least (以上), unit (キロ), passport, states (A・B・C), posts (外相). A form that begins
with ~ is one that gives way to a more exact first sentence.
"""

from __future__ import annotations

_BE = r"(?: is| are| was| were| has been| have been)?"
_VISAS = r"(?:the )?(?:(?:mutual|entry|short-stay) )?visas?(?: requirements?| regime)?"
_ABOLISH = r"(?:abolish(?:es|ed)?|lift(?:s|ed)?|waive[sd]?|scrap(?:s|ped)?|cancel(?:s|led|ed)?|drop(?:s|ped)?|remove[sd]?|end(?:s|ed)?)"
_HOLDERS = r"(?: for (?:(?:the )?holders of )?{passport}(?: passports?)?(?: holders?)?)?"
_ENDING = r"(?:abolition|abolishment|waiver|waiving|exemption|lifting|removal|elimination|cancellation)"
_STOP = r"(?:prevent(?:s|ed)?|foil(?:s|ed)?|stop(?:s|ped)?|thwart(?:s|ed)?|avert(?:s|ed)?|block(?:s|ed)?|suppress(?:es|ed)?|intercept(?:s|ed)?)"
_SMUGGLE = r"(?:an? |another )?(?:(?:attempts?|bids?|plots?) (?:to|at|of) |attempted )?(?:smuggl(?:e|ing)|illegal(?:ly)? (?:import(?:ing)?|transport(?:ing)?|bring(?:ing)?|transfer(?:ring)?))(?: of)? "
_AMOUNT = r"{least}?{n} {unit} of {what}"
_SEIZE = r"(?:nets|netted|seiz(?:es|ed)|confiscat(?:es|ed)|impound(?:s|ed)?|recover(?:s|ed)|discover(?:s|ed))"
_BORDER = r"(?:on|at|near|along) (?:the |its )?(?:state )?border with {where}"
_COURT = r"(?:an? |the )?(?P<who>.*\bcourt\b.*?) (?:has )?"
_CUT = r"(?:cut(?:s)?|reduc(?:es|ed)|shorten(?:s|ed)|commut(?:es|ed)|mitigat(?:es|ed)|lower(?:s|ed)|soften(?:s|ed))"
_TERM = r"(?:(?:prison|jail) )?(?:sentence|term)"
_DEMAND = r"(?:demand(?:s|ed)?|seek(?:s)?|sought)"
_URGE = r"(?:call(?:s|ed)? (?:on|upon)|press(?:es|ed)?)"
_CRIME = r"(?: (?:on (?:charges?|suspicion) of|suspected of|accused of|for|over) {crime})?"
_SAID = r"(?:the )?(?:recent |latest )?(?:remarks?|statements?|words|comments?)"
_OF = r"(?:of|by|from|made by)"
_ABOUT = r"(?: (?:on|about|regarding|concerning) {what})?"

ACTS = (
    (r"(?:an? |the )?(?P<who>.*\bcourt\b.*?) (?:has )?(?:sentences|sentenced|jails|jailed|gives|gave|hands|handed) {who2} (?:to |for )?{n}[ -]days?\b.*", "{who}、{who2}に行政拘禁{n}日の処分"),
    (r"{who} resolution (?:criticis|criticiz|condemn|denounc|slam)\w* {who2} (?:over|for) {what}", "{who}、{what}をめぐり{who2}を批判する決議を採択"),
    (r"{who} (?:finds|found|rules|ruled)(?: that)? {who2} (?:has |had |have )?(?:violated|breached|guilty of violating) {what}", "{who}、{who2}による{what}の侵害を認定"),
    (r"(?P<what>.+? (?:drone|aircraft|jet|helicopter|missile|plane)s?) (?:violates?|violated) {where} airspace", "{what}、{where}の領空を侵犯"),
    (r"(?P<what>.+? (?:drone|aircraft|jet|helicopter|missile|plane)s?) (?:enters?|entered) {where} airspace", "{what}、{where}の領空に進入"),
    (r"{who} (?:has |have )?accus(?:es|ed|e) {who2} of {what}", "{who}、{who2}を{what}で非難"),
    (r"{who} (?:has |have )?accus(?:es|ed|e) {who2} of .+", "{who}、{who2}を非難"),
    (r"{who} (?:releas|publish|issu|unveil|present)(?:es|ed|s)? (?:its |the |a |an )?(?:annual )?(?P<n>20\d\d)(?: annual)? report(?: on {what}| naming .+| listing .+| calling .+)?", "{who}、[{what}に関する]{n}年報告書を公表"),
    (rf"{_COURT}(?:begins?|began|starts?|started) (?:to hear|hearing|to consider|considering) (?:the )?(?:appeal|case) (?:of|against) {{who2}}", "{who}、{who2}の審理を開始"),
    (r"(?:the )?(?:new|newly[- ]appointed|incoming) (?P<who>.*\bambassador\b.*?)(?:(?<!ambassador) to \w+)? arriv(?:es|ed) (?:in|to) {where}", "新任の{who}、{where}に着任"),
    (r"(?P<who>[A-Z][\w.]+)(?:'s|’s) (?:new|newly[- ]appointed|incoming) ambassador(?: to \w+)? arriv(?:es|ed) (?:in|to) {where}", "{who}の新大使、{where}に着任"),
    (r"{who} (?:has |have )?introduc(?:es|ed) visa exemption for {who2}", "{who}、{who2}に対する査証免除を実施"),
    (r"{who}(?:'s|’s|'|’) (?:joint )?statement (?:on|about|regarding) {what}", "{who}、{what}について声明"),
    (r"statement (?:by|of|from) {who} (?:on|about|regarding) {what}", "{who}、{what}について声明"),
    (rf"{{who}}(?: and|,) {{who2}} (?:to|will) (?:mutually )?{_ABOLISH} {_VISAS}{_HOLDERS}", "~{who}と{who2}、[{passport}の]査証を相互免除へ"),
    (rf"{{who}}(?: and|,) {{who2}} (?:have )?(?:mutually )?{_ABOLISH} {_VISAS}{_HOLDERS}", "~{who}と{who2}、[{passport}の]査証を相互免除"),
    (rf"{{who}}(?: and|,) {{who2}} (?:have )?(?:sign|signed|ink|inked|conclude|concluded) .*?(?:visa[- ](?:waiver|exemption|free)\b|{_ENDING} of (?:entry )?visa).*", "{who}と{who2}、査証免除協定に署名"),
    (rf"{{who}} (?:has |have )?(?:unilaterally )?{_ABOLISH} {_VISAS} for {{where}}(?:'s|’s)? (?:citizens|nationals)", "{who}、{where}国民に対する査証免除を実施"),
    (rf"{{who}} (?:has |have )?(?:unilaterally )?{_ABOLISH} {_VISAS} for (?:the )?(?:citizens|nationals) of {{where}}", "{who}、{where}国民に対する査証免除を実施"),
    (rf"{{who}} (?:has |have )?(?:unilaterally )?{_ABOLISH} {_VISAS} for {{who2}}", "{who}、{who2}に対する査証免除を実施"),
    (rf"{{who}} (?:has |have )?{_STOP} {_SMUGGLE}{_AMOUNT}(?: from {{where}})?(?: (?:to|into|via|across|on|at) .+)?", "{who}、[{where}からの]{what}{n}{unit}[{least}]の密輸を阻止"),
    (rf"{{who}} (?:has |have )?{_STOP} {_SMUGGLE}{{what}} {_BORDER}", "{who}、{where}国境で{what}の密輸を阻止"),
    (rf"{{who}} (?:has |have )?{_STOP} {_SMUGGLE}{{what}} from {{where}}(?: (?:to|into|via|across|on|at) .+)?", "{who}、{where}からの{what}の密輸を阻止"),
    (rf"{{who}} (?:has |have )?{_STOP} {_SMUGGLE}{{what}}", "{who}、{what}の密輸を阻止"),
    (rf"{{who}} (?:has |have )?{_SEIZE} {_AMOUNT} {_BORDER}", "{who}、{where}国境で{what}{n}{unit}[{least}]を押収"),
    (rf"{{who}} (?:has |have )?{_SEIZE} {_AMOUNT}(?: (?:in|at|near) {{where}})?", "{who}、[{where}で]{what}{n}{unit}[{least}]を押収"),
    (rf"{_AMOUNT}{_BE} (?:{_STOP}|{_SEIZE}) {_BORDER}", "{where}との国境で{what}{n}{unit}[{least}]を押収"),
    (rf"{_AMOUNT}{_BE} {_SEIZE}(?: (?:in|at|near|from) {{where}})?", "[{where}で]{what}{n}{unit}[{least}]を押収"),
    (rf"smuggling of {_AMOUNT}(?: from {{where}})?{_BE} {_STOP}", "[{where}からの]{what}{n}{unit}[{least}]の密輸を阻止"),
    (rf"{_COURT}(?:upholds|upheld) .*?\b(?:conviction|verdict|guilt)\b (?:of|against) {{who2}}(?:, .*?)?,? (?:while|but) (?:reducing|cutting|shortening|reduced|cut|shortened) .*", "{who}、{who2}の刑期を減軽"),
    (rf"{_COURT}{_CUT} (?:the )?{_TERM} (?:of|for) {{who2}}(?: (?:from|to|by) .+)?", "{who}、{who2}の刑期を減軽"),
    (rf"{_COURT}{_CUT} {{who2}}(?:'s?|’s?) {_TERM}(?: (?:from|to|by) .+)?(?: but .+)?", "~{who}、{who2}の刑期を減軽"),
    (rf"{{who}}(?:'s?|’s?) {_TERM}{_BE} {_CUT}(?: (?:from|to|by) .+)?", "{who}の刑期を減軽"),
    (rf"(?:[^:]+: )?{{least}}?{{n}} (?:more )?(?:people|persons){_BE} (?:detained|arrested)(?: in {{where}})?{_CRIME}(?: on .+)?", "[{where}で]{n}名[{least}]を[{crime}容疑で]拘束"),
    (rf"(?:[^:]+: )?{{least}}?{{n}} (?:more )?{{who}}{_BE} (?:detained|arrested)(?: in {{where}})?{_CRIME}(?: on .+)?", "[{where}で]{who}{n}名[{least}]を[{crime}容疑で]拘束"),
    (r"{who} (?:has |have )?(?:signs?|signed|issues?|issued) (?:an? )?(?:order|decree) (?:on (?:the )?appointment of|on appointing|appointing) {who2} (?:as|to the post of) (?:the )?{post}", "{who}、{who2}を{post}に任命"),
    (r"{who} (?:has |have )?(?:detains?|detained|arrests?|arrested) {least}{n} {who2}(?: in {where})?", "{who}、[{where}で]{who2}{n}名[{least}]を拘束"),
    (rf"{{who}} (?:has |have )?{_DEMAND} (?:the )?(?:freedom|release|liberation) (?:of|for) {{who2}}(?: (?:in|from|before|ahead of) .+)?", "{who}、{who2}の解放を要求"),
    (rf"{{who}} (?:has |have )?{_DEMAND} {{who2}}(?:'s?|’s?) (?:freedom|release|liberation)(?: (?:before|from|in|ahead of) .+)?", "{who}、{who2}の解放を要求"),
    (rf"{{who}} (?:has |have )?{_URGE} {{who2}} to (?:immediately )?(?:free|release) {{what}}", "{who}、{who2}に対し{what}の解放を要求"),
    (rf"{{who}} (?:has |have )?(?:responds?|responded|repl(?:ies|ied)|reacts?|reacted) to {_SAID} {_OF} {{who2}}{_ABOUT}", "{who}、[{what}に関する]{who2}の発言に反応"),
    (rf"{{who}} (?:has |have )?(?:responds?|responded|repl(?:ies|ied)|reacts?|reacted) to {{who2}}(?:'s?|’s?) {_SAID}{_ABOUT}", "{who}、[{what}に関する]{who2}の発言に反応"),
    (r"{who} (?:has |have )?(?:responds?|responded|repl(?:ies|ied)|answers?|answered)(?: to)? (?:.+ )?(?:questions?|quer(?:y|ies))(?: (?:from|of|by) .+?)?(?: (?:on|about|regarding|concerning) {what})?", "{who}、[{what}に関する]質問に回答"),
    (rf"{{who}} (?:has |have )?(?:comments? on|commented on) {{who2}}(?:'s?|’s?) {_SAID}{_ABOUT}", "{who}、[{what}に関する]{who2}の発言にコメント"),
    (rf"{{who}} (?:has |have )?(?:rejects?|rejected|dismiss(?:es|ed)|refutes?|refuted|hits back at|rebuffs|rebuffed|slams?) {_SAID} {_OF} {{who2}}{_ABOUT}", "{who}、[{what}に関する]{who2}の発言に反論"),
    (rf"{{who}} (?:has |have )?(?:comments? on|commented on) {_SAID} {_OF} {{who2}}{_ABOUT}", "{who}、[{what}に関する]{who2}の発言にコメント"),
    (r"{who} (?:has |have )?(?:responds?|responded|repl(?:ies|ied)|reacts?|reacted) to (?P<who2>.*?(?:speaker|minister|president|premier|spokes\w+|ambassador|envoy|official)\b.*?)", "~{who}、{who2}の発言に反応"),
    (r"(?:the )?{posts} of {states} (?:have )?(?:adopt|adopted|approve|approved) (?:the |an? )?{what}", "{states}{posts}、{what}を採択"),
    (r"(?:the )?{posts} of {states} (?:have )?(?:sign|signed) (?:the |an? )?{what}", "{states}{posts}、{what}に署名"),
    (r"(?:the )?{posts} of {states} (?:to )?(?:meet|met|gather|gathered|convene|hold talks|held talks|hold .*?meeting|held .*?meeting)(?: in {where})?(?: on .+)?", "{states}{posts}、[{where}で]会合を開催"),
    (r"(?:the |an? )?(?:\w+ )?(?:(?:trilateral|three-way|quadrilateral|joint) )?(?:meeting|talks) of (?:the )?{posts} of {states} (?:(?:has|have) been |was |were |is |are )?(?:held|convened|takes? place|took place)(?: in {where})?", "{states}{posts}会合、[{where}で]開催"),
)  # fmt: skip
