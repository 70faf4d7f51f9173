// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"

#include <panelscore/lint/references.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::first_of;

TEST_CASE("references: every name of a clean rubric exists once") {
    CHECK(check_references(clean_rubric()).empty());
}

TEST_CASE("references: an unknown competency comes with the nearest one") {
    auto rubric = clean_rubric();
    rubric.role->weights[0].competency = CompetencyId{"craft.onne"};
    auto const found = first_of(check_references(rubric), "X-01");
    CHECK(found.name == "dangling-reference");
    CHECK(found.pointer == "/weights/craft.onne");
    CHECK(found.did_you_mean == "craft.one");
    CHECK(found.message == "no competency is called \"craft.onne\"");
}

TEST_CASE("references: each place that names something is looked at") {
    auto const pointer = [](auto spoil) {
        auto rubric = clean_rubric();
        spoil(rubric, *rubric.role);
        return first_of(check_references(rubric), "X-01").pointer;
    };
    CompetencyId const none{"craft.none"};
    Seniority const staff{"staff"};
    CHECK(pointer([&](auto&, Role& r) {
              r.reasons = {{"craft.none", "why"}};
          }) == "/reasons/craft.none");
    CHECK(pointer([&](auto&, Role& r) { r.targets = {{none, {}}}; }) == "/targets/craft.none");
    CHECK(pointer([&](auto&, Role& r) {
              r.targets = {{CompetencyId{"craft.one"}, {{staff, 2}}}};
          }) == "/targets/craft.one/staff");
    CHECK(pointer([&](auto&, Role& r) {
              r.policy.bars.hire = NumberBySeniority{{staff, 2}};
          }) == "/policy/bars/hire/staff");
    CHECK(pointer([&](auto&, Role& r) {
              r.policy.gates[0].number = NumberBySeniority{{staff, 2}};
          }) == "/policy/gates/0/minimum/staff");
    CHECK(pointer([&](auto&, Role& r) { r.interviews[1].competencies[2] = none; }) ==
          "/interviews/1/competencies/2");
    CHECK(pointer([&](auto&, Role& r) {
              r.interviews[0].questions = {"Tpp.1", "Q"};
          }) == "/interviews/0/questions/1");
    CHECK(pointer([&](auto&, Role& r) {
              r.swaps = {{"s", CompetencyId{"craft.one"}, none, {}, ""}};
          }) == "/swaps/0/in");
    CHECK(pointer([&](auto&, Role& r) {
              r.swaps = {{"s",
                          CompetencyId{"craft.one"},
                          CompetencyId{"craft.two"},
                          {InterviewId{"third"}},
                          ""}};
          }) == "/swaps/0/slots/0");
}

TEST_CASE("references: duplicates of ids and codes") {
    auto const name = [](auto spoil) {
        auto rubric = clean_rubric();
        spoil(rubric, *rubric.role);
        auto const found = first_of(check_references(rubric), "X-01");
        return found.name + " " + found.pointer;
    };
    CHECK(name([](Rubric& r, auto&) { r.competencies[1].id = r.competencies[0].id; }) ==
          "duplicate-id /competencies/1/id");
    CHECK(name([](Rubric& r, auto&) { r.competencies[1].code = r.competencies[0].code; }) ==
          "duplicate-id /competencies/1/code");
    CHECK(name([](Rubric& r, auto&) { r.domains.push_back(r.domains[0]); }) ==
          "duplicate-id /domains/2/id");
    CHECK(name([](Rubric& r, auto&) {
              r.competencies[0].indicators = {{"a", "t", {}}, {"a", "u", {}}};
          }) == "duplicate-id /competencies/0/indicators/1/id");
    CHECK(name([](auto&, Role& r) { r.interviews[1].id = r.interviews[0].id; }) ==
          "duplicate-id /interviews/1/id");
    CHECK(name([](auto&, Role& r) { r.seniorities[1] = r.seniorities[0]; }) ==
          "duplicate-id /seniorities/1");
    CHECK(name([](auto&, Role& r) {
              r.interviews[0].competencies.push_back(CompetencyId{"craft.one"});
          }) == "duplicate-id /interviews/0/competencies/5");
}

TEST_CASE("references: a competency's id is its domain, a dot and a name") {
    for (char const* id : {"craft", "craft.", ".one", "craft.a b", "craft.a.b"}) {
        auto rubric = clean_rubric();
        rubric.competencies[0].id = CompetencyId{id};
        CHECK(first_of(check_references(rubric), "X-01").name == "id-shape");
    }
    auto rubric = clean_rubric();
    rubric.competencies[0].id = CompetencyId{"kraft.one"};
    auto const found = first_of(check_references(rubric), "X-01");
    CHECK(found.name == "dangling-reference");
    CHECK(found.did_you_mean == "craft");
}
