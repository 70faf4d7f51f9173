// SPDX-License-Identifier: BSL-1.0
// What must hold for any calibration: nothing depends on the order of ratings, on names, on
// threads or on where the scale begins, and a history that carries nothing breaks nothing.
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/calibrate.hpp>
#include <panelscore/io/calibration.hpp>
#include <panelscore/io/ratings.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using test::close_to;
using test::NamedRating;

namespace {

std::vector<NamedRating> panel() {
    return test::oracle_rows("sim_panel_60x14x4/data.csv");
}

/// Times so that drift has something to show.
RatingHistory with_times(RatingHistory history) {
    for (std::size_t i = 0; i < history.cards.size(); ++i) {
        HistoryCard& card = history.cards[i];
        card.interviewed_at = 1735689600 + static_cast<std::int64_t>(card.candidate) * 500000;
        card.submitted_at =
            *card.interviewed_at + 3600 * static_cast<std::int64_t>(1 + (i * 7) % 40);
    }
    return history;
}

CalibrateOptions quick() {
    CalibrateOptions options;
    options.bootstrap = 20;
    return options;
}

std::map<std::string, InterviewerFigures> by_name(Calibration const& calibration) {
    std::map<std::string, InterviewerFigures> figures;
    for (InterviewerFigures const& each : calibration.interviewers)
        figures[each.interviewer] = each;
    return figures;
}

void check_near(Measured const& a, Measured const& b) {
    REQUIRE(a.has_value() == b.has_value());
    if (!a)
        return;
    CHECK(a->estimate == close_to(b->estimate, 1e-6, 1e-9));
    CHECK(a->lower.has_value() == b->lower.has_value());
    if (a->lower && b->lower)
        CHECK(*a->lower == close_to(*b->lower, 1e-6, 1e-9));
    CHECK(a->n == b->n);
}

void check_near(InterviewerFigures const& a, InterviewerFigures const& b) {
    CAPTURE(a.interviewer);
    REQUIRE(a.severity.has_value() == b.severity.has_value());
    CHECK(a.severity.value() == close_to(b.severity.value(), 1e-6, 1e-8));
    CHECK(*a.severity_se == close_to(*b.severity_se, 1e-6));
    CHECK(*a.severity_p_holm == close_to(*b.severity_p_holm, 1e-5));
    CHECK(a.consistency.value() == close_to(b.consistency.value(), 1e-6));
    check_near(a.peer_difference, b.peer_difference);
    check_near(a.discrimination, b.discrimination);
    check_near(a.halo, b.halo);
    check_near(a.central_tendency, b.central_tendency);
    CHECK(a.drift.size() == b.drift.size());
    CHECK(a.flags.size() == b.flags.size());
}

} // namespace

TEST_CASE("calibrate: the order of lines changes no byte") {
    std::ifstream file(PANELSCORE_SOURCE_DIR "/tests/oracle/sim_panel_60x14x4/data.csv");
    std::vector<std::string> lines;
    std::string header;
    std::getline(file, header);
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    auto const document = [&] {
        std::string text = header + '\n';
        for (std::string const& line : lines)
            text += line + '\n';
        RatingOptions reading;
        reading.scale = ScoreScale{.minimum = 1, .maximum = 5};
        auto const read = read_ratings(text, "data.csv", reading);
        REQUIRE_FALSE(has_errors(read.problems));
        return to_json(calibrate(read.value, quick()));
    };
    auto const sorted = document();
    std::reverse(lines.begin(), lines.end());
    CHECK(document() == sorted);
    std::sort(lines.begin(), lines.end(), [](std::string const& a, std::string const& b) {
        return std::string(a.rbegin(), a.rend()) < std::string(b.rbegin(), b.rend());
    });
    CHECK(document() == sorted);
}

TEST_CASE("calibrate: any number of threads gives the same bytes") {
    auto const history = with_times(test::history_of(panel()));
    auto options = quick();
    auto const one = to_json(calibrate(history, options));
    for (std::size_t const threads : {2U, 4U}) {
        options.threads = threads;
        CHECK(to_json(calibrate(history, options)) == one);
    }
}

