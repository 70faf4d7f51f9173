// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/import_map.ipp>
#include <panelscore/io/write_json.hpp>

namespace panelscore {
namespace detail {

inline void append_map_value(JsonWriter& json, std::string const& ours) {
    json.string(ours);
}
inline void append_map_value(JsonWriter& json, double ours) {
    json.number(ours);
}
inline void append_map_value(JsonWriter& json, Vote ours) {
    json.string(name_in(vote_names, ours));
}

/// The entries of a list as members; `nothing` is the word for an entry without ours.
template <typename Ours>
void append_map_entries(JsonWriter& json, std::vector<MapEntry<Ours>> const& entries,
                        std::string_view nothing) {
    for (auto const& entry : entries) {
        json.key(entry.theirs);
        if (entry.decision == MapDecision::undecided)
            json.null();
        else if (entry.ours)
            append_map_value(json, *entry.ours);
        else
            json.string(nothing);
    }
}

inline void append_map_columns(JsonWriter& json, SheetColumns const& columns) {
    json.begin_object("columns");
    json.string("layout", name_in(sheet_layout_names, columns.layout));
    for (auto const& [ours, theirs] : columns.names)
        json.string(ours, theirs);
    if (!columns.ratings.empty()) {
        json.begin_object("ratings");
        for (auto const& [column, note] : columns.ratings) {
            json.key(column);
            if (note.empty())
                json.null();
            else
                json.string(note);
        }
        json.end_object();
    }
    json.end_object();
}

inline void append_map_head(JsonWriter& json, ImportMap const& map) {
    json.string("format", import_map_format);
    if (!map.rubric.empty())
        json.string("rubric", map.rubric);
    if (!map.revision.empty())
        json.string("revision", map.revision);
    if (map.seniority.size() == 1 && map.seniority.front().theirs.empty()) {
        json.string("seniority", map.seniority.front().ours.value_or(std::string{}));
    } else if (!map.seniority.empty()) {
        json.begin_object("seniority");
        append_map_entries(json, map.seniority, "ignore");
        json.end_object();
    }
    if (map.opening != OpeningField::any)
        json.string("opening", name_in(opening_field_names, map.opening));
}

} // namespace detail

PANELSCORE_DECL std::string to_json(ImportMap const& map) {
    std::string text;
    JsonWriter json(text, 2);
    json.begin_object();
    detail::append_map_head(json, map);
    if (!map.scales.empty()) {
        json.begin_object("scales");
        for (auto const& scale : map.scales) {
            if (!scale.name.empty())
                json.begin_object(scale.name);
            detail::append_map_entries(json, scale.values, "not_observed");
            if (!scale.name.empty())
                json.end_object();
        }
        json.end_object();
    }
    if (!map.overall.empty()) {
        json.begin_object("overall");
        detail::append_map_entries(json, map.overall, "no_vote");
        json.end_object();
    }
    if (map.interviews) {
        json.begin_object("interviews");
        detail::append_map_entries(json, *map.interviews, "ignore");
        json.end_object();
    }
    json.begin_object("competencies");
    detail::append_map_entries(json, map.competencies, "ignore");
    json.end_object();
    if (map.columns)
        detail::append_map_columns(json, *map.columns);
    json.end_object();
    return text + "\n";
}

} // namespace panelscore
