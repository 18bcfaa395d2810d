"""What a team's report is made of: who sat where, who waited for whom, who carried what, and what evaluators saw.

Plain data comes in (`scoring.team.record`), with the drill as it was played and its scorecard; frozen data comes out.
"""
