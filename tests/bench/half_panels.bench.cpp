// SPDX-License-Identifier: BSL-1.0
// Real panels cut in two: do intervals around what one half says hold what the other half
// wrote?
//
//     bench_half_panels [CUTS [FILE...]]      (default 200, and the two files of the
//     repository)
//
// A file is CSV: candidate, interviewer, competency, score, then anything. Candidates whose
// names share what stands before the last hyphen are a panel of their own. Prints a Markdown
// table. Cuts of one panel are not independent: the spread is that of so few candidates.
#include "support/half_panels.hpp"

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

int main(int argc, char** argv) {
    using namespace panelscore::test;
    bool const smoke = argc > 1 && std::string_view{argv[1]} == "--smoke";
    std::size_t const cuts = smoke ? 2 : argc > 1 ? std::stoul(argv[1]) : 200;
    std::vector<std::string> files;
    for (int i = 2; i < argc; ++i)
        files.emplace_back(argv[i]);
    if (files.empty())
        files = {PANELSCORE_EXAMPLES "/grant-review/scorecards.csv",
                 PANELSCORE_ORACLE "/panel_posterior/wine/data.csv"};
    std::printf(
        "| ratings | estimated from | composites | 50 %% | 80 %% | 90 %% | mean squared "
        "distance | not fitted |\n|---|---|---|---|---|---|---|---|\n");
    for (auto const& file : files)
        for (auto const fitted_on : {FittedOn::everything, FittedOn::first_half}) {
            HalfCoverage seen;
            for (auto const& group : read_score_table(file))
                add_half_coverage(seen, group.second, fitted_on, cuts);
            std::printf("| %s | %s | %zu | %.1f %% | %.1f %% | %.1f %% | %.2f | %zu |\n",
                        file.substr(file.rfind('/', file.rfind('/') - 1) + 1).c_str(),
                        fitted_on == FittedOn::everything ? "everything" : "the first half",
                        seen.squared.n(), 100 * seen.held[0].mean(), 100 * seen.held[1].mean(),
                        100 * seen.held[2].mean(), seen.squared.mean(), seen.not_fitted);
            std::fflush(stdout);
        }
    return 0;
}
