// SPDX-License-Identifier: BSL-1.0
#include "support/calibrations.hpp"

#include <panelscore/io/calibration.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using panelscore::test::empty_calibration;
using panelscore::test::made_up_calibration;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// Reads it back and writes it again.
std::string again(std::string const& text) {
    auto const read = parse_calibration(text, "calibration.json");
    for (auto const& problem : read.problems)
        CAPTURE(problem.message);
    CHECK(read.problems.empty());
    return to_json(read.value);
}

/// The first problem of a text.
Diagnostic first_problem(std::string const& text) {
    auto const read = parse_calibration(text, "calibration.json");
    REQUIRE(!read.ok());
    return read.problems.front();
}

std::vector<std::string> top_level_keys(std::string const& text) {
    std::vector<std::string> keys;
    for (std::size_t at = 0; (at = text.find("\n  \"", at)) != std::string::npos; ++at)
        keys.push_back(text.substr(at + 4, text.find('"', at + 4) - at - 4));
    return keys;
}

} // namespace

TEST_CASE("calibration: the document has the keys of the contract in their order") {
    auto const text = to_json(made_up_calibration());
    CHECK(top_level_keys(text) ==
          std::vector<std::string>{"format", "engine", "scale", "options", "data", "means",
                                   "variance_components", "reliability", "agreement",
                                   "interviewers", "facets", "weights", "gold", "problems"});
    CHECK(text.ends_with("}\n"));
    std::size_t at = text.find("\"interviewers\": [");
    for (auto const* key : {"interviewer",
                            "subset",
                            "scorecards",
                            "ratings",
                            "mean",
                            "sd",
                            "peer_difference",
                            "severity",
                            "severity_se",
                            "severity_interval",
                            "severity_p_holm",
                            "by_competency",
                            "consistency",
                            "discrimination",
                            "halo",
                            "central_tendency",
                            "not_observed_rate",
                            "hours_to_submit",
                            "infit",
                            "outfit",
                            "distribution",
                            "drift",
                            "flags"}) {
        CAPTURE(key);
        at = text.find('"' + std::string(key) + "\": ", at + 1);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("calibration: what was written reads back to the same bytes") {
    for (std::size_t const interviewers : {0U, 1U, 5U, 300U}) {
        auto made = made_up_calibration({.interviewers = interviewers, .subsets = 1});
        auto const text = to_json(made);
        CHECK(again(text) == text);
    }
    auto const nothing = to_json(empty_calibration());
    CHECK(again(nothing) == nothing);
}

TEST_CASE("calibration: numbers, effects and reasons come back") {
    auto made = made_up_calibration({.interviewers = 9, .competencies = 3, .subsets = 2});
    made.variance_components.value().dropped = {
        {stats::Component::interviewer_competency, "every interviewer rated one competency"}};
    made.variance_components.value().components[3] = std::nullopt;
    made.scale.lower_is_better = true;
    made.agreement[1].icc_panel = Estimate{.estimate = .6, .lower = .5, .upper = .7, .n = 99};
    made.agreement[1].ratings_a_candidate = 3.2;
    made.agreement[1].shared_interviewers = .125;
    made.agreement[1].held_at_zero = {stats::Component::interviewer};
    made.problems.push_back({.level = DiagnosticLevel::warning,
                             .code = "K-12",
                             .name = "opening-missing",
                             .message = "one opening",
                             .file = "a.csv",
                             .where = {3, 4}});
    auto const read = parse_calibration(to_json(made), "x").value;
    CHECK(read.data == made.data);
    CHECK(read.scale == made.scale);
    CHECK(read.competencies == made.competencies);
    CHECK(read.means == made.means);
    CHECK(read.reliability == made.reliability);
    CHECK(read.agreement == made.agreement);
    CHECK(read.interviewers == made.interviewers);
    CHECK(read.problems == made.problems);
    auto const &fit = read.variance_components.value(),
               &fitted = made.variance_components.value();
    CHECK(fit.components == fitted.components);
    CHECK(fit.standard_errors == fitted.standard_errors);
    CHECK(fit.dropped == fitted.dropped);
    CHECK(fit.fixed == fitted.fixed);
    CHECK(fit.criterion == fitted.criterion);
    CHECK(fit.converged);
    CHECK(fit.iterations == fitted.iterations);
}

TEST_CASE("calibration: a null has its reason under problems") {
    auto made = made_up_calibration({.interviewers = 2, .competencies = 1});
    made.interviewers[1].discrimination = Undefined::disconnected;
    made.reliability.sem = Undefined::confounded;
    auto const text = to_json(made);
    CHECK(text.find("\"discrimination\": null") != std::string::npos);
    CHECK(text.find("\"message\": \"interviewers: discrimination cannot be given: no candidate "
                    "links these interviewers\"") != std::string::npos);
    CHECK(text.find("\"details\": [\"/interviewers/1/discrimination\"]") != std::string::npos);
    auto const read = parse_calibration(text, "x").value;
    CHECK(read.interviewers[1].discrimination.reason() == Undefined::disconnected);
    CHECK(read.reliability.sem.reason() == Undefined::confounded);
    CHECK(read.problems.empty());
}

TEST_CASE("calibration: a whole fit can be missing with its reason") {
    auto made = made_up_calibration();
    for (auto const reason :
         {Undefined::too_few, Undefined::no_variance, Undefined::holes,
          Undefined::not_converged, Undefined::disconnected, Undefined::confounded,
          Undefined::not_estimated, Undefined::no_rubric, Undefined::no_times,
          Undefined::not_integer, Undefined::negative_scores}) {
        made.variance_components = reason;
        auto const text = to_json(made);
        CHECK(text.find("\"variance_components\": null") != std::string::npos);
        auto const read = parse_calibration(text, "x").value;
        REQUIRE(!read.variance_components);
        CHECK(read.variance_components.reason() == reason);
    }
}

TEST_CASE("calibration: counts-only interviewers need no reasons") {
    auto made = made_up_calibration({.interviewers = 7});
    REQUIRE(made.interviewers[6].counts_only);
    auto const text = to_json(made);
    CHECK(text.find("/interviewers/6/") == std::string::npos);
    CHECK(parse_calibration(text, "x").value.interviewers[6].counts_only);
}

TEST_CASE("calibration: sections that were not asked for are absent, the rest reads") {
    auto made = made_up_calibration();
    made.sections = {.means = false,
                     .variance_components = false,
                     .reliability = false,
                     .agreement = true,
                     .interviewers = false,
                     .groups = false};
    auto const text = to_json(made);
    CHECK(top_level_keys(text) == std::vector<std::string>{"format", "engine", "scale",
                                                           "options", "data", "agreement",
                                                           "problems"});
    auto const read = parse_calibration(text, "x");
    CHECK(read.ok());
    CHECK(read.value.sections == made.sections);
    CHECK(again(text) == text);
}

TEST_CASE("calibration: groups are written and read back") {
    Calibration grouped = made_up_calibration();
    grouped.grouped_by = "site";
    GroupFigures north;
    north.group = "north";
    north.scorecards = 12;
    north.ratings = 40;
    north.mean = 3.25;
    north.sd = 0.5;
    north.components = std::array<std::optional<double>, stats::component_count>{0.5, 0.25};
    north.dependability = Estimate{.estimate = 0.75, .lower = 0.5, .upper = 0.875, .n = 10};
    north.sem = 0.25;
    GroupFigures unnamed;
    unnamed.components = Undefined::no_variance;
    unnamed.sem = Undefined::confounded;
    grouped.groups = {north, unnamed};
    auto const text = to_json(grouped);
    CHECK(again(text) == text);
    auto const read = parse_calibration(text, "calibration.json").value;
    CHECK(read.grouped_by == "site");
    CHECK(read.groups == grouped.groups);
    CHECK(read.sections == Sections{});
    CHECK(first_problem(replaced(text, "\"group\": null", "\"group\": \"north\"")).name ==
          "duplicate-id");
    grouped.sections.means = false;
    grouped.sections.groups = false;
    grouped.grouped_by.clear();
    grouped.groups.clear();
    CHECK(again(to_json(grouped)) == to_json(grouped));
}

TEST_CASE("calibration: a scale may have no levels") {
    Calibration smooth = made_up_calibration();
    smooth.scale.step = 0;
    CHECK(again(to_json(smooth)) == to_json(smooth));
}

TEST_CASE("calibration: with competencies at random there is one mean and one more component") {
    auto made = made_up_calibration();
    made.competency_effect = stats::CompetencyEffect::random;
    made.variance_components.value().components[6] = .05;
    made.variance_components.value().fixed = {{3.2, .1}};
    auto const text = to_json(made);
    CHECK(text.find("\"competency\": 0.05") != std::string::npos);
    CHECK(text.find("{\"competency\": null, \"estimate\": 3.2, \"standard_error\": 0.1}") !=
          std::string::npos);
    CHECK(again(text) == text);
    auto const fit = parse_calibration(text, "x").value.variance_components;
    CHECK(fit.value().fixed == made.variance_components.value().fixed);
}

TEST_CASE("calibration: a document with the contract's keys alone is enough") {
    std::string const text =
        R"({"format": "panelscore/calibration/1", "scale": {"minimum": 1, "maximum": 5},
            "data": {"ratings": 12, "candidates": 3, "interviewers": 2, "competencies": 2,
                     "scorecards": 6, "not_observed": 0},
            "variance_components": {"components": {"candidate": 0.3, "residual": 0.4},
              "fixed_effects": [{"competency": "b", "estimate": 3, "standard_error": 0.1},
                                {"competency": "a", "estimate": 2, "standard_error": 0.2}]}})";
    auto const read = parse_calibration(text, "small.json");
    REQUIRE(read.problems.empty());
    CHECK(read.value.competencies == std::vector<std::string>{"a", "b"});
    CHECK(read.value.weights == std::vector<double>{.5, .5});
    auto const& fit = read.value.variance_components.value();
    CHECK(fit.fixed == std::vector<stats::Effect>{{2, .2}, {3, .1}});
    CHECK(fit.variance(stats::Component::candidate) == .3);
    CHECK(!fit.components[static_cast<std::size_t>(stats::Component::interviewer)]);
    CHECK_FALSE(read.value.sections.agreement);
}

