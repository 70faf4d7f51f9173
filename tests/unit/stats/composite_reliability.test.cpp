// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/stats/composite_reliability.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

RatingVariances const typical{.candidate = 0.28,
                              .candidate_competency = 0.08,
                              .interviewer = 0.084,
                              .interviewer_competency = 0.025,
                              .candidate_interviewer = 0.085,
                              .residual = 0.49};

/// The variances from the definition: each rating's share in the composite, and the covariance
/// of each pair of ratings.
CompositeVariances by_definition(RatingVariances const& of, std::vector<double> const& weights,
                                 std::vector<std::vector<bool>> const& rated) {
    struct Rating {
        std::size_t interviewer = 0;
        std::size_t competency = 0;
        double share = 0;
    };
    std::vector<Rating> ratings;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        double n = 0;
        for (auto const& one : rated)
            n += one[k] ? 1 : 0;
        for (std::size_t j = 0; j < rated.size(); ++j)
            if (rated[j][k])
                ratings.push_back({j, k, weights[k] / n});
    }
    CompositeVariances sum;
    for (auto const& a : ratings)
        for (auto const& b : ratings) {
            bool const same_person = a.interviewer == b.interviewer;
            bool const same_competency = a.competency == b.competency;
            double const share = a.share * b.share;
            sum.universe +=
                share * (of.candidate + (same_competency ? of.candidate_competency : 0.0));
            double relative = same_person ? of.candidate_interviewer : 0.0;
            relative += same_person && same_competency ? of.residual : 0.0;
            double absolute = same_person ? of.interviewer : 0.0;
            absolute += same_person && same_competency ? of.interviewer_competency : 0.0;
            sum.relative += share * relative;
            sum.absolute += share * (relative + absolute);
        }
    return sum;
}

} // namespace

TEST_CASE("composite_reliability: one interviewer, one competency, by hand") {
    // true: 0.28 + 0.08 = 0.36; ranking error 0.085 + 0.49 = 0.575; bar error + 0.084 + 0.025.
    auto const found =
        composite_variances(typical, {}, std::vector<double>{1.0}, crossed_panel(1, 1));
    CHECK(found.universe == close_to(0.36));
    CHECK(found.relative == close_to(0.575));
    CHECK(found.absolute == close_to(0.684));
    CHECK(found.generalizability().value() == close_to(0.36 / 0.935));
    CHECK(found.dependability().value() == close_to(0.36 / 1.044));
    CHECK(found.sem() == close_to(0.8270429251, 1e-9));
}

TEST_CASE("composite_reliability: any pattern of who rates what equals the definition") {
    std::vector<double> const weights{0.5, 0.2, 0.3};
    std::vector<std::vector<std::vector<bool>>> const patterns{
        {{true, true, true}, {true, true, true}},
        {{true, false, false}, {false, true, false}, {false, false, true}},
        {{true, true, false}, {false, true, true}, {true, false, false}, {true, true, true}}};
    for (auto const& rated : patterns) {
        auto const expected = by_definition(typical, weights, rated);
        auto const found =
            composite_variances(typical, {}, weights, panel_of(rated, weights).value());
        CHECK(found.universe == close_to(expected.universe));
        CHECK(found.relative == close_to(expected.relative));
        CHECK(found.absolute == close_to(expected.absolute));
    }
}

TEST_CASE("composite_reliability: everybody rating everything is the crossed panel") {
    std::vector<double> const weights{0.25, 0.75};
    std::vector<std::vector<bool>> const rated(4, std::vector<bool>{true, true});
    auto const panel = panel_of(rated, weights).value();
    CHECK(panel.concentration == close_to(0.25));
    CHECK(panel.interviewers == std::vector<double>{4, 4});
    CHECK(crossed_panel(4, 2) == panel);
}

TEST_CASE("composite_reliability: a competency nobody rates leaves its weight to the others") {
    std::vector<double> const weights{0.5, 0.25, 0.25};
    std::vector<std::vector<bool>> const rated{{true, false, true}, {true, false, true}};
    auto const found =
        composite_variances(typical, {}, weights, panel_of(rated, weights).value());
    std::vector<double> const without{2.0 / 3, 1.0 / 3};
    auto const expected = composite_variances(typical, {}, without, crossed_panel(2, 2));
    CHECK(found.universe == close_to(expected.universe));
    CHECK(found.absolute == close_to(expected.absolute));
    CHECK_FALSE(panel_of({}, weights).has_value());
    std::vector<std::vector<bool>> const nothing{{false, false, false}};
    CHECK_FALSE(panel_of(nothing, weights).has_value());
}

