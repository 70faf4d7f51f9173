// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/nearest.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace panelscore;

TEST_CASE("nearest: edits are insertions, deletions, replacements and swaps of neighbours") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("wieght", "weight") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ca", "abc") ==
          3); // optimal string alignment; 2 without its restriction
}

TEST_CASE("nearest: the same number of edits in both directions") {
    CHECK(edit_distance("below_taget", "below_target") ==
          edit_distance("below_target", "below_taget"));
}

TEST_CASE("nearest: the closest name, the first of equally close ones, none that is far") {
    std::vector<std::string> const names{"minimum", "below_target", "competency", "mininum"};
    CHECK(nearest("below_taget", names) == "below_target");
    CHECK(nearest("minimun", names) == "minimum");
    CHECK(nearest("revision", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest("x", std::vector<std::string>{}).empty());
}

TEST_CASE("nearest: a name of absurd size is compared with nothing") {
    std::string const absurd(101, 'a');
    CHECK(nearest(absurd, std::vector<std::string>{absurd}).empty());
    CHECK(nearest("aaaa", std::vector<std::string>{absurd}).empty());
}
