// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/kit.hpp>
#include <panelscore/io/write_json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {
namespace detail::kit {

/// The columns of the long form that an empty card has, in order.
inline constexpr std::array<std::string_view, 13> card_columns{
    "candidate", "interviewer", "competency", "score",   "interview", "seniority", "evidence",
    "hint",      "red_flag",    "quotation",  "overall", "rubric",    "revision"};

inline bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

inline void append_row(std::string& out, std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += ',';
        out += csv_cell(cells[i]);
    }
    out += "\r\n";
}

/// The competency an interview rates, as its guide holds it; null when the rubric lacks it.
inline Competency const* rated(InterviewGuide const& guide, CompetencyId const& id) {
    for (auto const& step : guide.steps)
        if (step.competency.id == id)
            return &step.competency;
    return nullptr;
}

inline void append_card_rows(std::string& out, InterviewGuide const& guide) {
    for (auto const& id : guide.interview.competencies) {
        auto const* competency = rated(guide, id);
        if (!competency)
            continue;
        std::vector<std::string> cells(card_columns.size());
        cells[2] = id.text();
        cells[4] = guide.interview.id.text();
        cells[5] = guide.seniority.text();
        cells[11] = guide.rubric.text();
        cells[12] = guide.revision;
        cells.push_back(competency->name);
        for (auto const& level : guide.scale.levels) {
            auto const* anchor = competency->anchor(level.score);
            cells.push_back(anchor ? anchor->text : std::string{});
        }
        append_row(out, cells);
    }
}

inline void write_card(JsonWriter& json, InterviewGuide const& guide) {
    json.begin_object();
    json.string("format", "panelscore/scorecard/1");
    json.string("rubric", guide.rubric.text());
    json.string("revision", guide.revision);
    json.string("candidate", "");
    json.string("interviewer", "");
    if (!guide.interview.id.empty())
        json.string("interview", guide.interview.id.text());
    if (!guide.seniority.empty())
        json.string("seniority", guide.seniority.text());
    json.begin_object("ratings");
    for (auto const& id : guide.interview.competencies)
        if (rated(guide, id)) {
            json.begin_object(id.text(), JsonLayout::line);
            json.null("score");
            json.string("evidence", "");
            json.end_object();
        }
    json.end_object();
    json.begin_array("red_flags").end_array();
    json.null("overall");
    json.string("notes", "");
    json.end_object();
}

} // namespace detail::kit

PANELSCORE_DECL std::string kit_csv(std::vector<InterviewGuide> const& guides) {
    using namespace detail::kit;
    std::vector<std::string> header{card_columns.begin(), card_columns.end()};
    header.emplace_back("name");
    if (!guides.empty())
        for (auto const& level : guides.front().scale.levels)
            header.push_back("anchor_" + number_text(level.score));
    std::string out;
    append_row(out, header);
    for (auto const& guide : guides)
        append_card_rows(out, guide);
    return is_ascii(out) ? out : "\xEF\xBB\xBF" + out;
}

PANELSCORE_DECL std::string kit_json(InterviewGuide const& guide) {
    std::string out;
    JsonWriter json(out, 2);
    detail::kit::write_card(json, guide);
    return out + '\n';
}

PANELSCORE_DECL std::string kit_json(PlanGuide const& plan) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_array();
    for (auto const& guide : plan.interviews)
        detail::kit::write_card(json, guide);
    json.end_array();
    return out + '\n';
}

} // namespace panelscore