TEST_CASE("composite_reliability: a weight of 0 changes nothing") {
    std::vector<double> const two{0.6, 0.4};
    std::vector<double> const three{0.6, 0.4, 0.0};
    CHECK(composite_variances(typical, {}, three, crossed_panel(3, 3)) ==
          composite_variances(typical, {}, two, crossed_panel(3, 2)));
}

TEST_CASE("composite_reliability: no variance at all has no reliability") {
    auto const none =
        composite_variances({}, {}, std::vector<double>{1.0}, crossed_panel(3, 1));
    CHECK_FALSE(none.generalizability().has_value());
    CHECK_FALSE(none.dependability().has_value());
    CHECK(none.sem() == 0);
}

TEST_CASE("composite_reliability: Shrout and Fleiss 1979, judges as interviewers") {
    // tests/oracle/shrout_fleiss_1979: components and D study with 1 to 6 judges.
    RatingVariances const of{.candidate = 2.55555555555556,
                             .interviewer = 5.24444444444445,
                             .residual = 1.01944444444444};
    std::vector<double> const relative{0.714840714840715, 0.833710919800634, 0.882635113527342,
                                       0.909315542377069, 0.926112341453594, 0.937659249193137};
    std::vector<double> const absolute{0.289763779527559, 0.449328449328449, 0.550348953140578,
                                       0.620050547598989, 0.671043034281546, 0.709967845659164};
    for (std::size_t n = 1; n <= 6; ++n) {
        auto const found = composite_variances(of, {}, std::vector<double>{1.0},
                                               crossed_panel(static_cast<double>(n), 1));
        CHECK(found.generalizability().value() == close_to(relative[n - 1], 1e-9));
        CHECK(found.dependability().value() == close_to(absolute[n - 1], 1e-9));
    }
}

TEST_CASE("composite_reliability: Brennan 2001, items and occasions as samples of many") {
    // Synthetic data set 3: occasions play the interviewer, items the competency; 2 and 4.
    RatingVariances const of{.candidate = 0.552777777777778,
                             .candidate_competency = 0.575,
                             .interviewer = 0.00740740740740723,
                             .interviewer_competency = 0.156481481481482,
                             .candidate_interviewer = 0.100925925925926,
                             .residual = 0.935185185185185};
    auto const found = composite_variances(of, 0.441666666666667, std::vector<double>(4, 0.25),
                                           crossed_panel(2, 4));
    CHECK(found.generalizability().value() == close_to(0.639871382636656, 1e-9));
    CHECK(found.dependability().value() == close_to(0.554124608423251, 1e-9));
}

TEST_CASE("composite_reliability: Brennan 2001, raters nested in tasks") {
    // Synthetic data set 4: each rater sees one task, so rater and rater:task are one term.
    RatingVariances const of{.candidate = 0.473148148148148,
                             .candidate_competency = 0.559567901234567,
                             .interviewer_competency = 0.647530864197531,
                             .residual = 2.38024691358025};
    double const task = 0.325154320987654;
    struct Row {
        std::size_t tasks;
        double raters;
        double relative;
        double absolute;
        double generalizability;
        double dependability;
    };
    std::vector<Row> const rows{
        {1, 1, 2.93981481481481, 3.9125, 0.138632664134563, 0.107885569513354},
        {1, 4, 1.15462962962963, 1.64166666666667, 0.290671217292378, 0.223730297723293},
        {2, 2, 0.874845679012346, 1.19930555555556, 0.351001717229536, 0.282906574394464},
        {3, 1, 0.979938271604938, 1.30416666666667, 0.325615972812235, 0.266215160197968},
        {3, 4, 0.384876543209876, 0.547222222222222, 0.551438848920864, 0.463702359346643},
        {4, 2, 0.437422839506173, 0.599652777777778, 0.519616981611728, 0.441040025892761}};
    for (auto const& row : rows) {
        auto const found = composite_variances(
            of, task, std::vector<double>(row.tasks, 1.0 / static_cast<double>(row.tasks)),
            crossed_panel(row.raters, row.tasks));
        CHECK(found.relative == close_to(row.relative, 1e-9));
        CHECK(found.absolute == close_to(row.absolute, 1e-9));
        CHECK(found.generalizability().value() == close_to(row.generalizability, 1e-9));
        CHECK(found.dependability().value() == close_to(row.dependability, 1e-9));
    }
}
