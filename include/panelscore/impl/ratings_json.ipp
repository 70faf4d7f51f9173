// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards as JSON for calibration: lines one by one, anything else as a whole.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/json_parser.hpp>
#include <panelscore/impl/quick_card.ipp>
#include <panelscore/impl/ratings_run.ipp>
#include <panelscore/io/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Enters cards of one JSON file.
class RatingCards {
  public:
    RatingCards(RatingRun& run, std::uint32_t file)
        : run_(run), file_(file), quick_(run.cards) {}

    /// Reads whole lines off the front of a text and returns how many bytes they have.
    /// @param last nothing comes behind this text
    std::size_t read_lines(std::string_view text, bool last) {
        std::size_t at = 0;
        while (at < text.size()) {
            auto const feed = text.find('\n', at);
            if (feed == text.npos && !last)
                return at;
            std::size_t const end = (std::min)(feed, text.size());
            read_line(text.substr(at, end - at));
            at = (std::min)(end + 1, text.size());
            ++line_;
        }
        return at;
    }
    /// Says that the line that begins with this text is too long.
    void refuse_line(std::string_view text) { read_line(text); }
    /// Reads the text of a whole file.
    void read_whole(std::string_view text) {
        take_all(read_scorecards(text, run_.log.file(), run_.cards), text);
    }
    /// True when a card has been taken, or refused with a reason.
    [[nodiscard]] bool anything() const { return anything_; }

  private:
    void read_line(std::string_view line) {
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        QuickCard about;
        if (line.size() <= longest_piece && quick_.check(line, card_, about)) {
            anything_ = true;
            take(card_, about.rubric, line_,
                 [&](Diagnostic problem) { note_in_line(std::move(problem), line); });
        } else if (line.find_first_not_of(" \t\r") != line.npos) {
            take_all(read_line_with_care(line), line);
        }
    }
    [[nodiscard]] ReadScorecards read_line_with_care(std::string_view line) const {
        ReadScorecards read;
        read.file = run_.log.file();
        read_one_card(line, 0, {line_, 1}, run_.cards, read);
        return read;
    }
    /// Lists a problem of a plain card; it is read again, for its places.
    void note_in_line(Diagnostic problem, std::string_view line) {
        ReadScorecards const read = read_line_with_care(line);
        locate(problem, read, 0, line);
        SourcePosition const where = problem.where;
        run_.log.note(std::move(problem), where);
    }
    void take_all(ReadScorecards read, std::string_view text) {
        anything_ = anything_ || !read.cards.empty() || !read.problems.empty();
        for (Diagnostic& problem : read.problems) {
            SourcePosition const where = problem.where;
            run_.log.note(std::move(problem), where);
        }
        for (std::size_t i = 0; i < read.cards.size(); ++i)
            take(read.cards[i], read.places[i].rubric, read.places[i].where.line,
                 [&](Diagnostic problem) {
                     locate(problem, read, i, text);
                     SourcePosition const where = problem.where;
                     run_.log.note(std::move(problem), where);
                 });
    }

    /// Enters a card. @param note lists a problem whose pointer is inside the card
    template <typename Note>
    void take(Scorecard const& card, std::size_t rubric, std::size_t line, Note note) {
        RatingStore& store = run_.store;
        RatingPlace const here{file_, static_cast<std::uint32_t>(line)};
        StagedCard wanted;
        wanted.panel = store.panel_of(store.candidates.add(card.candidate.text()),
                                      code_of(store.openings, card.opening.text()));
        wanted.interviewer = store.interviewers.add(card.interviewer.text());
        wanted.interview = code_of(store.interviews, card.interview.text());
        wanted.phase = card.phase;
        wanted.first = here;
        std::uint32_t const code = store.card_of(wanted);
        auto const seniority = code_of(store.seniorities, card.seniority.text());
        if (!store.settle_seniority(wanted.panel, seniority, here))
            note(pointing(other_seniority(store, wanted.panel, seniority), "/seniority"));
        CardDifferences const differ = store.merge(code, facts_of(card, rubric));
        if (differ.group)
            note(other_group(store.cards[code]));
        if (run_.options.rated == RatedBy::overall_vote) {
            if (differ.voted_twice)
                note(pointing(rated_twice(store, code, "overall"), "/overall"));
            return;
        }
        for (Rating const& rating : card.ratings)
            rate(code, rating, note);
    }
    template <typename Note>
    void rate(std::uint32_t card, Rating const& rating, Note note) {
        std::string const& name = rating.competency.text();
        if (run_.scale && rating.score)
            if (auto problem = off_scale(*run_.scale, *rating.score)) {
                note(pointing(std::move(*problem), child("/ratings", name)));
                return;
            }
        if (!run_.store.add(card, run_.store.competencies.add(name), rating.score))
            note(pointing(rated_twice(run_.store, card, name), child("/ratings", name)));
    }
    static Diagnostic pointing(Diagnostic problem, std::string pointer) {
        problem.pointer = std::move(pointer);
        return problem;
    }
    static std::uint32_t code_of(RatingNames& names, std::string const& name) {
        return name.empty() ? no_code : names.add(name);
    }
    [[nodiscard]] RatingFacts facts_of(Scorecard const& card, std::size_t rubric) {
        RatingFacts facts;
        facts.rubric = rubric == CardPlace::none ? no_code : static_cast<std::uint32_t>(rubric);
        facts.revision = code_of(run_.store.revisions, card.revision);
        facts.interviewed_at = seconds_since_1970(card.interviewed_at).value_or(no_time);
        facts.submitted_at = seconds_since_1970(card.submitted_at).value_or(no_time);
        facts.overall = card.overall;
        if (!run_.options.by.empty())
            facts.group = code_of(run_.store.groups, group_of(card));
        return facts;
    }
    /// What a card says under the key that makes groups.
    [[nodiscard]] std::string group_of(Scorecard const& card) const {
        std::string const& by = run_.options.by;
        if (by == "interview")
            return card.interview.text();
        if (by == "opening")
            return card.opening.text();
        if (by == "seniority")
            return card.seniority.text();
        if (by == "rubric")
            return card.rubric;
        if (by == "revision")
            return card.revision;
        if (card.extra.empty())
            return {};
        JsonDocument const extra = parse_json(card.extra);
        std::string found;
        if (!extra.fault && extra.kind(0) == JsonKind::object)
            extra.for_each_member(0, [&](NodeIndex key, NodeIndex value) {
                if (!extra.says(key, by))
                    return;
                JsonKind const kind = extra.kind(value);
                if (kind == JsonKind::string)
                    found = trimmed(extra.string(value));
                else if (kind == JsonKind::number || kind == JsonKind::boolean)
                    found = extra.source(value);
            });
        return found.size() > longest_name || find_control(found, false) != found.npos
                   ? std::string{}
                   : found;
    }
    [[nodiscard]] Diagnostic other_group(StagedCard const& card) const {
        Diagnostic problem = make_problem(
            problems::rows_differ, run_.options.by + " differs between the parts of one card");
        problem.expected = "the same as in " + run_.store.text_of(card.first);
        return problem;
    }

    RatingRun& run_;
    std::uint32_t file_ = 0;
    QuickCardReader quick_;
    Scorecard card_{};
    std::size_t line_ = 1;
    bool anything_ = false;
};

} // namespace panelscore::detail
