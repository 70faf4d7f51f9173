// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/scorecard_csv.ipp>
#include <panelscore/impl/scorecard_json.ipp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/io/write_json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// True when a text begins with the mark of UTF-16.
inline bool is_utf16(std::string_view text) {
    return text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF";
}

inline void write_rating(JsonWriter& json, Rating const& rating) {
    json.key(rating.competency.text());
    bool const plain = rating.evidence.empty() && !rating.hint;
    if (plain) {
        rating.score ? json.number(*rating.score) : json.null();
        return;
    }
    json.begin_object().number("score", rating.score);
    if (!rating.evidence.empty())
        json.string("evidence", rating.evidence);
    if (rating.hint)
        json.string("hint", name_in(hint_names, *rating.hint));
    json.end_object();
}

inline void write_red_flags(JsonWriter& json, std::vector<RedFlag> const& flags) {
    json.begin_array("red_flags");
    for (auto const& flag : flags) {
        json.begin_object();
        if (!flag.competency.empty())
            json.string("competency", flag.competency.text());
        json.string("flag", flag.flag);
        if (!flag.quotation.empty())
            json.string("quotation", flag.quotation);
        json.end_object();
    }
    json.end_array();
}

} // namespace detail

PANELSCORE_DECL ReadScorecards read_scorecards(std::string_view text, std::string_view name,
                                               ScorecardOptions const& options) {
    ReadScorecards read;
    read.file = name;
    if (detail::is_utf16(text)) {
        auto& noted = read.problems.emplace_back(
            make_problem(problems::not_utf8, "this file is UTF-16, not UTF-8"));
        noted.file = read.file;
        noted.where = {1, 1};
        noted.expected = "a file saved as UTF-8";
        return read;
    }
    std::size_t const mark = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    text.remove_prefix(mark);
    auto const first = text.find_first_not_of(detail::json_blanks);
    if (first == text.npos)
        return read;
    if (text[first] == '{' || text[first] == '[')
        detail::read_json_cards(text, mark, options, read);
    else
        detail::CsvCards(text, mark, options, read).run();
    return read;
}

PANELSCORE_DECL Parsed<std::vector<Scorecard>>
parse_scorecards(std::string_view text, std::string_view name,
                 ScorecardOptions const& options) {
    std::vector<ReadScorecards> files;
    files.push_back(read_scorecards(text, name, options));
    Diagnostics const across = check_run(files);
    Parsed<std::vector<Scorecard>> read;
    read.value = std::move(files.front().cards);
    read.problems = std::move(files.front().problems);
    read.problems.insert(read.problems.end(), across.begin(), across.end());
    return read;
}

PANELSCORE_DECL void locate(Diagnostic& problem, ReadScorecards const& read, std::size_t card,
                            std::string_view text) {
    CardPlace const& place = read.places[card];
    problem.file = read.file;
    problem.where = place.where;
    if (place.first_cell != CardPlace::none) {
        if (auto const rating = detail::rating_at(read.cards[card], problem.pointer))
            problem.where = read.cells[place.first_cell + *rating];
        problem.pointer.clear();
        return;
    }
    if (place.offset <= text.size()) {
        std::string_view const json = text.substr(place.offset, place.length);
        auto const document = detail::parse_json(json);
        if (!document.fault) {
            auto const node = document.node(document.find(problem.pointer));
            problem.where = detail::TextPositions(json, place.where).at(node.begin);
        }
    }
    if (place.element != CardPlace::none)
        problem.pointer.insert(0, '/' + std::to_string(place.element));
}

PANELSCORE_DECL std::string to_json(Scorecard const& card) {
    std::string out;
    JsonWriter json(out);
    auto const text = [&](std::string_view key, std::string_view value) {
        if (!value.empty())
            json.string(key, value);
    };
    json.begin_object().string("format", detail::scorecard_format);
    text("rubric", card.rubric);
    text("revision", card.revision);
    json.string("candidate", card.candidate.text());
    json.string("interviewer", card.interviewer.text());
    text("interview", card.interview.text());
    text("seniority", card.seniority.text());
    text("interviewed_at", card.interviewed_at);
    text("submitted_at", card.submitted_at);
    if (card.phase != Phase::independent)
        json.string("phase", name_in(phase_names, card.phase));
    json.begin_object("ratings");
    for (auto const& rating : card.ratings)
        detail::write_rating(json, rating);
    json.end_object();
    if (!card.red_flags.empty())
        detail::write_red_flags(json, card.red_flags);
    if (card.overall)
        json.string("overall", name_in(vote_names, *card.overall));
    text("notes", card.notes);
    text("opening", card.opening.text());
    if (!card.source.empty())
        json.raw("source", card.source);
    if (!card.extra.empty())
        json.raw("x", card.extra);
    json.end_object();
    return out;
}

} // namespace panelscore
