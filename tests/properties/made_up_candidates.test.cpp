// SPDX-License-Identifier: BSL-1.0
// What scoring says of candidates whose true scores are known. The seeds are fixed, so a test
// passes or fails for good. bench_made_up_candidates does the same with many more of them.
#include "support/made_up_candidates.hpp"

#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

MadeUp few(std::size_t candidates) {
    MadeUp design;
    design.seed = 20261122;
    design.candidates = candidates;
    return design;
}

/// Strangers judge 3,000 candidates, scored once for several tests.
std::vector<MadeUpCase> const& strangers() {
    static auto const cases = made_up_cases(few(3000));
    return cases;
}

/// The tenth of P(hire) that is most wrong, as a share of what is forgiven: .02 and three
/// standard errors (the worst of ten lies beyond two now and then).
double worst_tenth(std::vector<MadeUpCase> const& cases) {
    double worst = 0;
    for (Tenth const& tenth : tenths(cases)) {
        double const said = tenth.said / tenth.at_bar.n;
        double const error = std::sqrt(said * (1 - said) / tenth.at_bar.n);
        worst = (std::max)(worst, std::fabs(said - tenth.at_bar.value()) / (0.02 + 3 * error));
    }
    return worst;
}

} // namespace

TEST_CASE("made-up candidates: each tenth of P(hire) is as often right as it says") {
    auto const& cases = strangers();
    CHECK(worst_tenth(cases) < 1);

    // Able to fail: chances from an sd 0.6 of what it is, or from a mean 0.15 too high.
    auto sure = cases;
    auto high = cases;
    for (auto& one : sure)
        one.chance = stats::ScoreBelief{one.belief.mean, 0.6 * one.belief.sd}.chance_at_least(
            made_up_bar);
    for (auto& one : high)
        one.chance = stats::ScoreBelief{one.belief.mean + 0.15, one.belief.sd}.chance_at_least(
            made_up_bar);
    CHECK(worst_tenth(sure) > 1);
    CHECK(worst_tenth(high) > 1);
}

TEST_CASE("made-up candidates: intervals hold the true composite as often as they say") {
    Share at_50;
    Share at_90;
    for (auto const& one : strangers()) {
        double const z = std::fabs(one.truth - one.belief.mean) / one.belief.sd;
        at_50.add(z < 0.674490);
        at_90.add(z < 1.644854);
    }
    CHECK(std::fabs(at_50.value() - 0.5) < 0.03);
    CHECK(std::fabs(at_90.value() - 0.9) < 0.018);
}

TEST_CASE("made-up candidates: four interviewers, the calls and errors that docs promise") {
    auto const seen = call_errors(strangers());
    CHECK(std::fabs(seen.firm.value() - 0.70) < 0.04);
    CHECK(seen.false_hires.value() < 0.10);
    CHECK(seen.declined.value() < 0.10);
    // "Raw mean at the bar" errs more than twice as often, both ways.
    CHECK(seen.raw_false_hires.value() > 2 * seen.false_hires.value());
    CHECK(seen.raw_declined.value() > 2 * seen.declined.value());
    CHECK(std::fabs(seen.raw_false_hires.value() - 0.22) < 0.04);
    CHECK(std::fabs(seen.raw_declined.value() - 0.18) < 0.04);
}

TEST_CASE("made-up candidates: a pool below the one that is assumed gets too high chances") {
    auto design = few(3000);
    auto const truly = [&](double below) {
        design.below = below;
        Share at_bar;
        for (auto const& one : made_up_cases(design))
            if (one.chance >= 0.6 && one.chance < 0.9)
                at_bar.add(one.truth >= made_up_bar);
        return at_bar.value();
    };
    double const at_the_bar = truly(0);
    double const far_below = truly(0.6);
    CHECK(at_the_bar > 0.76);
    CHECK(far_below < 0.74);
}

TEST_CASE("made-up candidates: ranking gains nothing in balanced panels of strangers") {
    auto const& cases = strangers();
    auto const by_raw =
        below_bar_among_best(cases, 0.2, [](MadeUpCase const& one) { return one.raw; });
    auto const adjusted =
        below_bar_among_best(cases, 0.2, [](MadeUpCase const& one) { return one.belief.mean; });
    CHECK(by_raw.n == adjusted.n);
    CHECK(std::fabs(by_raw.value() - adjusted.value()) < 0.01);
}

TEST_CASE("made-up candidates: ranking gains where severities are known") {
    auto const design = few(3000);
    auto const table = role_table(made_up_rubric(design), {});
    auto const company = draw_company(*table->model, 24, design.seed);
    auto const past = all_known(design, company);
    auto const cases = made_up_cases(design, &company, &past);
    auto const by_raw =
        below_bar_among_best(cases, 0.2, [](MadeUpCase const& one) { return one.raw; });
    auto const adjusted =
        below_bar_among_best(cases, 0.2, [](MadeUpCase const& one) { return one.belief.mean; });
    CHECK(adjusted.value() < by_raw.value() - 0.005);
    CHECK(worst_tenth(cases) < 1);
}

TEST_CASE("made-up candidates: recommend makes the calls the figures are about") {
    auto const design = few(30);
    auto const rubric = made_up_rubric(design);
    auto const table = role_table(rubric, {});
    for (std::size_t i = 0; i < design.candidates; ++i) {
        auto made = draw_panel(design, *table, nullptr, i);
        auto const scored = score_panel(made, rubric, *table);
        auto const advice = recommend(made.panel, rubric, *table);
        CHECK(advice.call == scored.call);
        CHECK(advice.probability->hire == scored.chance);
        CHECK(advice.score.raw == scored.raw);
    }
}
