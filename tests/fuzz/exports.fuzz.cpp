// SPDX-License-Identifier: BSL-1.0
// Any bytes as an export of every system: no crash, the same forms and problems each time,
// places inside the text, nothing left out without an error, and what a form must say is said.
#include <panelscore/io/exported_feedback.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace panelscore;

void require(bool truth) {
    if (!truth)
        std::abort();
}

void check_place(SourcePosition where, std::size_t lines, std::size_t bytes) {
    require(where.line <= lines && where.column <= bytes + 1);
    require((where.line == 0) == (where.column == 0));
}

void check_card(ExportedCard const& card, std::size_t lines, std::size_t bytes) {
    check_place(card.where, lines, bytes);
    require(card.where.line > 0);
    for (auto const& rating : card.ratings)
        check_place(rating.where, lines, bytes);
    if (card.state != ExportedState::submitted)
        return;
    require(!card.candidate.key().empty() || !card.application.key().empty());
    require(!card.interviewer.key().empty());
}

void read_as(std::string const& text, std::string_view system, std::string_view file) {
    auto const read = read_export(text, file, system);
    require(read == read_export(text, file, system));
    std::size_t const lines =
        1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    for (auto const& card : read.cards)
        check_card(card, lines, text.size());
    for (auto const& problem : read.problems)
        check_place(problem.where, lines, text.size());
    require(read.problems.size() <= 200);
    require(read.unreadable == 0 || has_errors(read.problems));
    require(!read.system.empty() || (read.cards.empty() && has_errors(read.problems)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(data, data + size);
    std::string const told = recognised_system(text);
    for (auto const& system : export_systems())
        read_as(text, system.name, "fuzz.json");
    read_as(text, "lever", "250d8f03-738a-4bba-a671-8a3d73477145.json");
    read_as(text, "workable", "108d1748.json");
    read_as(text, "auto", "fuzz.json");
    require(read_export(text, "fuzz.json", "auto").system == told);
    return 0;
}
