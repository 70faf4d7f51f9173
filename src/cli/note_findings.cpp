// SPDX-License-Identifier: BSL-1.0
#include "cli/note_findings.hpp"

#include <panelscore/lint/catalogue.hpp>

#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::size_t most_listed = 1000;

Diagnostic problem_of(NoteFinding const& finding) {
    Diagnostic problem;
    problem.level = finding.level;
    problem.code = finding.code;
    problem.message = finding.message;
    problem.pointer = finding.pointer;
    if (auto const* rule = find_rule(finding.code))
        problem.name = rule->name;
    return problem;
}

} // namespace

void look_at_notes(NoteChecker const& checker, Scale const& scale, std::size_t panel,
                   Panel const& cards, NotesSeen& seen) {
    for (std::size_t c = 0; c < cards.cards.size(); ++c) {
        for (NoteFinding& finding : checker.check(cards.cards[c], scale))
            seen.findings.push_back({panel, c, std::move(finding)});
        if (cards.cards[c].phase == Phase::independent)
            seen.middle.add(cards.cards[c], scale);
    }
}

std::vector<Remark> note_remarks(NotesSeen const& seen, std::size_t first) {
    std::vector<Remark> remarks;
    for (std::size_t i = first; i < seen.findings.size(); ++i) {
        NoteFinding const& finding = seen.findings[i].finding;
        remarks.push_back({finding.code, finding.interviewer.text() + ": " + finding.message});
    }
    return remarks;
}

void NoteProblems::add(NotesSeen const& seen, ScorecardPool const& pool) {
    middle_.add(seen.middle);
    for (CardFinding const& found : seen.findings) {
        if (listed_.size() >= most_listed) {
            ++unlisted_[found.finding.code];
            continue;
        }
        Diagnostic problem = problem_of(found.finding);
        pool.locate(problem, found.panel, found.card);
        listed_.push_back(std::move(problem));
    }
}

Diagnostics NoteProblems::all() const {
    Diagnostics all = listed_;
    for (NoteFinding const& finding : middle_.findings())
        all.push_back(problem_of(finding));
    for (auto const& [code, n] : unlisted_) {
        NoteFinding more;
        more.code = code;
        more.message = std::to_string(n) + " more of these; each candidate's flags have them";
        all.push_back(problem_of(more));
    }
    return all;
}

} // namespace panelscore::cli
