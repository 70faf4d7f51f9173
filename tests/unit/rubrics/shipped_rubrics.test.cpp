// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/io/rubric.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

/// The totals by domain of the six roles, in the order of `domain_ids`.
struct DomainTotals {
    std::string_view role{};
    std::array<double, 5> totals{};
};

constexpr std::array<std::string_view, 5> domain_ids{
    "fundamentals", "system_design", "problem_solving", "communication", "ethics"};

constexpr std::array<DomainTotals, 6> roles{{{"ml-engineer", {23, 28, 24, 11, 14}},
                                             {"ml-platform-engineer", {7, 48, 25, 11, 9}},
                                             {"applied-scientist", {56, 5, 28, 7, 4}},
                                             {"data-scientist", {48, 5, 20, 17, 10}},
                                             {"edge-ml-engineer", {27, 32, 25, 10, 6}},
                                             {"responsible-ai-engineer", {25, 14, 7, 13, 41}}}};

constexpr std::array<std::string_view, 3> variants{"ml-engineer-junior", "ml-engineer-staff",
                                                   "ml-engineer-small"};

std::vector<std::string> all_roles() {
    std::vector<std::string> ids{variants.begin(), variants.end()};
    for (auto const& role : roles)
        ids.emplace_back(role.role);
    return ids;
}

std::string text_of(std::string const& path) {
    std::ifstream file{std::string{PANELSCORE_SOURCE_DIR} + "/" + path, std::ios::binary};
    REQUIRE_MESSAGE(file.good(), path);
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// A shipped rubric that was read without any problem.
Rubric shipped(std::string_view id) {
    auto const name = "rubrics/" + std::string{id} + ".json";
    auto const find = [](std::string const&, std::string const& uses) {
        return std::optional<NamedText>{{"rubrics/" + uses, text_of("rubrics/" + uses)}};
    };
    auto const parsed = parse_rubric(text_of(name), name, find);
    for (auto const& problem : parsed.problems)
        FAIL_CHECK(problem.file << ":" << problem.where.line << ": " << problem.message);
    return parsed.value;
}

Role shipped_role(std::string_view id) {
    return shipped(id).role.value();
}

/// One line of the mapping: an item of the founding article and the competency that rates it.
struct Item {
    std::string id{};
    std::string home{};
    std::vector<std::string> also{};
};

/// The cells of a CSV line without line breaks in cells.
std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char const c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}

std::vector<std::string> parts(std::string const& text, char separator) {
    std::vector<std::string> found;
    std::string part;
    for (char const c : text + separator) {
        if (c != separator)
            part += c;
        else if (!part.empty())
            found.push_back(std::exchange(part, {}));
    }
    return found;
}

std::vector<Item> founding_items() {
    std::vector<Item> items;
    auto const lines = parts(text_of("tests/oracle/founding_article/items.csv"), '\n');
    REQUIRE(lines.front() == "item_id,item,home,also_visible_in");
    for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
        auto const cells = cells_of(*line);
        REQUIRE_MESSAGE(cells.size() == 4, *line);
        items.push_back({cells[0], cells[2], parts(cells[3], ' ')});
    }
    return items;
}

double domain_total(Role const& role, std::string_view domain) {
    double sum = 0;
    for (auto const& entry : role.weights)
        if (domain_of(entry.competency) == domain)
            sum += entry.weight;
    return sum;
}

/// Who sees a competency, and in what kind of exercise.
std::vector<Interview const*> sightings(Role const& role, CompetencyId const& competency) {
    std::vector<Interview const*> found;
    for (auto const& interview : role.interviews)
        if (std::count(interview.competencies.begin(), interview.competencies.end(),
                       competency) > 0)
            found.push_back(&interview);
    return found;
}

} // namespace

TEST_CASE("shipped rubrics: the model holds 25 competencies in full") {
    auto const model = shipped("ml-competencies");
    CHECK(model.id == RubricId{"ml-competencies"});
    CHECK_FALSE(model.role.has_value());
    CHECK(model.domains.size() == domain_ids.size());
    CHECK(model.scale.levels.size() == 5);
    CHECK(model.scale.rules.size() == 10);
    REQUIRE(model.competencies.size() == 25);
    for (auto const& competency : model.competencies) {
        CAPTURE(competency.id.text());
        CHECK(model.domain(domain_of(competency.id)) != nullptr);
        CHECK(competency.indicators.size() == 3);
        CHECK(competency.anchors.size() == 5);
        CHECK(competency.questions.size() >= 3);
        CHECK_FALSE(competency.red_flags.empty());
        CHECK_FALSE(competency.green_flags.empty());
        CHECK(competency.targets.size() == 4);
        CHECK(competency.calibration.size() == 2);
    }
}

