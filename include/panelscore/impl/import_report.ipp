// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/io/escape.hpp>
#include <panelscore/io/import_report.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/io/text_layout.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/version.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::array<Named<LeftOutReason>, 6> left_out_reason_names{
    {{LeftOutReason::not_submitted, "not_submitted"},
     {LeftOutReason::deleted, "deleted"},
     {LeftOutReason::ignored, "ignored"},
     {LeftOutReason::unmapped, "unmapped"},
     {LeftOutReason::duplicate, "duplicate"},
     {LeftOutReason::unreadable, "unreadable"}}};

/// "1 card", "3 cards".
[[nodiscard]] inline std::string how_many(std::size_t n, std::string_view what) {
    return std::to_string(n) + ' ' + std::string{what} + (n == 1 ? "" : "s");
}

/// The report of an import, line by line.
class ImportText {
  public:
    ImportText(ImportReport const& report, std::string_view cards_to)
        : report_(report), cards_to_(cards_to) {}

    std::string run() {
        head();
        written();
        cards_left_out();
        ratings_left_out();
        scales();
        votes();
        settled();
        set_by_map();
        missing();
        out_ += "Matched exactly by name; nothing was guessed.\n";
        return std::move(out_);
    }

  private:
    static constexpr std::size_t label_width = 11;
    static constexpr std::size_t number_width = 6;
    static constexpr std::size_t width = 80;

    void line(std::string_view label, std::string const& text) {
        out_ += "  " + pad_right(label, label_width) + "  " + text + '\n';
    }
    void counted(std::string_view label, std::size_t n, std::string const& text) {
        out_ += "  " + pad_right(label, label_width) +
                pad_left(std::to_string(n), number_width) + ' ' + text + '\n';
    }
    /// A list in as many lines as it needs, the label in front of the first.
    void listed(std::string_view label, std::vector<std::string> const& items,
                std::string_view separator) {
        for (auto const& part : wrap_items(items, separator, width - label_width - 4)) {
            line(label, part);
            label = {};
        }
    }
    [[nodiscard]] std::string in_map(SourcePosition where) const {
        if (where.line == 0 || report_.map.empty())
            return {};
        return " (" + one_line(report_.map) + ":" + std::to_string(where.line) + ")";
    }
    static std::string shown(std::string_view name) { return '"' + one_line(name) + '"'; }

