"""The words of refusal: patterns of what somebody says they will not do, for single marks and for any act.

In the order of the codebook's marks as far as that can be; Chinese first, then English.
"""

from __future__ import annotations

from typing import Final

SORRY: Final = r"(?:道歉|對不起|抱歉|賠不是|認錯)"
APOLOGISE: Final = r"(?:apologi[sz]\w*|apolog(?:y|ies)|sa(?:y|ying) (?:\w+ ){0,3}sorry|\ba sorry)(?! enough)"
_HOPE: Final = r"別(?:再)?(?:指望|妄想|想要?|期待|奢望|等)|不要(?:再)?(?:指望|妄想|期待|奢望)|休想|甭想"
_NEVER_HOPE: Final = (
    r"\b(?:don't|do not|never|shouldn't|should not|needn't|need not|can't|cannot|better not)\b (?:\w+ )?"
    r"(?:expect\w*|wait(?:ing)? for|count on|hope for|bank on|hold (?:your|his|her|their) breath)"
)
_WILL_NOT: Final = (
    r"\b(?:refus\w+|declin\w+|unwilling|won't|will not|not (?:going|about|prepared|willing|obliged|allowed|planning)"
    r"|isn't going|aren't going|no (?:reason|obligation|need|intention)|never going)\b"
)
_WE_WILL_NOT: Final = (
    r"will not|won't|are not going to|aren't going to|am not going to|is not going to|isn't going to|refuse to"
    r"|decline to"
    r"|(?:have |has )?decided not to|(?:have|has) no (?:plans?|intention|wish) (?:to|of)"
    r"|(?:can't|cannot) and (?:won't|will not)"
    r"|never (?:promised|offered|agreed) to|(?:(?<=ody )|(?<=one )|(?<=here ))(?:will|is going to)"
)
_NO_HARM_HAN: Final = (
    r"隱瞞|推卸|推托|逃|迴避|閃|躲|找(?:藉口|理由)|放棄|離開|丟|收|"
    r"勉強|強迫|催|趕|影響|外流|洩|流出|干涉|阻止|攔|假裝|裝|騙|停|忘|拖"
)
_NO_HARM_ENGLISH: Final = (
    r"hid\w+|avoid\w*|dodg\w+|ignor\w+|let(?! you)|excus\w+|give up|leav\w+|abandon\w*|forc\w+|push\w*|rush\w*"
    r"|pressur\w+|affect\w*|share|stand in|hold|judg\w+|pretend\w*|argu\w+|defend\w*|repeat"
    r"|happen|be|have|need|want|see|know|get|go|mind|look|stop|hesitate|forget|fail|delay|make|cost|charg\w+"
)
"""Verbs whose refusal does good, or does nothing: “we will not hide anything”, “nobody will charge you”."""
_APOLOGY: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}{SORRY}",
    r"(?:(?<!會)不會|不可能|不打算|沒打算|沒有打算|沒必要|沒有必要|不必|不需要|拒絕|不肯|不願意?|沒有?要|沒有人會|沒有?答應)"
    rf"(?!再)[^,。.!?;]{{0,20}}{SORRY}",
    rf"(?:憑什麼|為什麼要|為何要|幹嘛要?|哪需要|何必)[^,。.!?;]{{0,10}}{SORRY}",
    rf"不(?:覺得|認為)[^,。.!?;]{{0,8}}(?:好|要|該|需要|必要){SORRY}|要我們?{SORRY}[^。.!?;]{{0,3}}(?:門都沒有|免談|想得美|下輩子|不可能)",
    rf"沒有?(?:什麼|啥)?(?:好|需要|必要){SORRY}",
    rf"沒有?(?:任何)?(?:理由|義務|立場)[^,。.!?;]{{0,8}}{SORRY}",
    rf"{_NEVER_HOPE}[^.!?;]{{0,30}}{APOLOGISE}",
    rf"\b(?:\w+one|\w+body|people|he|she|they|others|commenters?|reporters?|journalists?)\b[^.!?;,]{{0,20}}"
    rf"\b(?:says?|said|thinks?|claims?|demands?|wants?|insists?)\b[^.!?;,]{{0,24}}{APOLOGISE}",
    rf"{_WILL_NOT}[^.!?;,]{{0,24}}{APOLOGISE}",
    r"\b(?:have|got|has) nothing (?:to apologi[sz]e|to be sorry|to say sorry)",
    rf"\b(?:won't|will not|not going to) (?:get|hear|see) [^.!?;,]{{0,12}}{APOLOGISE}",
    rf"\bwhy (?:should|would) (?:\w+ ){{1,3}}{APOLOGISE}",
)
_CALL: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}(?:打電話|打給|來電|回電|回撥|聯絡|聯繫|回覆|通知)",
    r"(?:(?<!會)不會|不打算|沒空|不可能|懶得)(?:再)?(?:跟|給|向)?[你您妳他她]?們?(?:回電|回撥|打電話|打給|聯絡|聯繫|追蹤)",
    rf"{_NEVER_HOPE}[^.!?;]{{0,40}}"
    r"\b(?:calls?|ring|phone|e-?mails?|letters?|visits?|hear (?:from|back)|word from|updates?)\b",
    r"\b(?:nobody|no one|refus\w+ to|won't|will not|not going to)\b (?:\w+ ){0,2}"
    r"(?:call\w*|ring\w*|phon\w+|get\w* back to|contact\w*|follow\w* up with|writ\w+ to) (?:you|him|her|them)\b",
)
_CHANGE: Final = (
    rf"(?:{_HOPE})[^,。.!?;]{{0,14}}(?:檢討|改善|處分|懲處|換人|改變)",
    r"(?:(?<!會)不會|不打算|沒打算|沒必要|不需要)(?:做|有)?(?:任何|什麼)?(?:檢討|改善|調整|懲處|處分|改變)",
    rf"{_NEVER_HOPE}[^.!?;]{{0,30}}\b(?:change|changes|retrain\w*|improve\w*|action)\b",
    r"\b(?:refus\w+ to|won't|will not|not going to)\b (?:be )?(?:chang|retrain|train|disciplin)\w*",
    r"\bnothing (?:here )?(?:will|is going to|needs to) change\b",
    r"沒有把[^,。.!?;]{1,12}(?:停職|調職|調離|換掉|開除|處分)",
)
_FEELING: Final = (
    r"(?:沒空|懶得|不想|沒有義務|沒義務|才不|不打算)[^,。.!?;]{0,8}(?:同情|體諒|安慰|同理)",
    r"\b(?:couldn't|could not|don't|do not) care (?:less )?(?:how|what|whether|about how) (?:you|he|she|they)\b",
    rf"{_NEVER_HOPE}[^.!?;]{{0,20}}\b(?:sympathy|pity|compassion)\b",
    r"(?:看不出|不懂|不明白|搞不懂|不曉得)[^,。.!?;]{0,8}(?:好|在|有什麼好)(?:難過|生氣|氣|不滿|吵|鬧|抱怨|擔心)",
    r"\b(?:can't|cannot|don't) (?:see|understand|imagine|think|know) why (?:you|any\w+|he|she|they)\b"
    r"[^.!?;,]{0,20}\b(?:upset|angry|cross|annoyed|furious|complain\w*|hurt|worried)\b",
)
FLATLY: Final = (
    r"(?:不打算|沒打算|沒有打算|沒有?要|拒絕|不肯|無意|沒有?(?:一個)?人會(?!覺得|認為|說|笑)|懶得|決定不|不能也不會|哪有要|沒有?義務|(?:並未|沒有?|未曾|從未)(?:答應|承諾)(?![好過]))"
    rf"(?![^,。.!?;]{{0,20}}(?:只|才|否則))(?!{_NO_HARM_HAN})[^,。.!?;]{{2,}}",
    r"(?:別(?:再)?(?:指望|妄想|期待|奢望)|不要(?:再)?(?:指望|妄想)|休想|甭想)[^,。.!?;]{2,}",
    r"(?:沒有?|無)[^,。.!?;]{2,24}的(?:計畫|打算|規劃)",
    r"\b(?:we|i|the clinic|the practice|management|nobody|no one)(?: here| at the clinic)? "
    rf"(?:{_WE_WILL_NOT}) (?![^.!?;,]{{0,60}}\b(?:only|just|simply|until|unless|without|before|rather|rest|again)\b)"
    rf"(?!(?:{_NO_HARM_ENGLISH})\b)[^.!?;,]{{4,}}",
    r"\bunder no circumstances (?:will|shall|are) (?:we|i)\b[^.!?;,]*|\bdon't expect (?:us|me) to\b[^.!?;,]*",
)
"""What the speaker will not do, whatever it is."""


