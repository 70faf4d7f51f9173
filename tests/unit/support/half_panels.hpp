// SPDX-License-Identifier: BSL-1.0
#pragma once

// Real ratings have no known truth, but a panel can be cut in two: what one half says should
// foretell what the other half wrote, as often as the intervals say.

#include "support/coverage.hpp"

#include <panelscore/base/random.hpp>
#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore::test {

/// One score of a table.
struct TableScore {
    std::string candidate{};
    std::string interviewer{};
    std::string competency{};
    double score = 0;
};

/// The scores of a CSV file whose first columns are candidate, interviewer, competency, score,
/// by group of candidates: what a name says before its last hyphen. Sorted. Rows without a
/// score, and rows whose competency is `skipped`, are left out.
inline std::map<std::string, std::vector<TableScore>>
read_score_table(std::string const& path, std::string const& skipped = "overall") {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::map<std::string, std::vector<TableScore>> groups;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        TableScore one;
        std::string score;
        std::getline(cells, one.candidate, ',');
        std::getline(cells, one.interviewer, ',');
        std::getline(cells, one.competency, ',');
        std::getline(cells, score, ',');
        if (score.empty() || one.competency == skipped)
            continue;
        one.score = std::stod(score);
        auto const hyphen = one.candidate.rfind('-');
        groups[hyphen == std::string::npos ? "" : one.candidate.substr(0, hyphen)].push_back(
            one);
    }
    for (auto& group : groups)
        std::sort(group.second.begin(), group.second.end(),
                  [](TableScore const& a, TableScore const& b) {
                      return std::tie(a.candidate, a.interviewer, a.competency) <
                             std::tie(b.candidate, b.interviewer, b.competency);
                  });
    return groups;
}

/// What variances, means and severities are estimated from.
enum class FittedOn {
    everything, ///< also the half that is to be foretold
    first_half  ///< of each panel: nothing that is to be foretold
};

/// How often intervals held the other half's composite.
struct HalfCoverage {
    std::array<Tally, 3> held{}; ///< by intervals of 50, 80 and 90 %
    Tally squared{};             ///< distances in predicted sd, squared: 1 when sd is right
    Tally width{};               ///< predicted sd
    std::size_t not_fitted = 0;  ///< cuts

    /// One composite: what was written, what was foretold, and with which sd.
    void add(double written, double foretold, double sd) {
        constexpr std::array<double, 3> reach{0.674490, 1.281552, 1.644854};
        double const z = std::fabs(written - foretold) / sd;
        for (std::size_t i = 0; i < reach.size(); ++i)
            held[i].add(z <= reach[i] ? 1 : 0);
        squared.add(z * z);
        width.add(sd);
    }
};

namespace detail {

/// Distinct names, sorted, by a member of the scores.
inline std::vector<std::string> names_of(std::vector<TableScore> const& rows,
                                         std::string TableScore::*member) {
    std::set<std::string> all;
    for (auto const& row : rows)
        all.insert(row.*member);
    return {all.begin(), all.end()};
}

inline std::uint32_t code_of(std::vector<std::string> const& names, std::string const& name) {
    return static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), name) -
                                      names.begin());
}

/// The rows that are `chosen` as ratings.
inline stats::Ratings ratings_of(std::vector<TableScore> const& rows,
                                 std::vector<bool> const& chosen) {
    auto const candidates = names_of(rows, &TableScore::candidate);
    auto const interviewers = names_of(rows, &TableScore::interviewer);
    auto const competencies = names_of(rows, &TableScore::competency);
    stats::Ratings ratings;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!chosen[i])
            continue;
        auto const candidate = code_of(candidates, rows[i].candidate);
        auto const interviewer = code_of(interviewers, rows[i].interviewer);
        bool const same_card = !ratings.score.empty() &&
                               ratings.candidate.back() == candidate &&
                               ratings.interviewer.back() == interviewer;
        ratings.cards += same_card ? 0U : 1U;
        ratings.candidate.push_back(candidate);
        ratings.interviewer.push_back(interviewer);
        ratings.competency.push_back(code_of(competencies, rows[i].competency));
        ratings.score.push_back(rows[i].score);
        ratings.card.push_back(ratings.cards - 1);
    }
    ratings.candidates = static_cast<std::uint32_t>(candidates.size());
    ratings.interviewers = static_cast<std::uint32_t>(interviewers.size());
    ratings.competencies = static_cast<std::uint32_t>(competencies.size());
    return ratings;
}

/// For each row whether it belongs to the first half of its candidate's panel. Of an odd
/// number of interviewers either half gets one more.
inline std::vector<bool> first_halves(std::vector<TableScore> const& rows, std::uint64_t seed) {
    std::map<std::string, std::set<std::string>> panels;
    for (auto const& row : rows)
        panels[row.candidate].insert(row.interviewer);
    std::map<std::string, std::set<std::string>> first;
    std::uint64_t number = 0;
    for (auto const& panel : panels) {
        RandomStream draws{seed, number++};
        std::vector<std::string> people(panel.second.begin(), panel.second.end());
        draw_first(people, people.size(), draws);
        std::size_t const half =
            people.size() / 2 + (people.size() % 2 == 1 && draws.happens(0.5) ? 1 : 0);
        first[panel.first].insert(people.begin(),
                                  people.begin() + static_cast<std::ptrdiff_t>(half));
    }
    std::vector<bool> chosen;
    for (auto const& row : rows)
        chosen.push_back(first[row.candidate].count(row.interviewer) > 0);
    return chosen;
}