TEST_CASE("calibrate: names carry no meaning") {
    auto rows = panel();
    auto const history = with_times(test::history_of(rows));
    auto const turn = [](std::string const& name) { // C0001 -> z9998
        return "z" + std::to_string(9999 - std::stoi(name.substr(1)));
    };
    for (NamedRating& row : rows) {
        row.candidate = turn(row.candidate);
        row.interviewer = turn(row.interviewer);
        row.competency = turn(row.competency);
    }
    auto renamed = test::history_of(rows);
    // The same card times, although cards are numbered the other way round.
    std::map<std::pair<std::string, std::string>, HistoryCard const*> cards;
    auto const timed = with_times(history);
    for (HistoryCard const& card : timed.cards)
        cards[{turn(timed.candidates[card.candidate]),
               turn(timed.interviewers[card.interviewer])}] = &card;
    for (HistoryCard& card : renamed.cards) {
        auto const* const same = cards.at(
            {renamed.candidates[card.candidate], renamed.interviewers[card.interviewer]});
        card.interviewed_at = same->interviewed_at;
        card.submitted_at = same->submitted_at;
    }
    auto const before = by_name(calibrate(history, quick()));
    auto const after = by_name(calibrate(renamed, quick()));
    REQUIRE(before.size() == after.size());
    for (auto const& [name, figures] : before)
        check_near(figures, after.at(turn(name)));
}

TEST_CASE("calibrate: where the scale begins changes no severity") {
    auto rows = panel();
    auto const before = by_name(calibrate(with_times(test::history_of(rows)), quick()));
    for (NamedRating& row : rows)
        row.score += 20;
    auto const moved =
        calibrate(with_times(test::history_of(rows, {.minimum = 21, .maximum = 25})), quick());
    auto const after = by_name(moved);
    for (auto const& [name, figures] : before) {
        check_near(figures, after.at(name));
        CHECK(*after.at(name).mean == close_to(*figures.mean + 20, 1e-12));
    }
}

TEST_CASE("calibrate: a scale read upside down gives the same severities") {
    auto rows = panel();
    auto const before = by_name(calibrate(with_times(test::history_of(rows)), quick()));
    for (NamedRating& row : rows)
        row.score = 6 - row.score;
    auto const turned =
        calibrate(with_times(test::history_of(
                      rows, {.minimum = 1, .maximum = 5, .lower_is_better = true})),
                  quick());
    auto const after = by_name(turned);
    for (auto const& [name, figures] : before) {
        check_near(figures, after.at(name));
        for (std::size_t k = 0; k < figures.by_competency.size(); ++k)
            CHECK(after.at(name).by_competency[k].severity ==
                  close_to(figures.by_competency[k].severity, 1e-6, 1e-8));
    }
}

TEST_CASE("calibrate: histories that carry nothing say why, and break nothing") {
    struct Case {
        std::string name{};
        std::vector<NamedRating> rows{};
    };
    std::vector<Case> cases{{"nothing", {}},
                            {"one rating", {{"a", "x", "k", 3}}},
                            {"two ratings", {{"a", "x", "k", 3}, {"b", "y", "k", 4}}}};
    Case one_interviewer{"one interviewer"}, one_candidate{"one candidate"},
        same{"all the same"}, alone{"every candidate met one"},
        two{"two interviewers, two candidates"};
    for (int i = 0; i < 30; ++i) {
        std::string const n = std::to_string(10 + i);
        for (std::string const k : {"k", "m"}) {
            one_interviewer.rows.push_back({"c" + n, "x", k, 1.0 + (i * 7) % 5});
            one_candidate.rows.push_back({"c", "x" + n, k, 1.0 + (i * 7) % 5});
            alone.rows.push_back({"c" + n, "x" + std::to_string(i % 2), k, 1.0 + (i * 7) % 5});
            for (std::string const r : {"x", "y", "z"})
                same.rows.push_back({"c" + n, r, k, 3});
        }
    }
    two.rows = {{"a", "x", "k", 1}, {"a", "y", "k", 2}, {"b", "x", "k", 4}, {"b", "y", "k", 5}};
    for (Case const& each : {one_interviewer, one_candidate, same, alone, two})
        cases.push_back(each);
    for (Case const& each : cases) {
        CAPTURE(each.name);
        for (auto const model : {stats::VarianceModel::full, stats::VarianceModel::composite}) {
            auto options = quick();
            options.model = model;
            options.min_scorecards = 1;
            auto const result = calibrate(test::history_of(each.rows), options);
            auto const document = to_json(result);
            CHECK(document.find("nan") == std::string::npos);
            CHECK(document.find("inf\"") == std::string::npos);
            for (InterviewerFigures const& figures : result.interviewers)
                CHECK(figures.flags.empty());
        }
    }
    auto const nobody = calibrate(test::history_of(alone.rows), quick());
    for (InterviewerFigures const& figures : nobody.interviewers)
        CHECK(figures.severity.reason() == Undefined::disconnected);
    auto const constant = calibrate(test::history_of(same.rows), quick());
    CHECK(constant.variance_components.reason() == Undefined::no_variance);
    CHECK(constant.interviewers[0].peer_difference->estimate == 0);
    CHECK(constant.interviewers[0].severity.reason() == Undefined::no_variance);
}
