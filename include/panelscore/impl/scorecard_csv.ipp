// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards as tables, in long or wide form.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/text_position.hpp>
#include <panelscore/impl/csv_header.ipp>
#include <panelscore/impl/csv_score.ipp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Reads a table of scorecards.
class CsvCards {
  public:
    CsvCards(std::string_view text, std::size_t offset, ScorecardOptions const& options,
             ReadScorecards& into)
        : text_(text), offset_(offset), options_(options), into_(into), positions_(text) {}

    void run() {
        std::size_t const first = into_.problems.size();
        if (read_header())
            read_rows();
        for (auto& pending : cards_)
            settle(pending);
        std::stable_sort(
            into_.problems.begin() + static_cast<std::ptrdiff_t>(first), into_.problems.end(),
            [](Diagnostic const& a, Diagnostic const& b) { return a.where < b.where; });
    }

  private:
    /// A card whose rows are being gathered.
    struct Pending {
        Scorecard card{};
        CardPlace place{};
        std::vector<SourcePosition> cells{};
        bool broken = false;
    };

    Diagnostic& note(Diagnostic problem, SourcePosition where) {
        problem.file = into_.file;
        problem.where = where;
        return into_.problems.emplace_back(std::move(problem));
    }
    Diagnostic& note(ProblemKind kind, std::string message, std::size_t offset) {
        return note(make_problem(kind, std::move(message)), positions_.at(offset));
    }

    bool read_header() {
        char const delimiter = delimiter_of(text_, options_);
        rows_ = CsvRows(text_, delimiter);
        constexpr std::size_t most_columns = 10'000;
        if (!rows_.next(cells_, most_columns) || !sound_row())
            return false;
        if (cells_.size() > most_columns) {
            note(problems::too_large, "the header has more than 10000 columns", 0);
            return false;
        }
        std::vector<std::string> names;
        for (auto const& cell : cells_)
            names.push_back(cell.end - cell.begin > longest_name
                                ? std::string{"(a name of more than 200 bytes)"}
                                : std::string(trimmed(rows_.text(cell))));
        Diagnostics found;
        header_ = HeaderReader(options_, found).read(names);
        header_.delimiter = delimiter;
        bool const usable = !has_errors(found);
        auto const start = positions_.at(rows_.begin());
        for (auto& problem : found)
            note(std::move(problem), start);
        if (usable && !header_.unread.empty())
            note(unread_columns(header_), start);
        return usable;
    }
    /// Notes what is wrong with the row as text.
    bool sound_row() {
        if (rows_.fault()) {
            note(problems::csv_syntax, rows_.fault()->message, rows_.fault()->offset).expected =
                rows_.fault()->expected;
            return false;
        }
        auto const bad = find_invalid_utf8(rows_.row());
        if (bad != std::string_view::npos) {
            note(problems::not_utf8, "this byte is not UTF-8", rows_.begin() + bad).expected =
                "a file saved as \"CSV UTF-8\"";
            return false;
        }
        auto const nul = rows_.row().find('\0');
        if (nul != std::string_view::npos)
            note(problems::not_utf8, "NUL character in the table", rows_.begin() + nul);
        return nul == std::string_view::npos;
    }

    void read_rows() {
        while (rows_.next(cells_, header_.width)) {
            positions_.keep(rows_.begin());
            std::size_t const before = into_.problems.size();
            bool const blank =
                std::all_of(cells_.begin(), cells_.end(), [&](CsvCell const& cell) {
                    return trimmed(text_.substr(cell.begin, cell.end - cell.begin)).empty();
                });
            if (blank && !rows_.fault())
                continue;
            if (!sound_row()) {
                ++into_.refused;
            } else if (cells_.size() != header_.width) {
                bool const more = cells_.size() > header_.width;
                note(problems::csv_syntax,
                     more ? "the row has more cells than the header"
                          : "the row has " + std::to_string(cells_.size()) +
                                " cells, the header " + std::to_string(header_.width),
                     rows_.begin());
                ++into_.refused;
            } else {
                read_row();
            }
            limit_problems(into_, before);
        }
    }

    /// The text of a column's cell, or empty.
    [[nodiscard]] std::string cell_text(CardColumn column) {
        auto const at = header_.at(column);
        return at == CsvHeader::none ? std::string{} : rows_.text(cells_[at]);
    }
    [[nodiscard]] std::size_t cell_offset(CardColumn column) const {
        auto const at = header_.at(column);
        return at == CsvHeader::none ? rows_.begin() : cells_[at].begin;
    }
    static std::string column_name(CardColumn column) {
        return std::string(card_column_names[static_cast<std::size_t>(column)]);
    }
    void wrong(ProblemKind kind, CardColumn column, std::string const& what,
               std::string expected) {
        note(kind, column_name(column) + ' ' + what, cell_offset(column)).expected =
            std::move(expected);
        broken_ = true;
    }

