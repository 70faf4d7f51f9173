// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/json_pointer.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("json_pointer: keys are escaped, indices are not") {
    std::string pointer;
    append_key(pointer, "a/b~c");
    append_index(pointer, 12);
    append_key(pointer, "");
    CHECK(pointer == "/a~1b~0c/12/");
}

TEST_CASE("json_pointer: steps are taken off one by one") {
    std::string_view pointer{"/a~1b~0c/12/"};
    CHECK(take_step(pointer) == "a/b~c");
    CHECK(take_step(pointer) == "12");
    CHECK(take_step(pointer).empty());
    CHECK(pointer.empty());
}

TEST_CASE("json_pointer: a tilde that escapes nothing is taken as it is") {
    std::string_view pointer{"/a~2~"};
    CHECK(take_step(pointer) == "a~2~");
}