    void head() {
        for (auto const& name : report_.systems) {
            std::string title = name;
            for (auto const& system : export_systems())
                if (system.name == name)
                    title = std::string{system.title} +
                            (system.experimental ? " (experimental)" : "");
            out_ += title + " \xC2\xB7 ";
        }
        out_ += how_many(report_.files, "file") + " \xC2\xB7 " +
                how_many(report_.cards.read, "scorecard") + " \xC2\xB7 " +
                how_many(report_.candidates, "candidate");
        if (report_.openings > 0)
            out_ += " \xC2\xB7 " + how_many(report_.openings, "opening");
        out_ += '\n';
    }
    void written() {
        std::string text = report_.cards.written == 1 ? "scorecard, " : "scorecards, ";
        text += how_many(report_.ratings.written - report_.not_observed, "rating") + ", " +
                std::to_string(report_.not_observed) + " not observed";
        if (!cards_to_.empty())
            text += "    " + one_line(cards_to_);
        counted("written", report_.cards.written, text);
    }
    [[nodiscard]] std::string why_card(LeftOut const& entry) const {
        std::string const interview =
            entry.name.empty() ? std::string{} : "interview " + shown(entry.name);
        switch (entry.reason) {
        case LeftOutReason::not_submitted:
            return "not submitted";
        case LeftOutReason::deleted:
            return "deleted";
        case LeftOutReason::ignored:
            return interview + " is set to ignore" + in_map(entry.in_map);
        case LeftOutReason::unmapped:
            return interview + ": NOT IN THE MAP   <- add it or set it to ignore";
        case LeftOutReason::duplicate:
            return "sent twice: the earlier one";
        case LeftOutReason::unreadable:
            break;
        }
        return "could not be read";
    }
    void cards_left_out() {
        std::size_t const all = report_.cards.read - report_.cards.written;
        if (all == 0)
            return;
        std::size_t with_them = 0;
        for (LeftOut const& entry : report_.ratings.left_out)
            with_them += entry.name.empty() ? entry.count : 0;
        std::string text = all == 1 ? "scorecard" : "scorecards";
        if (with_them > 0)
            text += ", with " + how_many(with_them, "rating");
        counted("left out", all, text);
        for (LeftOut const& entry : report_.cards.left_out)
            counted({}, entry.count, why_card(entry));
    }
    [[nodiscard]] std::string why_rating(LeftOut const& entry) const {
        std::string const name =
            shown(entry.name) + (entry.type.empty() ? "" : " (" + one_line(entry.type) + ")");
        if (entry.reason == LeftOutReason::ignored)
            return name + ": set to ignore" + in_map(entry.in_map);
        if (entry.reason == LeftOutReason::duplicate)
            return name + ": a second rating of one competency";
        if (!entry.value.empty())
            return name + ": value " + shown(entry.value) + " NOT IN THE MAP";
        return name + ": NOT IN THE MAP   <- add it or set it to ignore";
    }
    void ratings_left_out() {
        std::size_t all = 0;
        for (LeftOut const& entry : report_.ratings.left_out)
            all += entry.name.empty() ? 0 : entry.count;
        if (all == 0)
            return;
        counted("left out", all,
                all == 1 ? "rating of a card that was written"
                         : "ratings of cards that were written");
        for (LeftOut const& entry : report_.ratings.left_out)
            if (!entry.name.empty())
                counted({}, entry.count, why_rating(entry));
    }
    /// "mixed 3", but "2 -> 3" where both are numbers.
    [[nodiscard]] static std::string score_of(std::string const& theirs, double ours) {
        bool const number = !theirs.empty() && (theirs[0] == '-' || theirs[0] == '+' ||
                                                (theirs[0] >= '0' && theirs[0] <= '9'));
        return theirs + (number ? " -> " : " ") + number_text(ours);
    }
    void scales() {
        for (MapScale const& scale : report_.scales) {
            std::vector<std::string> scores, others;
            for (auto const& entry : scale.values)
                entry.ours ? scores.push_back(score_of(one_line(entry.theirs), *entry.ours))
                           : others.push_back(one_line(entry.theirs));
            if (!scale.name.empty())
                line("scale", shown(scale.name) + in_map(scale.where));
            listed(scale.name.empty() ? "scale" : "", scores, " \xC2\xB7 ");
            if (!others.empty()) {
                others.back() += " -> not observed" + in_map(scale.where);
                listed({}, others, ", ");
            }
        }
    }
    void votes() {
        if (report_.votes.read == 0)
            return;
        counted("overall", report_.votes.written,
                report_.votes.written == 1 ? "kept as a vote, not scored"
                                           : "kept as votes, not scored");
        for (LeftOut const& entry : report_.votes.left_out)
            counted({}, entry.count, shown(entry.value) + ": NOT IN THE MAP");
    }
    void settled() {
        std::string_view label{"settled"};
        for (Settled const& entry : report_.settled) {
            std::string text = how_many(entry.ids.size(), "card");
            if (entry.what == "sent_twice")
                text += " sent twice: the later one kept";
            else
                text += " entered by someone else: counted for the interviewer";
            constexpr std::size_t few = 3;
            if (entry.what == "sent_twice" && entry.ids.size() <= few) {
                text += " (id";
                for (auto const& id : entry.ids)
                    text += ' ' + one_line(id);
                text += ')';
            }
            line(label, text);
            label = {};
        }
        if (report_.interviews_not_named > 0)
            line(label, how_many(report_.interviews_not_named, "form") +
                            " of an interview: the map names none, nor do the cards");
    }
    void set_by_map() {
        for (SetByMap const& entry : report_.set_by_map)
            if (entry.what == "seniority")
                line("set here", "seniority " + one_line(entry.value) +
                                     (entry.job.empty() ? "" : " of " + shown(entry.job)) +
                                     in_map(entry.in_map) + "; the export does not carry it");
    }
    void missing() {
        if (report_.missing_cards.empty())
            return;
        std::vector<std::string> cards;
        for (ExpectedCard const& card : report_.missing_cards)
            cards.push_back(one_line(card.candidate.text() + ' ' + card.interviewer.text() +
                                     ' ' + card.interview.text()));
        cards.front() = how_many(cards.size(), "card") + ": " + cards.front();
        listed("still out", cards, "; ");
    }

    ImportReport const& report_;
    std::string_view cards_to_{};
    std::string out_{};
};

inline void append_import_count(JsonWriter& json, ImportCount const& count) {
    json.count("read", count.read).count("written", count.written).begin_array("left_out");
    for (LeftOut const& entry : count.left_out) {
        json.begin_object(JsonLayout::line);
        json.string("reason", name_in(left_out_reason_names, entry.reason));
        append_text_or_null(json, "name", entry.name);
        append_text_or_null(json, "type", entry.type);
        append_text_or_null(json, "value", entry.value);
        append_position_or_null(json, "line", entry.in_map.line);
        json.count("count", entry.count).begin_array("ids");
        for (auto const& id : entry.ids)
            json.string(id);
        json.end_array().end_object();
    }
    json.end_array();
}

