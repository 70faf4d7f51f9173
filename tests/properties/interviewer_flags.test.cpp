// SPDX-License-Identifier: BSL-1.0
// Flags on made-up panels: hardly any where nobody differs, and those who do differ found.
#include <panelscore/calibrate/interviewers.hpp>
#include <panelscore/simulate/simulate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;

namespace {

std::vector<std::string> names(char letter, std::vector<std::uint32_t> const& numbers) {
    std::vector<std::string> all;
    for (std::uint32_t const number : numbers)
        all.push_back(letter + std::to_string(100000 + number));
    return all;
}

/// The ratings of made-up panels with their times and what was not observed.
RatingHistory history_of(SimulatedPanels const& panels) {
    SimulatedRatings const made = simulated_ratings(panels);
    RatingHistory history;
    history.ratings = made.ratings;
    history.candidates = names('c', made.candidates);
    history.interviewers = names('i', made.interviewers);
    history.competencies = names('k', made.competencies);
    history.scale = {.minimum = 1, .maximum = 5};
    std::map<std::uint32_t, std::uint32_t> code;
    for (std::uint32_t i = 0; i < made.interviewers.size(); ++i)
        code[made.interviewers[i]] = i;
    for (std::uint32_t c = 0; c < made.candidates.size(); ++c)
        for (SimulatedCard const& card : panels.candidate(made.candidates[c]).cards) {
            HistoryCard kept;
            kept.candidate = c;
            std::size_t scored = 0;
            for (SimulatedRating const& rating : card.ratings)
                ++(rating.score ? scored : history.not_observed);
            if (scored == 0)
                continue;
            kept.interviewer = code.at(card.interviewer);
            kept.not_observed = static_cast<std::uint32_t>(card.ratings.size() - scored);
            kept.interviewed_at = card.interviewed_at;
            kept.submitted_at = card.interviewed_at + 3600; // lateness is not what is looked at
            history.cards.push_back(kept);
        }
    return history;
}

std::vector<InterviewerFigures> figures_of(SimulateOptions const& options) {
    auto const history = history_of(SimulatedPanels(options));
    REQUIRE(history.cards.size() == history.ratings.cards);
    return interviewer_figures(history, stats::linked_subsets(history.ratings),
                               stats::fit_variance_components(history.ratings));
}

bool flagged(InterviewerFigures const& figures, std::string const& code) {
    for (InterviewerFlag const& flag : figures.flags)
        if (flag.code == code)
            return true;
    return false;
}

SimulateOptions panels(std::uint64_t seed) {
    SimulateOptions options;
    options.seed = seed;
    options.candidates = 120;
    options.interviewers = 12;
    options.missing = {.not_observed = 0.07, .not_asked = 0.05};
    return options;
}

} // namespace

TEST_CASE("interviewer_flags: where nobody differs hardly anybody is named") {
    std::map<std::string, int> histories;
    double consistency = 0;
    std::size_t people = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        auto options = panels(seed);
        options.components[static_cast<std::size_t>(stats::Component::interviewer)] = 0;
        options.components[static_cast<std::size_t>(stats::Component::interviewer_competency)] =
            0;
        std::map<std::string, int> here;
        for (InterviewerFigures const& each : figures_of(options)) {
            consistency += each.consistency.value();
            ++people;
            for (InterviewerFlag const& flag : each.flags)
                here[flag.code] = 1;
        }
        for (auto const& [code, one] : here)
            histories[code] += one;
    }
    // Of 12 histories 0.6 of a kind are expected at most; 4 or more would be 1 chance in 450.
    for (auto const& entry : histories) {
        CAPTURE(entry.first);
        CHECK(entry.second < 4);
    }
    CHECK(consistency / static_cast<double>(people) > 0.98);
    CHECK(consistency / static_cast<double>(people) < 1.02);
}

TEST_CASE("interviewer_flags: those who do differ are found") {
    auto options = panels(5);
    options.severities = {{.interviewer = 3, .severity = 0.9}};
    auto figures = figures_of(options);
    CHECK(flagged(figures[3], "severity"));
    CHECK(figures[3].severity.value() > 0.5);

    options = panels(6);
    options.central_tendency = {.interviewers = 1, .factor = 0.2};
    SimulatedPanels const middling(options);
    figures = figures_of(options);
    std::size_t found = 0;
    for (std::size_t i = 0; i < figures.size(); ++i)
        if (flagged(figures[i], "central-tendency")) {
            ++found;
            CHECK(middling.interviewers()[i].central_factor == 0.2);
        }
    CHECK(found == 1);

    options = panels(7);
    options.drift = {.interviewers = 1, .per_month = 0.2};
    SimulatedPanels const drifting(options);
    figures = figures_of(options);
    for (std::size_t i = 0; i < figures.size(); ++i)
        CHECK(flagged(figures[i], "drift") ==
              (drifting.interviewers()[i].drift_per_month != 0));
}
