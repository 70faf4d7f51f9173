// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"
#include "support/oracle.hpp"

#include <panelscore/calibrate/calibrate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {

RatingHistory panel(std::string const& set) {
    return test::history_of(test::oracle_rows(set + "/data.csv"));
}

CalibrateOptions quick() {
    CalibrateOptions options;
    options.bootstrap = 50;
    return options;
}

} // namespace

TEST_CASE("calibrate: severities are those of lme4 with the sign turned") {
    auto const history = panel("sim_panel_60x14x4");
    auto const result = calibrate(history, quick());
    std::map<std::string, std::size_t> code;
    for (std::size_t i = 0; i < history.interviewers.size(); ++i)
        code[history.interviewers[i]] = i;
    std::size_t checked = 0;
    for (auto const& row : test::oracle_table("sim_panel_60x14x4/fixed_competency.csv")) {
        if (row.at("term") != "interviewer")
            continue;
        auto const& figures = result.interviewers[code.at(row.at("name"))];
        CHECK(figures.severity.value() == close_to(-std::stod(row.at("value")), 2e-5, 2e-6));
        CHECK(*figures.severity_se == close_to(std::stod(row.at("standard_error")), 2e-5));
        CHECK(figures.by_competency.size() == 4);
        ++checked;
    }
    CHECK(checked == 14);
}

TEST_CASE("calibrate: every section that was asked for, and what it was asked with") {
    auto options = quick();
    options.level = 0.9;
    options.min_scorecards = 5;
    options.late_hours = 48;
    auto const result = calibrate(panel("sim_panel_60x14x4"), options);
    CHECK(result.level == 0.9);
    CHECK(result.min_scorecards == 5);
    CHECK(result.late_hours == 48);
    CHECK(result.competencies == std::vector<std::string>{"K1", "K2", "K3", "K4"});
    CHECK(result.weights == std::vector<double>{0.25, 0.25, 0.25, 0.25});
    CHECK(result.data.subsets.size() == 1);
    CHECK(result.means.size() == 4);
    REQUIRE(result.variance_components);
    CHECK(result.variance_components->converged);
    CHECK(result.variance_components->residual.empty());
    CHECK(result.variance_components->interviewer.size() == 14);
    CHECK(result.reliability.dependability.has_value());
    REQUIRE(result.agreement.size() == 5);
    CHECK(result.agreement[0].competency == "K1");
    CHECK(result.agreement[4].competency.empty());
    CHECK(result.agreement[4].krippendorff_alpha.interval.has_value());
    CHECK(result.interviewers.size() == 14);
    CHECK(result.problems.empty());
}

TEST_CASE("calibrate: what was not asked for is not worked out") {
    auto options = quick();
    options.sections = {.means = true,
                        .variance_components = false,
                        .reliability = false,
                        .agreement = false,
                        .interviewers = false};
    auto const result = calibrate(panel("sim_panel_60x14x4"), options);
    CHECK(result.sections == options.sections);
    CHECK(result.means.size() == 4);
    CHECK(result.variance_components.reason() == Undefined::not_estimated);
    CHECK(result.agreement.empty());
    CHECK(result.interviewers.empty());
    CHECK(result.data.ratings == 927);
    options.sections = {.means = false,
                        .variance_components = false,
                        .reliability = false,
                        .agreement = false,
                        .interviewers = true};
    auto const people = calibrate(panel("sim_panel_60x14x4"), options);
    CHECK(people.means.empty());
    CHECK_FALSE(people.variance_components.has_value());
    CHECK(people.interviewers[0].severity.has_value());
}