inline void append_import_scales(JsonWriter& json, std::vector<MapScale> const& scales) {
    json.begin_array("scales");
    for (MapScale const& scale : scales) {
        json.begin_object();
        append_text_or_null(json, "name", scale.name);
        append_position_or_null(json, "line", scale.where.line);
        json.begin_array("values");
        for (auto const& entry : scale.values) {
            json.begin_object(JsonLayout::line).string("theirs", entry.theirs);
            json.number("score", entry.ours).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

inline void append_import_settled(JsonWriter& json, ImportReport const& report) {
    json.begin_array("settled");
    for (Settled const& entry : report.settled) {
        json.begin_object(JsonLayout::line).string("what", entry.what).begin_array("ids");
        for (auto const& id : entry.ids)
            json.string(id);
        json.end_array().end_object();
    }
    json.end_array().begin_array("set_by_map");
    for (SetByMap const& entry : report.set_by_map) {
        json.begin_object(JsonLayout::line).string("what", entry.what);
        json.string("value", entry.value);
        append_text_or_null(json, "job", entry.job);
        append_position_or_null(json, "line", entry.in_map.line);
        json.end_object();
    }
    json.end_array().begin_array("missing_cards");
    for (ExpectedCard const& card : report.missing_cards) {
        json.begin_object(JsonLayout::line).string("candidate", card.candidate.text());
        json.string("interviewer", card.interviewer.text());
        append_text_or_null(json, "interview", card.interview.text());
        json.end_object();
    }
    json.end_array();
}

/// One row of the long form; a card's own cells behind the rating's.
inline void append_long_rows(std::string& out, Scorecard const& card) {
    std::string tail;
    for (std::string_view const cell :
         {std::string_view{card.interview.text()}, std::string_view{card.opening.text()},
          std::string_view{card.seniority.text()}, std::string_view{card.interviewed_at},
          std::string_view{card.submitted_at},
          card.overall ? name_in(vote_names, *card.overall) : std::string_view{},
          std::string_view{card.rubric}, std::string_view{card.revision}})
        tail += ',' + csv_cell(cell);
    for (Rating const& rating : card.ratings) {
        out += csv_cell(card.candidate.text()) + ',' + csv_cell(card.interviewer.text()) + ',' +
               csv_cell(rating.competency.text()) + ',';
        if (rating.score)
            append_number(out, *rating.score);
        else
            out += 'N';
        out += ',' + csv_cell(rating.evidence) + tail + "\r\n";
    }
}

} // namespace detail

PANELSCORE_DECL std::string import_report_text(ImportReport const& report,
                                               std::string_view cards_to) {
    return detail::ImportText(report, cards_to).run();
}

PANELSCORE_DECL std::string to_json(ImportReport const& report, Diagnostics const& problems) {
    std::string text;
    JsonWriter json(text, 2);
    json.begin_object().string("format", "panelscore/import-report/1");
    json.begin_object("engine", JsonLayout::line).string("name", "panelscore");
    json.string("version", version).end_object();
    json.begin_array("systems", JsonLayout::line);
    for (auto const& system : report.systems)
        json.string(system);
    json.end_array();
    detail::append_text_or_null(json, "map", report.map);
    json.count("files", report.files).count("candidates", report.candidates);
    json.count("openings", report.openings).begin_object("cards");
    detail::append_import_count(json, report.cards);
    json.count("interview_not_named", report.interviews_not_named);
    json.end_object().begin_object("ratings");
    detail::append_import_count(json, report.ratings);
    json.count("not_observed", report.not_observed).end_object().begin_object("votes");
    detail::append_import_count(json, report.votes);
    json.end_object();
    detail::append_import_scales(json, report.scales);
    detail::append_import_settled(json, report);
    json.key("problems");
    append_problems(json, problems);
    json.end_object();
    return text + "\n";
}

PANELSCORE_DECL std::string scorecards_json(std::span<Scorecard const> cards) {
    std::string text{"["};
    for (Scorecard const& card : cards)
        text += (&card == cards.data() ? "\n" : ",\n") + to_json(card);
    return text + (cards.empty() ? "]\n" : "\n]\n");
}

PANELSCORE_DECL std::string scorecards_csv(std::span<Scorecard const> cards) {
    std::string text{"candidate,interviewer,competency,score,evidence,interview,opening,"
                     "seniority,interviewed_at,submitted_at,overall,rubric,revision\r\n"};
    for (Scorecard const& card : cards)
        detail::append_long_rows(text, card);
    return text;
}

} // namespace panelscore
