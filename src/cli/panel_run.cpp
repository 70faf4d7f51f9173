// SPDX-License-Identifier: BSL-1.0
#include "cli/panel_run.hpp"

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/decide/seniority.hpp>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace panelscore::cli {

PanelRun::PanelRun(Context& context, RoleOptions const& options, Calibration const* calibration)
    : context_(context), roles_(context, options, calibration),
      pool_(roles_.card_options(), thread_count(context.arguments)) {
    if (has_errors(context.problems))
        return;
    read_cards();
    settle();
}

void PanelRun::read_cards() {
    if (context_.arguments.words().empty())
        throw UsageError("name the scorecards: files, folders, or - for standard input");
    for (std::string const& file : input_files(context_, context_.arguments.words())) {
        auto text = read_input(context_, file);
        if (!text) {
            context_.problems.push_back(text.reason());
            continue;
        }
        texts_.push_back(std::move(text.value()));
        pool_.add(texts_.back().text(), file);
    }
    pool_.close();
    context_.add(pool_.problems());
    look_for_openings();
}

/// Warns where some cards of a candidate name an opening and others do not. Panels are sorted,
/// so the one without an opening comes first.
void PanelRun::look_for_openings() {
    for (std::size_t i = 1; i < pool_.size(); ++i) {
        Panel const before = pool_.name(i - 1);
        Panel const panel = pool_.name(i);
        if (before.candidate != panel.candidate || !before.opening.empty() ||
            panel.opening.empty())
            continue;
        Diagnostic problem =
            make_problem(problems::opening_missing,
                         "some cards of " + panel.candidate.text() + " name the opening " +
                             panel.opening.text() + " and some name none: they are two panels");
        problem.level = DiagnosticLevel::warning;
        pool_.locate(problem, i - 1, 0);
        context_.problems.push_back(std::move(problem));
    }
}

void PanelRun::settle() {
    Seniority const given{context_.arguments.text("seniority").value_or("")};
    auto const only = context_.arguments.text("candidate");
    auto const& rubrics = roles_.rubrics();
    std::vector<std::string> candidates;
    std::vector<std::size_t> number(rubrics.size(), CardPlace::none);
    for (std::size_t i = 0; i < pool_.size(); ++i) {
        Panel panel = pool_.name(i);
        if (only && panel.candidate.text() != *only) {
            candidates.push_back(panel.candidate.text());
            continue;
        }
        std::size_t const rubric = pool_.rubric_of(i);
        Role const& role = *rubrics[rubric]->role;
        panel.seniority = settled_seniority(panel.seniority, given, role);
        RoleTable const* table = roles_.table(rubric, panel.seniority);
        if (!table) {
            no_table(i, panel, role);
            continue;
        }
        if (number[rubric] == CardPlace::none) {
            number[rubric] = used_.size();
            used_.push_back(rubrics[rubric]);
        }
        jobs_.push_back({i, number[rubric], table});
    }
    if (used_.empty() && rubrics.size() == 1)
        used_ = rubrics;
    if (only && jobs_.empty() && !has_errors(context_.problems)) {
        Diagnostic missing = make_problem(problems::no_scorecard,
                                          "no scorecard is about candidate " + quoted(*only));
        missing.did_you_mean = nearest(*only, candidates);
        context_.problems.push_back(std::move(missing));
    }
}

/// Adds why there is no table for a panel, at the first of its cards. To find the place of a
/// card its file is read up to there, so that not every one of a million is looked for.
void PanelRun::no_table(std::size_t panel, Panel const& about, Role const& role) {
    constexpr std::size_t most_located = 1000;
    Diagnostic problem = seniority_problem(about, role);
    std::size_t const cards =
        located_++ < most_located ? pool_.panels(panel, 1).front().cards.size() : 0;
    for (std::size_t card = 0; card < cards; ++card) {
        Diagnostic here;
        pool_.locate(here, panel, card);
        if (problem.file.empty() ||
            std::tie(here.file, here.where) < std::tie(problem.file, problem.where)) {
            problem.file = here.file;
            problem.where = here.where;
        }
    }
    context_.problems.push_back(std::move(problem));
}

} // namespace panelscore::cli
