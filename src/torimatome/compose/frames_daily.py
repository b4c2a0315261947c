"""Frames of the daily run of the agencies: offers and demands, courts, votes with figures, sums, routes, supplies, harm.

Beside the gaps of `frames_news`: sum (money). They are tried last.
"""

from __future__ import annotations

_HAS = r"(?:has |have )?"
_URGES = r"(?:urges?|urged|calls? (?:on|upon)|called (?:on|upon)|asks?|asked|presses|pressed|tells?|told)"
_LIFTS = r"(?:lifts?|lifted|removes?|removed|drops?|dropped|ends?|ended)"
_SPY = r"(?:on (?:charges?|suspicion) of|suspected of|accused of|for) (?:spying|espionage) for {where}"
_COURT = r"(?:an? |the )?(?P<who>.*\bcourt\b.*?) (?:has )?"
_TERM = r"(?:(?: in (?:prison|jail|custody))| behind bars| of imprisonment|(?: (?:prison|jail) (?:term|sentence)))?(?: (?:for|over|on) .+)?"
_TALKS = r"(?:(?:peace |nuclear |direct |indirect )?(?:talks|negotiations|dialogue))"
_PEOPLE = r"(?:people|persons|individuals|suspects)"
_FOR = r"(?:,? (?:on (?:charges?|suspicion) of|suspected of|accused of|for|over) {crime})?"
_VOTES = r"(?:by|with|in) (?:a (?:vote of )?)?(?P<n>\d+)(?: votes?)?(?: in favou?r(?: and)?)?(?:-|–| to |, )(?P<pc>\d+)(?: against| votes?)?"
_AS_OF = r"(?: (?:in|during|over|for|this|last|since|from|as of) .*)?"
_BY_THEN = r"(?: (?:by|until|in|before|within|this|next|as early as) .*)"
_QUAKE = r"(?:earthquake|quake|tremor)"
_BE = r"(?: is| are| was| were| has been| have been)?"

