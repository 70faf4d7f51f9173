// SPDX-License-Identifier: BSL-1.0
#pragma once

// The header of a table of scorecards: its delimiter, its form, and what each column holds.

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/utf8.hpp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The columns with names of their own, in the order of `card_column_names`.
enum class CardColumn : std::size_t {
    candidate,
    interviewer,
    competency,
    score,
    interview,
    opening,
    seniority,
    evidence,
    hint,
    red_flag,
    quotation,
    interviewed_at,
    submitted_at,
    overall,
    phase,
    rubric,
    revision
};

inline constexpr std::array<std::string_view, 17> card_column_names{
    "candidate",    "interviewer", "competency", "score",    "interview", "opening",
    "seniority",    "evidence",    "hint",       "red_flag", "quotation", "interviewed_at",
    "submitted_at", "overall",     "phase",      "rubric",   "revision"};

/// Columns that only the long form has.
[[nodiscard]] inline bool long_form_only(CardColumn column) {
    return column == CardColumn::competency || column == CardColumn::score ||
           column == CardColumn::evidence || column == CardColumn::hint ||
           column == CardColumn::red_flag || column == CardColumn::quotation;
}

/// A column of ratings in the wide form.
struct RatingColumn {
    std::size_t column = 0;
    CompetencyId competency{};
};

/// What the columns of a table hold.
struct CsvHeader {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    char delimiter = ',';
    std::size_t width = 0;
    bool wide = false;
    std::array<std::size_t, card_column_names.size()> columns{};
    std::vector<RatingColumn> ratings{};
    std::size_t group = none; ///< the column that was asked for by name
    std::vector<std::string> unread{};
    std::string meant{}; ///< the competency that an unread column may be about, misspelt

    /// Where a column stands, or `none`.
    [[nodiscard]] std::size_t at(CardColumn column) const {
        return columns[static_cast<std::size_t>(column)];
    }
};

/// The delimiter that makes most known columns of a header; among equals the one that makes
/// most columns.
[[nodiscard]] inline char delimiter_of(std::string_view text, ScorecardOptions const& options) {
    std::vector<std::string> known;
    for (auto const name : card_column_names)
        known.push_back(folded(name));
    for (auto const& renamed : options.columns)
        known.push_back(folded(renamed.second));
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (char const delimiter : {',', ';', '\t'}) {
        CsvRows rows(text, delimiter);
        std::vector<CsvCell> cells;
        constexpr std::size_t enough = 10'000;
        rows.next(cells, enough);
        std::size_t found = 0;
        for (auto const& cell : cells)
            if (cell.end - cell.begin < 100 &&
                std::find(known.begin(), known.end(), folded(rows.text(cell))) != known.end())
                ++found;
        std::pair<std::size_t, std::size_t> const here{found, cells.size()};
        if (here > most) {
            most = here;
            best = delimiter;
        }
    }
    return best;
}

/// The warning that names the columns nobody reads.
[[nodiscard]] inline Diagnostic unread_columns(CsvHeader const& header) {
    constexpr std::size_t most_names = 20;
    std::string names;
    for (std::size_t i = 0; i < (std::min)(header.unread.size(), most_names); ++i)
        names += (i > 0 ? ", " : "") + header.unread[i];
    if (header.unread.size() > most_names)
        names += " and " + std::to_string(header.unread.size() - most_names) + " more";
    Diagnostic noted = make_problem(problems::columns_not_read, "columns not read: " + names);
    noted.level = DiagnosticLevel::warning;
    noted.did_you_mean = header.meant;
    return noted;
}

/// What a table is read for: scores of competencies, or the overall vote alone.
enum class TableOf { scores, votes };

/// Reads a header and notes what is wrong with it.
class HeaderReader {
  public:
    /// @param group a further column to find, or empty
    HeaderReader(ScorecardOptions const& options, Diagnostics& problems,
                 TableOf table = TableOf::scores, std::string_view group = {})
        : options_(options), problems_(problems), table_(table), group_(folded(group)) {
        header_.columns.fill(CsvHeader::none);
        for (auto const* rubric : options.rubrics)
            for (auto const& competency : rubric->competencies)
                for (auto const& name :
                     {competency.id.text(), competency.code, competency.name})
                    add_name(name, competency.id.text());
    }

    CsvHeader read(std::vector<std::string> const& names) {
        header_.width = names.size();
        std::vector<std::string> ours;
        for (auto const& name : names)
            ours.push_back(renamed(name));
        header_.wide = std::find(ours.begin(), ours.end(), "competency") == ours.end();
        for (std::size_t i = 0; i < names.size(); ++i)
            place(i, names[i], ours[i]);
        check_renames(names);
        for (auto const column : {CardColumn::candidate, CardColumn::interviewer})
            require(column);
        if (!group_.empty() && header_.group == CsvHeader::none)
            no_group();
        if (table_ == TableOf::votes) {
            require(CardColumn::overall);
            return std::move(header_);
        }
        if (!header_.wide)
            require(CardColumn::score);
        if (header_.wide)
            header_.meant = nearest_competency();
        if (header_.wide && header_.ratings.empty())
            no_ratings();
        return std::move(header_);
    }

