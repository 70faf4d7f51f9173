// SPDX-License-Identifier: BSL-1.0
// Do intervals hold the truth as often as they say, are variance components right on average?
// Made-up panels of several designs, fitted again and again:
//
//     bench_coverage [PANELS] [THREADS]      (default 2000 2)
//
// Prints Markdown tables. What may be
// expected of chance is beside each figure as its Monte-Carlo standard error.
#include "support/coverage.hpp"

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using panelscore::SimulatedScore;
using panelscore::SimulateOptions;
using panelscore::stats::Component;

struct Design {
    char const* name;
    SimulateOptions options;
};

SimulateOptions panels(std::uint32_t candidates, std::uint32_t interviewers,
                       std::uint32_t per_candidate, std::uint32_t competencies) {
    SimulateOptions options;
    options.seed = 1000;
    options.candidates = candidates;
    options.interviewers = interviewers;
    options.per_candidate = {per_candidate, per_candidate};
    options.competencies = competencies;
    options.scale.score = SimulatedScore::continuous;
    return options;
}

SimulateOptions with(SimulateOptions options, Component component, double variance) {
    options.components[static_cast<std::size_t>(component)] = variance;
    return options;
}

std::vector<Design> designs() {
    auto whole = panels(200, 40, 4, 5);
    whole.scale.score = SimulatedScore::rounded;
    auto holes = panels(200, 40, 4, 5);
    holes.per_candidate = {3, 5};
    holes.missing = {.not_observed = 0.1, .not_asked = 0.05, .cards = 0.05};
    auto whole_holes = holes;
    whole_holes.scale.score = SimulatedScore::rounded;
    return {
        {"dense: everyone meets everyone", panels(40, 12, 12, 4)},
        {"sparse: 20 cards each", panels(200, 40, 4, 5)},
        {"sparse, whole scores 1 to 5", whole},
        {"sparse, a fifth missing", holes},
        {"sparse, a fifth missing, whole scores", whole_holes},
        {"few cards: 10 each", panels(100, 40, 4, 5)},
        {"12 interviewers", panels(60, 12, 4, 3)},
        {"6 interviewers", panels(60, 6, 4, 3)},
        {"severities differ little", with(panels(200, 40, 4, 5), Component::interviewer, .01)},
        {"no severity at all", with(panels(200, 40, 4, 5), Component::interviewer, 0)},
        {"no candidate:interviewer",
         with(panels(200, 40, 4, 5), Component::candidate_interviewer, 0)}};
}

void print_severities(std::vector<Design> const& all,
                      std::vector<panelscore::test::SeverityCoverage> const& seen) {
    std::printf("| design | 95 %% intervals | 50 %% intervals | no interval | not settled |\n"
                "|---|---|---|---|---|\n");
    for (std::size_t d = 0; d < all.size(); ++d) {
        auto const& one = seen[d];
        std::printf("| %s | %.1f ± %.1f %% | %.1f ± %.1f %% | %zu | %zu |\n", all[d].name,
                    100 * one.at_95.mean(), 100 * one.at_95.error(), 100 * one.at_50.mean(),
                    100 * one.at_50.error(), one.at_zero, one.not_fitted);
    }
}

void print_components(std::vector<Design> const& all,
                      std::vector<panelscore::test::SeverityCoverage> const& seen) {
    std::printf("\n| design |");
    for (std::size_t i = 0; i < 6; ++i)
        std::printf(" %s |", std::string{component_name(static_cast<Component>(i))}.c_str());
    std::printf("\n|---|---|---|---|---|---|---|\n");
    for (std::size_t d = 0; d < all.size(); ++d) {
        std::printf("| %s |", all[d].name);
        for (std::size_t i = 0; i < 6; ++i)
            std::printf(" %.4f ± %.4f (%g) |", seen[d].components[i].mean(),
                        seen[d].components[i].error(), all[d].options.components[i]);
        std::printf("\n");
    }
}

void print_alpha(std::size_t panels_a_design, std::size_t threads, bool smoke) {
    auto dense = panels(60, 12, 4, 4);
    dense.scale.score = SimulatedScore::rounded;
    auto holes = dense;
    holes.per_candidate = {2, 4};
    holes.missing.not_observed = 0.1;
    auto many = dense;
    many.candidates = 200;
    auto few = dense;
    few.candidates = 25;
    std::vector<Design> const all{{"60 candidates", dense},
                                  {"60 candidates, panels of 2 to 4, a tenth missing", holes},
                                  {"200 candidates", many},
                                  {"25 candidates", few}};
    std::printf("\n| design | nominal | ordinal | interval | ratio |\n|---|---|---|---|---|\n");
    for (auto const& design : all) {
        auto const seen = panelscore::test::alpha_coverage(
            design.options, panels_a_design, smoke ? 100 : 1000, smoke ? 500 : 20000, threads);
        std::printf("| %s |", design.name);
        for (std::size_t metric = 0; metric < 4; ++metric)
            std::printf(" %.1f ± %.1f %% (alpha %.3f, width %.2f) |",
                        100 * seen.at_95[metric].mean(), 100 * seen.at_95[metric].error(),
                        seen.truth[metric], seen.width[metric].mean());
        std::printf("\n");
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv) {
    bool const smoke = argc > 1 && std::string_view{argv[1]} == "--smoke";
    std::size_t const count = smoke ? 4 : argc > 1 ? std::stoul(argv[1]) : 2000;
    std::size_t const threads = !smoke && argc > 2 ? std::stoul(argv[2]) : 2;
    auto const all = designs();
    std::vector<panelscore::test::SeverityCoverage> seen;
    std::size_t not_settled = 0;
    for (auto const& design : all) {
        seen.push_back(panelscore::test::severity_coverage(design.options, count, threads));
        not_settled += seen.back().not_fitted;
    }
    print_severities(all, seen);
    print_components(all, seen);
    print_alpha(count, threads, smoke);
    return smoke && not_settled > 0 ? 1 : 0;
}
