// SPDX-License-Identifier: BSL-1.0
#pragma once

// One file of ratings that comes in pieces, cut anywhere.

#include <panelscore/impl/card_lines.ipp>
#include <panelscore/impl/ratings_csv.ipp>
#include <panelscore/impl/ratings_json.ipp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// Keeps what is not yet a whole row or line, and gives the rest to the reader of its form.
class RatingFile {
  public:
    RatingFile(RatingRun& run, std::string_view name)
        : run_(run), number_(static_cast<std::uint32_t>(run.store.files.size())) {
        run.store.files.emplace_back(name);
        run.log.begin_file(std::string(name));
    }

    void feed(std::string_view text) {
        if (kept_.empty()) {
            kept_.assign(text.substr(read(text, false)));
        } else {
            kept_ += text;
            // What is not whole is looked at again only when there is twice as much of it.
            if (kept_.size() < wanted_)
                return;
            kept_.erase(0, read(kept_, false));
        }
        wanted_ = 2 * kept_.size();
    }
    void close() {
        read(kept_, true);
        kept_.clear();
        bool const anything = (table_ && table_->anything()) ||
                              (cards_ && cards_->anything()) || form_ == Form::unusable;
        if (anything)
            return;
        Diagnostic empty =
            make_problem(problems::no_scorecard, "there is no scorecard in this file");
        empty.level = DiagnosticLevel::warning;
        run_.log.note(std::move(empty), {});
    }

  private:
    enum class Form { unknown, table, lines, whole, unusable };

    /// Reads what is whole and returns how many bytes that was.
    std::size_t read(std::string_view text, bool last) {
        std::size_t const mark = form_ == Form::unknown ? decide(text, last) : 0;
        text.remove_prefix(mark);
        switch (form_) {
        case Form::unknown:
            return 0;
        case Form::table:
            return mark + table_->read(text, last);
        case Form::lines:
            return mark + read_lines(text, last);
        case Form::whole:
            if (last)
                cards_->read_whole(text);
            return last ? mark + text.size() : mark;
        case Form::unusable:
            break;
        }
        return mark + text.size();
    }
    /// Tells the form once enough of the text is there, and the length of its byte order mark.
    std::size_t decide(std::string_view text, bool last) {
        if (text.size() < 3 && !last)
            return 0;
        if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
            Diagnostic problem =
                make_problem(problems::not_utf8, "this file is UTF-16, not UTF-8");
            problem.expected = "a file saved as UTF-8";
            run_.log.note(std::move(problem), {1, 1});
            form_ = Form::unusable;
            return 0;
        }
        std::size_t const mark = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
        text.remove_prefix(mark);
        auto const first = text.find_first_not_of(json_blanks);
        if (first == text.npos)
            return 0;
        if (text[first] != '{' && text[first] != '[') {
            table_.emplace(run_, number_);
            form_ = Form::table;
            return mark;
        }
        auto const line_end = text.find('\n', first);
        bool const enough =
            line_end != text.npos && text.find_first_not_of(json_blanks, line_end) != text.npos;
        if (!enough && !last)
            return 0;
        cards_.emplace(run_, number_);
        form_ = is_ndjson(text) ? Form::lines : Form::whole;
        return mark;
    }
    std::size_t read_lines(std::string_view text, bool last) {
        std::size_t used = 0;
        if (skipping_) {
            auto const feed = text.find('\n');
            if (feed == text.npos)
                return text.size();
            used = feed; // the line feed itself ends the line that was refused
            skipping_ = false;
        }
        used += cards_->read_lines(text.substr(used), last);
        if (text.size() - used <= longest_piece + 2)
            return used;
        cards_->refuse_line(text.substr(used, longest_piece + 2));
        skipping_ = true;
        return text.size();
    }

    RatingRun& run_;
    std::uint32_t number_ = 0;
    Form form_ = Form::unknown;
    std::optional<RatingTable> table_{};
    std::optional<RatingCards> cards_{};
    std::string kept_{};
    std::size_t wanted_ = 0;
    bool skipping_ = false;
};

} // namespace panelscore::detail
