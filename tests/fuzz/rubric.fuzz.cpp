// SPDX-License-Identifier: BSL-1.0
// Any bytes as a rubric file: no crash, and what is accepted reads back as the same rubric.
#include <panelscore/io/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace panelscore;
    std::string const text(data, data + size);
    auto loaded = load_rubric(text, "fuzz.json");
    for (auto problem : loaded.problems)
        loaded.value.places.locate(problem);
    if (!loaded.ok())
        return 0;
    auto const again = parse_rubric(to_json(loaded.value.rubric), "again.json");
    if (!again.ok() || !(again.value == loaded.value.rubric))
        std::abort();
    return 0;
}