TEST_CASE("calibration: an unknown key is an error with the nearest name and its place") {
    auto const text = to_json(made_up_calibration());
    auto const problem = first_problem(replaced(text, "\"severity_se\"", "\"severty_se\""));
    CHECK(problem.code == "X-01");
    CHECK(problem.message == "unknown key \"severty_se\"");
    CHECK(problem.did_you_mean == "severity_se");
    CHECK(problem.pointer == "/interviewers/0/severty_se");
    CHECK(problem.where.line > 100);
    CHECK(problem.where.column == 7);
}

TEST_CASE("calibration: all mistakes are listed at once") {
    auto text = to_json(made_up_calibration());
    text = replaced(text, "\"maximum\": 5", "\"maximum\": \"5\"");
    text = replaced(text, "\"candidate\": 0.31", "\"candidate\": -0.31");
    text = replaced(text, "\"n\": 412", "\"n\": 41.2");
    text = replaced(text, "\"interviewer\": \"i-02\"", "\"interviewer\": \"i-01\"");
    text = replaced(text, "\"subset\": 0", "\"subset\": 4");
    text = replaced(text, "{\"competency\": \"area.skill_01\", \"mean\"",
                    "{\"competency\": \"area.skill_00\", \"mean\"");
    auto const read = parse_calibration(text, "calibration.json");
    std::string places;
    for (auto const& problem : read.problems)
        places += problem.code + " " + problem.pointer + "\n";
    CHECK(places == "J-03 /scale/maximum\n"
                    "X-01 /means/0/competency\n"
                    "J-10 /variance_components/components/candidate\n"
                    "J-10 /reliability/generalizability/n\n"
                    "X-01 /interviewers/0/subset\n"
                    "X-01 /interviewers/1/interviewer\n");
}

