// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of an export with their places. What is not there, or null, reads as empty; what
// is of the wrong kind is noted as an error, so that the form it belongs to is left out.

#include <panelscore/impl/exported_text.ipp>
#include <panelscore/io/exported_feedback.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Exports are written by machines and may be large.
inline constexpr JsonLimits export_limits{std::size_t{256} << 20U, 20'000'000, 32};

/// Line and column of any byte in any order, at the cost of half a kilobyte of reading.
class PlacesOfText {
  public:
    explicit PlacesOfText(std::string_view text) : text_(text) {
        TextPositions growing(text);
        for (std::size_t at = 0; at < text.size(); at += step)
            kept_.push_back(growing.at(at));
    }
    [[nodiscard]] SourcePosition at(std::size_t offset) const {
        offset = (std::min)(offset, text_.size());
        if (kept_.empty())
            return {1, 1};
        std::size_t const mark = (std::min)(offset / step, kept_.size() - 1);
        return TextPositions(text_.substr(mark * step), kept_[mark]).at(offset - mark * step);
    }

  private:
    static constexpr std::size_t step = 512;
    std::string_view text_{};
    std::vector<SourcePosition> kept_{};
};

/// One JSON value of a file: a page of an export, or a line.
struct ExportPage {
    JsonDocument document{};
    std::size_t begin = 0; ///< its first byte
};

/// The file that is being read and the problems found in it.
class ExportFile {
  public:
    ExportFile(std::string_view text, std::string_view name, Diagnostics& problems)
        : text_(text), name_(name), places_(text), problems_(problems) {}

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string const& name() const { return name_; }
    [[nodiscard]] std::vector<ExportPage>& pages() { return pages_; }
    [[nodiscard]] JsonDocument const& document(std::size_t page) const {
        return pages_[page].document;
    }
    [[nodiscard]] SourcePosition where(std::size_t page, NodeIndex node) const {
        return places_.at(pages_[page].begin + document(page).node(node).begin);
    }
    [[nodiscard]] std::size_t errors() const { return errors_; }

    /// Notes a problem with a value; the result is valid until the next one.
    Diagnostic& note(DiagnosticLevel level, ProblemKind kind, std::string message,
                     std::size_t page, NodeIndex node) {
        if (full(level))
            return unlisted(level);
        Diagnostic found = make_problem(kind, std::move(message));
        found.pointer = document(page).pointer(node);
        found.where = where(page, node);
        return add(level, std::move(found));
    }
    /// Notes a problem at a byte of the text.
    Diagnostic& note_at(DiagnosticLevel level, ProblemKind kind, std::string message,
                        std::size_t offset) {
        if (full(level))
            return unlisted(level);
        Diagnostic found = make_problem(kind, std::move(message));
        found.where = places_.at(offset);
        return add(level, std::move(found));
    }
    /// Notes something about the file as a whole.
    Diagnostic& note_file(DiagnosticLevel level, ProblemKind kind, std::string message) {
        return full(level) ? unlisted(level)
                           : add(level, make_problem(kind, std::move(message)));
    }
    /// The same, unless this file has such a problem already.
    void note_once(DiagnosticLevel level, ProblemKind kind, std::string message) {
        for (Diagnostic const& problem : problems_)
            if (problem.code == kind.code)
                return;
        note_file(level, kind, std::move(message));
    }

  private:
    /// So many errors are listed, and so many of everything else.
    static constexpr std::size_t most_listed = 100;

    [[nodiscard]] bool full(DiagnosticLevel level) const {
        return (level == DiagnosticLevel::error ? errors_ : others_) >= most_listed;
    }
    /// Where a problem goes that is one too many to list.
    Diagnostic& unlisted(DiagnosticLevel level) {
        errors_ += level == DiagnosticLevel::error ? 1U : 0U;
        unlisted_.details.clear();
        return unlisted_;
    }
    Diagnostic& add(DiagnosticLevel level, Diagnostic found) {
        bool const error = level == DiagnosticLevel::error;
        if ((error ? ++errors_ : ++others_) == most_listed)
            found = make_problem(problems::too_large,
                                 error ? "more errors than are worth listing here"
                                       : "more warnings than are worth listing here");
        found.level = level;
        found.file = name_;
        return problems_.emplace_back(std::move(found));
    }

