// SPDX-License-Identifier: BSL-1.0
#pragma once

// What `recommend` finds in interviewers' notes: flags of each candidate, warnings of the run.

#include "cli/command.hpp"

#include <panelscore/io/scorecard_pool.hpp>
#include <panelscore/lint/check_notes.hpp>
#include <panelscore/model/panel.hpp>
#include <panelscore/model/recommendation.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace panelscore::cli {

/// A finding and the card it is about.
struct CardFinding {
    std::size_t panel = 0; ///< in the pool
    std::size_t card = 0;  ///< in the panel
    NoteFinding finding{};
};

/// What a number of panels showed, in their order.
struct NotesSeen {
    std::vector<CardFinding> findings{};
    MiddleLevelTally middle{};
};

/// Looks at every card of a panel. `panel` is its number in the pool.
void look_at_notes(NoteChecker const& checker, Scale const& scale, std::size_t panel,
                   Panel const& cards, NotesSeen& seen);

/// The findings from `first` on as flags: the code, who wrote it, and what is wrong. Sorted by
/// code and text, for cards and ratings come in any order.
[[nodiscard]] std::vector<Remark> note_remarks(NotesSeen const& seen, std::size_t first);

/// A finding as a problem; its place is not known yet.
[[nodiscard]] Diagnostic problem_of(NoteFinding const& finding);

/// The findings of a whole run as problems with their places. A thousand are listed one by one,
/// cards without any note once a file; beyond, each code is counted.
class NoteProblems {
  public:
    /// Adds what some panels showed. Call it in the order of the panels.
    void add(NotesSeen const& seen, ScorecardPool const& pool);
    /// Everything added, with the findings over all cards.
    [[nodiscard]] Diagnostics all() const;

  private:
    /// The cards of a file that have no note at all.
    struct BareCards {
        std::size_t n = 0;
        Diagnostic first{};

        void add(Diagnostic problem);
    };

    Diagnostics listed_{};
    std::map<std::string, BareCards> bare_{};
    std::size_t located_ = 0;
    std::map<std::string, std::size_t> unlisted_{};
    MiddleLevelTally middle_{};
};

} // namespace panelscore::cli
