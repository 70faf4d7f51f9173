// SPDX-License-Identifier: BSL-1.0
#include "support/calibrations.hpp"
#include "support/markup.hpp"
#include "support/recommendations.hpp"

#include <panelscore/io/calibration_html.hpp>
#include <panelscore/io/text_layout.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
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

Calibration sized(std::size_t interviewers, std::size_t subsets = 1) {
    return made_up_calibration(
        {.interviewers = interviewers, .competencies = 8, .subsets = subsets, .periods = 4});
}

/// The table of severities in a page, 0 when there is none.
std::size_t severity_table(Markup const& page) {
    for (auto const table : page.all("table"))
        if (page.elements[table].has_class("severity"))
            return table;
    return 0;
}

/// A label of a chart in pixels: half the room of its text to both sides of its anchor.
struct Label {
    double left = 0;
    double right = 0;
    double baseline = 0;
};

/// Labels of a drawing `width` pixels wide with texts of `size` pixels; a phone leaves out
/// `roomy` ones. A character is taken as 0.6 of the size wide: more than any of these fonts'
/// digits and small letters are on average.
std::vector<Label> labels_of(Markup const& page, std::size_t drawing, double width, double size,
                             bool phone) {
    std::vector<Label> labels;
    for (auto const i : page.all("text", drawing)) {
        auto const& text = page.elements[i];
        if (phone && text.has_class("roomy"))
            continue;
        auto x = std::strtod(text.attribute("x").c_str(), nullptr);
        if (holds(text.attribute("x"), "%"))
            x *= width / 100;
        auto const characters = static_cast<double>(display_width(text.text));
        double const room = characters * size * .6;
        double const left = text.has_class("mid")   ? x - room / 2
                            : text.has_class("end") ? x - room
                                                    : x;
        labels.push_back(
            {left, left + room, std::strtod(text.attribute("y").c_str(), nullptr)});
    }
    return labels;
}

void check_apart(std::vector<Label> const& labels, double size) {
    for (std::size_t a = 0; a < labels.size(); ++a)
        for (std::size_t b = a + 1; b < labels.size(); ++b) {
            CAPTURE(labels[a].left);
            CAPTURE(labels[b].left);
            CHECK((labels[a].right <= labels[b].left || labels[b].right <= labels[a].left ||
                   std::abs(labels[a].baseline - labels[b].baseline) >= size));
        }
}

/// What every page of ours keeps to.
void check_page(std::string const& html) {
    Markup const page{html};
    CHECK(page.problems == std::vector<std::string>{});
    for (std::string_view const bad :
         {"<script", "http", "//", " src=", "<link", "@import", "url(", "<img", "<iframe",
          " onload", " style=", "nan", "NaN", "inf%", "optional"})
        CHECK_FALSE_MESSAGE(holds(html, bad), bad);
    CHECK(page.all("h1").size() == 1);
    std::set<std::string> ids;
    for (auto const& element : page.elements) {
        auto const id = element.attribute("id");
        if (!id.empty())
            CHECK_MESSAGE(ids.insert(id).second, id);
    }
    for (auto const link : page.all("a")) {
        auto const target = page.elements[link].attribute("href");
        CHECK_MESSAGE(
            (target.size() > 1 && target[0] == '#' && ids.count(target.substr(1)) == 1),
            target);
    }
    for (auto const i : page.all("svg")) {
        auto const& svg = page.elements[i];
        REQUIRE(svg.children.size() >= 2);
        auto const& title = page.elements[svg.children[0]];
        auto const& description = page.elements[svg.children[1]];
        CHECK((title.tag == "title" && !title.text.empty()));
        CHECK((description.tag == "desc" && !description.text.empty()));
        CHECK((svg.attribute("role") == "img" || svg.attribute("aria-hidden") == "true"));
    }
    for (auto const table : page.all("table")) {
        CHECK(page.all("caption", table).size() == 1);
        for (auto const heading : page.all("th", table))
            CHECK(!page.elements[heading].attribute("scope").empty());
    }
}

} // namespace

TEST_CASE("calibration_html: pages are well formed, fetch nothing, name every drawing") {
    for (std::size_t const n : {5U, 40U, 300U})
        for (std::size_t const subsets : {1U, 4U})
            check_page(calibration_html(sized(n, subsets)));
    check_page(calibration_html(empty_calibration()));
    check_page(calibration_html(Calibration{}));
}

