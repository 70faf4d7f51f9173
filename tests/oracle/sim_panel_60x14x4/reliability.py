# SPDX-License-Identifier: BSL-1.0
"""reliability.py: what reliability comes to on this panel, worked out apart from panelscore.

Plain Python with dense matrices, from data.csv and the lme4 fit in fixed_competency.csv. Every
candidate's share of people in the composite is added up from the definition, and the posterior of
each candidate conditions the joint normal distribution of true scores and ratings. Prints
`figure,value`; rebuild reliability.csv with

    python3 tests/oracle/sim_panel_60x14x4/reliability.py > tests/oracle/sim_panel_60x14x4/reliability.csv
"""

import csv
import math
import pathlib

HERE = pathlib.Path(__file__).parent
WEIGHTS = {"K1": 0.4, "K2": 0.3, "K3": 0.2, "K4": 0.1}
BARS = {"senior": 3.5, "junior": 3.0}


def seniority(candidate):
    """C0001 junior, C0002 senior, C0003 none, C0004 junior, ..."""
    return {1: "junior", 2: "senior", 0: None}[int(candidate[1:]) % 3]


def rows(name):
    with open(HERE / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


FIT = rows("fixed_competency.csv")
V = {r["name"]: float(r["value"]) for r in FIT if r["term"] == "variance"}
FIXED = {r["name"]: float(r["value"]) for r in FIT if r["term"] == "fixed"}
EFFECT = {r["name"]: (float(r["value"]), float(r["standard_error"])) for r in FIT if r["term"] == "interviewer"}


def solve(a, b):
    """a x = b for a list of right sides, by elimination with pivots."""
    n = len(a)
    a = [list(r) + [col[i] for col in b] for i, r in enumerate(a)]
    for c in range(n):
        best = max(range(c, n), key=lambda r: abs(a[r][c]))
        a[c], a[best] = a[best], a[c]
        for r in range(n):
            if r != c and a[r][c]:
                f = a[r][c] / a[c][c]
                a[r] = [x - f * y for x, y in zip(a[r], a[c])]
    return [[a[i][n + k] / a[i][i] for i in range(n)] for k in range(len(b))]


def chance(ratings, bar):
    """P(true composite >= bar) given one candidate's (interviewer, competency, score)."""
    w = [(WEIGHTS[k], k) for k in sorted(WEIGHTS)]
    joint = [[V["candidate"] + (V["candidate:competency"] if k == l else 0) +
              ((EFFECT[i][1] ** 2 + V["candidate:interviewer"] +
                (V["interviewer:competency"] + V["residual"] if k == l else 0)) if i == j else 0)
              for j, l, _ in ratings] for i, k, _ in ratings]
    cross = [V["candidate"] + V["candidate:competency"] * WEIGHTS[k] for _, k, _ in ratings]
    gap = [s - FIXED[k] - EFFECT[i][0] for i, k, s in ratings]
    by_gap, by_cross = solve(joint, [gap, cross])
    mean = sum(a * FIXED[k] for a, k in w) + sum(c * g for c, g in zip(cross, by_gap))
    variance = V["candidate"] + V["candidate:competency"] * sum(a * a for a, _ in w)
    variance -= sum(c * g for c, g in zip(cross, by_cross))
    return 0.5 * math.erfc((bar - mean) / math.sqrt(2 * variance))


def main():
    panel = {}
    for r in rows("data.csv"):
        panel.setdefault(r["candidate"], []).append((r["interviewer"], r["competency"], float(r["score"])))
    concentration, inverse, cells, total = [], {k: [] for k in WEIGHTS}, 0, 0.0
    for ratings in panel.values():
        n = {k: sum(1 for _, l, _ in ratings if l == k) for k in WEIGHTS}
        covered = sum(WEIGHTS[k] for k in WEIGHTS if n[k])
        share = {}
        for i, k, _ in ratings:
            share[i] = share.get(i, 0) + WEIGHTS[k] / covered / n[k]
        concentration.append(sum(s * s for s in share.values()))
        for k in WEIGHTS:
            if n[k]:
                inverse[k].append(1 / n[k])
                cells += 1
                total += 1 / n[k]
    people = sum(concentration) / len(concentration)
    squares = sum(w * w for w in WEIGHTS.values())
    each = sum(w * w * sum(inverse[k]) / len(inverse[k]) for k, w in WEIGHTS.items())
    universe = V["candidate"] + V["candidate:competency"] * squares
    relative = V["candidate:interviewer"] * people + V["residual"] * each
    absolute = relative + V["interviewer"] * people + V["interviewer:competency"] * each
    alike = []
    for candidate, ratings in panel.items():
        if seniority(candidate):
            p = chance(ratings, BARS[seniority(candidate)])
            alike.append(p * p + (1 - p) * (1 - p))
    print("figure,value")
    for name, value in (("interviewers", cells / total), ("generalizability", universe / (universe + relative)),
                        ("dependability", universe / (universe + absolute)), ("sem", math.sqrt(absolute)),
                        ("replicate_agreement", sum(alike) / len(alike)), ("with_bar", len(alike))):
        print(f"{name},{value:.15g}")


main()
