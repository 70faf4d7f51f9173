// SPDX-License-Identifier: BSL-1.0
// Any bytes as a spreadsheet or a schedule: no crash, a draft of a map for whatever was read,
// and every row is a form, a part of one, or counted.
#include <panelscore/io/exported_sheet.hpp>
#include <panelscore/io/import_schedule.hpp>
#include <panelscore/io/import_suggestion.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace panelscore;
    std::string const text(data, data + size);
    auto columns = suggest_columns(text, nullptr);
    for (auto const layout : {columns.layout, SheetLayout::card}) {
        columns.layout = layout;
        if (layout == SheetLayout::card)
            columns.ratings = {{"Depth", ""}, {"Talk", "Talk notes"}};
        auto const read = read_sheet(text, "fuzz.csv", columns);
        for (auto const& card : read.cards)
            if (card.interviewer.id.empty() ||
                (card.candidate.id.empty() && card.application.id.empty()))
                std::abort();
        if (read.unreadable > 0 && !has_errors(read.problems))
            std::abort();
        auto const draft = suggest_map({&read, 1}, nullptr);
        auto const map = parse_import_map(to_json(draft), "draft.json");
        for (auto const& problem : map.problems)
            if (problem.code != "I-02")
                std::abort();
    }
    for (std::string_view const system : {"greenhouse", "ashby", "csv"})
        (void)parse_schedule(text, "fuzz", system);
    return 0;
}
