// SPDX-License-Identifier: BSL-1.0
// Any bytes as a rubric of another system: no crash, and what is accepted can be written and
// read again; from CASE 1.1 it comes back the same.
#include <panelscore/io/interchange_canvas.hpp>
#include <panelscore/io/interchange_case.hpp>
#include <panelscore/io/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace panelscore;
    std::string const text(data, data + size);
    for (auto const& read : {parse_case(text, "fuzz"), parse_canvas(text, "fuzz")}) {
        if (!read.ok())
            continue;
        auto const text_again = to_json(read.value.rubric);
        auto const file = parse_rubric(text_again, "again.json");
        if (!file.ok() || to_json(file.value) != text_again)
            std::abort();
        auto const again = parse_case(case_json(read.value.rubric).text, "again.json");
        if (!again.ok() || to_json(again.value.rubric) != text_again)
            std::abort();
        (void)canvas_csv(read.value.rubric);
        (void)case_json(read.value.rubric, CaseVersion::v1_0);
    }
    return 0;
}
