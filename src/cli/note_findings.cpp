// SPDX-License-Identifier: BSL-1.0
#include "cli/note_findings.hpp"

#include <panelscore/lint/catalogue.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::size_t most_listed = 1000;

/// True of a card without any note.
bool is_bare(NoteFinding const& finding) {
    return finding.code == "N-01" && finding.competency.empty();
}

} // namespace

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

void NoteProblems::BareCards::add(Diagnostic problem) {
    if (n++ == 0 || problem.where < first.where)
        first = std::move(problem);
}

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
    std::sort(remarks.begin(), remarks.end(), [](Remark const& a, Remark const& b) {
        return std::tie(a.code, a.message) < std::tie(b.code, b.message);
    });
    return remarks;
}

void NoteProblems::add(NotesSeen const& seen, ScorecardPool const& pool) {
    middle_.add(seen.middle);
    for (CardFinding const& found : seen.findings) {
        if (located_ >= most_listed) {
            ++unlisted_[found.finding.code];
            continue;
        }
        Diagnostic problem = problem_of(found.finding);
        pool.locate(problem, found.panel, found.card);
        ++located_;
        if (is_bare(found.finding))
            bare_[problem.file].add(std::move(problem));
        else
            listed_.push_back(std::move(problem));
    }
}

Diagnostics NoteProblems::all() const {
    Diagnostics all = listed_;
    for (auto const& [file, bare] : bare_) {
        all.push_back(bare.first);
        if (bare.n > 1)
            all.back().message = "none of the scores on " + std::to_string(bare.n) +
                                 " cards has a note; this is the first of them";
    }
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
