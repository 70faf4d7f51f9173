// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/exported_ashby.ipp>
#include <panelscore/impl/exported_greenhouse.ipp>
#include <panelscore/impl/exported_greenhouse_v3.ipp>
#include <panelscore/impl/exported_lever.ipp>
#include <panelscore/impl/exported_recruitee.ipp>
#include <panelscore/impl/exported_unified.ipp>
#include <panelscore/impl/exported_workable.ipp>
#include <panelscore/io/exported_feedback.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

namespace detail {

/// Every system, in the order of the help. Spreadsheets are read elsewhere.
inline constexpr ExportFormat export_formats[] = {
    {{"greenhouse", "Greenhouse Harvest v1"}, is_greenhouse, read_each_form<read_greenhouse>},
    {{"greenhouse-v3", "Greenhouse Harvest v3"}, is_greenhouse_v3, read_greenhouse_v3},
    {{"lever", "Lever"}, is_lever, read_each_form<read_lever>},
    {{"ashby", "Ashby"}, is_ashby, read_each_form<read_ashby>},
    {{"workable", "Workable", true}, is_workable, read_each_form<read_workable>},
    {{"merge", "Merge"}, is_merge, read_each_form<read_merge>},
    {{"unified", "Unified.to"}, is_unified, read_each_form<read_unified>},
    {{"recruitee", "Recruitee", true}, is_recruitee, read_each_form<read_recruitee>},
    {{"csv", "Spreadsheet"}},
};

/// The systems that every form of a file fits, as far as forms were looked at.
class FittingSystems {
  public:
    explicit FittingSystems(ExportFile& file) {
        auto const any = [](ExportCell const& cell) { return !of(cell).empty(); };
        auto const visit = [this](ExportCell const& cell) { look(cell); };
        FormWalk(any, visit, WalkNotes::kept_quiet).file(file);
    }

    /// Their names: none when nothing fits or forms of several systems are mixed.
    [[nodiscard]] std::vector<std::string_view> const& names() const { return names_; }

  private:
    [[nodiscard]] static std::vector<std::string_view> of(ExportCell const& cell) {
        std::vector<std::string_view> found;
        if (cell.is(JsonKind::object))
            for (ExportFormat const& format : export_formats)
                if (format.fits != nullptr && format.fits(cell))
                    found.push_back(format.system.name);
        return found;
    }
    void look(ExportCell const& cell) {
        constexpr std::size_t enough = 50;
        if (++looked_ > enough)
            return;
        auto const fitting = of(cell);
        if (fitting.empty())
            return;
        if (names_.empty())
            names_ = fitting;
        for (std::string_view const name : fitting)
            if (std::find(names_.begin(), names_.end(), name) == names_.end())
                names_.push_back(name);
    }

    std::vector<std::string_view> names_{};
    std::size_t looked_ = 0;
};

/// Names in a sentence: "a", "a or b", "a, b or c".
[[nodiscard]] inline std::string either_of(std::vector<std::string_view> const& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            all += i + 1 == names.size() ? " or " : ", ";
        all += names[i];
    }
    return all;
}

[[nodiscard]] inline ExportFormat const* find_export_format(std::string_view name) {
    for (ExportFormat const& format : export_formats)
        if (format.system.name == name && format.read != nullptr)
            return &format;
    return nullptr;
}

/// Notes that nobody can tell what system a file comes from, and what it could be.
inline void note_unrecognised(ExportFile& file, std::vector<std::string_view> const& fitting) {
    std::size_t const errors = file.errors();
    auto const nothing = [](ExportCell const&) {};
    FormWalk([](ExportCell const&) { return false; }, nothing).file(file);
    if (file.errors() > errors)
        return;
    std::vector<std::string_view> readable;
    for (ExportFormat const& format : export_formats)
        if (format.read != nullptr)
            readable.push_back(format.system.name);
    file.note_file(DiagnosticLevel::error, problems::unknown_system,
                   fitting.empty() ? "these are not the keys of any system that can be read"
                                   : "this could be an export of " + either_of(fitting))
        .expected = either_of(fitting.empty() ? readable : fitting);
}

/// The format to read a file by; a problem and none where nobody can tell.
[[nodiscard]] inline ExportFormat const* settled_format(ExportFile& file,
                                                        std::string_view system) {
    if (system != "auto") {
        auto const* found = find_export_format(system);
        if (found == nullptr)
            file.note_file(DiagnosticLevel::error, problems::unknown_system,
                           "there is no system \"" + std::string(system.substr(0, 40)) +
                               "\" whose exports can be read as JSON");
        return found;
    }
    if (file.pages().empty())
        return nullptr;
    auto const fitting = FittingSystems(file).names();
    if (fitting.size() == 1)
        return find_export_format(fitting.front());
    note_unrecognised(file, fitting);
    return nullptr;
}

/// Says how many forms carry a vote and nothing else.
inline void note_votes_only(ExportFile& file, ExportedFeedback const& read) {
    std::size_t votes = 0, submitted = 0;
    for (ExportedCard const& card : read.cards) {
        bool const counts = card.state == ExportedState::submitted;
        submitted += counts ? 1U : 0U;
        votes += counts && card.overall && card.ratings.empty() ? 1U : 0U;
    }
    if (votes > 0)
        file.note_file(DiagnosticLevel::information, problems::votes_only,
                       "forms that carry an overall vote and no rating of anything else: " +
                           std::to_string(votes) + " of " + std::to_string(submitted));
}

} // namespace detail

PANELSCORE_DECL std::vector<ExportSystem> const& export_systems() {
    static std::vector<ExportSystem> const systems = [] {
        std::vector<ExportSystem> all;
        for (auto const& format : detail::export_formats)
            all.push_back(format.system);
        return all;
    }();
    return systems;
}

PANELSCORE_DECL std::string recognised_system(std::string_view text) {
    Diagnostics ignored;
    detail::ExportFile file(text, {}, ignored);
    detail::parse_export_pages(file);
    auto const names = detail::FittingSystems(file).names();
    return names.size() == 1 ? std::string(names.front()) : std::string{};
}

PANELSCORE_DECL ExportedFeedback read_export(std::string_view text, std::string_view name,
                                             std::string_view system) {
    ExportedFeedback read;
    read.file = name;
    detail::ExportFile file(text, name, read.problems);
    if (text.find_first_not_of(" \t\r\n") == text.npos)
        file.note_at(DiagnosticLevel::error, problems::json_syntax, "the text is empty", 0);
    read.unreadable = detail::parse_export_pages(file);
    detail::note_export_duplicates(file);
    auto const* format = detail::settled_format(file, system);
    if (format == nullptr)
        return read;
    read.system = format->system.name;
    format->read(file, *format, read);
    detail::note_votes_only(file, read);
    return read;
}

} // namespace panelscore
