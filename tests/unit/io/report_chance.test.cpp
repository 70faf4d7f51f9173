// SPDX-License-Identifier: BSL-1.0
#include "support/chances.hpp"

#include <panelscore/io/report.hpp>
#include <panelscore/io/text_layout.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

bool holds(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t lines_in(std::string const& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

void check_width(std::string const& text, std::size_t width) {
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        CAPTURE(line);
        CHECK(display_width(line) <= width);
        CHECK((line.empty() || line.back() != ' '));
        rest.remove_prefix((std::min)(line.size() + 1, rest.size()));
    }
}

/// The lean hire of screens: 72 %, and 48 % without i-22.
Recommendation lean_hire(Rubric const& rubric) {
    auto advice = with_chances(hire_advice(rubric), rubric);
    advice.call = Call::lean_hire;
    advice.probability->hire = 0.72;
    advice.score.raw = 3.74;
    advice.score.adjusted = 3.65;
    advice.score.interval = {3.2, 4.1};
    advice.margin_as_written = 0.08;
    auto& without = advice.robustness.leave_one_out;
    without = {{InterviewerId{"i-07"}, Call::lean_hire, 0.68},
               {InterviewerId{"i-11"}, Call::lean_hire, 0.70},
               {InterviewerId{"i-15"}, Call::lean_hire, 0.76},
               {InterviewerId{"i-22"}, Call::lean_no_hire, 0.48}};
    advice.robustness.flips = {InterviewerId{"i-22"}};
    return advice;
}

std::string wide(Recommendation const& advice, Rubric const& rubric) {
    return recommendation_text(advice, rubric, {.width = 140});
}

} // namespace

TEST_CASE("report with chances: golden screens of one candidate") {
    Rubric const rubric = engineer_rubric();
    for (auto const& advice : six_with_chances(rubric)) {
        auto const text = recommendation_text(advice, rubric, {.width = 80});
        auto const file = "recommend_chance_" + advice.candidate.text() + ".txt";
        CAPTURE(file);
        CHECK(text == golden(file, text));
        CHECK(lines_in(text) <= 25);
    }
}

TEST_CASE("report with chances: golden slate and explanation") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_with_chances(rubric);
    auto const slate = slate_with_chances(all);
    for (std::size_t const width : {80U, 120U}) {
        auto const text = slate_text(all, slate, rubric, {.width = width});
        CHECK(text == golden("recommend_chance_slate_" + std::to_string(width) + ".txt", text));
    }
    auto const explained = recommendation_text(all.front(), rubric, {.explain = true});
    CHECK(explained == golden("recommend_chance_explained.txt", explained));
}

TEST_CASE("report with chances: a lean hire says how sure, how near, and on whom it rests") {
    Rubric const rubric = engineer_rubric();
    auto const text = wide(lean_hire(rubric), rubric);
    CHECK(holds(text, "  LEAN HIRE   72 % chance that the panel's true score is at the bar "
                      "(3.50).\n              A firm hire needs 80 %. Advice for the debrief: "
                      "people decide.\n"));
    CHECK(holds(text, "  Score       3.74 as written, 3.65 adjusted, likely 3.2 to 4.1\n"
                      "              0.08 more as written would make it a firm hire\n"));
    CHECK(holds(text, "  Rests on    i-22: without that card 48 %; without any other 68 to 76 "
                      "%\n"));
    CHECK(holds(text, "  Next        Scenario: 33 % chance of a firm hire, < 1 % of a no\n"));
    CHECK(holds(text, "Start the debrief here (about 1 such gap is to be expected by chance)"));
    CHECK(holds(text, "\n              by plain means: hire\n"));
}

TEST_CASE("report with chances: each call says what would make it another") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    auto const near = [&](Call call, double probability, double shift) {
        advice.call = call;
        advice.probability->hire = probability;
        advice.margin_as_written = shift;
        return wide(advice, rubric);
    };
    CHECK(holds(near(Call::hire, 0.83, -0.03),
                " 0.03 less as written would make it a lean hire\n"));
    CHECK(holds(near(Call::lean_hire, 0.51, -0.004),
                " 0.004 less as written would make it a lean no hire\n"));
    CHECK(holds(near(Call::lean_no_hire, 0.47, 0.02),
                " 0.02 more as written would make it a lean hire\n"));
    CHECK(holds(near(Call::lean_no_hire, 0.22, -0.02),
                " 0.02 less as written would make it a firm no\n"));
    CHECK(holds(near(Call::lean_no_hire, 0.22, -0.02),
                "A firm hire needs 80 %, a firm no 20 % or less."));
    CHECK(holds(near(Call::no_hire, 0.15, 0.04),
                " 0.04 more as written would make it a lean no hire\n"));
    CHECK(holds(near(Call::no_hire, 0.15, 0.04), "At 20 % or less a no is firm."));
    CHECK(holds(near(Call::lean_hire, 0.5, 0.0),
                " anything less as written would make it a lean no hire\n"));
    CHECK(holds(near(Call::no_hire, 0.2, 0.0),
                " anything more as written would make it a lean no hire\n"));
    CHECK_FALSE(holds(near(Call::insufficient_evidence, 0.7, 0.1), "would make it"));
    // 3.74 + 2 is no score of this scale.
    CHECK_FALSE(holds(near(Call::lean_no_hire, 0.3, 2.0), "would make it"));
    advice.margin_as_written.reset();
    CHECK_FALSE(holds(wide(advice, rubric), "would make it"));
}