TEST_CASE("calibration_html: the checker of pages finds what is wrong") {
    auto const wrong = [](std::string const& body) {
        return !Markup{"<!DOCTYPE html>\n" + body}.problems.empty();
    };
    CHECK_FALSE(wrong("<p class=\"a\">1 &lt; 2<br></p>"));
    CHECK(wrong("<p>1 & 2</p>"));
    CHECK(wrong("<p><b></p></b>"));
    CHECK(wrong("<p>"));
    CHECK(wrong("<p class=a></p>"));
    CHECK(wrong("<p a=\"1\" a=\"2\"></p>"));
    CHECK(wrong("<p>1 < 2</p>"));
}

TEST_CASE("calibration_html: labels of the severity chart never meet") {
    // Plots are at least 100 pixels wide at 360 (text of 11) and 250 from 640 on (text of 12).
    for (std::size_t const n : {5U, 40U, 300U})
        for (double const stretch : {.01, 1.0, 3.0, 12.0, 100.0}) {
            auto calibration = sized(n, 2);
            for (auto& entry : calibration.interviewers)
                if (entry.severity) {
                    entry.severity = *entry.severity * stretch;
                    for (double& end : *entry.severity_interval)
                        end *= stretch;
                }
            Markup const page{calibration_html(calibration)};
            auto const table = severity_table(page);
            REQUIRE(table != 0);
            std::size_t with_labels = 0;
            for (auto const drawing : page.all("svg", table)) {
                auto const labels = page.all("text", drawing);
                if (labels.empty())
                    continue;
                ++with_labels;
                CHECK(labels.size() >= 4);
                check_apart(labels_of(page, drawing, 250, 12, false), 12);
                check_apart(labels_of(page, drawing, 100, 11, true), 11);
            }
            CHECK(with_labels == 1); // rows hold marks only, names stand in their own cells
        }
}

TEST_CASE("calibration_html: each interviewer has one row, harshest first inside a subset") {
    auto const calibration = sized(40, 3);
    Markup const page{calibration_html(calibration)};
    auto const table = severity_table(page);
    std::vector<std::string> names;
    std::vector<std::size_t> subsets;
    std::map<std::string, InterviewerFigures const*> by_name;
    for (auto const& entry : calibration.interviewers)
        by_name[entry.interviewer] = &entry;
    for (auto const row : page.all("tr", table)) {
        auto const& first = page.elements[page.elements[row].children.front()];
        if (first.attribute("scope") == "row")
            names.push_back(first.attribute("title"));
    }
    std::size_t expected = 0;
    for (auto const& entry : calibration.interviewers)
        expected += entry.severity ? 1U : 0U;
    CHECK(names.size() == expected);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == expected);
    for (std::size_t i = 1; i < names.size(); ++i) {
        auto const& before = *by_name.at(names[i - 1]);
        auto const& here = *by_name.at(names[i]);
        CHECK((before.subset < here.subset ||
               (before.subset == here.subset && *before.severity >= *here.severity)));
    }
}

TEST_CASE("calibration_html: subsets are kept apart in words") {
    auto const one = calibration_html(sized(12));
    auto const three = calibration_html(sized(12, 3));
    std::string const words{
        "Never met the same candidates as the other groups: not comparable"};
    CHECK_FALSE(holds(one, words));
    CHECK(holds(three, "Group 1: 4 interviewers who met 44 candidates. <span class=\"range\">" +
                           words));
    CHECK(holds(three, "<h3>Not comparable</h3>"));
}

TEST_CASE("calibration_html: in groups, differences are from the middle of the group") {
    auto calibration = sized(40, 2);
    for (auto& entry : calibration.interviewers)
        if (entry.severity && entry.subset == 1) { // all of them look .3 harsher
            entry.severity = *entry.severity + .3;
            for (double& end : *entry.severity_interval)
                end += .3;
        }
    auto const html = calibration_html(calibration);
    CHECK(
        holds(html, "<strong>i-04</strong> scores lower by 0.41 levels (likely 0.19 to 0.63)"));
    CHECK(holds(html, "Zero is the middle of each group"));
}

TEST_CASE("calibration_html: who met nobody together with a colleague is named, not drawn") {
    auto calibration = sized(12, 3);
    for (auto& entry : calibration.interviewers)
        if (entry.subset == 2)
            entry.severity = Undefined::disconnected;
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "Never met a candidate together with a colleague (cards): i-03 (46), "));
    CHECK(holds(html, "Groups with nobody to draw"));
    CHECK_FALSE(holds(html, ">Group 3:"));
}

