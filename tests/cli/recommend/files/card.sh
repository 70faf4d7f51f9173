# SPDX-License-Identifier: BSL-1.0
# card RATINGS [MORE]: recommends on one card that has these ratings and, after them, these keys.
card() { printf '{"candidate": "c-1", "interviewer": "i-1", "seniority": "senior",\n "ratings": {%s}%s}\n' "$1" "$2" | panelscore recommend -r tiny.json -; }