TEST_CASE("report with chances: chances never read as certain, or as what they miss") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    auto const said = [&](double probability) {
        advice.probability->hire = probability;
        return wide(advice, rubric);
    };
    CHECK(holds(said(1.0), " > 99 % chance that"));
    CHECK(holds(said(0.0), " < 1 % chance that"));
    CHECK(holds(said(0.7996), " 79.96 % chance that"));
    CHECK(holds(said(0.80), " 80 % chance that"));
    CHECK(holds(said(0.4999), " 49.99 % chance that"));
}

TEST_CASE("report with chances: an adjusted score just below a bar is not printed as the bar") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    advice.call = Call::hire;
    advice.score.adjusted = 3.9981;
    advice.score.raw = 4.0049;
    CHECK(holds(wide(advice, rubric), "4.00 as written, 3.998 adjusted, likely"));
}

TEST_CASE("report with chances: a must-have that keeps a hire from being firm comes first") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    advice.probability->hire = 0.86;
    advice.gates[1].outcome = GateOutcome::unclear;
    auto text = wide(advice, rubric);
    CHECK(holds(text, "  LEAN HIRE   Must-have unclear: Ethical judgement and accountability "
                      "(needs 2). 86 % chance that"));
    CHECK(holds(text, "A firm hire needs every must-have met."));
    CHECK(holds(text, "  Next        one more rating of the must-have Ethical judgement and "
                      "accountability\n"));
    advice.gates[1].outcome = GateOutcome::not_assessed;
    CHECK(holds(wide(advice, rubric), "LEAN HIRE   Must-have not rated: Ethical"));
    advice.probability->hire = 0.72;
    text = wide(advice, rubric);
    CHECK(holds(text, "LEAN HIRE   72 % chance that"));
    CHECK(holds(text, "A firm hire needs 80 % and every must-have met."));
    CHECK(holds(text, "0.08 more as written would be a firm hire but for the must-have"));
    advice.call = Call::no_hire;
    advice.gates[1].outcome = GateOutcome::not_met;
    text = wide(advice, rubric);
    CHECK(holds(text, "NO HIRE     Must-have not met: Ethical judgement and accountability "
                      "(needs 2). 72 % chance"));
    CHECK(holds(text, "No other score makes up for a must-have."));
    CHECK_FALSE(holds(text, "would make it"));
    CHECK_FALSE(holds(text, "  Next"));
}

TEST_CASE("report with chances: of many competencies not rated the weightiest are named") {
    Rubric const rubric = engineer_rubric();
    auto const advice = with_chances(
        advice_for(rubric, "c-1", {scored(rubric, "i-15", "practical", "44444")}), rubric);
    CHECK(holds(recommendation_text(advice, rubric, {.width = 400}),
                "Not rated: End-to-end ML system design, Model selection and evaluation, "
                "Production lifecycle and MLOps and 5 more. So far "));
}

TEST_CASE("report with chances: what the chance is based on") {
    Rubric rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    CHECK(holds(wide(advice, rubric), "  Based on    first-use assumptions: no calibration "
                                      "file, 1 in 3 at the bar\n"));
    rubric.role->policy.share_at_bar = 0.27;
    CHECK(holds(wide(advice, rubric), "no calibration file, 27 % at the bar\n"));
    rubric.role->policy.share_at_bar = 0.2;
    CHECK(holds(wide(advice, rubric), "no calibration file, 1 in 5 at the bar\n"));
    advice.basis = ScoreBasis{Components::estimated, 418, 38, {}, {}};
    CHECK(holds(wide(advice, rubric),
                "  Based on    past scorecards: 418 candidates, 38 interviewers\n"));
    advice.basis->unknown = {InterviewerId{"i-22"}, InterviewerId{"i-31"}};
    advice.basis->uncalibrated = {CompetencyId{"ethics.fairness"}};
    CHECK(holds(wide(advice, rubric), "              too few past cards of i-22 and i-31; no "
                                      "past ratings of Bias and fairness\n"));
    advice.basis->unknown.resize(5, InterviewerId{"i-40"});
    CHECK(holds(wide(advice, rubric), "of i-22, i-31, i-40 and 2 more"));
}

