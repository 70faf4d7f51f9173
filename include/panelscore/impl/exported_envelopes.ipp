// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrapped around the forms of an export: pages, lines, `{data:}`, `{results:}`.

#include <panelscore/impl/exported_cells.ipp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// How one system writes its forms. To add a system: its own file and a row in
/// exported_feedback.ipp.
struct ExportFormat {
    ExportSystem system{};
    bool (*fits)(ExportCell const& form) = nullptr; ///< an object with the keys of its forms
    void (*read)(ExportFile& file, ExportFormat const& format,
                 ExportedFeedback& into) = nullptr;
};

/// The line that is broken where a text has one JSON value on each: from `begin` to its line
/// break, when the next line begins a value too. `broken` is where reading stopped; after a
/// value that had its line to itself it may be further on. Otherwise empty.
[[nodiscard]] inline std::string_view broken_export_line(ExportFile& file, std::size_t begin,
                                                         std::size_t broken) {
    std::string_view const text = file.text();
    auto const line_end = text.find('\n', begin);
    auto const next = text.find_first_not_of(" \t\r\n", (std::min)(line_end, text.size()));
    if (next == text.npos || (text[next] != '{' && text[next] != '['))
        return {};
    bool lines = broken <= line_end;
    if (!lines && !file.pages().empty()) {
        auto const& last = file.pages().back();
        lines = text.substr(last.begin, last.document.end).find('\n') == text.npos;
    }
    return lines ? text.substr(begin, line_end - begin) : std::string_view{};
}

/// Takes the text apart: one JSON value, several in a row, or one on each line. Gives how many
/// lines could not be read.
inline std::size_t parse_export_pages(ExportFile& file) {
    std::string_view const text = file.text();
    std::size_t at = text.size() - without_mark(text).size();
    std::size_t values = 0, broken = 0;
    for (at = text.find_first_not_of(" \t\r\n", at); at != text.npos;
         at = text.find_first_not_of(" \t\r\n", at)) {
        JsonLimits limits = export_limits;
        limits.bytes -= (std::min)(limits.bytes, at);
        limits.values -= (std::min)(limits.values, values);
        auto page = parse_json_prefix(text.substr(at), limits);
        if (page.fault) {
            ++broken;
            auto const line = broken_export_line(file, at, at + page.fault->offset);
            if (!line.empty() && page.fault->offset > line.size())
                page = parse_json_prefix(line, limits);
            auto const fault = page.fault.value_or(JsonFault{});
            file.note_at(DiagnosticLevel::error, fault.kind, fault.message, at + fault.offset)
                .expected = fault.expected;
            at = line.empty() ? text.npos : at + line.size();
            continue;
        }
        values += page.nodes.size();
        page.nodes.shrink_to_fit();
        std::size_t const begin = std::exchange(at, at + page.end);
        file.pages().push_back(ExportPage{std::move(page), begin});
    }
    return broken;
}

/// Notes keys that stand twice in one object: one of the two values would be dropped.
inline void note_export_duplicates(ExportFile& file) {
    for (std::size_t page = 0; page < file.pages().size(); ++page)
        for (auto const& twice : file.document(page).duplicates)
            file.note(DiagnosticLevel::error, problems::duplicate_key,
                      "a key stands twice in one object", page, twice.second);
}

/// The list or form inside an answer of an interface, or none.
[[nodiscard]] inline ExportCell inside_envelope(ExportCell const& object) {
    for (std::string_view const key : {"data", "results"}) {
        auto const inner = object.member(key);
        if (inner.is(JsonKind::array) || inner.is(JsonKind::object))
            return inner;
    }
    return {};
}

/// True when an envelope says that pages follow.
[[nodiscard]] inline bool more_pages_follow(ExportCell const& envelope) {
    for (std::string_view const key : {"hasNext", "moreDataAvailable"})
        if (envelope.member(key).written())
            return envelope.member(key).is_true();
    auto const next = envelope.member("next");
    return next.is(JsonKind::string) && !next.word().empty();
}

/// Notes an answer that says that asking went wrong, with the words of the system.
inline void note_failed_answer(ExportCell const& envelope) {
    std::string message = "this is an answer that says that the request failed";
    for (std::string_view const key : {"errorInfo", "errors", "error", "message"}) {
        auto told = envelope.member(key);
        told = told.is(JsonKind::object) ? told.first_of("message", "code") : told;
        std::string said = told.is(JsonKind::array) || told.there() ? told.plain() : "";
        constexpr std::size_t enough = 200;
        if (said.empty() || said.size() > enough)
            continue;
        message += ": " + export_line(std::move(said));
        break;
    }
    envelope.error(problems::wrong_format, std::move(message), "an export with forms");
}

/// Whether what is noticed on the way to the forms is told.
enum class WalkNotes { told, kept_quiet };

/// Calls a function for every form of a file, whatever is wrapped around them.
template <typename Fits, typename Visit>
class FormWalk {
  public:
    FormWalk(Fits fits, Visit visit, WalkNotes notes = WalkNotes::told)
        : fits_(fits), visit_(visit), told_(notes == WalkNotes::told) {}

    void file(ExportFile& file) {
        for (std::size_t page = 0; page < file.pages().size(); ++page)
            cell(ExportCell(file, page, 0));
        if (last_.written() && told_)
            last_.note(DiagnosticLevel::information, problems::more_pages,
                       "the last page in this file says that more follow");
    }

  private:
    void cell(ExportCell const& at) {
        if (at.is(JsonKind::array))
            return at.each([this](ExportCell const& item) { cell(item); });
        if (!at.is(JsonKind::object) || fits_(at))
            return visit_(at);
        if (at.member("success").is_false())
            return told_ ? note_failed_answer(at) : void();
        auto const inner = inside_envelope(at);
        if (!inner.written())
            return visit_(at);
        cell(inner);
        last_ = more_pages_follow(at) ? at : ExportCell{};
    }

    Fits fits_;
    Visit visit_;
    bool told_ = true;
    ExportCell last_{};
};

/// Reads every form of a file by itself.
template <void (*Read)(ExportCell const& form, ExportedCard& card)>
void read_each_form(ExportFile& file, ExportFormat const& format, ExportedFeedback& into) {
    auto const visit = [&](ExportCell const& form) {
        std::size_t const errors = file.errors();
        ExportedCard card;
        if (form.is(JsonKind::object)) {
            card.where = form.where();
            Read(form, card);
        } else {
            form.error(problems::wrong_type,
                       "this is no form of " + std::string(format.system.title), "an object");
        }
        if (file.errors() == errors)
            into.cards.push_back(std::move(card));
        else
            ++into.unreadable;
    };
    FormWalk(format.fits, visit).file(file);
}

} // namespace panelscore::detail