TEST_CASE("calibration_html: names are text, never markup") {
    auto const calibration = sized(5);
    CalibrationReportOptions options;
    options.title = "<script>alert(\"1\")</script> & 'more'";
    for (auto const& entry : calibration.interviewers)
        options.labels.names[entry.interviewer] =
            "O'Brien <script>alert(1)</script> & \"Co\"\n" + std::string(90, 'w') + "\xFF";
    for (auto const& id : calibration.competencies)
        options.competency_names.names[id] = "<b>Judgement</b> \"and\" more";
    auto const html = calibration_html(calibration, options);
    check_page(html);
    CHECK(holds(html,
                "O&#39;Brien &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot; w"));
    CHECK(holds(html, "\xEF\xBF\xBD"));
    CHECK(holds(html, "<span class=\"id\">i-01</span>"));
    CHECK_FALSE(holds(html, "<b>Judgement"));
}

TEST_CASE("calibration_html: the first screen has no words of the trade") {
    auto const html = calibration_html(sized(40, 2));
    auto const summary = html.substr(html.find("<section id=\"summary\""),
                                     html.find("<nav") - html.find("<section id=\"summary\""));
    for (std::string_view const word :
         {"severity", "dependability", "reliability", "generalizability", "alpha", "variance",
          "interval", "subset", "standard error", "composite", "Holm", "BLUP", "residual"})
        CHECK_FALSE_MESSAGE(holds(summary, word), word);
    CHECK(holds(summary, "8 of 10"));
    CHECK(holds(summary, "79&#160;%"));
    CHECK(holds(summary, "36&#160;%"));
    CHECK(holds(summary, "<strong>i-04</strong> scores lower by 0.41 levels"));
    CHECK(holds(summary, "A difference is not a fault."));
    CHECK(holds(summary, "area.skill_01: agreement 0.30"));
}

TEST_CASE("calibration_html: what could not be worked out says why") {
    auto const html = calibration_html(empty_calibration());
    CHECK(holds(html, "It needs a rubric with a bar"));
    CHECK(holds(html, "there are too few ratings for it"));
    CHECK(holds(html, "this is the range that was observed"));
    CHECK_FALSE(holds(html, "<tbody>\n</tbody>"));
    CHECK_FALSE(holds(html, "<table class=\"chart severity\">"));
}

TEST_CASE("calibration_html: shares next to none and all are text, not markup") {
    auto calibration = sized(5);
    calibration.agreement.back().percent_exact = Estimate{.estimate = .001};
    calibration.agreement.back().percent_adjacent = Estimate{.estimate = .999};
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "&lt;&#160;1&#160;%"));
    CHECK(holds(html, "&gt;&#160;99&#160;%"));
}

TEST_CASE("calibration_html: no difference between interviewers is said, not drawn") {
    auto calibration = sized(12);
    auto& fit = calibration.variance_components.value();
    fit.components[static_cast<std::size_t>(stats::Component::interviewer)] = 0;
    for (auto& entry : calibration.interviewers)
        if (entry.severity) {
            entry.severity = 0.0;
            entry.severity_se = 0;
            entry.severity_interval = {0, 0};
            entry.severity_p_holm = 1;
        }
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "the estimated difference between interviewers is exactly 0"));
    CHECK(holds(html, "<code>interviewer</code> is estimated as exactly 0"));
    CHECK_FALSE(holds(html, "<table class=\"chart severity\">"));
}

TEST_CASE("calibration_html: sections that were not asked for are left out") {
    auto calibration = sized(12);
    calibration.sections = {.means = false,
                            .variance_components = false,
                            .reliability = false,
                            .agreement = true,
                            .interviewers = false};
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "<section id=\"agreement\""));
    for (std::string_view const id : {"severity", "scores", "components", "panels", "drift"})
        CHECK_FALSE(holds(html, "<section id=\"" + std::string(id)));
}

TEST_CASE("calibration_html: a scale where lower is better turns the words") {
    auto calibration = sized(5);
    calibration.scale.lower_is_better = true;
    auto const html = calibration_html(calibration);
    CHECK(holds(html, "<strong>i-04</strong> scores worse by 0.41"));
    CHECK(holds(html, "worse \xE2\x86\x92</text>"));
    CHECK_FALSE(holds(html, "scores lower by"));
}

TEST_CASE("calibration_html: many interviewers get a row each, few a chart each") {
    CHECK(holds(calibration_html(sized(40)), "<div class=\"multiples\">"));
    auto const many = calibration_html(sized(300));
    CHECK(holds(many, "<table class=\"chart strips\">"));
    CHECK_FALSE(holds(many, "<div class=\"multiples\">"));
}

