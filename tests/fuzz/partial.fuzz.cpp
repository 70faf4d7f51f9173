// SPDX-License-Identifier: BSL-1.0
// Any bytes as a shard of past ratings, alone and beside a sound one: no crash, no memory
// beyond the text, and the same answer each time.
#include "unit/support/builders.hpp"

#include <panelscore/io/partial.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace panelscore;

void require(bool truth) {
    if (!truth)
        std::abort();
}

std::string sound_shard() {
    RatingReader reader{RatingOptions{}};
    reader.open("sound.csv");
    reader.feed("candidate,interviewer,competency,score\nc-1,i-1,craft.design,3\n"
                "c-1,i-2,craft.design,N\n");
    reader.close();
    return reader.partial().value;
}

Parsed<RatingHistory> merged(std::string const& text, std::string const& other,
                             RatingOptions const& options) {
    PartialMerger merger{options};
    merger.add(text, "fuzz");
    if (!other.empty())
        merger.add(other, "sound");
    return merger.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(data, data + size);
    static Rubric const rubric = panelscore::test::small_rubric();
    static std::string const sound = sound_shard();
    RatingOptions with_rubric;
    with_rubric.rubrics = {&rubric};
    for (RatingOptions const& options : {RatingOptions{}, with_rubric})
        for (std::string const& other : {std::string{}, sound}) {
            auto const once = merged(text, other, options);
            auto const again = merged(text, other, options);
            require(once.problems == again.problems);
            require(once.value == again.value);
        }
    return 0;
}