TEST_CASE("report with chances: next evidence by whom, or that nothing would settle it") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    advice.next_evidence->front().interviewer = InterviewerId{"i-31"};
    CHECK(holds(wide(advice, rubric), "  Next        Scenario by i-31: 33 % chance of"));
    for (auto& next : *advice.next_evidence)
        next.probability_firm_hire = next.probability_firm_no_hire = 0.09;
    CHECK(holds(wide(advice, rubric), "  Next        no single interview would settle this\n"));
    advice.next_evidence->back().probability_firm_no_hire = 0.1;
    CHECK_FALSE(holds(wide(advice, rubric), "would settle this"));
    advice.next_evidence->clear();
    CHECK_FALSE(holds(wide(advice, rubric), "  Next"));
    auto firm = with_chances(strong_no_advice(rubric), rubric);
    firm.next_evidence->front().probability_firm_no_hire = 0.97;
    CHECK(holds(wide(firm, rubric),
                "  Next        Scenario: 97 % chance that it stays a no, 33 % of a firm hire"));
}

TEST_CASE("report with chances: gaps to be expected by chance") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    auto const said = [&](std::optional<double> expected) {
        advice.disagreements_expected = expected;
        return wide(advice, rubric);
    };
    CHECK(holds(said(1.6), "here (about 2 such gaps are to be expected by chance)\n"));
    CHECK(holds(said(0.3), "here (less than 1 such gap is to be expected by chance)\n"));
    CHECK(holds(said(0.05), "here (hardly any such gap is to be expected by chance)\n"));
    CHECK(holds(said(std::nullopt), "Start the debrief here\n"));
}

TEST_CASE("report with chances: ratings changed in the debrief, with the mean shift") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    InterviewerId const person{"i-15"};
    advice.debrief = {{person, CompetencyId{"solving.debugging"}, 2.0, 4.0},
                      {person, CompetencyId{"fundamentals.features"}, 4.0, 4.0},
                      {person, CompetencyId{"ethics.fairness"}, std::nullopt, 3.0}};
    auto const text = recommendation_text(advice, rubric, {.width = 140, .explain = true});
    CHECK(holds(text, "i-15, Error analysis and debugging: 2, then 4\n"));
    CHECK(holds(text, "i-15 moved by +1.0 on average over 2 ratings\n"));
    CHECK(holds(
        slate_text(std::vector{advice}, {}, rubric, {.width = 140}),
        "after the debrief, never scored: i-15 moved by +1.0 on average over 2 ratings\n"));
}

TEST_CASE("report with chances: no line is wider than asked, one candidate in 25 lines") {
    Rubric rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    for (auto& entry : rubric.competencies)
        entry.name += std::string(60, 'w') + "面接官";
    auto crowded = all.front();
    crowded.candidate = CandidateId{std::string(20, 'x')};
    crowded.basis = ScoreBasis{Components::estimated,
                               418,
                               38,
                               std::vector(9, InterviewerId{std::string(30, 'i')}),
                               {CompetencyId{"ethics.fairness"}}};
    for (int i = 0; i < 5; ++i) {
        crowded.disagreements.push_back(crowded.disagreements.front());
        crowded.red_flags.push_back(crowded.red_flags.front());
        crowded.flags.push_back({"K-09", "a remark about this card and much more than that"});
        crowded.debrief.push_back(
            {InterviewerId{"i-15"}, CompetencyId{"solving.debugging"}, 2, 4});
    }
    CHECK(lines_in(recommendation_text(crowded, engineer_rubric(), {.width = 80})) <= 25);
    all.push_back(crowded);
    auto slate = slate_with_chances(all);
    slate.ties.push_back(slate.order);
    for (std::size_t width = 60; width <= 140; width += 5) {
        CAPTURE(width);
        ReportOptions options{.width = width};
        for (auto const& advice : {all.front(), crowded})
            check_width(recommendation_text(advice, rubric, options), width);
        check_width(slate_text(all, slate, rubric, options), width);
        options.explain = true;
        check_width(slate_text(all, slate, rubric, options), width);
    }
}