def _not(acts: str) -> str:
    """A pattern of acts that will not be done, with words between that leave it so."""
    return (
        r"(?:(?<!會)不會|不可能|(?<!願)不願意?|不予|(?:從來)?沒有?(?:答應|承諾|保證))"
        rf"(?:(?!再讓|再發生|再犯|[不只才因等停忘拖被])[^,。.!?;]){{0,14}}(?:{acts})"
    )


BY_MARK: Final = (
    ("apology", _APOLOGY),
    ("follow_up", _CALL),
    ("corrective_action", _CHANGE),
    ("empathy", _FEELING),
    ("corrective_action", (_not("換掉|更換|買|檢討|改善|重新訓練|加裝|處分|懲處|調整"),)),
    ("follow_up", (_not("打電話|打給|來電|回電|聯絡|聯繫|回覆|追蹤|跟[您你妳]說進度"),)),
    (
        "dedicated_channel",
        (
            r"沒有(?:專線|電話|窗口|信箱|專人|聯絡方式)",
            _not("專線|電話號碼|窗口|信箱|專人"),
            r"(?:(?<!要)不要|別)(?:再)?(?:打|撥|來電)[^,。.!?;]{0,20}(?:\d|電話|專線|總機)[^,。.!?;]*",
            r"\b(?:there is|there's|we have|have) no (?:\w+ )?(?:number|line|hotline|address|contact|mailbox)\b",
        ),
    ),
    ("transparency", (_not("公開|公布|說明|透露|對外說"),)),
    ("patient_centered", (_not("檢查|看診|治療|先看|把[您你妳]|處理[您你妳]"),)),
    (
        "autonomy",
        (
            r"(?:不是|輪不到|由不得)[您你妳](?:們)?(?:自己)?(?:可以|能|來)?(?:選|挑|決定|作主)|由不得[您你妳]",
            r"[您你妳](?:們)?(?:沒有?得?|不能|不可以|無權)(?:自己)?(?:選|挑|決定|作主)",
            _not("讓[您你妳](?:自己)?(?:選|挑|決定|看|拿)|(?:給|轉)[^,。.!?;]{0,8}(?:選擇|影本|醫師|醫院)|轉診|病歷"),
            r"(?:附近|外面|街上|別處)[^,。.!?;]{0,8}診所[^,。.!?;]{0,8}(?:選|挑|去)|另請高明",
            r"\bplenty of other (?:clinics|doctors|practices|places)\b",
            r"\byou (?:have no|don't have a|do not have a|cannot|can't|may not|get no|don't get (?:a|to)) "
            r"(?:say|choice|choose|decide|pick|right)\b",
            r"\byou (?:cannot|can't|may not|(?:are not|aren't) (?:allowed|entitled) to)\b[^.!?;,]{0,12}"
            r"\b(?:have|see|take|get|bring|ask for|request)\b[^.!?;,]{0,30}"
            r"\b(?:second opinion|cop(?:y|ies)|notes|records?|file|another doctor)\b",
        ),
    ),
    ("seek_solution", (_not("坐下來|一起想|見面|跟[您你妳](?:討論|商量|協商|談)|調解|想辦法"),)),
    (
        "support_offered",
        (
            _not("安排|協助|提供|幫[您你妳]|陪|派人|負擔|轉介"),
            r"沒有(?:社工|心理師|諮商師?|志工|看護|救護車|接駁車?|翻譯|通譯|人手?)[^,。.!?;]{0,4}(?:可以|能|會)"
            r"(?:陪|幫|協助|支援|接|送)",
            r"\b(?:do not|don't|cannot|can't) (?:provide|offer)\b[^.!?;,]{0,40}",
            r"\b(?:have|has|there is|there's) no (?:\w+ )?(?:counsel\w+|social worker|interpreter|chaplain|escort)s?\b",
        ),
    ),
    (
        "active_listening",
        (
            r"(?:不想|懶得|沒空|不願意?|不要)(?:再)?(?:聽|聆聽)",
            r"(?:n't|\bnot) (?:want|wish|care|interested) (?:to|in) (?:hear|listen)\w*",
        ),
    ),
    ("empathy", (_not("說[^,。.!?;]{0,8}(?:害怕|難過|辛苦|委屈)"),)),
    ("accountability", (_not("承擔|負責|負起|認錯|承認"), r"\b(?:admit\w*|concede\w*) nothing\b|\bno admission\b")),
    ("public_compensation", (_not("賠|退費|退款|退還|補償|慰問金|給錢"), r"\bno (?:compensation|refunds?|payouts?)\b")),
    ("speculation", (_not("保證|斷言|猜|下定論"),)),
    ("blame_shifting", (_not("怪|歸咎|推給|推到|說是?[您你妳他她]"),)),
    (
        "defensiveness",
        (
            r"不(?:會|想|能)(?:再)?(?:用|拿|說|以|躲)[^。.!?;]{0,16}(?:搪塞|推託|推諉|卸責|當藉口|擋箭牌|敷衍)",
            r"\b(?:won't|will not|not going to|refuse to|can't|cannot) (?:hide|shelter) behind\b[^.!?;]*",
        ),
    ),
    (
        "minimising",
        (
            _not("說[^,。.!?;]{0,6}(?:小事|沒什麼|沒事|大驚小怪)"),
            rf"\b(?:{_WE_WILL_NOT}|won't ever) (?:call|tell you|say|pretend|claim)\b[^.!?;]{{0,24}}"
            r"\b(?:small|nothing|only|minor|trivial|just)\b",
        ),
    ),
)
