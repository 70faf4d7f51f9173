// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/text_position.hpp>

#include <doctest/doctest.h>

using panelscore::SourcePosition;
using panelscore::detail::TextPositions;

TEST_CASE("text_position: lines and columns count from one, columns in code points") {
    TextPositions positions("ab\né研x\n\nz");
    CHECK(positions.at(0) == SourcePosition{1, 1});
    CHECK(positions.at(2) == SourcePosition{1, 3});
    CHECK(positions.at(3) == SourcePosition{2, 1});
    CHECK(positions.at(8) == SourcePosition{2, 3});
    CHECK(positions.at(10) == SourcePosition{3, 1});
    CHECK(positions.at(11) == SourcePosition{4, 1});
    CHECK(positions.at(99) == SourcePosition{4, 2});
}

TEST_CASE("text_position: going back gives the same answers") {
    TextPositions positions("ab\ncd\nef");
    CHECK(positions.at(7) == SourcePosition{3, 2});
    CHECK(positions.at(1) == SourcePosition{1, 2});
    CHECK(positions.keep(3) == SourcePosition{2, 1});
    CHECK(positions.at(7) == SourcePosition{3, 2});
    CHECK(positions.at(4) == SourcePosition{2, 2});
    CHECK(positions.at(0) == SourcePosition{1, 1});
}

TEST_CASE("text_position: a text may begin anywhere in its file") {
    TextPositions positions("ab\ncd", {5, 10});
    CHECK(positions.at(1) == SourcePosition{5, 11});
    CHECK(positions.at(3) == SourcePosition{6, 1});
    CHECK(positions.at(0) == SourcePosition{5, 10});
}