TEST_CASE("calibration: what cannot be meant is refused") {
    auto const text = to_json(made_up_calibration());
    struct Case {
        char const* from;
        char const* to;
        char const* code;
    };
    for (auto const& entry : {
             Case{"panelscore/calibration/1", "panelscore/calibration/2", "J-08"},
             Case{"\"minimum\": 1", "\"minimum\": 6", "J-10"},
             Case{"\"step\": 1", "\"step\": -1", "J-10"},
             Case{"\"level\": 0.95", "\"level\": 95", "J-10"},
             Case{"\"model\": \"full\"", "\"model\": \"ful\"", "J-09"},
             Case{"\"area.skill_01\": 0.2", "\"area.skill_01\": 0.3", "J-10"},
             Case{"\"ratings\": 850", "\"ratings\": -850", "J-10"},
             Case{"\"ratings\": 850,", "", "J-04"},
             Case{"\"log_likelihood\": -10517.125", "\"log_likelihood\": 1e300", "J-10"},
             Case{"{\"competency\": \"area.skill_02\", \"estimate\": 3.1, "
                  "\"standard_error\": 0.05},",
                  "", "J-04"},
             Case{"\"distribution\": {\"1\"", "\"distribution\": {\"one\"", "J-08"},
             Case{"\"distribution\": {\"1\"", "\"distribution\": {\"2.0\"", "J-02"},
             Case{"\"severity_interval\": [", "\"severity_interval\": [0.1, ", "J-08"},
             Case{"\"overall\": true", "\"competency\": \"area.skill_01\"", "X-01"},
             Case{"\"overall\": true", "\"overall\": false", "J-04"},
             Case{"\"late_share\": 0", "\"late_share\": 7", "J-10"},
         }) {
        CAPTURE(entry.to);
        auto const read = parse_calibration(replaced(text, entry.from, entry.to), "x");
        REQUIRE(!read.ok());
        CHECK(std::any_of(read.problems.begin(), read.problems.end(),
                          [&](auto const& problem) { return problem.code == entry.code; }));
    }
}

TEST_CASE("calibration: hostile texts are refused, not followed") {
    CHECK(first_problem("").code == "J-01");
    CHECK(first_problem("[]").code == "J-03");
    CHECK(first_problem(std::string(100'000, '[')).code == "J-06");
    CHECK(first_problem("{\"format\": \"\xFF\"}").code == "J-05");
    CHECK(first_problem(replaced(to_json(made_up_calibration()), "\"engine\"",
                                 "\"format\": \"panelscore/calibration/1\", \"engine\""))
              .code == "J-02");
    std::string many = "{\"agreement\": [";
    for (int i = 0; i < 5000; ++i)
        many += "{\"x\": 1},";
    CHECK(parse_calibration(many + "{}]}", "x").problems.size() <= 201);
}