TEST_CASE("report with chances: screens of panels drawn at random fit, in plain words") {
    Rubric rubric = engineer_rubric();
    rubric.role->policy.method = Method::posterior;
    unsigned state = 7;
    auto const draw = [&](unsigned below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16) % below;
    };
    std::vector<Recommendation> all;
    for (int panel = 0; panel < 60; ++panel) {
        std::vector<Scorecard> cards;
        char const* const people[]{"i-1", "i-2", "i-3", "i-4", "i-5"};
        for (std::size_t i = 0; i < 5; ++i) {
            if (draw(4) == 0)
                continue;
            auto const& interview = rubric.role->interviews[i];
            std::string scores;
            for (std::size_t k = 0; k < interview.competencies.size(); ++k)
                scores += "N2334455"[draw(8)];
            cards.push_back(scored(rubric, people[i], interview.id.text().c_str(), scores,
                                   static_cast<Vote>(static_cast<int>(draw(5)) - 2)));
        }
        auto const name = "c-" + std::to_string(100 + panel);
        all.push_back(advice_for(rubric, name.c_str(), cards));
    }
    for (auto const& advice : all) {
        REQUIRE(advice.basis);
        auto const text = recommendation_text(advice, rubric, {.width = 80});
        CAPTURE(text);
        check_width(text, 80);
        CHECK(lines_in(text) <= 25);
        for (std::string_view const never :
             {" 100 % chance", "  0 % chance", "nan", "posterior", "composite", "interval",
              "coverage", "variance"})
            CHECK_FALSE(holds(text, never));
    }
    check_width(slate_text(all, make_slate(all, rubric), rubric, {.width = 80}), 80);
}

TEST_CASE("report with chances: first screens keep to plain words") {
    Rubric const rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    all.push_back(lean_hire(rubric));
    all.back().basis = ScoreBasis{Components::estimated, 418, 38, {InterviewerId{"i-22"}}, {}};
    std::string screens;
    for (auto const& advice : all)
        screens += recommendation_text(advice, rubric);
    CHECK_FALSE(holds(screens, "raw"));
    screens += slate_text(all, slate_with_chances(all), rubric);
    for (std::string_view const word :
         {"posterior",    "composite",  "gate",      "coverage",       "interval",
          "credible",     "prior",      "variance",  "leave-one",      "leave one out",
          "severity",     "dependab",   "subset",    "standard error", "p-value",
          "component",    "assumed",    "estimated", "confidence",     "weight",
          "threshold",    "percentile", "bounds",    "significan",     "not_assessed",
          "insufficient", "reject",     "shrink",    "will perform",   "100 %  chance",
          "verdict"}) {
        CAPTURE(word);
        CHECK_FALSE(holds(screens, word));
    }
    CHECK(holds(screens, "people decide"));
}

TEST_CASE("report with chances: where lower is better, the words and the drawing turn") {
    Rubric rubric = engineer_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.role->policy.bars = {.strong_hire = 1.5, .hire = 2.5, .no_hire = 3.5};
    for (auto& gate : rubric.role->policy.gates)
        gate.number = 3.0;
    auto advice = with_chances(advice_for(rubric, "c-1",
                                          {scored(rubric, "i-07", "ml_depth", "22222"),
                                           scored(rubric, "i-11", "system_design", "222222"),
                                           scored(rubric, "i-15", "practical", "22322"),
                                           scored(rubric, "i-22", "project_review", "22213")}),
                               rubric);
    advice.call = Call::lean_hire;
    advice.probability->hire = 0.7;
    advice.margin_as_written = -0.11;
    auto text = wide(advice, rubric);
    CHECK(holds(text, "70 % chance that the panel's true score is at the bar (2.50; lower is "
                      "better)."));
    CHECK(holds(text, "0.11 less as written would make it a firm hire"));
    advice.margin_as_written = 0.2;
    CHECK(holds(wide(advice, rubric), "0.20 more as written would make it a lean no hire"));
    text = slate_text(std::vector{advice}, {}, rubric, {.width = 80});
    CHECK(holds(text, "chance: that the panel's true score is at the bar; lower is better"));
    CHECK(text.find("3....") < text.find("....1"));
    CHECK(text.find("|") < text.find("o-"));
}

