"""Words of denial in both languages: what a clinic says that may contradict what it knows."""

from __future__ import annotations

import re
from typing import Final

from sim.voice import HEDGES

NO_FAULT: Final = re.compile(
    r"(?<![您你妳他她])(?:並?沒有|並無|毫無|絕無)(?:任何|什麼)?(?:疏失|過失|缺失|違失|不當|過錯)"
    r"|(?<![您你妳他她])(?:沒有|沒)(?:做)?錯(?!過)|問心無愧|不是(?:我們|本院|診所|醫院)的(?:錯|責任|疏失|問題)"
    r"|\b(?:there (?:was|is|were)|with|made|committed|been) (?:absolutely )?no "
    r"(?:fault|error|mistake|negligence|wrongdoing|failing)"
    r"|\bno (?:fault|error|mistake|negligence|wrongdoing)s? "
    r"(?:whatsoever|of any kind|on our|at our|by the clinic|in our)"
    r"|\bwe(?:'ve| have)? (?:did|done) nothing wrong|\bnot our (?:fault|problem|responsibility)|\bwe are not at fault"
    r"|\bour conscience is clear|\b(?:a|with) clear conscience|\bwe (?:have been|are|were) not wrong"
    r"|(?:跟|與|和)(?:我們|本院|診所)(?:完全)?無關|\bnothing to do with (?:us|our clinic|the clinic)\b",
    re.IGNORECASE,
)
"""Words that say that the clinic has done nothing wrong at all; of somebody else's fault they do not speak."""
UNTRUE: Final = re.compile(
    r"(?:內容|說法|貼文|影片|評論|指控|所述|投訴).{0,12}(?:不實|與事實不符|不是事實|並非事實|造假|捏造)"
    r"|不實(?:貼文|內容|指控|言論|影片)"
    r"|(?:post|review|claims?|video|account|story|allegations?|complaint|content)\b.{0,40}"
    r"\b(?:untrue|false|not true|made up|fabricated|contrary to the facts|inconsistent with the facts"
    r"|does not match the facts|do not match the facts|at odds with the facts)"
    r"|\b(?:false|baseless|groundless) (?:accusations?|allegations?|claims?)",
    re.IGNORECASE,
)
"""Words that call a complaint as a whole untrue."""
NEVER_HERE: Final = re.compile(
    r"(?<!有)沒有?來過|從(?:來)?(?:未|沒有?)(?:來過|就診|看診|就醫)|不是(?:我們|本院|診所)的(?:病人|患者|客人|顧客)"
    r"|查無(?:此人|您|你|妳|就診)|沒有(?:您|你|妳)的(?:就診|看診)?(?:紀錄|病歷)"
    r"|\bnever (?:even |actually |once )?(?:been (?:here|to (?:us|our|this)|a patient|in)|visited|came here|set foot)"
    r"|\b(?:not|never) (?:one of our patients|our patient|a patient of ours)|\bno record of (?:you|your|her|his)\b",
    re.IGNORECASE,
)
"""Words that deny that somebody ever was a patient; outside, a clinic neither confirms nor denies it."""
DEMANDS: Final = re.compile(
    r"(?:請|要求|應|立即|公開).{0,14}道歉|(?:must|should|demand|require|insist|expect)\b.{0,60}apolog", re.IGNORECASE
)
"""Words that ask somebody else for an apology; to a reader of marks they may look like one."""
OPEN: Final = re.compile(
    HEDGES.pattern + r"|不能|不會說|不敢|無法|不保證|沒有辦法|沒辦法|不猜|猜測|可能|或許|是不是|有沒有|會不會|能不能"
    r"|如果|若|萬一|[嗎?？]"
    r"|\bcannot|\bcan't|\bcan not|\bcan nobody|\bno ?(?:one|body) can|\bmay\b|\bmight\b|\bcould\b|\bif\b"
    r"|\bwon't|\bwill not|\bnot going to|\bunknown|\bno idea|\bguess|\bpromise that",
    re.IGNORECASE,
)
"""Words with which an unknown thing is left open."""
