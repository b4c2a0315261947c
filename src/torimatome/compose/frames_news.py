"""Still more frames: arms and trade, figures that rise and fall, mines, prisoners, returns, energy, votes and ranks.

Beside the gaps of `frames_table` and `frames_acts`: amount (what can rise or fall), pc (a share). They are tried last.
"""

from __future__ import annotations

_HAS = r"(?:has |have )?"
_BATCH = r"(?:an? |the |its )?(?:(?:next|new|first|second|third|fourth|another|latest|further) )?(?:batch|consignment|shipment|tranche|delivery|lot) of "
_GETS = r"(?:gets|get|got|receives?|received|takes delivery of|took delivery of)"
_BUYS = r"(?:buys?|bought|purchases?|purchased|orders?|ordered|acquires?|acquired)"
_PC = r"{pc}(?: ?%| percent| per cent| pct)(?: .*)?"
_FALLS = r"(?:falls?|fell|drops?|dropped|declines?|declined|decreases?|decreased|shrinks?|shrank|slumps?|slumped|plunges?|plunged|down)"
_RISES = r"(?:rises?|rose|grows?|grew|increases?|increased|jumps?|jumped|climbs?|climbed|surges?|surged|up)"
_RAISES = r"(?:raises?|raised|increases?|increased|hikes?|hiked|boosts?|boosted|ups|upped)"
_CUTS = r"(?:cuts?|reduces?|reduced|lowers?|lowered|slashes|slashed)"
_LATER = r"(?: (?:in|on|at|over|amid|after|since|for|from|during|this|last|next|by|with|as|ahead|following|despite|under|to|who|which)\b .*)?"
"""What may follow a gap unread: never the head of the noun phrase in it."""
_ABOUT = r"(?:(?:nearly|almost|about|some|around) )?"
_PASSES = r"(?:adopts?|adopted|backs?|backed|passes|passed|approves?|approved|supports?|supported|endorses?|endorsed)"
_BY = r"(?:initiated|proposed|sponsored|drafted|tabled|authored|led)"
_GROUP = r"(?:the )?(?:next|another|new|first|latest|second|third) (?:group|batch|convoy|stage|wave) of (?:former )?"
_MOVES = r"(?:(?:has|have|was|were) )?(?:moved?|moves|sent|sent off|sets? off|leaves?|left|arrives?|arrived|returns?|returned|resettled|relocated)(?: back)?"
_ACCUSED = r"(?:,? (?:accused|suspected|convicted|charged) .+?)?"
_COURT = r"(?:an? |the )?(?P<who>.*\bcourt\b.*?) (?:has )?"
_PRISON = r"(?: in (?:prison|jail)| behind bars| (?:prison|jail) (?:term|sentence))?"