/// What each interviewer adds, as the fit has it.
inline std::vector<stats::InterviewerEffects> effects_in(stats::VarianceFit const& fit,
                                                         std::size_t competencies) {
    std::vector<stats::InterviewerEffects> effects(fit.interviewer.size());
    for (std::size_t j = 0; j < effects.size(); ++j)
        effects[j].overall = fit.interviewer[j];
    for (auto const& cell : fit.cells) {
        effects[cell.interviewer].by_competency.resize(competencies);
        effects[cell.interviewer].by_competency[cell.competency] = cell.effect;
    }
    return effects;
}

/// The second half's composite given true scores: how much its interviewers add on average,
/// and the variance of that and of their noise. `parts` are interviewer, competency and share
/// in the composite of each of its scores, by interviewer.
struct HalfNoise {
    double shift = 0;
    double variance = 0;
};

inline HalfNoise
half_noise(stats::RatingVariances const& of,
           std::vector<stats::InterviewerEffects> const& effects,
           std::vector<std::tuple<std::uint32_t, std::uint32_t, double>> const& parts) {
    HalfNoise noise;
    std::map<std::uint32_t, double> by_interviewer;
    for (auto const& [who, what, share] : parts) {
        auto const offset = stats::cell_offset(of, effects[who], what);
        noise.shift += share * offset.value;
        noise.variance += share * share * (offset.variance + of.residual);
        by_interviewer[who] += share;
    }
    for (auto const& [who, share] : by_interviewer)
        noise.variance += share * share *
                          (stats::shared_variance(of, effects[who]) + of.candidate_interviewer);
    return noise;
}

/// Foretells the composite (all competencies alike) of each candidate's second half from the
/// first, and notes how far off that was.
inline void foretell(stats::VarianceFit const& fit, stats::Ratings const& first,
                     stats::Ratings const& second, HalfCoverage& coverage) {
    stats::CandidatePrior prior{stats::rating_variances(fit), {}, {}};
    for (auto const& mean : fit.fixed)
        prior.mean.push_back(mean.value);
    auto const effects = effects_in(fit, prior.mean.size());
    std::vector<stats::InterviewerEffects const*> people;
    for (auto const& one : effects)
        people.push_back(&one);
    std::vector<std::vector<stats::PanelRating>> known(first.candidates);
    for (std::size_t i = 0; i < first.size(); ++i)
        known[first.candidate[i]].push_back(
            {first.interviewer[i], first.competency[i], first.score[i]});
    std::vector<std::vector<std::size_t>> asked(second.candidates);
    for (std::size_t i = 0; i < second.size(); ++i)
        asked[second.candidate[i]].push_back(i);
    for (std::uint32_t c = 0; c < first.candidates; ++c) {
        if (known[c].empty() || asked[c].empty())
            continue;
        std::map<std::uint32_t, double> times;
        for (auto const i : asked[c])
            times[second.competency[i]] += 1;
        std::vector<double> weights(prior.mean.size());
        std::vector<std::tuple<std::uint32_t, std::uint32_t, double>> parts;
        double written = 0;
        for (auto const i : asked[c]) {
            auto const k = second.competency[i];
            double const weight = 1 / static_cast<double>(times.size());
            weights[k] = weight;
            parts.emplace_back(second.interviewer[i], k, weight / times[k]);
            written += weight / times[k] * second.score[i];
        }
        auto const belief =
            stats::candidate_posterior(prior, known[c], people).composite(weights);
        auto const noise = half_noise(prior.variances, effects, parts);
        coverage.add(written, belief.mean + noise.shift,
                     std::sqrt(belief.sd * belief.sd + noise.variance));
    }
}

} // namespace detail

/// Cuts each panel in two, again and again, and foretells one half from the other.
inline void add_half_coverage(HalfCoverage& coverage, std::vector<TableScore> const& rows,
                              FittedOn fitted_on, std::size_t cuts, std::uint64_t seed = 1) {
    for (std::size_t cut = 0; cut < cuts; ++cut) {
        auto const chosen = detail::first_halves(rows, seed + cut);
        auto others = chosen;
        others.flip();
        auto const first = detail::ratings_of(rows, chosen);
        auto const second = detail::ratings_of(rows, others);
        auto const fit = stats::fit_variance_components(
            fitted_on == FittedOn::first_half
                ? first
                : detail::ratings_of(rows, std::vector<bool>(rows.size(), true)));
        if (!fit || !fit->converged || fit->fixed.empty())
            ++coverage.not_fitted;
        else
            detail::foretell(*fit, first, second, coverage);
    }
}

} // namespace panelscore::test
