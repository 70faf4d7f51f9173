// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/text_position.hpp>
#include <panelscore/impl/exported_text.ipp>
#include <panelscore/io/exported_sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// The delimiter that a header holds most often.
[[nodiscard]] inline char sheet_delimiter(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    char best = ',';
    for (char const c : {';', '\t'})
        if (std::count(line.begin(), line.end(), c) >
            std::count(line.begin(), line.end(), best))
            best = c;
    return best;
}

/// Reads a spreadsheet; see `read_sheet`.
class SheetReader {
  public:
    SheetReader(std::string_view text, std::string_view name, SheetColumns const& columns)
        : text_(without_mark(text)), columns_(columns), positions_(text_) {
        out_.file = name;
        out_.system = "csv";
        places_.fill(none);
        delimiter_ = sheet_delimiter(text_);
    }

    ExportedFeedback run() {
        if (auto const bad = find_invalid_utf8(text_); bad != text_.npos) {
            note(DiagnosticLevel::error, problems::not_utf8, "this byte is not UTF-8", bad)
                .expected = "a file saved as UTF-8";
            return std::move(out_);
        }
        CsvRows rows(text_, delimiter_);
        std::vector<CsvCell> cells;
        bool const any = rows.next(cells, most_cells);
        if (!header(rows, any ? cells : std::vector<CsvCell>{}))
            return std::move(out_);
        while (rows.next(cells, most_cells)) {
            if (rows.fault()) {
                note(DiagnosticLevel::error, problems::csv_syntax, rows.fault()->message,
                     rows.fault()->offset)
                    .expected = rows.fault()->expected;
                ++out_.unreadable;
            } else if (!trimmed(rows.row()).empty()) {
                row(rows, cells);
            }
        }
        drop_contradictions();
        return std::move(out_);
    }