TEST_CASE("report with chances: the slate names ties with their chance, and who is ahead") {
    Rubric const rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    auto slate = slate_with_chances(all);
    auto const key = [](char const* id) { return PanelKey{CandidateId{id}, {}}; };
    slate.ties = {{key("c-0188"), key("c-0193")}};
    auto text = slate_text(all, slate, rubric, {.width = 80});
    CHECK(holds(text, "\nc-0201  ahead of each other candidate (86 % or more)\n"));
    CHECK(holds(text, "\nc-0188 and c-0193  cannot be told apart (76 %): do not rank them by "
                      "this table\n"));
    slate.ties = {{key("c-0188"), key("c-0193"), key("c-0204")}};
    CHECK(holds(slate_text(all, slate, rubric, {.width = 140}),
                "c-0188, c-0193 and c-0204  cannot be told apart (59 to 76 %): do not"));
    for (int i = 0; i < 9; ++i) {
        all.push_back(all[4]);
        all.back().candidate = CandidateId{"d-" + std::to_string(i)};
    }
    auto many = slate_with_chances(all);
    many.ties = {{many.order.begin() + 1, many.order.begin() + 11}};
    text = slate_text(all, many, rubric, {.width = 140});
    CHECK(holds(text, "c-0188 to d-8 (10 in a row)  cannot be told apart (50 %): do not rank"));
    many.ties.resize(9, many.ties.front());
    CHECK(holds(slate_text(all, many, rubric, {.width = 140}),
                "and 6 more groups like these: neighbours in this table are not ranked\n"));
    all.resize(6);
    slate.pairwise.reset();
    text = slate_text(all, slate, rubric, {.width = 140});
    CHECK_FALSE(holds(text, "ahead of"));
    CHECK(holds(text, "c-0204  cannot be told apart: do not rank"));
    std::vector<Recommendation> const two{all[5], all[3]};
    CHECK(holds(slate_text(two, slate_with_chances(two), rubric),
                "c-0201  ahead of the other candidate (> 99 %)\n"));
}

TEST_CASE("report with chances: what a slate says of means, shares and seniorities") {
    Rubric const rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    auto slate = slate_with_chances(all);
    ReportOptions const options{.width = 400};
    CHECK(holds(slate_text(all, slate, rubric, options),
                "Based on first-use assumptions (no calibration file, 1 in 3 at the bar). By "
                "plain means: hire c-0193. "));
    slate.effective_weights = {{CompetencyId{"solving.debugging"}, 0.09, 0.20},
                               {CompetencyId{"ethics.fairness"}, 0.07, 0.03},
                               {CompetencyId{"design.mlops"}, 0.09, 0.10}};
    CHECK(holds(slate_text(all, slate, rubric, options),
                "What tells these candidates apart: Error analysis"));
    CHECK(holds(slate_text(all, slate, rubric, options), "20 % (its share is 9 %); Bias and"));
    CHECK_FALSE(holds(slate_text(all, slate, rubric, options), "Production lifecycle"));
    all[0].seniority = Seniority{"junior"};
    CHECK(holds(slate_text(all, slate, rubric, options),
                "Adjusted scores are not comparable between seniorities."));
    for (auto& advice : all)
        advice.basis = ScoreBasis{Components::estimated, 418, 38, {}, {}};
    all[1].basis->unknown = {InterviewerId{"i-31"}, InterviewerId{"i-22"}};
    all[2].basis->unknown = {InterviewerId{"i-22"}};
    auto const text = slate_text(all, slate, rubric, options);
    CHECK_FALSE(holds(text, "not comparable"));
    CHECK(holds(text, "Based on past scorecards: 418 candidates, 38 interviewers. Too few past "
                      "cards of i-22 and i-31."));
}

TEST_CASE("report with chances: the range never hides the bar or crosses it") {
    Rubric const rubric = engineer_rubric();
    auto advice = lean_hire(rubric);
    auto const row = [&](double low, double score, double high) {
        advice.score.interval = {low, high};
        advice.score.adjusted = score;
        return slate_text(std::vector{advice}, {}, rubric, {.width = 80});
    };
    CHECK(holds(row(3.51, 3.8, 4.2), " |[--o-----]\n"));
    CHECK(holds(row(2.9, 3.2, 3.49), " [--o-]|\n"));
    CHECK(holds(row(3.2, 3.51, 3.8), " [---|o--]\n"));
    CHECK(holds(row(3.2, 3.49, 3.8), " [--o|---]\n"));
}

TEST_CASE("report with chances: golden packets") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_with_chances(rubric);
    auto const page = slate_markdown(all, slate_with_chances(all), rubric);
    auto const slate = page.substr(0, page.find("\n## "));
    CHECK(slate == golden("recommend_chance_slate.md", slate));
    auto const packet = recommendation_markdown(all.front(), rubric);
    CHECK(packet == golden("recommend_chance.md", packet));
}
