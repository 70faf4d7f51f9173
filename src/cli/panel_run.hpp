// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything `recommend` has read, checked and settled before the first number is worked out:
// rubrics, scorecards as panels, the seniority of each panel.

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/role_tables.hpp"

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/io/scorecard_pool.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace panelscore::cli {

/// One panel to recommend on: its number in the pool, the rubric and what the role comes to.
struct PanelJob {
    std::size_t panel = 0;
    std::size_t rubric = 0;
    RoleTable const* table = nullptr;
};

/// The panels of a run. Problems found on the way are in the context.
class PanelRun {
  public:
    /// Reads the rubrics of `-r` and the scorecards the user named. Throws UsageError when
    /// something is missing. A calibration, where there is one, outlives the run.
    explicit PanelRun(Context& context, RoleOptions const& options = {},
                      Calibration const* calibration = nullptr);

    /// Panels that can be scored, by candidate and opening. Those whose seniority cannot be
    /// settled are among the problems instead.
    [[nodiscard]] std::vector<PanelJob> const& jobs() const { return jobs_; }
    /// Rubrics with at least one panel, or the only one given; `PanelJob::rubric` counts here.
    [[nodiscard]] std::vector<Rubric const*> const& rubrics() const { return used_; }
    /// The cards.
    [[nodiscard]] ScorecardPool const& pool() const { return pool_; }

  private:
    void read_cards();
    void look_for_openings();
    void settle();
    void no_table(std::size_t panel, Panel const& about, Role const& role);

    Context& context_;
    RoleTables roles_;
    std::vector<Rubric const*> used_{};
    std::deque<FileText> texts_{};
    ScorecardPool pool_;
    std::vector<PanelJob> jobs_{};
    std::size_t located_ = 0;
};

} // namespace panelscore::cli
