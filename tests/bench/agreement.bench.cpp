// SPDX-License-Identifier: BSL-1.0
// How long `agreement` takes with all its intervals:
//
//     bench_agreement [CANDIDATES] [INTERVIEWERS] [COMPETENCIES] [DRAWS] [THREADS]
//
// (default 50000 400 5 1000 2: a million ratings, four interviewers a candidate). Printed are
// the wall clock with draws and without, and what the overall entry comes to.
#include <panelscore/base/random.hpp>
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/calibrate/rating_history.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using panelscore::Measured;
using panelscore::RandomStream;
using panelscore::RatingHistory;

/// Panels of four; whole scores from 1 to 5 of a candidate, an interviewer and chance.
RatingHistory panels(std::uint32_t candidates, std::uint32_t interviewers,
                     std::uint32_t competencies) {
    RandomStream chance{2026};
    std::vector<double> severity(interviewers);
    for (double& one : severity)
        one = 0.3 * chance.normal();
    RatingHistory history;
    history.scale = {.minimum = 1, .maximum = 5};
    auto& ratings = history.ratings;
    std::vector<std::uint32_t> pool(interviewers);
    for (std::uint32_t i = 0; i < interviewers; ++i)
        pool[i] = i;
    for (std::uint32_t c = 0; c < candidates; ++c) {
        history.candidates.push_back("c" + std::to_string(10000000 + c));
        panelscore::draw_first(pool, 4, chance);
        std::array<std::uint32_t, 4> panel{pool[0], pool[1], pool[2], pool[3]};
        std::sort(panel.begin(), panel.end());
        double const ability = 0.6 * chance.normal();
        for (std::uint32_t const who : panel) {
            auto const card = static_cast<std::uint32_t>(history.cards.size());
            history.cards.push_back({.candidate = c, .interviewer = who});
            double const halo = 0.3 * chance.normal();
            for (std::uint32_t k = 0; k < competencies; ++k) {
                double const score =
                    3.2 + ability - severity[who] + halo + 0.7 * chance.normal();
                ratings.candidate.push_back(c);
                ratings.interviewer.push_back(who);
                ratings.competency.push_back(k);
                ratings.card.push_back(card);
                ratings.score.push_back(std::clamp(std::round(score), 1.0, 5.0));
            }
        }
    }
    for (std::uint32_t i = 0; i < interviewers; ++i)
        history.interviewers.push_back("i" + std::to_string(100000 + i));
    for (std::uint32_t k = 0; k < competencies; ++k)
        history.competencies.push_back("k" + std::to_string(100 + k));
    ratings.candidates = candidates;
    ratings.interviewers = interviewers;
    ratings.competencies = competencies;
    ratings.cards = static_cast<std::uint32_t>(history.cards.size());
    return history;
}

void print(char const* what, Measured const& value) {
    if (value)
        std::printf("  %-22s %8.5f [%8.5f, %8.5f] n %zu\n", what, value->estimate,
                    value->lower.value_or(0), value->upper.value_or(0), value->n);
    else
        std::printf("  %-22s none\n", what);
}

struct Seconds {
    double wall = 0;
    double processor = 0; ///< of all threads
};

template <typename Work>
Seconds seconds(Work work) {
    auto const start = std::chrono::steady_clock::now();
    std::clock_t const processor = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

} // namespace

int main(int argc, char** argv) {
    bool const smoke = argc > 1 && std::string(argv[1]) == "--smoke";
    auto const number = [&](int at, std::uint32_t usual, std::uint32_t small) {
        if (smoke)
            return small;
        return argc > at ? static_cast<std::uint32_t>(std::stoul(argv[at])) : usual;
    };
    auto const history = panels(number(1, 50000, 60), number(2, 400, 9), number(3, 5, 3));
    panelscore::AgreementOptions options{.bootstrap = number(4, 1000, 50),
                                         .threads = number(5, 2, 2)};
    std::vector<panelscore::Agreement> result;
    Seconds const with = seconds([&] { result = panelscore::agreement(history, options); });
    options.bootstrap = 0;
    Seconds const without =
        seconds([&] { static_cast<void>(panelscore::agreement(history, options)); });
    std::printf("%zu ratings, %zu threads\n", history.ratings.size(), options.threads);
    std::printf("  all           %7.2f s wall %7.2f s processor\n", with.wall, with.processor);
    std::printf("  without draws %7.2f s wall %7.2f s processor\n", without.wall,
                without.processor);
    auto const& overall = result.back();
    print("alpha, nominal", overall.krippendorff_alpha.nominal);
    print("alpha, ordinal", overall.krippendorff_alpha.ordinal);
    print("alpha, interval", overall.krippendorff_alpha.interval);
    print("alpha, ratio", overall.krippendorff_alpha.ratio);
    print("Fleiss' kappa", overall.fleiss_kappa);
    print("Gwet AC1", overall.gwet_ac1);
    print("Gwet AC2", overall.gwet_ac2);
    print("Cohen's kappa", overall.cohen_kappa.value);
    print("weighted kappa", overall.weighted_kappa.value);
    print("exact", overall.percent_exact);
    print("adjacent", overall.percent_adjacent);
    print("r_wg", overall.rwg);
    print("r_wg(j)", overall.rwg_j);
    print("Cronbach's alpha", overall.cronbach_alpha);
    print("ICC(1) mixed", overall.icc_mixed.one);
    print("ICC(A,1) mixed", overall.icc_mixed.agreement_one);
    print("ICC(C,1) mixed", overall.icc_mixed.consistency_one);
    print("G(q,k)", overall.icc_panel);
    return result.size() == history.competencies.size() + 1 &&
                   overall.krippendorff_alpha.ordinal
               ? 0
               : 1;
}
