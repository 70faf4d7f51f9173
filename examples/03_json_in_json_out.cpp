// SPDX-License-Identifier: BSL-1.0
// JSON in memory in, JSON in memory out: what an applicant tracking system would do.

#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/recommendation.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/scorecard.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

using namespace panelscore;

static constexpr std::string_view rubric_json = R"({
  "format": "panelscore/rubric/1", "id": "support", "revision": "1",
  "scale": { "levels": [ {"score": 1, "label": "Missing", "meaning": "Nothing usable"},
                         {"score": 2, "label": "Named", "meaning": "Terms, no link to the case"},
                         {"score": 3, "label": "Applied", "meaning": "Carries the case through"} ],
             "not_observed": {"symbol": "N", "label": "Not observed", "meaning": "Not asked"} },
  "domains": [ {"id": "work", "name": "Work"} ],
  "competencies": [ { "id": "work.diagnosis", "name": "Diagnosis", "definition": "Finds causes.",
    "anchors": { "1": "Guesses.", "2": "Names a method.", "3": "Tests one cause at a time." } } ],
  "weights": { "work.diagnosis": 100 },
  "policy": { "method": "mean", "bars": { "strong_hire": 2.8, "hire": 2.2, "no_hire": 1.5 } } })";

static constexpr std::string_view request = R"([
  { "candidate": "c-7", "interviewer": "i-1", "ratings": { "work.diagnosis": {
      "score": 3, "evidence": "Reproduced the fault, then unplugged one part at a time." } } },
  { "candidate": "c-7", "interviewer": "i-2", "ratings": { "work.diagnosis": {
      "score": 2, "evidence": "Named bisection; started from the cable I pointed at." } } } ])";

static constexpr std::string_view off_the_scale =
    R"([{"candidate": "c-7", "interviewer": "i-3", "ratings": {"work.diagnosis": 7}}])";

//! [answer]
/// One line of JSON for one candidate, or what is wrong with the request.
static std::string answer(std::string_view cards, Rubric const& rubric) {
    auto read = parse_scorecards(cards, "request", {.rubrics = {&rubric}});
    std::string out;
    if (!read.ok()) {
        for (auto const& problem : read.problems)
            out += problem.file + ":" + std::to_string(problem.where.line) + ": " +
                   problem.message + " [" + problem.code + "]\n";
        return out;
    }
    CandidateId const candidate = read.value.front().candidate;
    append_line(out,
                recommend({.candidate = candidate, .cards = std::move(read.value)}, rubric),
                rubric, EvidenceText::withheld);
    return out;
}
//! [answer]

int main() {
    auto const rubric = parse_rubric(rubric_json, "support.json");
    for (std::string_view const cards : {request, off_the_scale})
        std::fputs(answer(cards, rubric.value).c_str(), stdout);
}
