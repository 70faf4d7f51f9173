#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Turns the AIBS grant-review ratings into scorecards in panelscore's long CSV form.

Usage: convert.py aibs_grant_review.csv > scorecards.csv

In:  subject,rater,item,score and further columns, one rating a row.
Out: candidate,interviewer,competency,score; a proposal is a candidate, a reviewer an interviewer.

The item "overall" is a judgement of the whole and no criterion, so it is left out. A criterion that was not asked
has no row in, and none out. Other columns (gender, year and type, expertise) are not written.
"""
import csv
import sys

CRITERIA = ("innovation", "approach", "investigator", "significance", "impact")
HOLISTIC = ("overall",)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    written = left_out = 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["candidate", "interviewer", "competency", "score"])
    with open(sys.argv[1], encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            if row["item"] in HOLISTIC:
                left_out += 1
            elif row["item"] in CRITERIA:
                writer.writerow([row["subject"], row["rater"], "merit." + row["item"], row["score"]])
                written += 1
            else:
                sys.exit(f'convert.py: item "{row["item"]}" is neither a criterion nor the overall rating')
    print(f"{written} ratings written, {left_out} overall ratings left out", file=sys.stderr)


if __name__ == "__main__":
    main()
