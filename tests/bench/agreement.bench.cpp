// SPDX-License-Identifier: BSL-1.0
// How long `agreement` takes with all its intervals:
//
//     bench_agreement [CANDIDATES] [INTERVIEWERS] [COMPETENCIES] [DRAWS] [THREADS]
//
// (default 50000 400 5 1000 2: a million ratings, four interviewers a candidate). Printed are
// wall clock and processor time with draws and without, and what the overall entry comes to.
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/simulate/simulate.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using panelscore::Measured;

/// Panels of four on a scale from 1 to 5.
panelscore::RatingHistory panels(std::uint32_t candidates, std::uint32_t interviewers,
                                 std::uint32_t competencies) {
    panelscore::SimulateOptions options;
    options.candidates = candidates;
    options.interviewers = interviewers;
    options.competencies = competencies;
    panelscore::RatingHistory history;
    history.scale = {.minimum = 1, .maximum = 5};
    history.ratings =
        panelscore::simulated_ratings(panelscore::SimulatedPanels(options), 2).ratings;
    for (std::uint32_t k = 0; k < competencies; ++k)
        history.competencies.push_back("k" + std::to_string(100 + k));
    return history;
}

void print(char const* what, Measured const& value) {
    if (value)
        std::printf("  %-17s %8.5f [%8.5f, %8.5f] n %zu\n", what, value->estimate,
                    value->lower.value_or(0), value->upper.value_or(0), value->n);
    else
        std::printf("  %-17s none\n", what);
}

void print(panelscore::Agreement const& entry) {
    print("alpha, nominal", entry.krippendorff_alpha.nominal);
    print("alpha, ordinal", entry.krippendorff_alpha.ordinal);
    print("alpha, interval", entry.krippendorff_alpha.interval);
    print("alpha, ratio", entry.krippendorff_alpha.ratio);
    print("Fleiss' kappa", entry.fleiss_kappa);
    print("Gwet AC1", entry.gwet_ac1);
    print("Gwet AC2", entry.gwet_ac2);
    print("Cohen's kappa", entry.cohen_kappa.value);
    print("weighted kappa", entry.weighted_kappa.value);
    print("exact", entry.percent_exact);
    print("adjacent", entry.percent_adjacent);
    print("r_wg", entry.rwg);
    print("r_wg(j)", entry.rwg_j);
    print("Cronbach's alpha", entry.cronbach_alpha);
    print("ICC(1) mixed", entry.icc_mixed.one);
    print("ICC(A,1) mixed", entry.icc_mixed.agreement_one);
    print("ICC(C,1) mixed", entry.icc_mixed.consistency_one);
    print("G(q,k)", entry.icc_panel);
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
    print(result.back());
    bool const whole = result.size() == history.competencies.size() + 1;
    return whole && result.back().krippendorff_alpha.ordinal ? 0 : 1;
}
