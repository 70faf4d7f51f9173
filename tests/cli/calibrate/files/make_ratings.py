# SPDX-License-Identifier: BSL-1.0
"""make_ratings.py [ndjson]: 24 candidates, three of five interviewers each; i-5 is harsh, one site late.

Whole arithmetic with a small generator of its own, so the rows are the same everywhere.
"""
import json
import sys

state = 7


def below(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state // 65536 % n


SKILLS = ("craft.design", "craft.testing", "people.clarity")
VOTES = ("strong_no_hire", "no_hire", "mixed", "hire", "strong_hire")
rows = ["candidate,interviewer,competency,score,interview,seniority,interviewed_at,submitted_at,overall,site"]
for c in range(24):
    good = below(3)
    site = "north" if c % 2 else "south"
    people = [0, 1, 2, 3, 4]
    for seat in range(3):
        i = people.pop(below(len(people)))
        day = 1 + c % 28
        month = 1 + c // 8
        hours = 1 + below(40 if i == 3 else 4)
        held = f"2026-{month:02}-{day:02}T09:00:00Z"
        handed_in = f"2026-{month:02}-{day + hours // 24:02}T{(9 + hours) % 24:02}:30:00Z"
        scores = [min(5, max(1, 2 + good + below(2) - (i == 4))) for _ in SKILLS]
        vote = VOTES[min(4, max(0, sum(scores) // 3 - 1))]
        about = {"candidate": f"c-{c:02}", "interviewer": f"i-{i + 1}", "interview": f"round-{seat + 1}",
                 "seniority": "senior" if good else "junior", "interviewed_at": held, "submitted_at": handed_in,
                 "overall": vote}
        unseen = below(4) == 0
        if "ndjson" in sys.argv:
            ratings = {skill: None if unseen and skill == SKILLS[1] else score
                       for skill, score in zip(SKILLS, scores)}
            print(json.dumps({**about, "ratings": ratings, "x": {"site": site, "other": [1, {"a": None}]}}))
            continue
        for skill, score in zip(SKILLS, scores):
            text = "N" if unseen and skill == SKILLS[1] else str(score)
            rows.append(",".join((about["candidate"], about["interviewer"], skill, text, about["interview"],
                                  about["seniority"], held, handed_in, vote, site)))
if "ndjson" not in sys.argv:
    print("\n".join(rows))