    std::string name(CardColumn column) {
        std::string const raw = cell_text(column);
        std::string found{trimmed(raw)};
        if (found.size() > longest_name)
            wrong(problems::too_large, column, "is too long", "at most 200 bytes");
        else if (find_control(found, false) != found.npos)
            wrong(problems::wrong_format, column, "holds a control character", {});
        else
            return found;
        return {};
    }
    std::string required_name(CardColumn column) {
        std::string found = name(column);
        if (found.empty() && !broken_)
            wrong(problems::missing_key, column, "is empty", "a name");
        return found;
    }
    std::string free_text(CardColumn column) {
        std::string found = cell_text(column);
        if (found.size() > longest_text)
            wrong(problems::too_large, column, "is too long", "at most 1 MiB");
        else if (find_control(found, true) != found.npos)
            wrong(problems::wrong_format, column, "holds a control character", {});
        return found;
    }
    std::string timestamp(CardColumn column) {
        std::string found = name(column);
        if (!found.empty() && !is_timestamp(found))
            wrong(problems::wrong_format, column, "is no date and time",
                  "a time such as 2026-03-02T14:00:00Z");
        return found;
    }
    template <typename Table>
    auto word(CardColumn column, Table const& table) {
        std::string const found = name(column);
        auto const value = value_in(table, found);
        if (value || found.empty())
            return value;
        std::vector<std::string_view> names;
        for (auto const& entry : table)
            names.push_back(entry.name);
        wrong(problems::unknown_word, column, "has the unknown word \"" + found + '"',
              JsonReader::joined_names(table));
        into_.problems.back().did_you_mean = nearest(found, names);
        return value;
    }

    void read_row() {
        broken_ = false;
        Scorecard row;
        row.candidate = CandidateId(required_name(CardColumn::candidate));
        row.interviewer = InterviewerId(required_name(CardColumn::interviewer));
        row.interview = InterviewId(name(CardColumn::interview));
        row.opening = OpeningId(name(CardColumn::opening));
        row.seniority = Seniority(name(CardColumn::seniority));
        row.interviewed_at = timestamp(CardColumn::interviewed_at);
        row.submitted_at = timestamp(CardColumn::submitted_at);
        row.overall = word(CardColumn::overall, vote_names);
        row.phase = word(CardColumn::phase, phase_names).value_or(Phase::independent);
        row.rubric = name(CardColumn::rubric);
        row.revision = name(CardColumn::revision);
        if (row.candidate.empty() || row.interviewer.empty()) {
            ++into_.refused;
            return;
        }
        Pending& pending = card_of(row);
        merge(pending, row);
        auto const chosen = rubric_for(pending.card, options_);
        ScoreCells const scores(header_.delimiter, chosen == CardPlace::none
                                                       ? nullptr
                                                       : &options_.rubrics[chosen]->scale);
        if (header_.wide)
            wide_ratings(pending, scores);
        else
            long_rating(pending, scores);
        pending.broken = pending.broken || broken_;
    }

    /// The card that a row belongs to.
    Pending& card_of(Scorecard const& row) {
        std::string key;
        for (auto const* part : {&row.candidate.text(), &row.opening.text(),
                                 &row.interviewer.text(), &row.interview.text()})
            key += *part + '\x1F';
        key += row.phase == Phase::independent ? 'i' : 'd';
        auto const [found, added] = index_.emplace(std::move(key), cards_.size());
        if (added) {
            Pending fresh;
            fresh.card = row;
            fresh.place.offset = offset_ + rows_.begin();
            fresh.place.length = rows_.row().size();
            fresh.place.where = positions_.at(rows_.begin());
            cards_.push_back(std::move(fresh));
        }
        return cards_[found->second];
    }

    /// Takes what the row says of the whole card; rows that disagree are an error.
    void merge(Pending& pending, Scorecard const& row) {
        Scorecard& card = pending.card;
        auto const same_text = [&](std::string& mine, std::string const& theirs,
                                   CardColumn column) {
            if (mine.empty())
                mine = theirs;
            else if (!theirs.empty() && mine != theirs)
                differs(pending, column);
        };
        if (card.seniority.empty())
            card.seniority = row.seniority;
        else if (!row.seniority.empty() && card.seniority != row.seniority)
            differs(pending, CardColumn::seniority);
        same_text(card.interviewed_at, row.interviewed_at, CardColumn::interviewed_at);
        same_text(card.submitted_at, row.submitted_at, CardColumn::submitted_at);
        same_text(card.rubric, row.rubric, CardColumn::rubric);
        same_text(card.revision, row.revision, CardColumn::revision);
        if (!card.overall)
            card.overall = row.overall;
        else if (row.overall && *row.overall != *card.overall)
            differs(pending, CardColumn::overall);
    }
    void differs(Pending const& pending, CardColumn column) {
        bool const seniority = column == CardColumn::seniority;
        wrong(seniority ? problems::two_seniorities : problems::rows_differ, column,
              "differs between the rows of one card",
              "the same as in line " + std::to_string(pending.place.where.line));
    }

