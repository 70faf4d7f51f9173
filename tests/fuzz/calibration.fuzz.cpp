// SPDX-License-Identifier: BSL-1.0
// Any bytes as a calibration: no crash; what is accepted is written, read and written again to
// the same bytes, and can be told to people.
#include <panelscore/io/calibration.hpp>
#include <panelscore/io/calibration_report.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace panelscore;
    std::string const text(data, data + size);
    auto const read = parse_calibration(text, "fuzz.json");
    if (!read.ok())
        return 0;
    auto const& made = read.value;
    auto const written = to_json(made);
    auto const again = parse_calibration(written, "again.json");
    if (!again.ok() || to_json(again.value) != written)
        std::abort();
    if (calibration_text(made, {.width = 60}).empty() || calibration_markdown(made).empty() ||
        calibration_csv_tables(made).empty())
        std::abort();
    for (auto const& who : made.interviewers)
        if (calibration_text(made, who).empty())
            std::abort();
    return 0;
}
