// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/io/exported_feedback.hpp>

namespace panelscore {

PANELSCORE_DECL std::vector<ExportSystem> const& export_systems() {
    static std::vector<ExportSystem> const systems{
        {"greenhouse", "Greenhouse Harvest v1"},
        {"greenhouse-v3", "Greenhouse Harvest v3"},
        {"lever", "Lever"},
        {"ashby", "Ashby"},
        {"workable", "Workable", true},
        {"merge", "Merge"},
        {"unified", "Unified.to"},
        {"recruitee", "Recruitee", true},
        {"csv", "Spreadsheet"},
    };
    return systems;
}

} // namespace panelscore
