// SPDX-License-Identifier: BSL-1.0
#include "cli/advice.hpp"

#include "cli/word_files.hpp"

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/decide/recommend.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace panelscore::cli {
namespace {

/// The people of `--available`, held against the plans of all rubrics.
std::vector<AvailableInterviewer> people_available(Context& context,
                                                   std::vector<Rubric const*> const& rubrics) {
    if (!context.arguments.has("available"))
        return {};
    std::vector<std::string> interviews;
    for (Rubric const* rubric : rubrics)
        for (auto const& interview : rubric->role->interviews)
            interviews.push_back(interview.id.text());
    return read_available(context, interviews, "no plan has an interview");
}

/// Adds a remark for each expected card that is not there.
void remark_expected(Recommendation& advice, std::vector<ExpectedCard> const& expected) {
    auto const first =
        std::partition_point(expected.begin(), expected.end(), [&](ExpectedCard const& wanted) {
            return wanted.candidate < advice.candidate;
        });
    for (auto wanted = first; wanted != expected.end() && wanted->candidate == advice.candidate;
         ++wanted) {
        bool const there =
            std::any_of(advice.cards.begin(), advice.cards.end(), [&](CardSummary const& card) {
                return card.interviewer == wanted->interviewer &&
                       (wanted->interview.empty() || card.interview == wanted->interview);
            });
        if (!there)
            advice.flags.push_back(
                {"card-expected",
                 "no card yet from " + wanted->interviewer.text() +
                     (wanted->interview.empty() ? std::string{}
                                                : " for " + wanted->interview.text())});
    }
}

} // namespace

Past read_past(Context& context) {
    Past past;
    if (!context.arguments.has("calibration"))
        return past;
    past.calibration = read_calibration(context);
    if (!past.calibration)
        return past;
    auto model = rating_model(*past.calibration);
    if (model) {
        past.ratings = std::move(model.value());
    } else {
        auto problem = make_problem(problems::not_estimated,
                                    "the calibration has no variance components: " +
                                        std::string(explain(model.reason())));
        problem.file = *context.arguments.text("calibration");
        context.problems.push_back(std::move(problem));
    }
    return past;
}

/// `--method` and `--level`, where they are given, and past ratings.
RoleOptions role_options(Arguments const& arguments, Past const& past) {
    RoleOptions options;
    options.level = arguments.number("level", {0.5, 0.999});
    options.past = past.ratings ? &*past.ratings : nullptr;
    auto const method = arguments.text("method");
    if (!method)
        return options;
    if (*method != "mean" && *method != "posterior")
        throw UsageError("--method is mean or posterior, not " + quoted(*method) +
                         did_you_mean(*method, {"mean", "posterior"}));
    options.method = *method == "mean" ? Method::mean : Method::posterior;
    if (options.method == Method::mean && arguments.has("calibration"))
        throw UsageError("--method mean looks at no past scorecards: leave -c out");
    return options;
}

AdvicePlan advice_plan(Context& context) {
    AdvicePlan plan;
    plan.evidence =
        context.arguments.has("no-evidence") ? EvidenceText::withheld : EvidenceText::shown;
    plan.expected = read_expected(context);
    std::stable_sort(
        plan.expected.begin(), plan.expected.end(),
        [](ExpectedCard const& a, ExpectedCard const& b) { return a.candidate < b.candidate; });
    return plan;
}

void know_rubrics(Context& context, std::vector<Rubric const*> const& rubrics,
                  AdvicePlan& plan) {
    plan.available = people_available(context, rubrics);
    for (Rubric const* rubric : rubrics)
        plan.checkers.emplace_back(read_words(context, rubric->language));
}

Recommendation advise(Panel panel, Rubric const& scored_with, std::size_t rubric,
                      RoleTable const& table, AdvicePlan const& plan, std::size_t number,
                      NotesSeen& seen) {
    std::size_t const noted = seen.findings.size();
    look_at_notes(plan.checkers[rubric], scored_with.scale, number, panel, seen);
    Recommendation advice = recommend(std::move(panel), scored_with, table, plan.available);
    for (Remark& remark : note_remarks(seen, noted))
        advice.flags.push_back(std::move(remark));
    remark_expected(advice, plan.expected);
    return advice;
}

} // namespace panelscore::cli
