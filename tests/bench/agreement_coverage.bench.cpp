// SPDX-License-Identifier: BSL-1.0
// How often 95 % intervals of agreement hold what they should: the value that the same
// interviewers would show on endless candidates.
//
//     bench_agreement_coverage [HISTORIES]      (default 400)
//
// Interviewers stay, candidates and panels are drawn again for every history. Alpha, r_wg and
// exact agreement take candidates drawn with replacement, ICC(A,1) draws of its variances;
// mean weighted kappa leaves out candidates one by one, and for comparison draws them, too.
#include <panelscore/base/random.hpp>
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/simulate/simulate.hpp>
#include <panelscore/stats/summary.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using panelscore::Measured;
using panelscore::RatingHistory;

struct Design {
    std::uint32_t candidates = 0;
    std::uint32_t interviewers = 0;
};

RatingHistory history_of(Design const& design, std::uint64_t seed) {
    panelscore::SimulateOptions options;
    options.seed = seed;
    options.candidates = design.candidates;
    options.interviewers = design.interviewers;
    options.competencies = 1;
    options.means = {3};
    options.components = {0.36, 0, 0.09, 0, 0, 0.49, 0};
    panelscore::RandomStream chance{42};
    for (std::uint32_t i = 0; i < design.interviewers; ++i)
        options.severities.push_back({.interviewer = i, .severity = 0.3 * chance.normal()});
    RatingHistory history;
    history.scale = {.minimum = 1, .maximum = 5};
    history.ratings =
        panelscore::simulated_ratings(panelscore::SimulatedPanels(options)).ratings;
    history.competencies = {"k"};
    return history;
}

/// The same with candidates drawn with replacement. Every candidate has four ratings.
RatingHistory drawn_again(RatingHistory const& history, std::uint64_t seed) {
    panelscore::RandomStream chance{seed};
    RatingHistory result = history;
    auto& ratings = result.ratings;
    for (std::uint32_t c = 0; c < ratings.candidates; ++c) {
        std::size_t const from = std::size_t{4} * chance.below(ratings.candidates);
        for (std::size_t i = 0; i < 4; ++i) {
            ratings.interviewer[c * std::size_t{4} + i] = history.ratings.interviewer[from + i];
            ratings.score[c * std::size_t{4} + i] = history.ratings.score[from + i];
        }
    }
    return result;
}

constexpr std::size_t figure_count = 5;
constexpr std::array<char const*, figure_count> names{"alpha, ordinal", "r_wg", "exact",
                                                      "ICC(A,1) mixed", "weighted kappa"};

std::array<Measured, figure_count> figures(RatingHistory const& history, std::size_t draws) {
    auto const entry = panelscore::agreement(history, {.bootstrap = draws}).front();
    return {entry.krippendorff_alpha.ordinal, entry.rwg, entry.percent_exact,
            entry.icc_mixed.agreement_one, entry.weighted_kappa.value};
}

void measure(Design const& design, std::size_t histories) {
    std::array<double, figure_count> truth{};
    for (std::size_t h = 0; h < 2 * histories; ++h) {
        auto const values = figures(history_of(design, 100000 + h), 0);
        for (std::size_t f = 0; f < figure_count; ++f)
            truth[f] += values[f]->estimate / static_cast<double>(2 * histories);
    }
    std::array<double, figure_count> held{};
    double held_by_drawing = 0;
    std::size_t const compared = histories / 2;
    for (std::size_t h = 0; h < histories; ++h) {
        auto const history = history_of(design, 1 + h);
        auto const values = figures(history, 400);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (values[f]->lower && *values[f]->lower <= truth[f] &&
                truth[f] <= *values[f]->upper)
                held[f] += 1 / static_cast<double>(histories);
        if (h >= compared)
            continue;
        std::vector<double> kappas;
        for (std::size_t draw = 0; draw < 100; ++draw)
            kappas.push_back(
                figures(drawn_again(history, 1000 * h + draw), 0).back()->estimate);
        auto const limits = panelscore::stats::percentile_interval(kappas, 0.95);
        if (limits->lower <= truth.back() && truth.back() <= limits->upper)
            held_by_drawing += 1 / static_cast<double>(compared);
    }
    std::printf("%u candidates, each by 4 of %u interviewers\n", design.candidates,
                design.interviewers);
    for (std::size_t f = 0; f < figure_count; ++f)
        std::printf("  %-16s mean %6.3f   held %5.1f %%\n", names[f], truth[f], 100 * held[f]);
    std::printf("  %-16s               held %5.1f %%\n", "the same, drawn",
                100 * held_by_drawing);
}

} // namespace

int main(int argc, char** argv) {
    bool const smoke = argc > 1 && std::string(argv[1]) == "--smoke";
    std::size_t const histories = smoke ? 4 : argc > 1 ? std::stoul(argv[1]) : 400;
    std::vector<Design> designs{{300, 60}, {300, 20}, {300, 8}, {60, 4}, {30, 4}};
    if (smoke)
        designs = {{20, 5}};
    for (auto const& design : designs)
        measure(design, histories);
    return 0;
}
