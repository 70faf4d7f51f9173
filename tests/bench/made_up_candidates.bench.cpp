// SPDX-License-Identifier: BSL-1.0
// Is P(hire) as often right as it says, what do calls and rankings gain over raw means? Made-up
// candidates whose true scores are known:
//
//     bench_made_up_candidates [CANDIDATES]      (default 40000)
//
// Prints Markdown tables.
#include "support/made_up_candidates.hpp"

#include <panelscore/decide/recommend.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace panelscore;
using namespace panelscore::test;

struct Way {
    char const* name;
    Assigned assigned;
    Written written;
};

constexpr std::array<Way, 3> ways{
    {{"shared out evenly, any number", Assigned::in_turn, Written::as_it_is},
     {"shared out by chance, any number", Assigned::by_chance, Written::as_it_is},
     {"shared out by chance, whole 1 to 5", Assigned::by_chance, Written::whole_scale}}};

/// Returns false when a tenth is off by more than .02 and two standard errors.
bool print_tenths(MadeUp design) {
    bool all_right = true;
    for (Way const& way : ways) {
        design.assigned = way.assigned;
        design.written = way.written;
        std::printf("\n%s\n\n| said | candidates | said on average | truly at the bar |\n"
                    "|---|---|---|---|\n",
                    way.name);
        auto const all = tenths(made_up_cases(design));
        for (std::size_t t = 0; t < all.size(); ++t) {
            auto const& at_bar = all[t].at_bar;
            double const said = all[t].said / at_bar.n;
            std::printf("| .%zu to %s | %.0f | %.3f | %.3f ± %.3f |\n", t,
                        t == 9 ? "1" : ("." + std::to_string(t + 1)).c_str(), at_bar.n, said,
                        at_bar.value(), at_bar.error());
            all_right =
                all_right && std::fabs(said - at_bar.value()) <= 0.02 + 2 * at_bar.error();
        }
    }
    return all_right;
}

void print_calls(MadeUp design) {
    std::printf("\n| scores | confidence | interviewers | firm | false hires | raw mean at the "
                "bar | true hires declined | raw mean at the bar |\n"
                "|---|---|---|---|---|---|---|---|\n");
    for (Way const& way : ways)
        for (double const confidence : {0.80, 0.75})
            for (std::size_t const interviewers : {3U, 4U, 5U, 6U}) {
                design.assigned = way.assigned;
                design.written = way.written;
                design.confidence = confidence;
                design.interviewers = interviewers;
                auto const seen = call_errors(made_up_cases(design));
                std::printf(
                    "| %s | %.2f | %zu | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n",
                    way.name, confidence, interviewers, 100 * seen.firm.value(),
                    100 * seen.false_hires.value(), 100 * seen.raw_false_hires.value(),
                    100 * seen.declined.value(), 100 * seen.raw_declined.value());
            }
}

void print_pools(MadeUp design) {
    design.assigned = Assigned::by_chance;
    std::printf("\n| pool's mean below the bar | said .75, a third at the bar assumed | said "
                ".75, half at the bar assumed |\n|---|---|---|\n");
    for (double const below : {0.0, 0.10, 0.25, 0.40}) {
        design.below = below;
        std::printf("| %.2f |", below);
        for (double const share : {0.33, 0.50}) {
            design.share_at_bar = share;
            Share truly;
            for (auto const& one : made_up_cases(design))
                if (one.chance >= 0.7 && one.chance < 0.8)
                    truly.add(one.truth >= made_up_bar);
            std::printf(" %.3f ± %.3f |", truly.value(), truly.error());
        }
        std::printf("\n");
    }
}

void print_best(char const* name, std::size_t interviewers,
                std::vector<MadeUpCase> const& cases) {
    auto const raw = below_bar_among_best(cases, 0.2, [](auto const& one) { return one.raw; });
    auto const adjusted =
        below_bar_among_best(cases, 0.2, [](auto const& one) { return one.belief.mean; });
    std::printf("| %s | %zu | %.1f %% | %.1f %% |\n", name, interviewers, 100 * raw.value(),
                100 * adjusted.value());
}

