// SPDX-License-Identifier: BSL-1.0
#include "support/calibrations.hpp"
#include "support/recommendations.hpp"

#include <panelscore/io/calibration.hpp>
#include <panelscore/io/calibration_report.hpp>
#include <panelscore/io/text_layout.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
    REQUIRE((text.empty() || text.back() == '\n'));
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

void check_fits(std::string const& text, std::size_t width) {
    for (auto const& line : lines_of(text)) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
        CHECK(std::none_of(line.begin(), line.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
        CHECK((line.empty() || line.back() != ' '));
    }
}

bool contains(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A company's calibration with flags of several kinds and times.
Calibration company() {
    auto made = made_up_calibration({.interviewers = 38, .competencies = 6});
    auto& flags = made.interviewers[11].flags;
    flags.push_back({.code = "halo",
                     .message = "scores of one card go together more than on colleagues' cards "
                                "(correlation 0.71, colleagues 0.42; 49 cards): worth rating "
                                "one competency after the other, each from its notes",
                     .value = .29,
                     .n = 49,
                     .base_rate = .0015,
                     .p_holm = .012});
    made.interviewers[20].flags.push_back(
        {.code = "late",
         .message = "hands in 31 % of cards after more than 24 hours, colleagues 11 % (36 "
                    "cards): worth asking what gets in the way",
         .value = .31,
         .n = 36,
         .base_rate = .0015,
         .p_holm = .0004});
    return made;
}

/// Three sites that never met the same candidates, a term dropped, another one at zero.
Calibration three_sites() {
    auto made = made_up_calibration({.interviewers = 60, .competencies = 3, .subsets = 3});
    auto& fit = made.variance_components.value();
    fit.components[4] = std::nullopt;
    fit.standard_errors[4] = std::nullopt;
    fit.dropped = {{stats::Component::candidate_interviewer,
                    "no interviewer scored two competencies of one candidate"}};
    fit.components[2] = 0.0;
    fit.standard_errors[2] = std::nullopt;
    made.scale = {.minimum = .25, .maximum = 10, .step = .25, .declared = false};
    made.reliability.replicate_agreement = Undefined::no_rubric;
    for (auto& row : made.reliability.d_study)
        row.decision_accuracy = row.decision_consistency = std::nullopt;
    made.data.confounded = {"3 groups of interviewers (20, 20 and 20) never met the same "
                            "candidates: not comparable with each other"};
    made.interviewers[0].severity = Undefined::disconnected;
    return made;
}

CsvTable table_of(Calibration const& calibration, std::string_view name) {
    for (auto& table : calibration_csv_tables(calibration))
        if (table.name == name)
            return table;
    FAIL("no such table");
    return {};
}

} // namespace

TEST_CASE("calibration report: golden screens") {
    for (std::size_t const width : {80U, 100U}) {
        auto const text = calibration_text(company(), {.width = width});
        CHECK(text == golden("calibration_company_" + std::to_string(width) + ".txt", text));
        check_fits(text, width);
    }
    auto const sites = calibration_text(three_sites(), {.width = 80});
    CHECK(sites == golden("calibration_three_sites_80.txt", sites));
    auto const nothing = calibration_text(empty_calibration(), {.width = 80});
    CHECK(nothing == golden("calibration_nothing_80.txt", nothing));
}

TEST_CASE("calibration report: golden JSON, which the schema is held against") {
    for (auto const& [name, made] :
         {std::pair{"company", company()}, std::pair{"three_sites", three_sites()},
          std::pair{"nothing", empty_calibration()}}) {
        auto const text = to_json(made);
        CHECK(text == golden(std::string("calibration_") + name + ".json", text));
    }
}

TEST_CASE("calibration report: golden pages of one interviewer") {
    auto made = company();
    for (std::size_t const at : {3U, 11U}) {
        auto const& who = made.interviewers[at];
        auto const text = calibration_text(made, who, {.width = 80});
        CHECK(text == golden("calibration_" + who.interviewer + "_80.txt", text));
        check_fits(text, 80);
    }
    auto const page = calibration_markdown(made, made.interviewers[11]);
    CHECK(page == golden("calibration_i-12.md", page));
}

TEST_CASE("calibration report: golden Markdown") {
    auto const page = calibration_markdown(three_sites());
    CHECK(page == golden("calibration_three_sites.md", page));
}

TEST_CASE("calibration report: any number of interviewers on any screen") {
    for (std::size_t const interviewers : {0U, 1U, 2U, 12U, 300U})
        for (std::size_t const width : {10U, 60U, 80U, 140U}) {
            auto const made = made_up_calibration({.interviewers = interviewers,
                                                   .competencies = 13,
                                                   .subsets = interviewers > 2 ? 2U : 1U});
            auto const text = calibration_text(made, {.width = width});
            check_fits(text, (std::max)(width, std::size_t{60}));
            auto const lines = lines_of(text);
            auto const end = std::find_if(lines.begin(), lines.end(), [](auto const& line) {
                return line.starts_with("Where differences come from");
            });
            REQUIRE(end != lines.end());
            CHECK(end - lines.begin() <= 40);
            for (auto const& who : made.interviewers)
                if (who.flags.size() + who.scorecards < 8)
                    check_fits(calibration_text(made, who, {.width = width}),
                               (std::max)(width, std::size_t{60}));
        }
}

TEST_CASE("calibration report: names are shown, and cannot control a terminal") {
    auto made = made_up_calibration({.interviewers = 5, .competencies = 2});
    CalibrationReportOptions options{.width = 60};
    options.labels.names["i-04"] = "Zo\xC3\xAB \xE5\xB1\xB1\xE7\x94\xB0\x1B[31m\nof Berlin "
                                   "with a name that does not end on one screen";
    options.competency_names.names["area.skill_01"] = "Trade-offs | <b>*and* more</b>";
    auto const text = calibration_text(made, options);
    check_fits(text, 60);
    CHECK(contains(text, "Zo\xC3\xAB \xE5\xB1\xB1\xE7\x94\xB0 [31m"));
    CHECK(contains(text, "Trade-offs | <b>*and* more</b>"));
    auto const page = calibration_markdown(made, options);
    CHECK(contains(page, "Trade-offs \\| \\<b\\>\\*and\\* more\\</b\\>"));
    CHECK(!contains(page, "\x1B"));
    auto const own = calibration_text(made, made.interviewers[3], options);
    check_fits(own, 60);
    CHECK(contains(own, "(i-04)"));
    for (auto const& table : calibration_csv_tables(made))
        CHECK(!contains(table.text, "Berlin"));
}

TEST_CASE("calibration report: nobody is named across groups, nor in a page of another") {
    auto const made = three_sites();
    auto const text = calibration_text(made, {.width = 200});
    CHECK(contains(text, "3 groups of interviewers (20, 20 and 20) never met the same "
                         "candidates: not comparable with each other"));
    CHECK(contains(text, "group 1"));
    CHECK(contains(text, "1 never met a candidate together with a colleague"));
    auto const own = calibration_text(made, made.interviewers[3], {});
    CHECK(contains(own, "colleagues of the same group only"));
    for (auto const& other : made.interviewers)
        if (other.interviewer != made.interviewers[3].interviewer)
            CHECK(!contains(own, other.interviewer + ' '));
}

TEST_CASE("calibration report: a flag inside a subset is told against that subset") {
    auto made = made_up_calibration({.interviewers = 6, .subsets = 2});
    auto& who = made.interviewers[3];
    who.severity = .6;
    who.severity_interval = {.4, .8};
    who.flags[0].value = .41; // .19 of it is the whole subset's
    CHECK(contains(calibration_text(made), "0.41  [0.21, 0.61]"));
}

TEST_CASE("calibration report: where lower is better a strict interviewer scores worse") {
    auto made = made_up_calibration({.interviewers = 5});
    made.scale.lower_is_better = true;
    auto const text = calibration_text(made);
    CHECK(contains(text, "scores worse"));
    CHECK(!contains(text, "scores lower"));
    CHECK(contains(text, "Lower scores are better"));
}

TEST_CASE("calibration report: the model is a formula of what was fitted") {
    auto made = three_sites();
    auto text = calibration_text(made, {.width = 140});
    CHECK(contains(text, "Model: score ~ 0 + competency + (1|candidate) + "
                         "(1|candidate:competency) + (1|interviewer) + "
                         "(1|interviewer:competency)\n"));
    CHECK(contains(text, "Left out: candidate:interviewer (no interviewer scored two "
                         "competencies of one candidate)"));
    CHECK(contains(text, "Estimated at zero: interviewer."));
    made.competency_effect = stats::CompetencyEffect::random;
    made.variance_components.value().components[6] = .1;
    made.variance_components.value().converged = false;
    text = calibration_text(made, {.width = 140});
    CHECK(contains(text, "Model: score ~ 1 + (1|candidate)"));
    CHECK(contains(text, "(1|competency)\n"));
    CHECK(contains(text, "NOT SETTLED"));
}

TEST_CASE("calibration report: sections that were not asked for are not told") {
    auto made = company();
    made.sections = {.means = false,
                     .variance_components = false,
                     .reliability = false,
                     .agreement = true,
                     .interviewers = false};
    auto const text = calibration_text(made);
    CHECK(contains(text, "Agreement by competency"));
    for (auto const* other : {"Would another panel agree?", "Interviewers who differ",
                              "Where differences come from", "i-12"})
        CHECK(!contains(text, other));
    std::vector<std::string> names;
    for (auto const& table : calibration_csv_tables(made))
        names.push_back(table.name);
    CHECK(names == std::vector<std::string>{"data", "subsets", "agreement", "problems"});
}

TEST_CASE("calibration report: every figure in words has an interval or n, or a reason") {
    auto made = made_up_calibration({.interviewers = 8});
    made.reliability.dependability = Estimate{.estimate = .5, .n = 88};
    made.agreement.back().percent_exact = Undefined::too_few;
    auto const text = calibration_text(made);
    CHECK(contains(text, "50 % of 88 candidates"));
    CHECK(contains(text, "Do two interviewers agree?   not known: there are too few ratings"));
    made.reliability.dependability = Undefined::no_variance;
    made.reliability.d_study.clear();
    CHECK(contains(calibration_text(made),
                   "More interviewers?           not known: all scores are the same"));
}

TEST_CASE("calibration tables: one for each key, with its columns and all its rows") {
    auto const made = company();
    std::vector<std::string> names;
    for (auto const& table : calibration_csv_tables(made)) {
        names.push_back(table.name);
        auto const head = table.text.substr(0, table.text.find("\r\n"));
        auto const columns = std::count(head.begin(), head.end(), ',');
        for (std::size_t at = 0; at < table.text.size();) {
            auto const end = table.text.find("\r\n", at);
            auto const row = table.text.substr(at, end - at);
            CAPTURE(table.name);
            if (!contains(row, "\"")) // quoted cells hold commas
                CHECK(std::count(row.begin(), row.end(), ',') == columns);
            at = end + 2;
        }
    }
    CHECK(names == std::vector<std::string>{
                       "data", "subsets", "means", "competency_distribution",
                       "variance_components", "fixed_effects", "reliability", "d_study",
                       "agreement", "interviewers", "interviewer_competencies", "distribution",
                       "drift", "flags", "problems"});
    CHECK(table_of(made, "subsets").text ==
          "subset,candidates,interviewers,ratings\r\n0,418,38,8232\r\n");
    CHECK(contains(table_of(made, "variance_components").text,
                   "candidate:interviewer,0.16,0.011,\r\n"));
    CHECK(contains(table_of(made, "reliability").text,
                   "dependability,0.79,0.76,0.83,412,\r\nsem,0.27,,,,\r\n"));
    CHECK(contains(table_of(made, "agreement").text, ",418,38,0,icc.A1,,,,,,holes\r\n"));
    auto const flags = table_of(made, "flags").text;
    CHECK(contains(flags, "i-04,severity,"));
    CHECK(std::count(flags.begin(), flags.end(), '\n') == 5);
}

TEST_CASE("calibration tables: missing figures are empty, with the reason beside them") {
    auto const made = three_sites();
    CHECK(
        contains(table_of(made, "reliability").text, "replicate_agreement,,,,,no-rubric\r\n"));
    CHECK(contains(table_of(made, "variance_components").text,
                   "candidate:interviewer,,,no interviewer scored two competencies of one "
                   "candidate\r\n"));
    auto nothing = empty_calibration();
    nothing.interviewers[0].interviewer = "=cmd()";
    CHECK(contains(table_of(nothing, "interviewers").text, "\r\n'=cmd(),0,1,1,true,3,,"));
    CHECK(table_of(nothing, "d_study").text ==
          "interviewers,competencies,generalizability,dependability,sem,decision_accuracy,"
          "decision_consistency\r\n");
}
