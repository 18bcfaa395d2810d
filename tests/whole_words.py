"""What everybody says, notes and writes in the whole drill, in both languages; no text stands in it twice."""

from __future__ import annotations

from typing import Any, Final

from scenarios.words import Lang

NAMES: Final[dict[Lang, dict[str, str]]] = {
    "zh-TW": {
        "director": "陳柏宇",
        "medical": "林哲安",
        "pr": "張瑋倫",
        "admin": "吳佳穎",
        "legal": "黃思齊",
        "service": "何雅婷",
        "controller": "周老師",
        "evaluator": "許督導",
    },
    "en": {
        "director": "Bo-yu Chen",
        "medical": "Che-an Lin",
        "pr": "Wei-lun Chang",
        "admin": "Chia-ying Wu",
        "legal": "Szu-chi Huang",
        "service": "Ya-ting Ho",
        "controller": "Ms Chou",
        "evaluator": "Mr Hsu",
    },
}

WORDS: Final[dict[Lang, dict[str, Any]]] = {
    "zh-TW": {
        "say": {
            "line": "許小姐，我是客服主管何雅婷，現在是我本人在回。傷口又痛又滲水，訊息等了一天多沒有真人，一定又怕又氣，這是我們的錯，對不起。"
            "先問您的身體：有沒有發燒？腫有沒有到眼睛？水泡先不要擠。醫療主任十分鐘內親自打給您，打哪一支方便？",
            "first": "我是硯雲的院長陳柏宇。臉上起水泡、問了又等不到真人，換作是我也會又怕又氣，讓人這樣等，我很抱歉。"
            "傷口最要緊：請打診所專線轉分機 8，客服主管親自接，醫師今天就能看。誰來過、做過什麼，我們不在網路上談。半小時內我在這裡更新查到什麼。",
            "peishan": "佩珊，名字被點出來罵，一定很委屈，謝謝妳先來問我。單子是病人的資料，不能貼，連她有沒有來過我們都不能證實。"
            "大家先不要用自己的帳號留言；有人問，就說院長會統一說明，請打分機 8。半小時內我在群組再更新一次。",
            "mama-1": "許媽媽，我是客服主管，您慢慢講，我不掛電話。女兒的臉這樣，錢又是您一天一天站出來的，",
            "mama-2": "您一定又心疼又氣。您最擔心的是哪一件？留疤、婚紗，還是錢？我一件一件記下來。她點頭我才能談傷口；十五分鐘內我打這支電話回給您。",
            "review": "謝謝您願意寫出來。坐下之前就想知道總共多少錢，這個要求一點都不過分；官網只寫起價、加購沒有列，是我們的疏失。"
            "您的經過我們想聽完，請打專線轉分機 8 找客服主管，今天之內一定回您。",
            "doctor": "許小姐，我是醫療主任林哲安。照片每一張我都看了，滲水的原因光看照片判斷不出來，我不想用猜的。"
            "今天下午兩點我把時間留給您，當面看傷口；想先去別家醫院也可以，病歷影本今天備好。發燒、腫到眼睛或更痛，請直接去急診。您最擔心的是什麼？",
            "clarify": "我是院長。看到社團的消息會擔心，是人之常情。兩件事今天早上已經逐一核對：看診醫師都有執業登記，衛福部「醫事查詢系統」查得到；"
            "碰到皮膚的保護片一人一片、用完即丟，更換紀錄可以給衛生局看。皮膚反應的原因還不知道，要當面檢查，我不猜。10 點 40 分前我再更新。",
            "worried": "陳太太，看到那種訊息，換作是我也會怕，謝謝您直接打來問。碰到皮膚的那一片是一人一片、用完即丟，早上主任核對過紀錄。"
            "星期四要照常、改期或取消，都由您決定，訂金會全數退還；主任中午前親自打給您。",
            "press": "羅記者您好，我是院長，三題我都回答。一，官網只寫起價、加購沒有列，是我們的疏失，完整價目中午前公布。"
            "二，為了保護隱私，誰來看過診我不能談；皮膚反應的原因目前還不知道。三，雷射由醫師操作，執業登記查得到。10 點 40 分前更新後我直接傳給您。",
            "kol": "小蔓您好，我是硯雲公關張瑋倫，三題照順序回答。1. 官網只寫起價，加購沒有列，是我們的疏失，中午前公布每一項多少錢、哪些可以不選。"
            "2. 以前週末沒有人看術後訊息，今天起每天 8 點到 22 點由護理師回。3. 今天起先看總價再簽名。原因還不知道，任何人的就醫狀況我們都不談。",
            "bureau": "簡小姐您好，我是行政主管吳佳穎，這件事的窗口是我，分機 3。目前確定的是官網價目不完整，這是我們的缺失。"
            "收費核定函、收費明細樣張和執業登記今天下班前先傳，書面說明三天內送到；原因目前還不知道。",
            "price": "我是院長，這題早該由我們自己先講。雷射以外的麻藥、導入、術後保養組都可以不選，大家不知道，是因為官網沒有列，這是我們的疏失。"
            "中午前公布的價目表會寫每一項多少錢、能不能不選。個人的費用請打分機 8，我們私下一位一位談。",
            "update": "院長更新。已經確定：官網價目不完整、週末術後訊息沒有人看，都是我們的疏失。還不知道：皮膚反應的原因，以及有沒有其他人也這樣，主任正逐一清查。"
            "已經做的：護理師今天開始輪值回訊息。覺得皮膚不對勁的人，請打分機 8，今天就看。下午 5 點我再更新。",
            "visit": "都可以，這些是您的權利：媽媽陪同、錄音、先聽別家醫師的意見都沒問題，病歷影本我先印好。兩點走側門，護理長在那裡等您。"
            "我先看傷口，再把知道的、不知道的都告訴您；路上有變化就打分機 8 找我。",
            "doxxed": "佩珊，先到我辦公室來，櫃檯有人顧。孩子的學校都被貼出來，妳一定很害怕。話術是診所教的，不該妳一個人扛。"
            "等一下我陪妳去接小孩，那些貼文現在就向平台檢舉；這週給妳有薪假，諮商師的時間我幫妳約。",
            "last": "文章要不要留，由您決定；您指出來的每一點都值得我們改。完整價目表中午前公布，下午 5 點我在這裡報告做到了哪些、還差哪些。院長陳柏宇。",
            "team-pr": "公關：聲明草稿寫好就放進「文件」，請主任先核對醫療內容，思齊再看文字。",
            "team-legal": "法務：她自己公開的，我們也不能證實；提告、要她刪文都不要。",
            "team-medical": "醫療：更換紀錄和看診人次對得起來，原因不能從照片判斷。",
            "team-service": "客服：她回了，沒有發燒，主任可以打電話了。",
        },
        "do": {
            "report": "昨晚 22:47 的 Threads 貼文，1,400 多讚；她傳的照片只有自動回覆，今早傷口滲水。",
            "convene": "術後反應加收費不清加沒人回。十點半前要有正式說明。",
            "activate": "對她：客服和醫療。對外：院長一人。查證：醫療和行政。",
            "brief-staff": "全體同仁：不留言、不外傳群組對話、不談任何病人，電話轉分機 8。",
            "investigate": "調治療紀錄、耗材更換紀錄、LINE 對話與價目表。",
            "medical-check": "保護片領用數與看診人次相符；原因未明，照片不能判斷。",
            "legal": "文字看過：不證實就醫、不要求刪文、不談訴訟。",
            "fact-sheet": "事實單第一版：執照查詢方式、價目缺漏、週末無人值班、原因未知。",
            "strategy": "她和媽媽私下談；貼文、社團、評論同一版；記者只由院長。",
            "approve": "核准聲明第一版，各管道只用這一版。",
            "execute": "聲明同步放上官網、Threads、社團與評論，一字不差。",
            "preserve": "照片、對話、治療與收費資料原樣封存，設唯讀。",
            "insurer": "通知醫療責任保險公司，請對方提供窗口。",
            "resources": "調兩位同仁做價目表，11:30 前給院長核准。",
            "monitor": "社團謠言降溫，價錢還熱；有人在找櫃檯同仁的帳號。",
            "support": "陪同接送、平台檢舉、報警備案、諮商預約。",
            "mediation": "備妥醫療爭議調解的說明，由她決定要不要用。",
            "assign-contact": "我是她和媽媽的固定窗口，12:30 打給媽媽。",
            "record": "早上每一次回覆、承諾與時間已列表，逐項有人負責。",
        },
        "assess": {
            "nature": "術後不良反應、收費不透明、訊息沒人回",
            "scope": "Threads 每分鐘四十則留言，Google 評論開始動",
            "impact": "最急的是她的傷口，其次是沒有人出來講話",
        },
        "paper": {
            "title": "硯雲皮膚科說明",
            "text": "硯雲皮膚科診所說明。\n查到兩件自己沒做好的事：官網只寫起價，加購沒有列，讓人到櫃檯才知道總價；術後訊息週末沒有人看，讓人一個人擔心。這是診所的責任，對不起。\n"
            "今天起，護理師每天 8 點到 22 點回覆術後訊息；完整價目中午前公布。皮膚反應的原因還不知道，要醫師當面檢查，我們不猜。\n"
            "有任何不舒服，請打專線轉分機 8。10 點 40 分前由我本人再更新。院長 陳柏宇",
            "check": "醫療內容正確：原因寫「還不知道」，沒有提到任何人的治療。",
            "review": "文字可以：沒有證實就醫，沒有提告字眼。",
            "approve": "可以，照這一版發。",
        },
        "insert": "候診區有一位先生拿起手機直播，問護理師：「到底是不是這一家？」",
        "tell": "瑋倫，Google 評論那邊先看一下。",
        "halt": "候診區有病人昏倒，真的",
        "observe": ["發布前有核對、有審閱、有核准，三分鐘內走完。", "客服先問傷口才談其他事，有讓對方說完。"],
        "rate": "沒有人確認就醫，口徑一致。",
        "answers": {
            "director": [
                "許媽媽、評論和記者同時來的那幾分鐘。",
                "「啟動應變」由我按還是行政按？",
                "記者來電，再練一次。",
            ],
            "medical": ["照片看不出原因，她卻一直要答案。", "核對文件要核到多細。", "怎麼跟病人說「還不知道」。"],
            "pr": ["網路斷掉的那一刻，評論還在漲。", "擬定策略和執行的分界。", "網紅列點發問。"],
            "admin": ["佩珊被肉搜。", "衛生局的電話誰接，法務還是我。", "同仁的心理支持。"],
            "legal": ["來得及看的文字太少。", "保全紀錄何時開始。", "媒體更正。"],
            "service": ["許媽媽在電話那頭哭。", "通報要先寫傷口還是先寫貼文。", "情緒很滿的家屬。"],
            "evaluator": [
                "十點二十到十點半之間，事情一次全到。",
                "發布前的核對順序很清楚，執行沒有人認領。",
                "半夜的情境。",
            ],
            "controller": ["", "", "下次少一位主管，看誰補位。"],
        },
    },
    "en": {
        "say": {
            "line": "Ms Hsu, this is Ya-ting Ho, head of patient services, and it's really me typing. A wound that hurts and weeps, and more than a day without "
            "a human answer: you must be frightened and furious. That was our fault and I'm sorry. You first: any fever? Swelling near the eye? Please leave the "
            "blister alone. Our medical director will ring you within ten minutes; which number is best?",
            "first": "I'm Bo-yu Chen, the director of Yanyun. A blistered face, and asking and asking without a human answer: I would be scared and angry too, and "
            "I'm sorry for that wait. The wound comes first: call the clinic, extension 8; our head of patient services answers herself and a doctor can see it "
            "today. We don't discuss anybody's care online. I'll say here within half an hour what we have found.",
            "peishan": "Pei-shan, being named like that must hurt; thank you for asking me first. The form is a patient's, so it can't be posted; we can't even "
            "confirm that anybody came. Please nobody comment from their own account. If people ask: the director speaks for all of us, extension 8. I'll update "
            "the group within half an hour.",
            "mama-1": "Mrs Hsu, I'm the head of patient services. Take your time, I won't hang up. ",
            "mama-2": "Your daughter's face like this, and the money earned one breakfast at a time: of course you are heartbroken and angry. What worries you most, "
            "a scar, the wedding photos, the money? I'm writing it all down. I need her say-so to talk about the wound; I'll ring you back on this number within fifteen minutes.",
            "review": "Thank you for writing this down. Wanting to know the total before you sit down is not too much to ask; our website shows only a starting price "
            "and not the extras, and that is our failing. We'd like to hear the whole of it: call extension 8 and ask for patient services. You'll have an answer today.",
            "doctor": "Ms Hsu, I'm Dr Lin, the medical director. I've looked at every photo. Why it weeps, a photo can't tell me, and I won't guess. I've kept two "
            "o'clock today for you to look at it in person; if you'd rather see another hospital first, your records will be copied today. Fever, swelling at the "
            "eye or more pain: go straight to A&E. What worries you most?",
            "clarify": "I'm the director. Anybody who read that in the group would worry. Two things were checked one by one this morning: every doctor here is "
            "registered, you can look them up with the ministry; the shield that touches the skin is one per person and thrown away, and the health bureau can see "
            "the records. The cause of the reaction is not known yet and takes an examination. I'll be back here by 10:40.",
            "worried": "Mrs Chen, anybody would be frightened by a message like that; I'm glad you rang. The part that touches your skin is one per person and then "
            "thrown away; our medical director went through the records this morning. Keep Thursday, move it or cancel it, as you like, and your deposit is "
            "returned in full. He will ring you himself before noon.",
            "press": "Ms Lo, this is the director; I'll take all three. One: our website shows only a starting price and not the extras, which is our failing; the full "
            "list is public by noon. Two: to protect privacy I can't say who was here, and the cause of the reaction is not known yet. Three: lasers are operated by "
            "doctors, and you can look up their registration. I'll send you our update by 10:40.",
            "kol": "Hello Xiaoman, Wei-lun Chang, PR at Yanyun, your questions in order. 1. The website shows only a starting price; the extras were not listed. That is our "
            "failing, and by noon we publish what each costs and which you can skip. 2. Nobody read aftercare messages at weekends; from today a nurse does, 8 to 22. "
            "3. From today you see the total before you sign. The cause isn't known yet, and we discuss nobody's care.",
            "bureau": "Good morning Ms Chien, Chia-ying Wu, office manager; I'm your contact for this, extension 3. What is certain: our price page is incomplete, and that is "
            "our failing. The fee approval, a sample bill and the registrations reach you today, the written account within three days. The cause is not known yet.",
            "price": "I'm the director, and we should have said this ourselves. The numbing cream, the infusion and the aftercare set are all optional; people could not know, "
            "because our website doesn't list them, and that is our failing. The list that goes up by noon says what each costs and whether you can skip it. "
            "About your own bill please call extension 8; we talk to each of you in private.",
            "update": "Update from the director. Certain: the price page is incomplete, and nobody read aftercare messages at weekends; both are our failing. Not known: the cause "
            "of the reaction, and whether anybody else has it; our medical director is checking one by one. Done: nurses answer messages from today. If your skin "
            "feels wrong, call extension 8 and be seen today. Next update at 5 p.m.",
            "visit": "Yes to all of it, those are your rights: bring your mother, record, hear another doctor first; a copy of your records will be ready. Come to the side "
            "door at two, our head nurse meets you there. I look at the wound first, then tell you what I know and what I don't. If anything changes, extension 8, ask for me.",
            "doxxed": "Pei-shan, come to my office; somebody has the desk. Your child's school posted for all to see: you must be terrified. The script was the clinic's, and you "
            "don't carry it alone. I'll come with you to fetch her, we report those posts now, you have paid leave this week, and I'm booking the counsellor today.",
            "last": "Whether the post stays is yours to decide; every point you make deserves fixing. The full price list is public by noon, and at 5 p.m. I report here on what "
            "is done and what is still missing. Bo-yu Chen, director.",
            "team-pr": "PR: the statement goes into Documents as soon as it is drafted. Che-an first for the medical part, then Szu-chi.",
            "team-legal": "Legal: what she published herself we still can't confirm. No talk of suing or of taking the post down.",
            "team-medical": "Medical: replacement records match the visits; the cause can't be told from a photo.",
            "team-service": "Patient services: she answered, no fever. Che-an can ring her now.",
        },
        "do": {
            "report": "Threads post from 22:47, 1,400 likes; her photos got only the auto-reply; the wound weeps since this morning.",
            "convene": "A reaction after treatment, unclear prices, nobody answering. A proper statement by half past ten.",
            "activate": "Her: patient services and medical. Outside: the director only. Facts: medical and admin.",
            "brief-staff": "All staff: no comments, nothing out of the chat, nothing about any patient; calls to extension 8.",
            "investigate": "Pulling treatment records, replacement records, the LINE chat and the price list.",
            "medical-check": "Shields used match the visits; cause not known, a photo can't show it.",
            "legal": "Read the text: confirms nobody's care, asks nobody to delete, threatens nothing.",
            "fact-sheet": "Fact sheet 1: how to look up licences, gaps in the prices, no weekend rota, cause unknown.",
            "strategy": "Her and her mother in private; one text for post, group and reviews; press through the director.",
            "approve": "Statement 1 approved; this version everywhere.",
            "execute": "Statement on the website, Threads, the group and the reviews, word for word.",
            "preserve": "Photos, chat, treatment and billing records sealed as they are, read-only.",
            "insurer": "Liability insurer told; asked for a contact.",
            "resources": "Two colleagues on the price list, to the director by 11:30.",
            "monitor": "The rumour cools, prices still hot; somebody looks for the front desk's accounts.",
            "support": "Company to school, reports to the platform, police, counsellor booked.",
            "mediation": "Papers for mediation are ready; whether to use them is hers to decide.",
            "assign-contact": "I'm the one contact for her and her mother; next call 12:30.",
            "record": "Every answer, promise and time of the morning listed, each with an owner.",
        },
        "assess": {
            "nature": "Reaction after treatment, unclear prices, messages unanswered",
            "scope": "Forty comments a minute on Threads, reviews beginning",
            "impact": "Her wound is most urgent, then that nobody has spoken",
        },
        "paper": {
            "title": "Statement from Yanyun",
            "text": "Statement from Yanyun Dermatology.\nWe found two things that we did not do well: the website shows only a starting price and not the extras, so people learn the total at "
            "the counter; and nobody read aftercare messages at weekends, which left people alone with their worry. This is our responsibility, and we are sorry.\n"
            "From today nurses answer aftercare messages from 8 to 22 every day; the full price list is public by noon. The cause of the skin reaction is not known yet; "
            "it takes an examination, and we do not guess.\nIf anything feels wrong, call extension 8. I will update this myself by 10:40. Bo-yu Chen, director",
            "check": "Medically correct: the cause stands as not known, and nobody's treatment is mentioned.",
            "review": "Fine: confirms nobody's care, threatens nothing.",
            "approve": "Good. This version goes out.",
        },
        "insert": "A man in the waiting room starts a live stream and asks the nurse: “So is this the place?”",
        "tell": "Wei-lun, please look at the Google reviews first.",
        "halt": "a patient fainted in the waiting room, for real",
        "observe": [
            "Checked, reviewed and approved before it went out, within three minutes.",
            "Patient services asked about the wound before anything else and let her finish.",
        ],
        "rate": "Nobody confirmed any treatment; one line throughout.",
        "answers": {
            "director": [
                "The minutes when the mother, the reviews and the reporter came at once.",
                "Who activates the response, admin or I?",
                "The reporter's call, once more.",
            ],
            "medical": [
                "A photo can't show the cause, and she kept asking for it.",
                "How closely to check a document.",
                "How to say “we don't know yet” to a patient.",
            ],
            "pr": [
                "When my network went and the reviews kept growing.",
                "Where strategy ends and carrying it out begins.",
                "The influencer's list of questions.",
            ],
            "admin": [
                "Pei-shan being found out.",
                "Who takes the health bureau's call, legal or I.",
                "Support for our own staff.",
            ],
            "legal": [
                "Too little time to read the texts.",
                "When preserving records begins.",
                "Correcting an article.",
            ],
            "service": [
                "The mother crying on the phone.",
                "Whether the report starts with the wound or the post.",
                "Relatives who are beside themselves.",
            ],
            "evaluator": [
                "Between twenty past and half past, everything came at once.",
                "Checks before release were clear; nobody owned carrying it out.",
                "A night drill.",
            ],
            "controller": ["", "", "Next time without one manager, to see who steps in."],
        },
    },
}