    std::string_view text_{};
    std::string name_{};
    PlacesOfText places_;
    std::vector<ExportPage> pages_{};
    Diagnostics& problems_;
    std::size_t errors_ = 0;
    std::size_t others_ = 0;
    Diagnostic unlisted_{};
};

/// A value of an export, or none. Asking a value that is not there is allowed and gives none.
class ExportCell {
  public:
    ExportCell() = default;
    ExportCell(ExportFile& file, std::size_t page, NodeIndex node)
        : file_(&file), page_(page), node_(node), written_(true) {}

    /// True when it stands in the file, null included.
    [[nodiscard]] bool written() const { return written_; }
    /// True when it stands in the file and is not null.
    [[nodiscard]] bool there() const { return written_ && kind() != JsonKind::null; }
    [[nodiscard]] bool is(JsonKind wanted) const { return written_ && kind() == wanted; }
    /// True when the key stands in this object, null included.
    [[nodiscard]] bool has(std::string_view key) const { return member(key).written(); }
    [[nodiscard]] SourcePosition where() const {
        return written_ ? file_->where(page_, node_) : SourcePosition{};
    }

    /// The value of a key; anything but an object is an error.
    [[nodiscard]] ExportCell operator[](std::string_view key) const {
        if (there() && !is(JsonKind::object))
            wrong_kind("an object");
        return member(key);
    }
    /// The first of these keys that stands there and is not null.
    template <typename... Keys>
    [[nodiscard]] ExportCell first_of(Keys... keys) const {
        ExportCell found;
        for (std::string_view const key : {std::string_view(keys)...})
            found = found.there() ? found : (*this)[key];
        return found;
    }
    /// The value of a key where this is an object; otherwise none, and no problem.
    [[nodiscard]] ExportCell member(std::string_view key) const {
        ExportCell found;
        if (is(JsonKind::object))
            document().for_each_member(node_, [&](NodeIndex at, NodeIndex value) {
                if (document().says(at, key))
                    found = ExportCell(*file_, page_, value);
            });
        return found;
    }
    /// Calls `visit(item)` for each entry; anything but an array is an error.
    template <typename Visit>
    void each(Visit&& visit) const {
        if (is(JsonKind::array))
            document().for_each_item(node_, [&](NodeIndex item, std::size_t) {
                visit(ExportCell(*file_, page_, item));
            });
        else if (there())
            wrong_kind("an array");
    }
    /// Calls `visit(key, value)` for each member; anything but an object is an error.
    template <typename Visit>
    void each_member(Visit&& visit) const {
        if (is(JsonKind::object))
            document().for_each_member(node_, [&](NodeIndex key, NodeIndex value) {
                visit(document().string(key), ExportCell(*file_, page_, value));
            });
        else if (there())
            wrong_kind("an object");
    }

    /// Text, number or truth as the file writes it, on one line; empty for null and nothing.
    [[nodiscard]] std::optional<std::string> value() const {
        if (!there())
            return std::nullopt;
        if (is(JsonKind::object) || is(JsonKind::array)) {
            wrong_kind("a text or a number");
            return std::nullopt;
        }
        if (!is(JsonKind::string))
            return within(longest_name) ? std::optional(std::string(document().source(node_)))
                                        : std::nullopt;
        return within(longest_text) ? std::optional(export_line(document().string(node_)))
                                    : std::nullopt;
    }
    /// The same, without telling nothing from an empty text: a name.
    [[nodiscard]] std::string word() const { return value().value_or(std::string{}); }
    /// An id: at most 200 bytes.
    [[nodiscard]] std::string id() const {
        std::string found = word();
        if (found.size() <= longest_name)
            return found;
        too_long(longest_name);
        return {};
    }
    [[nodiscard]] bool is_true() const {
        return is(JsonKind::boolean) && document().source(node_) == "true";
    }
    [[nodiscard]] bool is_false() const {
        return is(JsonKind::boolean) && document().source(node_) == "false";
    }
    /// Free text without HTML. Lists are joined by commas; of objects the part that says it.
    [[nodiscard]] std::string plain() const {
        if (is(JsonKind::string))
            return within(longest_text) ? plain_text(document().string(node_)) : std::string{};
        if (is(JsonKind::boolean))
            return is_true() ? "yes" : "no";
        if (is(JsonKind::array))
            return plain_list();
        if (!is(JsonKind::object))
            return word();
        for (std::string_view const key : {"value", "text", "label", "html"})
            if (auto const part = member(key); part.there())
                return part.plain();
        return within(longest_text) ? std::string(document().source(node_)) : std::string{};
    }
    /// A time: ISO 8601 as it stands, or milliseconds since 1970. Anything else is a warning.
    [[nodiscard]] std::string time() const {
        auto const found = value();
        if (!found || found->empty())
            return {};
        if (is_timestamp(*found))
            return *found;
        auto const number = to_number(*found);
        std::string const out = number ? epoch_text(*number) : std::string{};
        if (out.empty())
            note(DiagnosticLevel::warning, problems::wrong_format, "this is no time").expected =
                "ISO 8601, or milliseconds since 1970";
        return out;
    }