TEST_CASE("shipped rubrics: every item of the founding article has its home") {
    auto const model = shipped("ml-competencies");
    auto const items = founding_items();
    CHECK(items.size() == 45);
    std::size_t named = 0;
    for (auto const& item : items) {
        CAPTURE(item.id);
        auto const* const home = model.competency(CompetencyId{item.home});
        REQUIRE(home != nullptr);
        CHECK(std::count(home->sources.begin(), home->sources.end(), item.id) == 1);
        for (auto const& other : item.also)
            CHECK_MESSAGE(model.competency(CompetencyId{other}) != nullptr, other);
    }
    for (auto const& competency : model.competencies)
        named += competency.sources.size();
    CHECK_MESSAGE(named == items.size(), "a source that the mapping does not list");
}

TEST_CASE("shipped rubrics: every competency is weighted by some role") {
    std::set<CompetencyId> weighted;
    for (auto const& role : roles)
        for (auto const& entry : shipped_role(role.role).weights)
            if (entry.weight > 0)
                weighted.insert(entry.competency);
    for (auto const& competency : shipped("ml-competencies").competencies)
        CHECK_MESSAGE(weighted.count(competency.id) == 1, competency.id.text());
}

TEST_CASE("shipped rubrics: weights of a role sum to 100 and to its domain totals") {
    for (auto const& expected : roles) {
        CAPTURE(expected.role);
        auto const rubric = shipped(expected.role);
        auto const& role = rubric.role.value();
        CHECK(rubric.id.text() == expected.role);
        CHECK(role.seniorities.size() == 4);
        for (std::size_t i = 0; i < domain_ids.size(); ++i)
            CHECK(domain_total(role, domain_ids.at(i)) == close_to(expected.totals.at(i)));
    }
    for (auto const& id : all_roles()) {
        CAPTURE(id);
        double sum = 0;
        for (auto const& entry : shipped_role(id).weights)
            sum += entry.weight;
        CHECK(sum == close_to(100));
    }
}

TEST_CASE("shipped rubrics: two people see each competency in two kinds of exercise") {
    for (auto const& id : all_roles()) {
        CAPTURE(id);
        auto const role = shipped_role(id);
        for (auto const& entry : role.weights) {
            CAPTURE(entry.competency.text());
            auto const seen = sightings(role, entry.competency);
            REQUIRE(seen.size() == 2);
            CHECK(seen[0]->format != seen[1]->format);
            CHECK(seen[0]->lead != seen[1]->lead);
        }
    }
}

TEST_CASE("shipped rubrics: no candidate is asked one question twice") {
    for (auto const& id : all_roles()) {
        CAPTURE(id);
        auto const rubric = shipped(id);
        std::set<std::string> asked;
        for (auto const& interview : rubric.role.value().interviews) {
            REQUIRE(interview.questions.size() == interview.competencies.size());
            for (std::size_t i = 0; i < interview.questions.size(); ++i) {
                auto const& question = interview.questions[i];
                CHECK_MESSAGE(asked.insert(question).second, question);
                auto const* const owner = rubric.question(question).competency;
                REQUIRE_MESSAGE(owner != nullptr, question);
                CHECK(owner->id == interview.competencies[i]);
            }
        }
    }
}

TEST_CASE("shipped rubrics: at most two gates, and accountability wherever it is scored") {
    CompetencyId const accountability{"ethics.accountability"};
    for (auto const& id : all_roles()) {
        CAPTURE(id);
        auto const role = shipped_role(id);
        auto const& gates = role.policy.gates;
        bool const scored = role.weight(accountability).has_value();
        REQUIRE(gates.size() == (scored ? 2U : 1U));
        auto const heaviest = std::max_element(
            role.weights.begin(), role.weights.end(),
            [](Weight const& a, Weight const& b) { return a.weight < b.weight; });
        CHECK(gates[0].below_target);
        CHECK(gates[0].competency == heaviest->competency);
        if (scored)
            CHECK(gates[1].competency == accountability);
    }
}

TEST_CASE("shipped rubrics: the small panel takes four interviews of an hour") {
    auto const role = shipped_role("ml-engineer-small");
    CHECK(role.weights.size() == 10);
    REQUIRE(role.interviews.size() == 4);
    int minutes = 0;
    for (auto const& interview : role.interviews)
        minutes += interview.minutes.value();
    CHECK(minutes == 240);
    for (auto const& domain : domain_ids)
        CHECK_MESSAGE(domain_total(role, domain) > 0, domain);
}