    void long_rating(Pending& pending, ScoreCells const& scores) {
        Rating rating;
        rating.competency = CompetencyId(required_name(CardColumn::competency));
        rating.evidence = free_text(CardColumn::evidence);
        rating.hint = word(CardColumn::hint, hint_names);
        RedFlag flag;
        flag.flag = free_text(CardColumn::red_flag);
        flag.quotation = free_text(CardColumn::quotation);
        if (rating.competency.empty())
            return;
        if (!trimmed(flag.flag).empty()) {
            flag.competency = rating.competency;
            pending.card.red_flags.push_back(std::move(flag));
        }
        add_rating(pending, scores, cells_[header_.at(CardColumn::score)], std::move(rating));
    }
    void wide_ratings(Pending& pending, ScoreCells const& scores) {
        for (auto const& column : header_.ratings) {
            CsvCell const& cell = cells_[column.column];
            if (trimmed(text_.substr(cell.begin, cell.end - cell.begin)).empty())
                continue;
            Rating rating;
            rating.competency = column.competency;
            add_rating(pending, scores, cell, std::move(rating));
        }
    }
    void add_rating(Pending& pending, ScoreCells const& scores, CsvCell const& cell,
                    Rating rating) {
        auto const where = positions_.at(cell.begin);
        auto const& ratings = pending.card.ratings;
        constexpr std::size_t most_ratings = 10'000;
        if (ratings.size() >= most_ratings) {
            if (!pending.broken)
                note(make_problem(problems::too_large, "one card has more than 10000 ratings"),
                     where);
            broken_ = true;
            return;
        }
        auto const before =
            std::find_if(ratings.begin(), ratings.end(), [&](Rating const& other) {
                return other.competency == rating.competency;
            });
        if (before != ratings.end()) {
            auto const first =
                pending.cells[static_cast<std::size_t>(before - ratings.begin())];
            note(make_problem(problems::rated_twice,
                              rating.competency.text() + " is rated twice in one card"),
                 where)
                .details = {"first in line " + std::to_string(first.line)};
            broken_ = true;
            return;
        }
        ScoreCell read = cell.end - cell.begin > longest_text
                             ? scores.read("(a cell of more than 1 MiB)")
                             : scores.read(rows_.text(cell));
        if (read.says == ScoreCell::Says::wrong) {
            note(std::move(read.problem), where);
            broken_ = true;
        } else if (read.says == ScoreCell::Says::score) {
            rating.score = read.score;
        }
        pending.card.ratings.push_back(std::move(rating));
        pending.cells.push_back(where);
    }

    /// Checks a card whose rows are all read, and adds it.
    void settle(Pending& pending) {
        std::size_t const before = into_.problems.size();
        Diagnostics found = CardCheck(pending.card, options_).run(pending.place.rubric);
        bool const refused = pending.broken || has_errors(found);
        for (auto& problem : found) {
            SourcePosition const where = cell_of(pending, problem.pointer);
            problem.pointer.clear();
            note(std::move(problem), where);
        }
        limit_problems(into_, before);
        if (refused) {
            ++into_.refused;
            return;
        }
        pending.place.first_cell = into_.cells.size();
        into_.cells.insert(into_.cells.end(), pending.cells.begin(), pending.cells.end());
        into_.cards.push_back(std::move(pending.card));
        into_.places.push_back(pending.place);
    }
    static SourcePosition cell_of(Pending const& pending, std::string_view pointer) {
        auto const rating = rating_at(pending.card, pointer);
        if (rating && *rating < pending.cells.size())
            return pending.cells[*rating];
        return pending.place.where;
    }

    std::string_view text_{};
    std::size_t offset_ = 0;
    ScorecardOptions const& options_;
    ReadScorecards& into_;
    TextPositions positions_{};
    CsvRows rows_{{}, ','};
    std::vector<CsvCell> cells_{};
    CsvHeader header_{};
    std::vector<Pending> cards_{};
    std::unordered_map<std::string, std::size_t> index_{};
    bool broken_ = false;
};

} // namespace panelscore::detail