  private:
    void fail(std::string message, std::string expected) {
        problems_.push_back(make_problem(problems::csv_header, std::move(message)));
        problems_.back().expected = std::move(expected);
    }
    void no_group() {
        fail("no column \"" + group_ + "\" to group by", {});
        suggest(group_);
    }
    void no_ratings() {
        fail("no column holds ratings",
             "\"competency\" and \"score\", or a column for each competency");
        suggest("competency");
        if (problems_.back().did_you_mean.empty())
            problems_.back().did_you_mean = header_.meant;
    }
    /// The name or id of a competency that is near to an unread column; codes are too short to
    /// tell.
    [[nodiscard]] std::string nearest_competency() const {
        std::vector<std::string> names;
        for (auto const* rubric : options_.rubrics)
            for (auto const& competency : rubric->competencies) {
                names.push_back(competency.id.text());
                names.push_back(competency.name);
            }
        for (auto const& column : header_.unread)
            if (auto found = nearest(column, names); column.size() > 3 && !found.empty())
                return found;
        return {};
    }
    /// Names the column that is nearest to a missing one.
    void suggest(std::string_view wanted) {
        auto const near = nearest(wanted, header_.unread);
        if (near.empty())
            return;
        problems_.back().message += ", but there is \"" + near + '"';
        problems_.back().did_you_mean = wanted;
    }
    void add_name(std::string const& name, std::string const& id) {
        auto& ids = competencies_[folded(name)];
        if (!name.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    /// Our name of a column, folded.
    [[nodiscard]] std::string renamed(std::string const& name) const {
        std::string theirs = folded(name);
        for (auto const& [ours, from] : options_.columns)
            if (folded(from) == theirs)
                return folded(ours);
        return theirs;
    }
    void place(std::size_t index, std::string const& name, std::string const& ours) {
        bool const grouping = !group_.empty() && ours == group_;
        if (grouping)
            header_.group = index;
        auto const known = std::find(card_column_names.begin(), card_column_names.end(), ours);
        if (known != card_column_names.end()) {
            auto const which = static_cast<std::size_t>(known - card_column_names.begin());
            if (header_.wide && long_form_only(static_cast<CardColumn>(which))) {
                header_.unread.push_back(name);
                return;
            }
            if (header_.columns[which] != CsvHeader::none)
                fail("two columns are read as \"" + std::string(*known) + '"', "one");
            header_.columns[which] = index;
            return;
        }
        if (header_.wide && place_rating(index, name, ours))
            return;
        bool const of_kit = !header_.wide && (ours == "name" || ours.substr(0, 7) == "anchor_");
        if (!of_kit && !grouping && !(ours.empty() && index + 1 == header_.width))
            header_.unread.push_back(name);
    }
    bool place_rating(std::size_t index, std::string const& name, std::string const& ours) {
        std::string id;
        if (options_.rubrics.empty()) {
            auto const dot = ours.find('.');
            if (dot == 0 || dot == ours.npos || dot + 1 == ours.size() || ours.size() > 200 ||
                find_control(ours, false) != ours.npos)
                return false;
            id = std::string(trimmed(name));
            for (auto const& [own, from] : options_.columns)
                id = folded(from) == folded(name) ? own : id;
        } else {
            auto const found = competencies_.find(ours);
            if (found == competencies_.end())
                return false;
            if (found->second.size() > 1)
                fail("column \"" + name + "\" is the name of several competencies",
                     found->second[0] + " or " + found->second[1]);
            id = found->second.front();
        }
        CompetencyId competency{std::move(id)};
        for (auto const& other : header_.ratings)
            if (other.competency == competency)
                fail("two columns hold ratings of " + competency.text(), "one");
        header_.ratings.push_back(RatingColumn{index, std::move(competency)});
        return true;
    }
    void check_renames(std::vector<std::string> const& names) {
        std::vector<std::string> there;
        for (auto const& name : names)
            there.push_back(folded(name));
        for (auto const& [ours, theirs] : options_.columns) {
            if (std::find(there.begin(), there.end(), folded(theirs)) != there.end())
                continue;
            fail("no column \"" + theirs + "\" to be read as \"" + ours + '"', {});
            problems_.back().level = DiagnosticLevel::warning;
        }
    }
    void require(CardColumn column) {
        if (header_.at(column) != CsvHeader::none)
            return;
        auto const name = card_column_names[static_cast<std::size_t>(column)];
        fail("no column \"" + std::string(name) + '"',
             table_ == TableOf::votes
                 ? "a header with candidate, interviewer and overall"
                 : "a header with candidate, interviewer, competency and score");
        suggest(name);
    }

    ScorecardOptions const& options_;
    Diagnostics& problems_;
    TableOf table_ = TableOf::scores;
    std::string group_{};
    CsvHeader header_{};
    std::map<std::string, std::vector<std::string>, std::less<>> competencies_{};
};

} // namespace panelscore::detail
