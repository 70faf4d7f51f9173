// SPDX-License-Identifier: BSL-1.0
#include "support/english.hpp"

#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/word_lists.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace panelscore;

TEST_CASE("catalogue: codes and names are unique and explained") {
    std::set<std::string_view> codes, names;
    for (auto const& rule : rules()) {
        CAPTURE(rule.code);
        CHECK(codes.insert(rule.code).second);
        CHECK(names.insert(rule.name).second);
        CHECK_FALSE(rule.checks.empty());
        CHECK_FALSE(rule.why.empty());
        CHECK_FALSE(rule.advice.empty());
    }
    CHECK(codes.size() == rules().size());
}

TEST_CASE("catalogue: a finding takes name and level from its code") {
    auto const found = finding("L-08", "/a", "text");
    CHECK(found.level == DiagnosticLevel::error);
    CHECK(found.name == "adverb-only");
    CHECK(finding("Q-01", DiagnosticLevel::error, "", "").level == DiagnosticLevel::error);
    CHECK(find_rule("L-99") == nullptr);
}

TEST_CASE("catalogue: what recommend refuses cannot be silenced") {
    for (auto const& rule : rules())
        if (makes_unusable(rule.code))
            CHECK(rule.silenced == Silenced::never);
    CHECK(makes_unusable("G-01"));
    CHECK_FALSE(makes_unusable("L-08"));
}

TEST_CASE("catalogue: every code and every word list is explained") {
    auto const page = test::project_file("docs/reference/lint-rules.md");
    for (auto const& rule : rules()) {
        CAPTURE(rule.code);
        auto const heading =
            "\n### " + std::string{rule.code} + ' ' + std::string{rule.name} + '\n';
        CHECK(page.find(heading) != std::string::npos);
    }
    for (auto const& list : named_lists) {
        CAPTURE(list.key);
        CHECK(page.find("| `" + std::string{list.key} + "` |") != std::string::npos);
    }
}
