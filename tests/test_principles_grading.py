"""Each principle of the two documents, turned round: a team that keeps it, and the same team not keeping it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.shelf import from_source
from scoring.principles import catalogue
from sim.actions import Say
from tests.principles_stage import (
    all_kept,
    also,
    graded,
    later,
    said_instead,
    stage,
    step,
    undone,
    unsaid,
    weak,
    with_mark,
    without,
)

DENIAL = also(640, "director", "chen", "press-call", "三通未接，絕無此事。")
RUMOUR = also(640, "director", "public", "social", "我們沒有執照。", explanation=2)
GUESS_TO_WANG = also(250, "director", "wang", "counter", "對不起，是感染造成的。", speculation=1, accountability=2)
NO_FAULT = also(250, "director", "wang", "counter", "我們沒有疏失。")
NO_FAULT_PRESS = also(640, "director", "chen", "press-call", "我們沒有疏失。", explanation=1)
LEAK = also(640, "director", "chen", "press-call", "她在吃抗凝血藥。", explanation=1)
CONTRARY = also(640, "director", "chen", "press-call", "是她自己沒打通。", blame_shifting=2)
BY_PR = also(640, "pr", "chen", "press-call", "我來說明。", explanation=2)
BY_SERVICE = also(640, "service", "public", "review", "我來說明。", explanation=2)
TALKED_OVER = also(65, "director", "wang", "counter", "我先說。", explanation=2)
COPIED = also(700, "service", "chen", "press-call", all_kept()[0].text)  # type: ignore[union-attr]
LONG = said_instead("。", "，也請各位放心，我們說明一下經過" * 12)
PRAISE = also(640, "director", "public", "social", "本診所深獲好評。", explanation=2)
SALE = also(640, "director", "public", "social", "顧客至上。", explanation=2)
NEVER_HERE = also(640, "director", "public", "social", "您從來沒有來過。")
LED_ONLY = without("explanation", "transparency", "accountability")

TURNED = {
    "patient_centered": weak("patient_centered"),
    "transparency": without("transparency"),
    "rapid_response": later(),
    "honesty": with_mark("evasion"),
    "no_concealment": with_mark("evasion", 1),
    "accuracy": RUMOUR,
    "privacy": LEAK,
    "accountability": with_mark("blame_shifting", 1),
    "sincerity": with_mark("evasion", 1),
    "human_care": without("patient_centered", "support_offered"),
    "respect": with_mark("minimising"),
    "professionalism": with_mark("emotional_language", 1),
    "continuous_improvement": weak("corrective_action"),
    "empathy": weak("empathy"),
    "validate_feelings": with_mark("minimising", 1),
    "put_in_shoes": with_mark("defensiveness"),
    "active_listening": without("active_listening"),
    "no_interrupting": TALKED_OVER,
    "no_defensiveness": with_mark("defensiveness", 1),
    "identify_needs": without("active_listening", "patient_centered"),
    "explain": weak("explanation"),
    "no_jargon": with_mark("jargon", 1),
    "visual_aids": said_instead("單張", "東西"),
    "invite_questions": with_mark("emotional_language", 1),
    "autonomy": without("autonomy"),
    "right_to_refuse_second_opinion": with_mark("threat", 1),
    "continuous_contact": weak("follow_up"),
    "timely_answers": later(),
    "three_dos": without("active_listening"),
    "no_omission": with_mark("minimising", 1),
    "no_consumer_mindset": SALE,
    "three_dos_two_donts": SALE,
    "sandwich_method": without("follow_up", "support_offered", "seek_solution", "dedicated_channel"),
    "nonviolent_communication": with_mark("blame_shifting", 1),
    "seek_solution_together": without("seek_solution", "autonomy"),
    "follow_up": weak("follow_up"),
    "admit_fault_if_any": without("accountability", "apology"),
    "apologise": weak("apology"),
    "timely_statement": later(),
    "periodic_updates": LED_ONLY,
    "dedicated_channel": weak("dedicated_channel"),
    "multiple_channels": without("dedicated_channel"),
    "reply_time_promise": without("follow_up"),
    "price_transparency": said_instead("收費", "其他"),
    "proactive_disclosure": without("transparency", "accountability"),
    "mediation_offered": undone("mediation"),
    "psych_support": undone("support"),
    "care_team": undone("care-team"),
    "self_introduction": said_instead("我是", "這裡"),
    "explain_treatment": without("patient_centered"),
    "disclose_risks": said_instead("119", "電話"),
    "individual_variation": with_mark("speculation", 1),
    "no_overpromise": with_mark("speculation", 1),
    "stay_calm_professional": with_mark("threat", 1),
    "no_arguing": with_mark("blame_shifting", 1),
    "let_vent": without("active_listening"),
    "show_understanding": without("empathy"),
    "clear_accurate_info": with_mark("evasion", 1),
    "dispel_doubt": with_mark("minimising"),
    "patient_answers": with_mark("evasion"),
    "emotional_support": without("empathy", "support_offered"),
    "proactive_care": unsaid("uncle"),
    "encourage_expression": without("active_listening"),
    "safe_comfortable_setting": said_instead("阿伯，我是林主任，給您一杯溫水，我們到安靜的地方坐。", "阿伯好。"),
    "complaint_channel": undone("assign-contact"),
    "prompt_handling": step("investigate", at_s=900),
    "impartiality": with_mark("minimising", 1),
    "process_review": weak("corrective_action"),
    "action_specificity": weak("corrective_action"),
    "show_importance": later(),
    "social_monitoring": step("monitor", note=""),
    "first_moment_reply": later(),
    "reply_negative": with_mark("threat", 1),
    "rumor_clarify": RUMOUR,
    "answer_questions": LED_ONLY,
    "active_engagement": with_mark("evasion", 1),
    "positive_content": PRAISE,
    "crisis_statement_on_social": weak("explanation", "transparency"),
    "show_sincerity_responsibility": without("accountability", "apology"),
    "severity_triage": undone("assess"),
    "statement_functions": with_mark("evasion", 1),
    "health_education": lambda turns: said_instead("就醫", "休息")(without("patient_centered")(turns)),
    "no_deletion_or_threat": with_mark("threat", 1),
    "single_spokesperson": BY_PR,
    "one_voice": CONTRARY,
    "no_inconsistent": CONTRARY,
    "media_relationship": with_mark("emotional_language", 1),
    "comm_goal": step("strategy", note=""),
    "audience_fit": COPIED,
    "channel_fit": unsaid("wang", "lee", "uncle", "chen"),
    "truthful_objective": DENIAL,
    "no_exaggeration": with_mark("speculation", 1),
    "no_hiding": NO_FAULT_PRESS,
    "key_points_event": without("explanation", "transparency", "accountability"),
    "key_points_measures": weak("corrective_action", "follow_up"),
    "key_points_patient_care": without("empathy", "apology", "patient_centered", "support_offered"),
    "concise": LONG,
    "timely_release": later(),
    "prepare_questions": undone("strategy", "fact-sheet"),
    "stay_calm": with_mark("emotional_language", 1),
    "no_emotional_language": with_mark("emotional_language", 1),
    "honest_answer": DENIAL,
    "no_over_detail": LEAK,
    "take_initiative": LED_ONLY,
    "positive_image": with_mark("defensiveness", 1),
    "designated_media_contact": BY_PR,
    "accurate_objective_info": with_mark("speculation", 1),
    "avoid_false_reports": with_mark("evasion"),
    "sop1_report": step("report", at_s=300),
    "report_content": step("report", note="有客訴。"),
    "sop2_convene": undone("convene"),
    "sop3_activate": step("activate", who="service"),
    "sop4_investigate": undone("investigate"),
    "sop5_strategy": undone("strategy"),
    "sop6_execute": step("execute", at_s=1200),
    "sop7_monitor_adjust": undone("monitor"),
    "sop_order": step("activate", at_s=25),
    "md1_incident_report": undone("record"),
    "md2_initial_assessment": undone("assess", "convene"),
    "md3_designated_communicator": undone("assign-contact"),
    "md4_legal_consult": undone("legal"),
    "md5_insurance": undone("insurer"),
    "no1_monitor": undone("monitor"),
    "no2_risk_assess": undone("assess", "strategy"),
    "no3_statement": with_mark("threat", 1),
    "no4_media": later(),
    "no5_social": with_mark("defensiveness", 1),
    "d1_assess": step("convene", note=""),
    "d2_plan": lambda turns: step("activate", note="")(step("strategy", note=" ")(turns)),
    "d3_communicate": with_mark("evasion", 1),
    "d4_monitor": undone("monitor"),
    "d5_resources": undone("resources"),
    "d6_record_analyse": step("record", note=""),
    "detection": undone("report"),
    "response": undone("convene"),
    "communication": undone("execute"),
    "repair": undone("support"),
    "compliance_mohw": with_mark("defensiveness", 1),
    "owner_director": undone("approve"),
    "medical_director": undone("medical-check"),
    "pr_marketing": undone("strategy", "monitor"),
    "admin_head": undone("resources"),
    "legal_counsel": undone("legal"),
    "customer_service_head": without("empathy"),
    "role_authority": BY_SERVICE,
    "role_clarity": step("activate", note=""),
    "approval_before_release": step("approve", at_s=605),
    "medical_fact_check": step("medical-check", at_s=605),
    "legal_review": step("legal", at_s=605),
    "staff_briefed": undone("brief-staff"),
    "cerc_first": later(),
    "cerc_right": RUMOUR,
    "cerc_credible": CONTRARY,
    "cerc_empathy": weak("empathy"),
    "cerc_action": without("patient_centered", "dedicated_channel", "autonomy"),
    "cerc_respect": with_mark("defensiveness", 1),
    "cerc_six": with_mark("defensiveness", 1),
}


def test_a_team_that_does_all_of_it_keeps_every_principle():
    assert [name for name, grade in graded().items() if grade.status != "kept"] == []


def test_every_principle_of_the_catalogue_is_turned_round_here():
    assert set(TURNED) == set(catalogue())


@pytest.mark.parametrize("name", list(TURNED))
def test_turned_round_it_is_broken_and_the_line_shows_why(name):
    found = graded(TURNED[name])
    grade = found[name]
    assert grade.status == "broken" and grade.line is not None
    assert grade.kept < grade.of
    if catalogue()[name].never and not catalogue()[name].has:
        assert grade.line.quote or not grade.line.action
    kept = sum(each.status == "kept" for each in found.values())
    assert kept > 30, "one thing undone does not take everything with it"


def test_one_fault_among_many_replies_breaks_what_must_never_be_but_not_what_is_asked_for():
    found = graded(NEVER_HERE)
    assert found["privacy"].status == "broken" and found["privacy"].line.quote == "您從來沒有來過"
    assert found["empathy"].status == "kept"


def test_silence_keeps_nothing_and_breaks_only_what_asks_for_something():
    found = graded(lambda _: [])
    assert not [name for name, each in found.items() if each.status == "kept"]
    assert found["no_arguing"].status == "not exercised" and found["no_arguing"].line is None
    assert found["empathy"].line.why == "unanswered"


@pytest.mark.parametrize("change", [NO_FAULT, GUESS_TO_WANG])
def test_a_fault_is_owned_neither_by_denying_it_nor_by_guessing_at_it(change):
    assert graded(change)["admit_fault_if_any"].status == "broken"


def test_a_fault_is_to_be_owned_only_where_the_fact_sheet_confirms_one():
    """Without a confirmed fact nobody has to admit anything, and not admitting it breaks nothing."""
    text = stage().source["scenario"].replace("text: 三通未接, status: confirmed", "text: 三通未接, status: unknown")
    open_case = from_source({"id": "open", "scenario": text, "translations": {}})
    silent_on_fault = graded(without("accountability", "apology"), open_case)
    assert silent_on_fault["admit_fault_if_any"].status == "not exercised"
    assert silent_on_fault["apologise"].status == "not exercised"
    no_fault = stage().source["scenario"].replace("severity: 3}", "severity: 3, fault: none}")
    clean = from_source({"id": "clean", "scenario": no_fault, "translations": {}})
    assert graded(without("apology"), clean)["apologise"].status == "not exercised"


def test_a_bridge_to_good_news_is_fine_after_the_answer_and_not_instead_of_it():
    assert graded()["take_initiative"].status == "kept"
    assert graded(LED_ONLY)["take_initiative"].line.why == "rule-broken"
    assert graded(LED_ONLY)["honest_answer"].status == "broken"


def test_openness_does_not_excuse_a_breach_of_privacy():
    found = graded(with_mark("privacy_breach", 1))
    assert found["transparency"].status == "broken" and found["transparency"].line.what == "privacy_breach"


def test_either_the_director_or_the_spokesperson_of_the_scenario_may_speak():
    """The documents name both; `spokesperson` settles it, the director always may."""
    other = stage().source["scenario"].replace("spokesperson: director", "spokesperson: pr")
    by_pr = from_source({"id": "by-pr", "scenario": other, "translations": {}})

    def pr_for_director(turns):
        press = {"chen"}
        return [replace(t, who="pr") if isinstance(t, Say) and t.to in press else t for t in turns]

    assert graded(pr_for_director, by_pr)["single_spokesperson"].status == "kept"
    assert graded(pr_for_director)["single_spokesperson"].status == "broken"


def test_the_sandwich_is_an_order_and_not_a_list_of_ingredients():
    def reversed_order(turns):
        def turned(say):
            marks = dict(say.reading.marks)
            last = marks["follow_up"].evidence
            marks["empathy"] = replace(marks["empathy"], evidence=last)
            return replace(say, reading=replace(say.reading, marks=marks))

        return [turned(each) if isinstance(each, Say) else each for each in turns]

    assert graded(reversed_order)["sandwich_method"].status == "broken"
    assert graded(reversed_order)["three_dos"].status == "kept"
