// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rubrics that scorecards are scored with, and what each role comes to by seniority.

#include "cli/command.hpp"
#include "cli/rubric_source.hpp"

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore::cli {

/// The rubrics of `-r`, each with a role, and their role tables.
class RoleTables {
  public:
    /// Reads the rubrics and holds the calibration, where there is one, against them. What is
    /// wrong goes to the problems of the context. Throws UsageError without `-r`.
    RoleTables(Context& context, RoleOptions const& options, Calibration const* calibration);

    /// The rubrics by id; of two revisions the one given first is the one to score with.
    [[nodiscard]] std::vector<Rubric const*> const& rubrics() const { return rubrics_; }
    /// How cards are read: these rubrics, and the options of the user. Copies must not outlive
    /// this object.
    [[nodiscard]] ScorecardOptions card_options() const;
    /// What a role comes to, or null when it needs a seniority and there is none. Not for
    /// several threads at once; what it points to stays.
    RoleTable const* table(std::size_t rubric, Seniority const& seniority);
    /// The same, made anew and not kept; for several threads.
    [[nodiscard]] std::optional<RoleTable> make(std::size_t rubric,
                                                Seniority const& seniority) const;

  private:
    void hold_against(Calibration const& calibration);

    Context& context_;
    RoleOptions options_;
    std::vector<GivenRubric> given_;
    std::vector<Rubric const*> rubrics_{};
    std::map<std::pair<std::size_t, Seniority>, RoleTable> tables_{};
};

} // namespace panelscore::cli
