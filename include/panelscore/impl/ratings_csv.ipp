// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tables of ratings, row by row.

#include <panelscore/impl/csv_score.ipp>
#include <panelscore/impl/ratings_cells.ipp>
#include <panelscore/io/names.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Reads one table.
class RatingTable {
  public:
    RatingTable(RatingRun& run, std::uint32_t file)
        : run_(run), file_(file), row_(run.log),
          votes_(run.options.rated == RatedBy::overall_vote) {}

    /// Reads whole rows off the front of a text and returns how many bytes they have.
    /// @param last nothing comes behind this text
    std::size_t read(std::string_view text, bool last) {
        std::size_t const header = begun_ ? 0 : begin(text, last);
        if (!begun_)
            return 0;
        if (refused_)
            return text.size();
        text_ = text.substr(header);
        CsvRows rows(text_, row_.header().delimiter);
        std::size_t done = 0;
        while (rows.next(row_.cells(), row_.header().width)) {
            if (rows.end() - rows.begin() > longest_piece) {
                refuse_rest();
                return text.size();
            }
            if (rows.open() && !last)
                break;
            read_row(rows);
            done = rows.end();
            line_ += lines_of(rows);
        }
        return header + done;
    }
    /// What is too long to be a row: nothing behind it is read.
    void refuse_rest() {
        run_.log.note(make_problem(problems::too_large, "more than 16 MiB in one row"),
                      {line_, 1});
        refused_ = begun_ = true;
    }
    /// True when a row has been taken, or refused with a reason.
    [[nodiscard]] bool anything() const { return anything_ || refused_; }

  private:
    static constexpr std::size_t most_columns = 10'000;

    /// Reads the header and returns its length; not `begun_` when more text is needed.
    std::size_t begin(std::string_view text, bool last) {
        bool const too_long = text.size() > longest_piece;
        text = text.substr(0, longest_piece + 1);
        for (char const delimiter : {',', ';', '\t'}) {
            CsvRows rows(text, delimiter);
            if (rows.next(row_.cells(), most_columns) && rows.open() && !last && !too_long)
                return 0;
        }
        begun_ = true;
        char const delimiter = delimiter_of(text, run_.cards);
        CsvRows rows(text, delimiter);
        rows.next(row_.cells(), most_columns);
        row_.begin_row(text, 0, line_);
        if (rows.end() > longest_piece)
            refuse_rest();
        else
            refused_ = !sound(rows) || !read_header(rows, delimiter);
        line_ += lines_of(rows);
        return rows.end();
    }
    bool read_header(CsvRows const& rows, char delimiter) {
        if (row_.cells().size() > most_columns) {
            row_.note(
                make_problem(problems::too_large, "the header has more than 10000 columns"),
                std::size_t{0});
            return false;
        }
        auto const bad = find_invalid_utf8(rows.row());
        if (bad != std::string_view::npos) {
            row_.note(not_utf8(), bad);
            return false;
        }
        std::vector<std::string> names;
        for (CsvCell const& cell : row_.cells())
            names.push_back(cell.end - cell.begin > longest_name
                                ? std::string{"(a name of more than 200 bytes)"}
                                : std::string(trimmed(rows.text(cell))));
        Diagnostics found;
        CsvHeader header =
            HeaderReader(run_.cards, found, votes_ ? TableOf::votes : TableOf::scores,
                         run_.options.by)
                .read(names);
        header.delimiter = delimiter;
        bool const usable = !has_errors(found);
        for (Diagnostic& problem : found)
            row_.note(std::move(problem), std::size_t{0});
        if (usable && !header.unread.empty())
            row_.note(unread_columns(header), std::size_t{0});
        for (RatingColumn const& column : header.ratings)
            wide_.push_back(run_.store.competencies.add(column.competency.text()));
        row_.set(std::move(header));
        return usable;
    }
    /// Notes what is wrong with a row as text. What cells say is looked at when it is used.
    bool sound(CsvRows const& rows) {
        if (!rows.fault())
            return true;
        Diagnostic problem = make_problem(problems::csv_syntax, rows.fault()->message);
        problem.expected = rows.fault()->expected;
        row_.note(std::move(problem), rows.fault()->offset);
        return false;
    }
    /// Number of line feeds in a row; only quoted cells hold some of their own.
    [[nodiscard]] std::size_t lines_of(CsvRows const& rows) {
        bool const plain = !rows.fault() && row_.cells().size() <= row_.header().width &&
                           std::none_of(row_.cells().begin(), row_.cells().end(),
                                        [](CsvCell const& cell) { return cell.quoted; });
        if (plain)
            return 1;
        return static_cast<std::size_t>(std::count(rows.row().begin(), rows.row().end(), '\n'));
    }