NEWS = (
    (rf"{{who}} {_PASSES} (?:an? |the )?(?P<who2>[A-Z]\w+)-{_BY} (?:draft )?resolution (?:on|about|regarding) {{what}}", "{who}、{who2}提案の{what}に関する決議を採択"),
    (rf"{{who}} {_HAS}{_GETS} {_BATCH}{{what}}(?: from {{where}})?", "{who}、[{where}から]{what}を受領"),
    (r"{who} (?:to|will|plans? to|intends? to) (?:buy|purchase|acquire) {what} from {where}", "{who}、{where}から{what}を購入へ"),
    (rf"{{who}} {_HAS}{_BUYS} {{what}} from {{where}}", "{who}、{where}から{what}を購入"),
    (rf"{{who}} {_HAS}(?:imports?|imported) {{least}}?{{n}} {{unit}} of {{what}}(?: from {{where}})?{_LATER}", "{who}、[{where}から]{what}{n}{unit}[{least}]を輸入"),
    (rf"{{who}} {_HAS}(?:exports?|exported) {{least}}?{{n}} {{unit}} of {{what}}(?: to {{where}})?{_LATER}", "{who}、[{where}に]{what}{n}{unit}[{least}]を輸出"),
    (rf"{{amount}} {_FALLS}(?: by)? {_PC}", "{amount}が{pc}％減少"),
    (rf"{{amount}} {_RISES}(?: by)? {_PC}", "{amount}が{pc}％増加"),
    (rf"{{amount}} (?:slows?|slowed|eases?|eased) to {_PC}", "{amount}が{pc}％に鈍化"),
    (rf"{{amount}} {_FALLS}(?: (?:in|this|since|from|for) .*)?", "{amount}が減少"),
    (rf"{{amount}} {_RISES}(?: (?:in|this|since|from|for) .*)?", "{amount}が増加"),
    (r"{amount} (?:doubles?|doubled)(?: .*)?", "{amount}が倍増"),
    (r"{who} (?:sees?|forecasts?|predicts?|expects?|projects?) {pc}(?: ?%| percent| pct)(?: (?:economic|GDP))? growth (?:for|in) {where} (?:in|for) (?P<n>20\d\d)", "{who}、{where}の{n}年の成長率を{pc}％と予測"),
    (rf"{{who}} {_HAS}(?:leaves?|left|keeps?|kept) {{amount}} (?:unchanged|steady|on hold)(?: .*)?", "{who}、{amount}を据え置き"),
    (rf"{{who}} {_HAS}{_CUTS} {{amount}} to {_PC}", "{who}、{amount}を{pc}％に引下げ"),
    (rf"{{who}} {_HAS}{_RAISES} {{amount}} to {_PC}", "{who}、{amount}を{pc}％に引上げ"),
    (r"poll: {pc}(?: ?%| percent| pct) of {what} (?:back|support|favou?r|approve of) (?P<who>.+)", "世論調査、{what}の{pc}％が{who}を支持"),
    (r"poll: {pc}(?: ?%| percent| pct) of {what} (?:oppose|reject|disapprove of) (?P<who>.+)", "世論調査、{what}の{pc}％が{who}に反対"),
    (rf"{{who}} (?:to|will) (?:raise|increase|hike|boost) {{amount}} by {_PC}", "{who}、{amount}を{pc}％引上げへ"),
    (rf"{{who}} {_HAS}{_RAISES} {{amount}} by {_PC}", "{who}、{amount}を{pc}％引上げ"),
    (rf"{{who}} (?:to|will) (?:cut|reduce|lower|slash) {{amount}} by {_PC}", "{who}、{amount}を{pc}％削減へ"),
    (rf"{{who}} {_HAS}{_CUTS} {{amount}} by {_PC}", "{who}、{amount}を{pc}％削減"),
    (rf"{{who}}: {{least}}?{_ABOUT}{{n}} hectares (?:of (?:land|territory|area) )?(?:cleared|demined)(?: of mines)?(?: .*)?", "{who}、{n}ヘクタール[{least}]の地雷除去を発表"),
    (rf"{{who}}: {{least}}?{_ABOUT}{{n}} (?:land)?mines? (?:neutrali[sz]ed|found|cleared|defused|detected|destroyed)(?: .*)?", "{who}、地雷{n}個[{least}]の処理を発表"),
    (r"(?:the )?death toll (?:of|from|in) {what} (?:since .+ )?(?:reaches|reached|rises to|rose to|climbs to|climbed to|hits) {n}(?: .*)?", "{what}の死者、{n}名に"),
    (rf"{_COURT}(?:leaves|left|keeps|kept) (?:the )?(?:verdict|sentence|conviction|ruling|life sentence) (?:of|against|for|in the case of) {{who2}} (?:unchanged|in force|in place)", "{who}、{who2}への判決を維持"),
    (rf"(?:the )?trial of {{who}}{_ACCUSED} (?:opens|opened|begins|began|starts|started|gets under way)(?: .*)?", "{who}の公判が開始"),
    (r"{who}(?:'s|’s) trial (?:is |was )?(?:adjourned|postponed|delayed|put off)(?: .*)?", "{who}の公判を延期"),
    (r"(?:the )?trial of {who} (?:is |was )?(?:adjourned|postponed|delayed|put off)(?: .*)?", "{who}の公判を延期"),
    (r"(?:the )?(?:.*\b)?prosecut(?:ors?|ion) (?:demands?|demanded|seeks?|sought|asks? for|wants?) (?:a )?{n}[ -]years?(?: in prison| in jail| of imprisonment)? for {who},? (?:accused|suspected|charged|who) .+", "検察側、{who}に禁錮{n}年を求刑"),
    (rf"{{who}} (?:gets?|got|handed|given|receives?|received) (?:an? )?{{n}}[- ]years?{_PRISON}(?: .*)?", "{who}に禁錮{n}年の判決"),
    (rf"{{who}} (?:gets?|got|handed|given|receives?|received) life{_PRISON}(?: (?:for|over|in) .*)?", "{who}に終身刑の判決"),
    (rf"{{who}}(?: is| was)? (?:sentenced|jailed|imprisoned) (?:to|for) {{n}}[ -]years?{_PRISON} in {{where}}{_LATER}", "{where}で{who}に禁錮{n}年の判決"),
    (r"{who}(?: is| was| are| were)? (?:jailed|imprisoned)(?: in {where})?(?: (?:for|over|on) .+)?", "[{where}で]{who}に禁錮刑の判決"),
    (rf"{_COURT}(?:sends|sent|jails|jailed) {{who2}} to (?:prison|jail)(?: .*)?", "{who}、{who2}に禁錮刑の判決"),
    (r"{who} (?:executes?|executed|hangs?|hanged) {n} (?:men |people |persons )?(?:convicted|accused) of .+", "{who}、{n}名の死刑を執行"),
    (r"{who} (?:executes?|executed|hangs?|hanged) {who2}(?: (?:convicted|accused) of .+| (?:over|for) .+)?", "{who}、{who2}の死刑を執行"),
    (rf"{{who}} {_HAS}(?:charges?|charged|indicts?|indicted) {{who2}} (?:with|for|over) {{crime}}", "{who}、{who2}を{crime}罪で起訴"),
    (rf"{{who}} {_HAS}(?:extradites?|extradited|deports?|deported) {{who2}} to {{where}}", "{who}、{who2}を{where}に引渡し"),
    (r"{who}(?: and|,) {who2} (?:swap|swapped|exchange|exchanged) {n} (?:prisoners|captives|POWs)(?: of war)? each(?: .*)?", "{who}と{who2}、捕虜{n}名ずつを交換"),
    (rf"{{who}}(?: and|,) {{who2}} {_HAS}(?:swap|swapped|exchange|exchanged) (?:detainees|detained (?:citizens|persons))(?: .*)?", "{who}と{who2}、被拘束者を交換"),
    (rf"{{who}}(?: and|,) {{who2}} {_HAS}(?:hand(?:ed)? over|return(?:ed)?) (?:detainees|detained (?:citizens|persons)|captives|prisoners) to each other(?: .*)?", "{who}と{who2}、被拘束者を相互に引渡し"),
    (r"{what} (?:drills?|exercises?) brings? together (?:the )?(?:armies|troops|forces) of {who}", "{who}の軍、{what}での演習に参加"),
    (r"{who}(?: and|,) {who2} (?:swap|swapped|exchange|exchanged) (?:prisoners|captives|POWs)(?: of war)?(?: .*)?", "{who}と{who2}、捕虜を交換"),
    (rf"{{who}} {_HAS}(?:returns?|returned|hands? over|handed over|repatriates?|repatriated) (?:the )?(?:body|bodies|remains) of {{who2}}(?: (?:found|killed|who) .*?)?(?: to {{where}})?", "{who}、{who2}の遺体を[{where}に]引渡し"),
    (rf"{_GROUP}{{who}} {_MOVES} (?:to|for|in) {{where}}{_LATER}", "{who}、{where}に帰還"),
    (rf"(?:first |new |more )?(?:families|residents|settlers|returnees) (?:move|moved|return|returned|arrive|arrived|settle|settled)(?: back)? (?:to|in) {{where}}{_LATER}", "住民、{where}に帰還"),
    (rf"(?:protest|rally|demonstration|picket) (?:against|over) {{what}} (?:held|staged|takes? place|took place) (?:in front of|outside) {{where}}{_LATER}", "{where}前で{what}への抗議集会"),
    (rf"(?:protest|rally|demonstration|picket) (?:against|over) {{what}} (?:held|staged|takes? place|took place) (?:in|at|near) {{where}}{_LATER}", "{where}で{what}への抗議集会"),
    (r"(?:fire|blaze) (?:halts?|stops?|suspends?|disrupts?|halted|stopped|suspended) (?:the )?(?:oil flow|flow of oil|oil pumping|pumping)(?: (?:through|via|at|on|in|along) {where}| .+)?", "火災により[{where}の]送油が停止"),
    (r"(?P<what>.*?pipeline) (?:resumes?|resumed|restarts?|restarted) (?:operations?|work|pumping)(?: .*)?", "{what}、送油を再開"),
    (r"{who} (?:resumes?|resumed|restarts?|restarted) (?:operations?|work)(?: .*)?", "{who}、業務を再開"),
    (rf"{{what}} called up for {{event}}{_LATER}", "{what}を{event}に招集"),
    (rf"{{who}} {{what}} called up for {{event}}{_LATER}", "{who}{what}を{event}に招集"),
    (rf"{{who}} {_HAS}ranks? {{where}} {{n}}(?:st|nd|rd|th) (?:in|on) {{what}}", "{who}、{what}で{where}を{n}位に"),
    (rf"{{who}} {_HAS}(?:sanctions|sanctioned|imposes sanctions on|imposed sanctions on|slaps sanctions on) {{who2}}(?: (?:over|for) {{what}})?", "{who}、[{what}をめぐり]{who2}に制裁を発動"),
    (rf"{{who}} {_HAS}(?:welcomes?|welcomed|hails?|hailed) (?:the )?(?:progress|advances?) (?:on|in|towards?) {{what}}", "{who}、{what}の進展を歓迎"),
    (r"{who} (?:calls?|called) (?:on|for) (?:(?:the )?(?:both )?(?:sides|parties) to (?:show|exercise) )?restraint(?: (?:in|over|amid|on) {what})?", "{who}、[{what}をめぐり]自制を要請"),
    (r"(?P<who>[^:]+): .*\b(?:has|have) no information (?:on|about|regarding) {what}", "{who}、{what}に関する情報はないと表明"),
    (r"{who}(?: and|,) {who2} (?:speak|spoke|talk|talked|converse|conversed)(?: (?:on|about|over) {what})?(?: (?:for|ahead|after|amid|by|over) .*)?", "{who}、{who2}と[{what}について]協議"),
    (rf"{{who}} (?:is |are |says? (?:it is |they are )?)?ready to (?:supply|provide|deliver) {{what}} to {{who2}}{_LATER}", "{who}、{who2}への{what}供給の用意を表明"),
    (r"{who} (?:to|will) open (?:an? |its )?(?:(?:regional|new|representative) )*(?:office|bureau) in {where}", "{who}、{where}に事務所を開設へ"),
    (rf"{{who}} {_HAS}(?:opens?|opened) (?:an? |its )?(?:(?:regional|new|representative) )*(?:office|bureau) in {{where}}", "{who}、{where}に事務所を開設"),
)  # fmt: skip
