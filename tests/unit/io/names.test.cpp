// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/names.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string_view>

using namespace panelscore;

namespace {

template <typename Table>
void check_both_ways(Table const& table) {
    std::set<std::string_view> spelt{};
    for (auto const& entry : table) {
        CHECK(name_in(table, entry.value) == entry.name);
        CHECK(value_in(table, entry.name) == entry.value);
        CHECK_FALSE(entry.name.empty());
        spelt.insert(entry.name);
    }
    CHECK(spelt.size() == table.size());
}

} // namespace

TEST_CASE("names: each enumerator has one spelling that reads back") {
    check_both_ways(direction_names);
    check_both_ways(question_kind_names);
    check_both_ways(interview_format_names);
    check_both_ways(method_names);
    check_both_ways(aggregate_names);
    check_both_ways(hint_names);
    check_both_ways(vote_names);
    check_both_ways(phase_names);
    check_both_ways(call_names);
    check_both_ways(gate_outcome_names);
}

TEST_CASE("names: a word of no table is none") {
    CHECK_FALSE(value_in(call_names, "maybe").has_value());
    CHECK_FALSE(value_in(call_names, "").has_value());
    CHECK(value_in(vote_names, "mixed") == Vote::mixed);
}