    void read_row(CsvRows const& rows) {
        row_.begin_row(text_, rows.begin(), line_);
        bool const blank =
            std::all_of(row_.cells().begin(), row_.cells().end(), [&](CsvCell const& cell) {
                return trimmed(text_.substr(cell.begin, cell.end - cell.begin)).empty();
            });
        if (blank && !rows.fault())
            return;
        anything_ = true;
        if (!sound(rows))
            return;
        std::size_t const width = row_.header().width;
        if (row_.cells().size() != width) {
            bool const more = row_.cells().size() > width;
            row_.note(make_problem(problems::csv_syntax,
                                   more ? "the row has more cells than the header"
                                        : "the row has " + std::to_string(row_.cells().size()) +
                                              " cells, the header " + std::to_string(width)),
                      rows.begin());
            return;
        }
        if (!find_card())
            return;
        read_facts();
        if (row_.bad() || votes_)
            return;
        row_.header().wide ? wide_ratings() : long_rating();
    }

    /// Finds the card a row belongs to; false when it names nobody.
    bool find_card() {
        RatingStore& store = run_.store;
        auto const candidate = row_.required(CardColumn::candidate, store.candidates);
        auto const interviewer = row_.required(CardColumn::interviewer, store.interviewers);
        auto const interview = row_.code_of(CardColumn::interview, store.interviews);
        auto const opening = row_.code_of(CardColumn::opening, store.openings);
        phase_ = row_.word_of(CardColumn::phase, phase_names, phase_, Phase::independent);
        new_card_ = row_.take_fresh() || card_ == no_code;
        if (!new_card_)
            return true;
        card_ = no_code;
        if (candidate == no_code || interviewer == no_code)
            return false;
        StagedCard wanted;
        wanted.panel = store.panel_of(candidate, opening);
        wanted.interviewer = interviewer;
        wanted.interview = interview;
        wanted.phase = phase_;
        wanted.first = here();
        card_ = store.card_of(wanted);
        return true;
    }
    [[nodiscard]] RatingPlace here() const {
        return RatingPlace{file_, static_cast<std::uint32_t>(line_)};
    }