  private:
    static constexpr std::size_t most_cells = 10'000, most_problems = 200;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct RatingPlace {
        std::string name{};
        std::size_t value = none;
        std::size_t note = none;
    };

    Diagnostic& note(DiagnosticLevel level, ProblemKind kind, std::string message,
                     std::size_t at) {
        if (out_.problems.size() >= most_problems)
            return unlisted_ = make_problem(kind, {});
        auto& noted = out_.problems.emplace_back(make_problem(kind, std::move(message)));
        noted.level = level;
        noted.file = out_.file;
        noted.where = positions_.at(at);
        return noted;
    }

    bool header(CsvRows const& rows, std::vector<CsvCell> const& cells) {
        std::vector<std::string> names;
        std::map<std::string, std::size_t> where;
        for (auto const& cell : cells) {
            names.push_back(std::string(trimmed(rows.text(cell))));
            if (!where.emplace(folded(names.back()), names.size() - 1).second &&
                !names.back().empty())
                twice_.insert(folded(names.back()));
        }
        std::set<std::size_t> read;
        auto const find = [&](std::string const& column) {
            auto const found = where.find(folded(column));
            if (found == where.end()) {
                auto& noted = note(DiagnosticLevel::error, problems::csv_header,
                                   "no column \"" + column + '"', 0);
                noted.expected = "the columns that the map names";
                noted.did_you_mean = nearest(column, names);
                return none;
            }
            if (twice_.contains(found->first))
                note(DiagnosticLevel::error, problems::csv_header,
                     "two columns are called \"" + column + '"', 0);
            read.insert(found->second);
            return found->second;
        };
        for (auto const& [field, column] : columns_.names)
            if (auto const at = std::find(sheet_fields.begin(), sheet_fields.end(), field);
                at != sheet_fields.end())
                places_[static_cast<std::size_t>(at - sheet_fields.begin())] = find(column);
        if (columns_.layout == SheetLayout::card)
            for (auto const& [column, about] : columns_.ratings)
                ratings_.push_back({column, find(column), about.empty() ? none : find(about)});
        require();
        if (has_errors(out_.problems))
            return false;
        name_unread(names, read);
        return true;
    }
    void require() {
        auto const missing = [&](std::string_view what) {
            note(DiagnosticLevel::error, problems::csv_header,
                 "the map names no column for " + std::string(what), 0)
                .expected = "it among the map's columns";
        };
        if (place("candidate") == none && place("application") == none && !failed("candidate"))
            missing("the candidate");
        if (place("interviewer") == none && !failed("interviewer"))
            missing("the interviewer");
        if (columns_.layout == SheetLayout::rating) {
            for (auto const* field : {"competency", "score"})
                if (place(field) == none && !failed(field))
                    missing(field);
        } else if (ratings_.empty() && place("overall") == none && !failed("overall")) {
            missing("a rating or the overall vote");
        }
    }
    /// True when the map names a column for a field: then it was not found, which is said.
    [[nodiscard]] bool failed(std::string_view field) const {
        return std::any_of(columns_.names.begin(), columns_.names.end(),
                           [&](auto const& one) { return one.first == field; });
    }
    void name_unread(std::vector<std::string> const& names, std::set<std::size_t> const& read) {
        constexpr std::size_t most_names = 20;
        std::string all;
        std::size_t n = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (read.contains(i) || names[i].empty())
                continue;
            if (n++ < most_names)
                all += (n > 1 ? ", " : "") + names[i];
        }
        if (n > most_names)
            all += " and " + std::to_string(n - most_names) + " more";
        if (n > 0)
            note(DiagnosticLevel::information, problems::columns_not_read,
                 "columns not read: " + all, 0);
    }

    [[nodiscard]] std::size_t place(std::string_view field) const {
        auto const at = std::find(sheet_fields.begin(), sheet_fields.end(), field);
        return places_[static_cast<std::size_t>(at - sheet_fields.begin())];
    }
    /// A cell as one line, or empty.
    [[nodiscard]] std::string cell(std::size_t column) const {
        if (column >= cells_->size())
            return {};
        return export_line(rows_->text((*cells_)[column]));
    }
    [[nodiscard]] std::string cell(std::string_view field) const { return cell(place(field)); }
    [[nodiscard]] std::string free_text(std::size_t column) const {
        return column < cells_->size() ? plain_text(rows_->text((*cells_)[column]))
                                       : std::string{};
    }
    [[nodiscard]] std::size_t begin_of(std::size_t column) const {
        return column < cells_->size() ? (*cells_)[column].begin : rows_->begin();
    }
    /// A value as it is written; none when the cell is empty.
    [[nodiscard]] std::optional<std::string> value(std::size_t column) const {
        std::string text = cell(column);
        if (text.empty() || folded(text) == "null")
            return std::nullopt;
        auto const comma = text.find(',');
        if (delimiter_ != ',' && comma != text.npos) {
            std::string dotted = text;
            dotted[comma] = '.';
            if (to_number(dotted.front() == '+' ? dotted.substr(1) : dotted))
                return dotted;
        }
        return text;
    }
    std::string time(std::string_view field) {
        auto const column = place(field);
        std::string const text = cell(column);
        if (text.empty() || folded(text) == "null" || is_timestamp(text))
            return folded(text) == "null" ? std::string{} : text;
        constexpr double first_second = 1e9, first_millisecond = 1e11;
        auto const number = to_number(text);
        std::string found;
        if (number && *number >= first_second)
            found = epoch_text(*number < first_millisecond ? *number * 1000 : *number);
        if (found.empty())
            note(DiagnosticLevel::warning, problems::wrong_format, "this is no time",
                 begin_of(column))
                .expected = "ISO 8601, or seconds or milliseconds since 1970";
        return found;
    }

    void row(CsvRows const& rows, std::vector<CsvCell> const& cells) {
        rows_ = &rows;
        cells_ = &cells;
        ExportedCard card;
        if (!read_card(card)) {
            ++out_.unreadable;
            return;
        }
        if (columns_.layout == SheetLayout::card) {
            for (auto const& place : ratings_) {
                ExportedRating rating;
                rating.item.name = place.name;
                rating.value = value(place.value);
                rating.note = place.note == none ? std::string{} : free_text(place.note);
                rating.where = positions_.at(begin_of(place.value));
                card.ratings.push_back(std::move(rating));
            }
            out_.cards.push_back(std::move(card));
            return;
        }
        add_rating(card_of(std::move(card)));
    }
    bool read_card(ExportedCard& card) {
        card.where = positions_.at(rows_->begin());
        card.id = cell("id");
        card.url = cell("url");
        card.candidate.id = cell("candidate");
        card.application.id = cell("application");
        card.opening.name = cell("opening");
        card.interview.name = cell("interview");
        card.interviewer.id = cell("interviewer");
        card.submitter.id = cell("submitter");
        card.overall = value(place("overall"));
        card.notes = free_text(place("notes"));
        card.interviewed_at = time("interviewed_at");
        card.submitted_at = time("submitted_at");
        card.updated_at = time("updated_at");
        return read_state(card) && says_who(card);
    }
    bool read_state(ExportedCard& card) {
        auto const word = folded(cell("state"));
        constexpr std::array<std::string_view, 5> done{"", "submitted", "complete", "completed",
                                                       "null"};
        if (word == "draft" || word == "incomplete")
            card.state = ExportedState::draft;
        else if (word == "deleted")
            card.state = ExportedState::deleted;
        else if (std::find(done.begin(), done.end(), word) == done.end()) {
            note(DiagnosticLevel::error, problems::unknown_word,
                 "unknown state \"" + cell("state") + '"', begin_of(place("state")))
                .expected = "submitted, complete, draft, incomplete or deleted";
            return false;
        }
        return true;
    }
    bool says_who(ExportedCard const& card) {
        bool right = true;
        auto const fail = [&](std::string message) {
            note(DiagnosticLevel::error, problems::not_a_form, std::move(message),
                 rows_->begin());
            right = false;
        };
        if (card.candidate.id.empty() && card.application.id.empty())
            fail("nothing says whom this row is about");
        if (card.interviewer.id.empty())
            fail("nothing says whose judgement this row is");
        for (auto const* text :
             {&card.id, &card.candidate.id, &card.application.id, &card.opening.name,
              &card.interview.name, &card.interviewer.id})
            if (text->size() > longest_name)
                fail("a name in this row is longer than 200 bytes");
        return right;
    }

    /// The form that a row belongs to.
    std::size_t card_of(ExportedCard card) {
        std::string key = card.id;
        if (key.empty())
            for (auto const* part :
                 {&card.candidate.id, &card.application.id, &card.opening.name,
                  &card.interview.name, &card.interviewer.id, &card.submitted_at})
                key += '\n' + *part;
        auto const [at, added] = forms_.emplace(std::move(key), out_.cards.size());
        if (added)
            out_.cards.push_back(std::move(card));
        else
            merge(at->second, std::move(card));
        return at->second;
    }
    /// What a further row says of its form must be the same, or nothing.
    void merge(std::size_t index, ExportedCard more) {
        auto& card = out_.cards[index];
        bool differs = more.state != card.state;
        auto const take = [&](std::string& into, std::string const& from) {
            differs = differs || (!into.empty() && !from.empty() && into != from);
            if (into.empty())
                into = from;
        };
        take(card.url, more.url);
        take(card.candidate.id, more.candidate.id);
        take(card.application.id, more.application.id);
        take(card.opening.name, more.opening.name);
        take(card.interview.name, more.interview.name);
        take(card.interviewer.id, more.interviewer.id);
        take(card.submitter.id, more.submitter.id);
        take(card.interviewed_at, more.interviewed_at);
        take(card.submitted_at, more.submitted_at);
        if (card.updated_at < more.updated_at)
            card.updated_at = more.updated_at;
        if (card.overall && more.overall)
            differs = differs || *card.overall != *more.overall;
        else if (more.overall)
            card.overall = more.overall;
        if (card.notes.find(more.notes) == std::string::npos)
            add_note(card.notes, {}, more.notes);
        if (differs)
            contradict(index, "this row and an earlier one of the same form differ");
    }
    void contradict(std::size_t index, std::string message) {
        note(DiagnosticLevel::error, problems::rows_differ, std::move(message), rows_->begin())
            .details = {"first in line " + std::to_string(out_.cards[index].where.line)};
        contradicted_.insert(index);
    }
    void add_rating(std::size_t index) {
        auto& card = out_.cards[index];
        ExportedRating rating;
        rating.item.name = cell("competency");
        rating.type = cell("type");
        rating.value = value(place("score"));
        rating.scale = cell("scale");
        rating.note = free_text(place("note"));
        rating.where = positions_.at(begin_of(place("score")));
        if (folded(rating.item.name) == "overall") {
            if (card.overall && rating.value && *card.overall != *rating.value)
                contradict(index, "two overall votes in one form");
            else if (rating.value)
                card.overall = rating.value;
            add_note(card.notes, {}, rating.note);
            return;
        }
        if (rating.item.name.empty()) {
            if (rating.value || !rating.note.empty())
                contradict(index, "a rating of nothing: the row names no competency");
            return;
        }
        card.ratings.push_back(std::move(rating));
    }
    void drop_contradictions() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < out_.cards.size(); ++i) {
            if (contradicted_.contains(i))
                continue;
            if (kept != i)
                out_.cards[kept] = std::move(out_.cards[i]);
            ++kept;
        }
        out_.unreadable += contradicted_.size();
        out_.cards.resize(kept);
    }

    std::string_view text_{};
    SheetColumns const& columns_;
    TextPositions positions_{};
    char delimiter_ = ',';
    ExportedFeedback out_{};
    std::array<std::size_t, sheet_fields.size()> places_{};
    std::vector<RatingPlace> ratings_{};
    std::set<std::string> twice_{};
    std::map<std::string, std::size_t, std::less<>> forms_{};
    std::set<std::size_t> contradicted_{};
    CsvRows const* rows_ = nullptr;
    std::vector<CsvCell> const* cells_ = nullptr;
    Diagnostic unlisted_{};
};

} // namespace detail

PANELSCORE_DECL ExportedFeedback read_sheet(std::string_view text, std::string_view name,
                                            SheetColumns const& columns) {
    return detail::SheetReader(text, name, columns).run();
}

} // namespace panelscore
