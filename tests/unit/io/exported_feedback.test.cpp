// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

namespace {

/// A small form of Greenhouse.
std::string form(std::string const& id) {
    return R"({"id":)" + id +
           R"(,"candidate_id":1,"interviewer":{"id":2},"attributes":[],"ratings":{}})";
}

/// The ids of the forms read, and what was wrong.
std::string ids(std::string const& text, std::string_view system = "auto") {
    auto const read = read_export(text, "f.json", system);
    std::string all;
    for (auto const& card : read.cards)
        all += card.id + ' ';
    return all + test::summary(read.problems);
}

} // namespace

TEST_CASE("exported feedback: systems have different names") {
    auto const& systems = export_systems();
    CHECK(systems.size() == 9);
    for (std::size_t i = 1; i < systems.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(systems[i].name != systems[j].name);
}

TEST_CASE("exported feedback: whatever is wrapped around the forms") {
    CHECK(ids(form("1")) == "1 ");
    CHECK(ids("[" + form("1") + "," + form("2") + "]") == "1 2 ");
    CHECK(ids("{\"data\":[" + form("1") + "]}") == "1 ");
    CHECK(ids("{\"data\":" + form("1") + "}") == "1 ");
    CHECK(ids("{\"results\":[" + form("1") + "]}") == "1 ");
    CHECK(ids("{\"data\":{\"results\":[" + form("1") + "]}}") == "1 ");
    CHECK(ids(form("1") + "\n" + form("2") + "\r\n\n" + form("3") + "\n") == "1 2 3 ");
    CHECK(ids("[" + form("1") + "][" + form("2") + "]") == "1 2 ");
    CHECK(ids("[[" + form("1") + "],{\"data\":[" + form("2") + "]}]") == "1 2 ");
    CHECK(ids("\xEF\xBB\xBF" + form("1")) == "1 ");
    CHECK(ids("[]", "greenhouse").empty());
}