    /// Reads what the row says of its whole card and joins it with what the card said before.
    void read_facts() {
        RatingStore& store = run_.store;
        facts_.group = row_.group_code(store.groups);
        facts_.interviewed_at = row_.time_of(CardColumn::interviewed_at, facts_.interviewed_at);
        facts_.submitted_at = row_.time_of(CardColumn::submitted_at, facts_.submitted_at);
        facts_.overall = row_.word_of(CardColumn::overall, vote_names, facts_.overall,
                                      std::optional<Vote>{});
        facts_.revision = row_.code_of(CardColumn::revision, store.revisions);
        auto const rubric = row_.code_of(CardColumn::rubric, rubric_names_);
        auto const seniority = row_.code_of(CardColumn::seniority, store.seniorities);
        if (!row_.take_fresh() && !new_card_)
            return;
        facts_.rubric = rubric == no_code ? no_code : choose_rubric(rubric);
        std::uint32_t const panel = store.cards[card_].panel;
        if (!store.settle_seniority(panel, seniority, here()))
            row_.note(other_seniority(store, panel, seniority), CardColumn::seniority);
        report(store.merge(card_, facts_));
        RatingFacts& joined = store.cards[card_].facts;
        if (joined.rubric == no_code && !run_.options.rubrics.empty())
            joined.rubric = choose_rubric(no_code);
        rubric_ = joined.rubric;
    }
    /// The rubric of a card that names this one, or none; `no_code`, with a problem noted, when
    /// it was not given.
    std::uint32_t choose_rubric(std::uint32_t name) {
        if (run_.options.rubrics.empty())
            return no_code;
        Scorecard probe;
        if (name != no_code)
            probe.rubric = rubric_names_[name];
        if (facts_.revision != no_code)
            probe.revision = run_.store.revisions[facts_.revision];
        std::size_t chosen = CardPlace::none;
        for (Diagnostic& problem : CardCheck(probe, run_.cards).run(chosen)) {
            problem.pointer.clear();
            row_.note(std::move(problem), CardColumn::rubric);
        }
        return chosen == CardPlace::none ? no_code : static_cast<std::uint32_t>(chosen);
    }
    /// Rows of one table that disagree are an error; so are two groups of one card anywhere.
    void report(CardDifferences const& differ) {
        StagedCard const& card = run_.store.cards[card_];
        auto const say = [&](bool different, std::string_view name, std::size_t offset) {
            if (!different)
                return;
            Diagnostic problem =
                make_problem(problems::rows_differ,
                             std::string(name) + " differs between the rows of one card");
            problem.expected =
                "the same as in " + (card.first.file == file_
                                         ? "line " + std::to_string(card.first.line)
                                         : run_.store.text_of(card.first));
            row_.note(std::move(problem), offset);
        };
        auto const column = [&](bool different, CardColumn which) {
            say(different, card_column_names[static_cast<std::size_t>(which)],
                row_.cell(which).begin);
        };
        say(differ.group, run_.options.by, row_.group_cell().begin);
        if (card.first.file != file_) {
            if (votes_ && differ.voted_twice)
                row_.note(rated_twice(run_.store, card_, "overall"), CardColumn::overall);
            return;
        }
        column(differ.interviewed_at, CardColumn::interviewed_at);
        column(differ.submitted_at, CardColumn::submitted_at);
        column(differ.overall, CardColumn::overall);
        column(differ.rubric, CardColumn::rubric);
        column(differ.revision, CardColumn::revision);
    }
    void long_rating() {
        auto const competency = row_.required(CardColumn::competency, run_.store.competencies);
        if (competency != no_code)
            rate(competency, row_.cell(CardColumn::score));
    }
    void wide_ratings() {
        for (std::size_t i = 0; i < wide_.size(); ++i) {
            CsvCell const& cell = row_.cells()[row_.header().ratings[i].column];
            if (!trimmed(row_.raw(cell)).empty())
                rate(wide_[i], cell);
        }
    }
    /// Takes the score in a cell.
    void rate(std::uint32_t competency, CsvCell const& cell) {
        double number = 0;
        std::optional<double> score;
        if (!cell.quoted && plain_decimal(row_.raw(cell), number))
            score = number;
        else if (!read_score(cell, score))
            return;
        if (!fits(competency, score, cell))
            return;
        if (!run_.store.add(card_, competency, score))
            row_.note(rated_twice(run_.store, card_, run_.store.competencies[competency]),
                      cell.begin);
    }
    /// Reads what is more than a plain number; false, with a problem noted, for what is no
    /// score.
    bool read_score(CsvCell const& cell, std::optional<double>& score) {
        std::string_view const text = row_.text_of(cell);
        if (text.size() > longest_text || find_invalid_utf8(text) != text.npos) {
            row_.note(text.size() > longest_text
                          ? make_problem(problems::too_large, "score is too long")
                          : not_utf8(),
                      cell.begin);
            return false;
        }
        if (!run_.options.values.empty() && text.size() <= longest_name)
            for (ScoreLabel const& value : run_.options.values)
                if (folded(value.label) == folded(text)) {
                    score = value.score;
                    return true;
                }
        Scale const* scale =
            rubric_ == no_code ? nullptr : &run_.options.rubrics[rubric_]->scale;
        ScoreCell said = ScoreCells(row_.header().delimiter, scale).read(text);
        if (said.says == ScoreCell::Says::wrong) {
            row_.note(std::move(said.problem), cell.begin);
            return false;
        }
        if (said.says == ScoreCell::Says::score)
            score = said.score;
        return true;
    }
    /// True when the rubric has the competency and its scale the score.
    bool fits(std::uint32_t competency, std::optional<double> score, CsvCell const& cell) {
        if (run_.options.rubrics.empty()) {
            auto problem = score && run_.scale ? off_scale(*run_.scale, *score) : std::nullopt;
            if (problem)
                row_.note(std::move(*problem), cell.begin);
            return !problem;
        }
        if (rubric_ == no_code)
            return false;
        Rubric const& rubric = *run_.options.rubrics[rubric_];
        if (is_known(competency) && (!score || rubric.scale.allows(*score)))
            return true;
        Scorecard probe;
        probe.rubric = rubric.id.text();
        probe.revision = rubric.revision;
        Rating rating;
        rating.competency = CompetencyId(run_.store.competencies[competency]);
        rating.score = score;
        probe.ratings.push_back(std::move(rating));
        std::size_t chosen = 0;
        for (Diagnostic& problem : CardCheck(probe, run_.cards).run(chosen)) {
            problem.pointer.clear();
            bool const unknown = problem.code == problems::unknown_competency.code;
            std::size_t const offset = unknown && !row_.header().wide
                                           ? row_.cell(CardColumn::competency).begin
                                           : cell.begin;
            row_.note(std::move(problem), offset);
        }
        return false;
    }
    bool is_known(std::uint32_t competency) {
        std::size_t const at = competency * run_.options.rubrics.size() + rubric_;
        if (known_.size() <= at)
            known_.resize(at + 1);
        if (!known_[at])
            known_[at] = run_.options.rubrics[rubric_]->competency(
                             CompetencyId(run_.store.competencies[competency])) != nullptr;
        return *known_[at];
    }

    RatingRun& run_;
    std::uint32_t file_ = 0;
    RatingCells row_;
    bool votes_ = false;
    bool begun_ = false;
    bool refused_ = false;
    bool anything_ = false;
    std::string_view text_{};
    std::size_t line_ = 1;
    std::vector<std::uint32_t> wide_{}; ///< competencies of the wide form's columns
    RatingNames rubric_names_{};
    std::vector<std::optional<bool>> known_{}; ///< by competency and rubric
    std::uint32_t card_ = no_code;
    bool new_card_ = false;
    Phase phase_ = Phase::independent;
    RatingFacts facts_{};
    std::uint32_t rubric_ = no_code;
};

} // namespace panelscore::detail
