// SPDX-License-Identifier: BSL-1.0
#include <panelscore/model/available_interviewer.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("available_interviewer: anybody may hold anything as often as needed") {
    AvailableInterviewer const anyone{InterviewerId{"i-1"}, {}, {}};
    CHECK(anyone.interview.empty());
    CHECK_FALSE(anyone.maximum);
    CHECK(anyone != AvailableInterviewer{InterviewerId{"i-2"}, {}, {}});
}