_SAID = (
    (rf"{{who}} (?:(?:says?|said) )?(?:it is |they are |is |are )?ready to (?:resume|restart|return to) {_TALKS}(?: with {{who2}})? (?:if|provided) .+", "{who}、条件付きで[{who2}との]交渉再開の用意を表明"),
    (rf"{{who}} (?:(?:says?|said) )?(?:it is |they are |is |are )?ready to (?:resume|restart|return to) {_TALKS}(?: with {{who2}})?", "{who}、[{who2}との]交渉再開の用意を表明"),
    (rf"{{who}} (?:(?:says?|said) )?(?:it is |they are |is |are )?ready (?:for|to (?:hold|start|begin)) {_TALKS}(?: with {{who2}})?", "{who}、[{who2}との]交渉の用意を表明"),
    (r"{who} (?:(?:says?|said) )?(?:it is |is |are )?(?:ready|willing) to mediate(?: between .+| in .+)?", "{who}、仲介の用意を表明"),
    (r"{who} (?:offers?|offered|proposes?|proposed) to (?:host|hold) (?:an? |the )?(?:new |next )?(?:round of )?(?:peace |trilateral )?(?:talks|negotiations)(?: (?:on|over|about) {what})", "{who}、{what}に関する協議の主催を提案"),
    (r"{who} (?:offers?|offered) (?:to mediate|mediation)(?: (?:in|between|on) .+)?", "{who}、仲介を申し出"),
    (r"{who} (?:warns?|warned) {who2} against {what}", "{who}、{who2}に対し{what}について警告"),
    (r"(?P<who>[^:]{3,60}): {who2} (?:is )?(?:an? )?important partner (?:of|for|to) .+", "{who}、{who2}を「重要なパートナー」と評価"),
    (r"(?P<who>[^:]{3,60}): {who2} (?:is )?(?:an? )?(?:reliable|trusted|strategic) partner (?:of|for|to) .+", "{who}、{who2}を信頼できるパートナーと評価"),
    (r"(?P<who>[^:]{3,60}): {what} must be (?:fully )?(?:implemented|fulfilled|honou?red)", "{who}、{what}の履行を要求"),
    (r"(?P<who>[^:]{3,60}): {what} must (?:be (?:lifted|removed)|end)", "{who}、{what}の解除を要求"),
    (rf"(?P<who>[^:]{{3,60}}): {{what}} (?:may|could|can|might) be signed{_BY_THEN}?", "{who}、{what}の署名の可能性に言及"),
    (rf"(?P<who>[^:]{{3,60}}): {{what}}(?: on (?:our|its|the \w+) (?:side|territory))? (?:to|will) be (?:ready|completed|finished){_BY_THEN}", "{who}、{what}の完成時期に言及"),
    (r"(?P<who>[^:]{3,60}): {what} (?:is |are )?(?:null and void|legally void|has no legal force)", "{who}、{what}の無効を主張"),
    (r"(?P<who>[^:]{3,60}): {what} (?:is |are )?(?:unacceptable|inadmissible)", "{who}、{what}を容認できないと表明"),
    (r"(?P<who>[^:]{3,60}): (?:there (?:is|are) )?no plans? for {what}", "{who}、{what}の計画はないと表明"),
    (rf"(?P<who>[^:]{{3,60}}): (?:there are )?no {_TALKS} (?:under way |underway |held )?with {{who2}}(?: (?:on|about|over) .+)?", "{who}、{who2}との交渉はないと表明"),
    (r"(?P<who>[^:]{3,60}): {who2} (?:is |are )?ready to (?:support|back|assist|help) {what}", "{who}、{who2}による{what}支援の用意を表明"),
    (r"{who} (?:has |have )?(?:signs?|signed|issues?|issued) (?:an? )?(?:order|decree) (?:on (?:awarding|decorating|awards to)|awarding|decorating) {what}", "{who}、{what}への叙勲に関する大統領令に署名"),
    (r"{who} (?:hopes?|hoped) for {what}", "{who}、{what}に期待を表明"),
    (r"{who} (?:rules|ruled) out {what}", "{who}、{what}の可能性を否定"),
    (r"{who} (?:vows?|vowed|pledges?|pledged|promises?|promised) (?:to continue )?(?:continued )?(?:support|supporting) (?:for )?{who2}", "{who}、{who2}への支援継続を約束"),
    (r"{who} (?:calls? {who2} to offer|expresses|expressed) condolences(?: by (?:phone|telephone))", "{who}、{who2}に電話で弔意を表明"),
    (rf"{{who}} {_HAS}(?:accepts?|accepted) (?:an? |the )?invitation (?:of|from|by) {{who2}}(?: to .+)?", "{who}、{who2}の招待を受諾"),
    (rf"{{who}} {_HAS}(?:rejects?|rejected|turns? down|turned down) (?:an? |the )?(?P<what>(?:\w+ ){{0,2}}(?:proposal|offer|initiative)) (?:of|from|by) {{who2}}(?: (?:to|on|for) .+)?", "{who}、{who2}の提案を拒否"),
    (rf"{{who}} {_HAS}(?:invites?|invited) {{who2}} to (?:visit |pay (?:an? )?(?:\w+ )?visit to )?{{where}}", "{who}、{who2}を{where}に招待"),
    (rf"{{who}} {_HAS}(?:appeals?|appealed) to {{who2}} for (?:help|assistance|aid|support)(?: .+)?", "{who}、{who2}に支援を要請"),
)  # fmt: skip
_DEMANDS = (
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:withdraw|pull out|pull) (?:all )?(?:its |their |his )?(?:remaining )?(?:troops|forces|army)(?: out)?(?: of| from) {{where}}", "{who}、{who2}に対し{where}からの部隊撤収を要求"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:resume|return to|restart) {_TALKS}(?: (?:with|on|in) .+)?", "{who}、{who2}に対し交渉再開を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:ratify) {{what}}", "{who}、{who2}に対し{what}の批准を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:sign) {{what}}", "{who}、{who2}に対し{what}への署名を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:implement|fulfil+|honou?r|comply with|respect) {{what}}", "{who}、{who2}に対し{what}の履行を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:lift|remove|end) {{what}}", "{who}、{who2}に対し{what}の解除を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:repeal|withdraw|revoke|scrap) {{what}}", "{who}、{who2}に対し{what}の撤回を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:investigate|probe) {{what}}", "{who}、{who2}に対し{what}の調査を要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:drop|dismiss) (?:the |all )?charges against {{what}}", "{who}、{who2}に対し{what}の起訴取下げを要請"),
    (rf"{{who}} {_HAS}{_URGES} {{who2}} to (?:press|pressure) {{where}} (?:over|on|about) {{what}}", "{who}、{what}をめぐる{where}への圧力を{who2}に要請"),
    (rf"{{who}} {_HAS}{_LIFTS} (?:all )?(?:its |the )?sanctions (?:on|against|from) {{who2}}", "{who}、{who2}への制裁を解除"),
    (rf"{{who}} {_HAS}(?:eases?|eased) (?:its |the )?sanctions (?:on|against) {{who2}}", "{who}、{who2}への制裁を緩和"),
    (rf"{{who}} {_HAS}(?:extends?|extended|prolongs?|prolonged) (?:its |the )?(?:economic |personal |individual )?sanctions (?:on|against) {{who2}}(?: (?:for|until|by) .+)?", "{who}、{who2}への制裁を延長"),
    (r"{who} (?:to|will) (?:impose|introduce) (?:new )?sanctions (?:on|against) {who2}(?: (?:for|over) .+)?", "{who}、{who2}に制裁を発動へ"),
    (rf"{{who}} {_HAS}(?:adds?|added|puts?) {{who2}} (?:to|on) (?:its |the )?(?:sanctions list|blacklist|sanctions blacklist)", "{who}、{who2}を制裁リストに追加"),
    (rf"{{who}} {_HAS}(?:removes?|removed|strikes|struck) {{who2}} from (?:its |the )?(?:sanctions list|blacklist|sanctions blacklist)", "{who}、{who2}を制裁リストから除外"),
    (rf"{{who}} {_HAS}(?:expels?|expelled) {{n}} (?P<who2>[A-Z]\w+) diplomats?(?: (?:over|for|in|amid) .+)?", "{who}、{who2}の外交官{n}名を追放"),
    (rf"{{who}} {_HAS}(?:recalls?|recalled|withdraws?|withdrew) (?:its |the )?ambassador (?:from|in|to) {{where}}(?: (?:for consultations|over .+|in protest.*|amid .+))?", "{who}、駐{where}大使を召還"),
)  # fmt: skip
_JUSTICE = (
    (rf"{_COURT}(?:sentences|sentenced|jails|jailed) {{who2}} (?:to|for) (?P<n>\d+\.5)[ -]years?{_TERM}", "{who}、{who2}に禁錮{n}年の判決"),
    (rf"{_COURT}(?:sentences|sentenced|jails|jailed) {{who2}} (?:to|for) {{n}}[ -]years?", "{who}、{who2}に禁錮{n}年の判決"),
    (rf"{_COURT}(?:sentences|sentenced|jails|jailed) {{who2}} (?:to|for) {{n}}[ -]months?{_TERM}", "{who}、{who2}に禁錮{n}か月の判決"),
    (rf"{{who}}{_BE} (?:sentenced|jailed|imprisoned) (?:to|for) {{n}}[ -]months?{_TERM}", "{who}に禁錮{n}か月の判決"),
    (rf"{{who}} {_HAS}(?:detains?|detained|arrests?|arrested) {{n}}(?: {_PEOPLE})?,? {_SPY}", "{who}、{where}のためのスパイ容疑で{n}名を拘束"),
    (rf"{{who}} {_HAS}(?:detains?|detained|arrests?|arrested) {{who2}},? {_SPY}", "{who}、{where}のためのスパイ容疑で{who2}を拘束"),
    (rf"{{who}}{_BE} (?:detained|arrested)(?: in [A-Z]\w+)?,? {_SPY}", "{where}のためのスパイ容疑で{who}を拘束"),
    (rf"{_COURT}(?:orders|ordered) (?:the )?(?:immediate )?release (?:of|for) {{who2}}", "{who}、{who2}の釈放を命令"),
    (rf"{_COURT}(?:rejects?|rejected|denies|denied|dismisses|dismissed) (?:the |an? )?(?:(?:request|motion|petition|plea) (?:for|on) )?(?:the )?release (?:of|for) {{who2}}", "{who}、{who2}の釈放請求を棄却"),
    (r"(?P<who>.*\b(?:court|ICC|prosecutors?)\b.*?) (?:has |have )?(?:issues?|issued) (?:an? )?(?:international )?arrest warrants? (?:for|against) {who2}", "{who}、{who2}の逮捕状を発付"),
    (rf"{{who}}{_BE} (?:released|freed) on bail(?: .+)?", "{who}を保釈"),
    (rf"{{who}}{_BE} (?:transferred|moved|released) (?:from (?:prison|jail|detention|custody) )?to house arrest", "{who}を自宅軟禁に移行"),
    (rf"{{who}} {_HAS}(?:sets?) (?:the |an? )?dates? for (?:public )?(?:oral )?hearings? in (?:the case (?:of )?)?{{where}} (?:v\.?|vs\.?|against) {{who2}}", "{who}、{where}対{who2}事件の口頭弁論期日を決定"),
    (rf"{{who}} {_HAS}(?:detains?|detained|arrests?|arrested) (?P<least>over |more than |at least )?{{n}} {_PEOPLE}(?: (?:in|at) {{where}})?{_FOR}", "{who}、[{where}で]{n}名[{least}]を[{crime}容疑で]拘束"),
    (rf"{{who}} {_HAS}(?:detains?|detained|arrests?|arrested) {{who2}} (?:suspected|accused) of (?:evading|violating|breaching|circumventing) {{what}}", "{who}、{what}違反容疑で{who2}を拘束"),
    (r"{who} (?:appeals?|appealed|challenges?|challenged) (?:against )?(?:the )?(?:verdict|sentence|conviction|ruling)", "{who}、判決を不服とし控訴"),
    (r"appeal of {who} partially (?:granted|satisfied|upheld|sustained)", "{who}の控訴を一部認容"),
    (r"appeal of {who} (?:rejected|dismissed|denied|turned down)", "{who}の控訴を棄却"),
    (r"{who} (?:pleads?|pleaded|pled) not guilty(?: (?:to|in|at) .+)?", "{who}、無罪を主張"),
)  # fmt: skip
_VOTE = (
    (rf"{{who}} {_HAS}(?:adopts?|adopted|passes|passed|approves?|approved|backs?|backed) (?:the |an? )?{{what}} {_VOTES}", "{who}、{what}を賛成{n}、反対{pc}で採択"),
    (rf"{{who}} {_HAS}(?:rejects?|rejected|votes? down|voted down) (?:the |an? )?{{what}} {_VOTES}", "{who}、{what}を賛成{n}、反対{pc}で否決"),
    (r"{who} (?:wins?|won) {what} with {pc}(?: ?%| percent| per cent| pct)(?: of (?:the )?votes?)?", "{who}、{what}に得票率{pc}％で勝利"),
    (r"{who} (?:wins?|won|gets?|got|secures?|secured|receives?|received) {pc}(?: ?%| percent| per cent| pct) of (?:the )?votes?(?: (?:in|with|at) .+)?", "{who}、得票率{pc}％"),
    (r"(?:voter )?turnout (?:in|at|for) {what} (?:stands at|stood at|reaches|reached|is|was|hits|hit|at) {pc}(?: ?%| percent| per cent| pct)(?: .+)?", "{what}の投票率、{pc}％"),
    (r"{what}(?: voter)? turnout (?:stands at|stood at|reaches|reached|is|was|hits|hit|at) {pc}(?: ?%| percent| per cent| pct)(?: .+)?", "{what}の投票率、{pc}％"),
    (r"polls?: {pc}(?: ?%| percent| pct) of {who} (?:back|support|favou?r|approve of) {what}", "世論調査、{who}の{pc}％が{what}を支持"),
    (r"polls?: {pc}(?: ?%| percent| pct) of {who} (?:oppose|reject|disapprove of) {what}", "世論調査、{who}の{pc}％が{what}に反対"),
    (r"{who} (?:to|will) hold (?:an? |its )?(?P<what>(?:snap |early )?(?:presidential|parliamentary|municipal|local|general|mayoral|regional) elections?|(?:\w+ )?referendum) on {day}", "{who}、{what}を{day}に実施へ"),
    (r"{who} (?:sets?|schedules?|scheduled) (?:an? |its |the )?(?P<what>(?:snap |early )?(?:presidential|parliamentary|municipal|local|general|mayoral|regional) elections?|(?:\w+ )?referendum) for {day}", "{who}、{what}を{day}に実施へ"),
    (r"{event}(?: is| are| was| were| has been)? (?:postponed|put off|delayed)(?: (?:to|until|till|for|over|due|because|indefinitely) ?.*)?", "{event}を延期"),
    (r"{event}(?: is| are| was| were| has been)? (?:cancelled|canceled|called off)(?: (?:over|due|because|amid) .*)?", "{event}を中止"),
)  # fmt: skip
_ECONOMY = (
    (rf"{{amount}} {_HAS}(?:exceeds?|exceeded|tops?|topped|surpasses|surpassed) {{sum}}{_AS_OF}", "{amount}、{sum}を超過"),
    (rf"{{amount}} {_HAS}(?:reaches|reached|amounts? to|amounted to|totals?|totalled|totaled|stands? at|stood at|hits?|makes up|made up) {{sum}}{_AS_OF}", "{amount}、{sum}に"),
    (rf"(?P<amount>.*\bpopulation\b.*?) {_HAS}(?:reaches|reached|exceeds?|exceeded|tops?|passes|passed) {{n}}(?: people)?{_AS_OF}", "{amount}、{n}人に"),
    (r"{who} (?:to|will) (?:allocate|earmark|provide|grant|give|disburse) {sum} (?:for|to) {what}", "{who}、{what}に{sum}を拠出へ"),
    (rf"{{who}} {_HAS}(?:allocates?|allocated|earmarks?|earmarked|provides?|provided|grants?|granted|gives?|gave|disburses?|disbursed) {{sum}} (?:for|to) {{what}}", "{who}、{what}に{sum}を拠出"),
    (r"{who} (?:to|will|plans? to) invest {sum} in {what}", "{who}、{what}に{sum}を投資へ"),
    (rf"{{who}} {_HAS}(?:invests?|invested) {{sum}} in {{what}}", "{who}、{what}に{sum}を投資"),
    (r"{who} (?:to|will) (?:lend|loan) {sum} to {who2}(?: for .+)?", "{who}、{who2}に{sum}を融資へ"),
    (rf"{{who}} {_HAS}(?:lends?|lent) {{sum}} to {{who2}}(?: for .+)?", "{who}、{who2}に{sum}を融資"),
    (rf"{{who}} {_HAS}(?:exports?|exported) {{what}} (?:worth )?{{sum}}(?: to {{where}})?{_AS_OF}", "{who}、[{where}に]{sum}相当の{what}を輸出"),
    (rf"{{who}} {_HAS}(?:imports?|imported|buys?|bought) {{what}} (?:worth )?{{sum}}(?: from {{where}})?{_AS_OF}", "{who}、[{where}から]{sum}相当の{what}を輸入"),
    (rf"{{amount}} (?:rises?|rose|climbs?|climbed|jumps?|jumped) (?:above|over|past) {{sum}}{_AS_OF}", "{amount}、{sum}を上回る"),
    (rf"{{amount}} (?:falls?|fell|slips?|slipped|drops?|dropped) (?:below|under) {{sum}}{_AS_OF}", "{amount}、{sum}を下回る"),
    (rf"{{who}} {_HAS}(?:sees?|saw|records?|recorded|posts?|posted) {{pc}}(?: ?%| percent| per cent| pct) (?:rise|increase|growth|jump) in {{what}}", "{who}、{what}が{pc}％増加"),
    (rf"{{who}} {_HAS}(?:sees?|saw|records?|recorded|posts?|posted) {{pc}}(?: ?%| percent| per cent| pct) (?:fall|drop|decline|decrease) in {{what}}", "{who}、{what}が{pc}％減少"),
    (r"{who} (?:lowers?|lowered|cuts?|reduces?|reduced) (?:the )?(?:minimum )?age for {what}", "{who}、{what}の年齢要件を引下げ"),
    (r"{who} (?:raises?|raised|increases?|increased) (?:the )?(?:minimum )?age for {what}", "{who}、{what}の年齢要件を引上げ"),
)  # fmt: skip
_ROADS = (
    (r"(?:direct |regular )?flights (?:to|will) (?:link|connect) {where} (?:and|with|to) {what}(?: from .+)?", "{where}・{what}間の直行便を開設へ"),
    (r"(?:direct |regular )?flights between {where} and {what} (?:to|will) (?:be )?(?:resumed?|restart(?:ed)?)(?: .+)?", "{where}・{what}間の航空便を再開へ"),
    (r"(?:direct |regular )?flights between {where} and {what} (?:to|will) (?:be )?(?:start|begin|launch|opened|launched)(?: .+)?", "{where}・{what}間の航空便を開設へ"),
    (r"(?:direct |regular )?flights between {where} and {what} (?:resumed?|are resumed|have resumed|were resumed)(?: .+)?", "{where}・{what}間の航空便を再開"),
    (r"{who} (?:to|will) (?:launch|start|open|begin) (?:direct |regular )?flights to {where}(?: (?:from|in|on|this|next) .+)?", "{who}、{where}便を就航へ"),
    (r"{who} (?:to|will) (?:resume|restart) (?:direct |regular )?flights to {where}(?: (?:from|in|on|this|next) .+)?", "{who}、{where}便を再開へ"),
    (rf"{{who}} {_HAS}(?:suspends?|suspended|halts?|halted|cancels?|cancelled|stops?|stopped) (?:all )?(?:direct |regular )?flights to {{where}}(?: (?:from|in|on|over|due|until|amid) .+)?", "{who}、{where}便を停止"),
    (rf"{{who}} {_HAS}(?:closes?|closed|shuts?) (?:its |the )?(?:land |state )?border with {{where}}(?: (?:over|amid|due|until) .+)?", "{who}、{where}との国境を閉鎖"),
    (rf"{{who}} {_HAS}(?:reopens?|reopened|opens?|opened) (?:its |the )?(?:land |state )?border with {{where}}(?: (?:for|on) .+)?", "{who}、{where}との国境を開放"),
    (rf"{{who}} {_HAS}(?:extends?|extended|prolongs?|prolonged) closure of (?:its )?(?:land )?borders?(?: (?:until|till|to|by|for) .+)?", "{who}、国境閉鎖を延長"),
    (r"first (?:freight |cargo |container |block |passenger |grain )*train from {where} (?:arrives|arrived|reaches|reached)(?: in| at)? {what}", "{where}発の初の列車、{what}に到着"),
    (r"(?P<who>.*\b(?:delegation|minister|president|speaker|premier|envoy|chief)) in {where} for {event}", "{who}、{event}のため{where}を訪問"),
    (r"(?P<what>[^:]+?) found (?:in|inside|aboard) [^:]+? (?:at|on|near) .*\bborder with {where}", "{where}との国境で{what}を発見"),
    (r"(?P<who>[^:]+?),? (?:and )?First Lady(?: [A-Z]\w+ [A-Z]\w+)? (?:visits?|visited) (?:the )?{where}(?: on .+)?", "{who}夫妻、{where}を訪問"),
)  # fmt: skip
_WARES = (
    ("gas", "ガス"),
    ("natural gas", "天然ガス"),
    ("oil", "石油"),
    ("electricity", "電力"),
    ("LNG", "LNG"),
    ("grain", "穀物"),
    ("fuel", "燃料"),
)
_BEGUN = (
    (r"(?:starts?|started|begins?|began|launches|launched)", "開始"),
    (r"(?:resumes?|resumed|restarts?|restarted)", "再開"),
    (r"(?:suspends?|suspended|halts?|halted|stops?|stopped|cuts? off)", "停止"),
)
_SUPPLIES = tuple(
    (rf"{{who}} {_HAS}{begun} {ware} {way} {{where}}{_AS_OF}", f"{{who}}、{{where}}{of.format(ja=ja)}を{act}")
    for ware, ja in _WARES
    for begun, act in _BEGUN
    for way, of in (
        (r"(?:supply|supplies|exports?|deliver(?:y|ies))(?: to| for)", "向け{ja}供給"),
        (r"imports?(?: from)", "からの{ja}輸入"),
    )
)
_HARM = (
    (rf"(?:an? )?(?:magnitude[ -]){{n}}(?: magnitude)? {_QUAKE} (?:felt|recorded|registered) in {{where}}", "{where}でマグニチュード{n}の地震"),
    (rf"{{where}} (?:hit|struck|shaken|rocked|jolted) by (?:an? )?(?:magnitude[ -]){{n}} {_QUAKE}", "{where}でマグニチュード{n}の地震"),
    (rf"{{where}} (?:hit|struck|shaken|rocked|jolted) by (?:an? )?{{n}}[ -]magnitude {_QUAKE}", "{where}でマグニチュード{n}の地震"),
    (r"{what} ablaze (?:after|following) drone (?:raid|attack|strike)s?", "{what}、ドローン攻撃で炎上"),
    (r"(?:fire|blaze) (?:breaks|broke) out (?:at|in) {what} in {where}", "{where}の{what}で火災"),
    (r"(?:fire|blaze) (?:breaks|broke) out (?:at|in) {what}", "{what}で火災"),
    (rf"{{what}}{_BE} (?:(?:hit|struck|targeted) by|comes? under|came under) (?:an? )?(?:large-scale|massive|major) (?:cyberattack|cyber attack|DDoS attack)s?", "{what}に大規模サイバー攻撃"),
    (rf"{{what}}{_BE} (?:(?:hit|struck|targeted) by|comes? under|came under) (?:an? )?(?:cyberattack|cyber attack|DDoS attack)s?", "{what}にサイバー攻撃"),
    (r"(?P<who>[A-Z]\w+)-flagged (?P<what>tanker|ship|vessel|cargo ship|bulk carrier) (?:is |was )?(?:hit|struck|attacked|damaged) by (?:an? )?(?:sea|naval|maritime) drones? (?:off|near|in) {where}", "{who}船籍の{what}、{where}沖で無人艇攻撃を受ける"),
    (r"(?P<who>[A-Z]\w+)-flagged (?P<what>tanker|ship|vessel|cargo ship|bulk carrier) (?:is |was )?(?:hit|struck|attacked|damaged) by (?:an? )?drones? (?:off|near|in) {where}", "{who}船籍の{what}、{where}沖でドローン攻撃を受ける"),
    (r"dam (?:collapse|burst|breach|failure) floods (?:\w+ )?villages in {where}", "ダム決壊で{where}の村が浸水"),
)  # fmt: skip
_SOCIETY = (
    (r"{who} (?:remembers|remembered|commemorates|commemorated|mourns|mourned|honou?rs) (?:the )?victims of {what}", "{who}、{what}の犠牲者を追悼"),
    (r"{who} (?:inscribes?|inscribed|adds|added|includes?|included) {what} (?:on|in|to) (?:its |the )?world heritage list", "{who}、{what}を世界遺産に登録"),
    (r"{who} (?:inscribes?|inscribed|adds|added|includes?|included) {what} (?:on|in|to) (?:its |the )?(?:intangible (?:cultural )?heritage )list", "{who}、{what}を無形文化遺産に登録"),
    (r"{who} (?:take|takes|took) (?:the )?(?:military )?oath(?: .+)?", "{who}、宣誓"),
    (r"{what} spreads? to {n} cities", "{what}、{n}都市に拡大"),
    (r"{who} (?:picket|pickets|picketed|rally outside|rallied outside|protest outside|protested outside|demonstrate outside|protest at) {where} (?:over|against|to protest) {what}", "{who}、{what}をめぐり{where}前で抗議"),
    (rf"{{who}} {_HAS}(?:cuts? off|blocks?|blocked|restricts?|restricted) (?:\w+ )?access to {{what}}(?: again)?", "{who}、{what}への接続を遮断"),
    (r"{who} (?:cuts? off|blocks?|blocked) {what} access(?: again)?", "{who}、{what}接続を遮断"),
    (r"{who} (?:to|will) (?:send home|deport|expel|repatriate) {n} {who2}(?: (?:by|before|in|this|within) .+)?", "{who}、{who2}{n}名を送還へ"),
    (rf"{{who}} {_HAS}(?:deports?|deported|expels?|expelled|sends? home|sent home|repatriates?|repatriated) {{n}} {{who2}}(?: (?:in|this|since|over|within) .+)?", "{who}、{who2}{n}名を送還"),
    (r"{n} {who} (?:return|returned|brought|repatriated)(?: home)? from {where}", "{who}{n}名、{where}から帰還"),
)  # fmt: skip
DAILY = (*_SAID, *_DEMANDS, *_JUSTICE, *_VOTE, *_ECONOMY, *_ROADS, *_SUPPLIES, *_HARM, *_SOCIETY)