/// Severities as `calibrate` finds them in the last year's cards, about 20 for each person.
stats::RatingModel from_last_year(MadeUp const& design, Company const& company) {
    auto const rubric = made_up_rubric(design);
    auto const table = role_table(rubric, {});
    MadeUp last_year = design;
    last_year.seed = design.seed + 1;
    last_year.interviewers = 4;
    last_year.candidates = company.names.size() * 5;
    stats::Ratings ratings;
    for (std::uint32_t i = 0; i < last_year.candidates; ++i) {
        auto const made = draw_panel(last_year, *table, &company, i);
        for (std::size_t c = 0; c < made.panel.cards.size(); ++c) {
            for (Rating const& rating : made.panel.cards[c].ratings) {
                ratings.candidate.push_back(i);
                ratings.interviewer.push_back(static_cast<std::uint32_t>(made.people[c]));
                ratings.competency.push_back(static_cast<std::uint32_t>(
                    panelscore::detail::column_of(table->weights, {}, rating.competency)));
                ratings.card.push_back(ratings.cards);
                ratings.score.push_back(*rating.score);
            }
            ++ratings.cards;
        }
    }
    ratings.candidates = static_cast<std::uint32_t>(last_year.candidates);
    ratings.interviewers = static_cast<std::uint32_t>(company.names.size());
    ratings.competencies = static_cast<std::uint32_t>(table->weights.size());
    auto past = all_known(design, company);
    auto const fit = stats::fit_variance_components(ratings);
    if (!fit || !fit->converged)
        throw std::runtime_error("last year's scores could not be fitted");
    past.variances = stats::rating_variances(*fit);
    for (std::size_t k = 0; k < past.means.size(); ++k)
        past.means[k] = fit->fixed[k].value;
    for (std::size_t j = 0; j < past.effects.size(); ++j) {
        past.effects[j].overall = fit->interviewer[j];
        past.effects[j].by_competency.assign(past.means.size(), std::nullopt);
    }
    for (auto const& cell : fit->cells)
        past.effects[cell.interviewer].by_competency[cell.competency] = cell.effect;
    return past;
}

void print_ranking(MadeUp design) {
    std::printf(
        "\n| panels | interviewers | below the bar among the best fifth, raw | adjusted "
        "|\n|---|---|---|---|\n");
    for (std::size_t const interviewers : {3U, 4U, 5U, 6U}) {
        design.interviewers = interviewers;
        design.assigned = Assigned::in_turn;
        print_best("strangers, evenly", interviewers, made_up_cases(design));
        design.assigned = Assigned::by_chance;
        print_best("strangers, by chance", interviewers, made_up_cases(design));
        design.holes = 0.3;
        print_best("strangers, three tenths missing", interviewers, made_up_cases(design));
        design.holes = 0;
        design.assigned = Assigned::in_turn;
        auto const table = role_table(made_up_rubric(design), {});
        auto const company = draw_company(*table->model, 24, design.seed);
        auto const exact = all_known(design, company);
        auto const found = from_last_year(design, company);
        print_best("company, nothing known", interviewers, made_up_cases(design, &company));
        print_best("company, calibrated on 20 cards each", interviewers,
                   made_up_cases(design, &company, &found));
        print_best("company, severities known exactly", interviewers,
                   made_up_cases(design, &company, &exact));
        design.assigned = Assigned::by_chance;
        design.holes = 0.3;
        print_best("company, three tenths missing, calibrated", interviewers,
                   made_up_cases(design, &company, &found));
        print_best("company, three tenths missing, known exactly", interviewers,
                   made_up_cases(design, &company, &exact));
        design.holes = 0;
    }
}

} // namespace

int main(int argc, char** argv) {
    bool const smoke = argc > 1 && std::string_view{argv[1]} == "--smoke";
    MadeUp design;
    design.candidates = smoke ? 200 : argc > 1 ? std::stoul(argv[1]) : 40'000;
    bool const all_right = print_tenths(design);
    print_calls(design);
    print_pools(design);
    print_ranking(design);
    if (!all_right)
        std::printf("\nA tenth is off by more than .02 and two standard errors.\n");
    return smoke || all_right ? 0 : 1;
}