TEST_CASE("calibration_html: competencies have charts of their own where they are counted") {
    auto calibration = sized(5);
    CHECK_FALSE(holds(calibration_html(calibration), "<h3>By competency</h3>"));
    for (auto& entry : calibration.means)
        entry.distribution = {{1, 3}, {2, 8}, {3, 20}, {4, 9}, {5, 0}};
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "<title>area.skill_08</title><desc>1: 8&#160;%, 2: 20&#160;%, 3: "
                      "50&#160;%, 4: 22&#160;%, 5: 0&#160;%</desc>"));
    calibration.sections = {.means = true,
                            .variance_components = false,
                            .reliability = false,
                            .agreement = false,
                            .interviewers = false};
    calibration.interviewers.clear();
    CHECK(holds(calibration_html(calibration), "<h3>By competency</h3>"));
}

TEST_CASE("calibration_html: a long scale is drawn several scores to a bar") {
    auto calibration = sized(5);
    calibration.scale = {.minimum = .25, .maximum = 10, .step = .25};
    for (auto& entry : calibration.interviewers) {
        entry.distribution.clear();
        for (int quarter = 1; quarter <= 40; ++quarter)
            entry.distribution.push_back({quarter / 4.0, 3});
    }
    auto const html = calibration_html(calibration);
    check_page(html);
    CHECK(holds(html, "The scale has 40 scores; a bar holds 4 of them."));
    CHECK(holds(html, " by 0.41 points"));
    CHECK(holds(html, "<desc>0.25 to 1: 10&#160;%, 1.25 to 2: 10&#160;%, "));
    // 41 scores: the last one is with the bar before it
    for (auto& entry : calibration.interviewers)
        entry.distribution.insert(entry.distribution.begin(), {0, 3});
    CHECK(holds(calibration_html(calibration), ", 9 to 10: 12&#160;%</desc>"));
}

TEST_CASE("calibration_html: the page of one interviewer names no colleague") {
    auto const calibration = sized(40, 2);
    for (std::size_t const i : {3U, 6U, 23U}) {
        auto const& own = calibration.interviewers[i];
        auto const html = calibration_html(calibration, own);
        CAPTURE(own.interviewer);
        check_page(html);
        CHECK(holds(html, "<h1>How " + own.interviewer + " rates</h1>"));
        CHECK(holds(html, "Too few scorecards") == own.counts_only);
        for (auto const& other : calibration.interviewers)
            if (&other != &own)
                CHECK_FALSE(holds(html, other.interviewer));
    }
    auto const harsh = calibration_html(calibration, calibration.interviewers[3]);
    CHECK(holds(harsh,
                "i-04 scores lower by 0.41 levels (likely 0.19 to 0.63): more than chance "
                "explains."));
    auto const usual = calibration_html(calibration, calibration.interviewers[0]);
    CHECK(holds(usual, "lower): within chance, or too small to notice."));
}

TEST_CASE("calibration_html: the same bytes twice, as kept in tests/golden") {
    auto const calibration =
        made_up_calibration({.interviewers = 3, .competencies = 1, .periods = 2});
    auto const html = calibration_html(calibration);
    CHECK(html == calibration_html(calibration));
    CHECK(html == golden("calibration_small.html", html));
}

namespace {

/// Relative luminance of `#rrggbb` (WCAG 2.1).
double luminance(std::string const& colour) {
    double sum = 0;
    double const weights[] = {.2126, .7152, .0722};
    for (std::size_t i = 0; i < 3; ++i) {
        auto const part = std::strtol(colour.substr(1 + 2 * i, 2).c_str(), nullptr, 16);
        double const c = static_cast<double>(part) / 255.0;
        sum += weights[i] * (c <= .03928 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(std::string const& a, std::string const& b) {
    double const x = luminance(a);
    double const y = luminance(b);
    return ((std::max)(x, y) + .05) / ((std::min)(x, y) + .05);
}

} // namespace

TEST_CASE("calibration_html: texts have a contrast of 4.5, marks of 3, light and dark") {
    Markup const page{calibration_html(sized(5))};
    auto const css = page.elements[page.all("style").front()].text;
    auto at = std::size_t{0};
    for (int scheme = 0; scheme < 2; ++scheme) {
        at = css.find("--ground", at);
        REQUIRE(at != std::string::npos);
        auto const block = css.substr(at, css.find('}', at) - at);
        auto const colour = [&](std::string const& name) {
            auto const found = block.find("--" + name + ": #");
            REQUIRE_MESSAGE(found != std::string::npos, name);
            return block.substr(found + name.size() + 4, 7);
        };
        for (char const* const text : {"ink", "soft", "head", "mark"})
            CHECK_MESSAGE(contrast(colour(text), colour("ground")) >= 4.5, text);
        for (char const* const mark : {"fill", "other"})
            CHECK_MESSAGE(contrast(colour(mark), colour("ground")) >= 3, mark);
        ++at;
    }
    CHECK(contrast("#ffffff", "#000000") > 20.9);
    CHECK(contrast("#777777", "#ffffff") < 4.5);
}