    /// Notes a problem with this value. Precondition: it is written.
    Diagnostic& note(DiagnosticLevel level, ProblemKind kind, std::string message) const {
        return file_->note(level, kind, std::move(message), page_, node_);
    }
    void error(ProblemKind kind, std::string message, std::string expected = {}) const {
        note(DiagnosticLevel::error, kind, std::move(message)).expected = std::move(expected);
    }
    [[nodiscard]] ExportFile& file() const { return *file_; }

  private:
    [[nodiscard]] JsonDocument const& document() const { return file_->document(page_); }
    [[nodiscard]] JsonKind kind() const { return document().kind(node_); }
    void wrong_kind(std::string_view expected) const {
        error(problems::wrong_type, "this is " + std::string(kind_name(kind())),
              std::string(expected));
    }
    void too_long(std::size_t longest) const {
        error(problems::too_large, "this is too long",
              longest == longest_text ? "at most 1 MiB"
                                      : "at most " + std::to_string(longest) + " bytes");
    }
    [[nodiscard]] bool within(std::size_t longest) const {
        if (document().source(node_).size() <= longest)
            return true;
        too_long(longest);
        return false;
    }
    [[nodiscard]] std::string plain_list() const {
        std::string all;
        each([&](ExportCell item) {
            std::string const one = item.plain();
            all += (all.empty() || one.empty() ? "" : ", ") + one;
        });
        return all;
    }

    ExportFile* file_ = nullptr;
    std::size_t page_ = 0;
    NodeIndex node_ = 0;
    bool written_ = false;
};

/// Somebody or something: an id alone, or an object with id and names.
[[nodiscard]] inline ExportedName exported_name(ExportCell const& cell) {
    ExportedName found;
    if (!cell.is(JsonKind::object)) {
        found.id = cell.id();
        return found;
    }
    found.id = cell["id"].id();
    found.name = cell.first_of("name", "title", "text").word();
    if (!found.name.empty())
        return found;
    found.name = cell.first_of("first_name", "firstName").word();
    std::string const last = cell.first_of("last_name", "lastName").word();
    if (!last.empty())
        found.name += (found.name.empty() ? "" : " ") + last;
    return found;
}

/// Whom a form is about where only the name of the file says so: that name, said once.
[[nodiscard]] inline std::string named_by_file(ExportCell const& form, std::string name) {
    if (!name.empty())
        form.file().note_once(DiagnosticLevel::information, problems::named_by_file,
                              "the forms do not say whom they are about: taken from the name "
                              "of the file, " +
                                  name);
    return name;
}

/// Notes what a submitted form must say and does not: whom it is about, and who says so.
inline void require_people(ExportCell const& form, ExportedCard const& card,
                           std::string_view candidate_key, std::string_view interviewer_key) {
    if (card.state != ExportedState::submitted)
        return;
    if (card.candidate.key().empty() && card.application.key().empty())
        form.error(problems::not_a_form, "nothing says whom this form is about",
                   std::string(candidate_key));
    if (card.interviewer.key().empty())
        form.error(problems::not_a_form, "nothing says whose judgement this form is",
                   std::string(interviewer_key));
}

} // namespace panelscore::detail
