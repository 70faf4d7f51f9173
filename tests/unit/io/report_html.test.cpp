// SPDX-License-Identifier: BSL-1.0
#include "support/chances.hpp"
#include "support/markup.hpp"

#include <panelscore/io/report_html.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What every page of ours keeps to: well formed, fetches nothing, names what it draws.
void check_page(std::string const& html) {
    Markup const page{html};
    CHECK(page.problems == std::vector<std::string>{});
    for (std::string_view const bad :
         {"<script", "http", " src=", "<link", "@import", "url(", "<img", "<iframe", " onload",
          " style=", "nan%", "inf%", "-nan"})
        CHECK_FALSE_MESSAGE(holds(html, bad), bad);
    CHECK(page.all("h1").size() == 1);
    std::set<std::string> ids;
    for (auto const& element : page.elements)
        if (auto const id = element.attribute("id"); !id.empty())
            CHECK_MESSAGE(ids.insert(id).second, id);
    for (auto const link : page.all("a"))
        CHECK(ids.count(page.elements[link].attribute("href").substr(1)) == 1);
    for (auto const svg : page.all("svg")) {
        REQUIRE(page.elements[svg].children.size() >= 2);
        CHECK(page.elements[page.elements[svg].children[0]].tag == "title");
        CHECK_FALSE(page.elements[page.elements[svg].children[1]].text.empty());
    }
    for (auto const table : page.all("table")) {
        CHECK(page.all("caption", table).size() == 1);
        for (auto const heading : page.all("th", table))
            CHECK_FALSE(page.elements[heading].attribute("scope").empty());
    }
}

/// All text of a page, tags left out.
std::string text_of(std::string const& html) {
    std::string text;
    for (auto const& element : Markup{html}.elements)
        if (element.tag != "style")
            text += element.text + '\n';
    return text;
}

/// The places across a drawing of this mark, in per cent.
std::vector<double> places(std::string const& html, std::string const& tag,
                           std::string const& kind, std::string const& attribute) {
    Markup const page{html};
    std::vector<double> found;
    for (auto const figure : page.all("figure"))
        for (auto const mark : page.all(tag, figure))
            if (page.elements[mark].has_class(kind))
                found.push_back(std::stod(page.elements[mark].attribute(attribute)));
    return found;
}

} // namespace

TEST_CASE("report_html: pages are well formed, fetch nothing, name every drawing") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_with_chances(rubric);
    for (auto const& advice : all) {
        check_page(recommendation_html(advice, rubric));
        check_page(recommendation_html(advice, rubric, {.explain = true, .evidence = false}));
    }
    check_page(slate_html(all, slate_with_chances(all), rubric));
    auto const by_mean = six_candidates(rubric);
    for (auto const& advice : by_mean)
        check_page(recommendation_html(advice, rubric, {.explain = true}));
    check_page(slate_html(by_mean, slate_by_mean(by_mean, 1), rubric));
    check_page(slate_html({}, {}, rubric));
    Rubric bare = rubric;
    bare.scale.levels.clear();
    check_page(recommendation_html(all.front(), bare));
    auto const nothing =
        advice_for(rubric, "c-1", {scored(rubric, "i-07", "ml_depth", "NNNNN")});
    check_page(recommendation_html(nothing, rubric));
    check_page(recommendation_html(with_chances(nothing, rubric), rubric));
}

TEST_CASE("report_html: a packet says what the screen says, with notes and anchors") {
    Rubric const rubric = engineer_rubric();
    auto const advice = with_chances(hire_advice(rubric), rubric);
    auto const html = recommendation_html(advice, rubric);
    auto const text = text_of(html);
    for (std::string_view const said :
         {"Lean hire", "58&#160;% chance that the panel&#39;s true score is at the bar (3.50).",
          "A firm hire needs 80&#160;%. Advice for the debrief: people decide.",
          "3.61 as written, 3.55 adjusted, likely 3.1 to 4.0 (90&#160;%)",
          "first-use assumptions: no calibration file, 1 in 3 at the bar",
          "by plain means: hire; of all ways to weigh the competencies, 79&#160;% meet the bar",
          "i-07: without that card 39&#160;%", "About 1 such gap is to be expected by chance",
          "i-15 gave 2, i-22 gave 4: 2 levels apart", "i-15 (2): Said why, and checked it.",
          "met, one rating only", "Guesses before looking at the data",
          "7&#160;% of the rubric, target 4, 4.0 as written, 3.9 adjusted", "4 Verified",
          "i-22, Project review", "Does what level 4 of End-to-end ML system design says.",
          "It is no promise about performance on the job."})
        CHECK_MESSAGE(holds(text, said), said);
    CHECK_FALSE(holds(text, "Rules and inputs"));
    CHECK(holds(recommendation_html(advice, rubric, {.explain = true}), "standard error 0.25"));
    auto const without = recommendation_html(advice, rubric, {.evidence = false});
    CHECK_FALSE(holds(without, "Said why"));
    CHECK_FALSE(holds(without, "retrain"));
    CHECK(holds(without, "Ratings and anchors"));
}

TEST_CASE("report_html: by the mean there is no chance, range or dot") {
    Rubric const rubric = engineer_rubric();
    auto const html = recommendation_html(hire_advice(rubric), rubric);
    CHECK(holds(html, "plain means of what was written; no chance is worked out"));
    CHECK(holds(html, "3.61 as written, at or above the bar (3.50)."));
    CHECK_FALSE(holds(text_of(html), "adjusted"));
    CHECK(places(html, "circle", "d", "cx").empty());
    CHECK(places(html, "rect", "d2", "x").size() == 1);
}

TEST_CASE("report_html: the drawing puts scores and bars where they are") {
    Rubric rubric = engineer_rubric();
    auto advice = with_chances(hire_advice(rubric), rubric);
    advice.score.raw = 4.0;
    advice.score.adjusted = 3.0;
    advice.score.interval = {1.0, 5.5}; // beyond the scale: drawn to its end
    auto html = recommendation_html(advice, rubric);
    // From 4 % (1) to 96 % (5): 3 is in the middle, 4 at 4 + 92 x 3/4.
    CHECK(places(html, "circle", "full", "cx") == std::vector{50.0});
    CHECK(places(html, "rect", "d2", "x") == std::vector{73.0});
    CHECK(places(html, "line", "w", "x1") == std::vector{4.0});
    CHECK(places(html, "line", "w", "x2") == std::vector{96.0});
    CHECK(places(html, "line", "hire", "x1") == std::vector{61.5});
    rubric.scale.direction = Direction::lower_is_better;
    html = recommendation_html(advice, rubric);
    CHECK(places(html, "rect", "d2", "x") == std::vector{27.0});
    CHECK(places(html, "line", "hire", "x1") == std::vector{38.5});
}

TEST_CASE("report_html: what users wrote stays text") {
    Rubric rubric = engineer_rubric();
    rubric.title = "<b>Engineer</b> & \"co\"";
    rubric.language = "en\" onload=\"x";
    rubric.competencies.front().name = "<i>Core</i>";
    rubric.competencies.front().anchors[3].text = "</td><script>alert(1)</script>";
    auto card = scored(rubric, "i<07>", "ml_depth", "44444");
    card.ratings.front().evidence = "a < b && c > d \"quoted\" <img src=x>";
    auto advice = with_chances(advice_for(rubric, "c<1>", {card}), rubric);
    advice.flags.push_back({"K-09", "<u>remark</u>"});
    NameLabels labels{{{"i<07>", "<Noor>"}}};
    auto const html = recommendation_html(advice, rubric, {.explain = true, .labels = labels});
    CHECK(Markup{html}.problems == std::vector<std::string>{});
    for (std::string_view const bad : {"<b>Eng", "<i>Core", "<script", "<img", "<u>", "<Noor>"})
        CHECK_FALSE_MESSAGE(holds(html, bad), bad);
    CHECK(holds(html, "a &lt; b &amp;&amp; c &gt; d &quot;quoted&quot;"));
    CHECK(holds(html, "&lt;Noor&gt;"));
}

TEST_CASE("report_html: a slate links every row to its packet and says who ties") {
    Rubric const rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    auto slate = slate_with_chances(all);
    slate.ties = {{slate.order[1], slate.order[2]}};
    auto const html = slate_html(all, slate, rubric);
    Markup const page{html};
    CHECK(page.all("article").size() == 6);
    CHECK(page.all("a").size() == 6);
    auto const text = text_of(html);
    CHECK(holds(text, "6 candidates: Machine-learning engineer"));
    CHECK(holds(text, "c-0201 is ahead of each other candidate (86&#160;% or more)"));
    CHECK(holds(text, "c-0188 and c-0193 cannot be told apart (76&#160;%): do not rank them"));
    CHECK(holds(text, "By plain means: hire c-0193."));
    CHECK(holds(text, "Must-have not met: Ethical judgement and accountability 1 (i-22), 1"));
    all[0].opening = OpeningId{"req-1"};
    all[1].opening = OpeningId{"req-2"};
    all[1].seniority = Seniority{"junior"};
    auto const mixed = slate_html(all, {}, rubric);
    check_page(mixed);
    CHECK(holds(mixed, "c-0193 req-1, senior"));
    CHECK(holds(mixed, "c-0197 req-2, junior"));
    CHECK(holds(mixed, "Adjusted scores are not comparable between seniorities."));
}

TEST_CASE("report_html: the same input gives the same bytes, in any order") {
    Rubric const rubric = engineer_rubric();
    auto all = six_with_chances(rubric);
    auto const slate = slate_with_chances(all);
    auto const html = slate_html(all, slate, rubric);
    std::reverse(all.begin(), all.end());
    CHECK(slate_html(all, slate, rubric) == html);
}
