// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/json_pointer.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/object_reader.hpp>
#include <panelscore/io/import_map.hpp>
#include <panelscore/io/names.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace panelscore {
namespace detail {

inline constexpr std::string_view import_map_format = "panelscore/import-map/1";

inline constexpr std::array<Named<OpeningField>, 4> opening_field_names{
    {{OpeningField::any, "any"},
     {OpeningField::job, "job"},
     {OpeningField::application, "application"},
     {OpeningField::none, "none"}}};

inline constexpr std::array<Named<SheetLayout>, 2> sheet_layout_names{
    {{SheetLayout::rating, "rating"}, {SheetLayout::card, "card"}}};

/// Reads an import map.
class ImportMapReader {
  public:
    ImportMapReader(JsonReader& json, ImportMap& into) : json_(json), out_(into) {}

    void run() {
        ObjectReader object(json_, 0);
        check_format(object, import_map_format);
        id_text(object, "rubric", out_.rubric);
        id_text(object, "revision", out_.revision);
        if (auto const at = object.optional("seniority"))
            read_seniority(*at);
        object.word("opening", opening_field_names, out_.opening);
        if (auto const at = object.optional("scales"))
            read_scales(*at);
        if (auto const at = object.optional("competencies"))
            read_names(*at, "a competency id or \"ignore\"", out_.competencies);
        if (auto const at = object.optional("interviews"))
            read_names(*at, "the id of an interview or \"ignore\"", out_.interviews.emplace());
        if (auto const at = object.optional("overall"))
            read_votes(*at);
        if (auto const at = object.optional("columns"))
            read_columns(*at);
        object.finish();
    }

  private:
    /// Entries seen so far of one list, by what they are compared by.
    using Seen = std::map<std::string, SourcePosition>;

    void id_text(ObjectReader& object, std::string_view key, std::string& into) {
        if (auto const at = object.optional(key))
            into = json_.name(*at).value_or(std::string{});
    }
    /// Their name, once a list; nothing when it cannot be used.
    bool their_name(NodeIndex key, Seen& seen, std::string& name, SourcePosition& where) {
        auto const read = json_.text(key);
        where = json_.where(key);
        if (!read)
            return false;
        name = *read;
        std::string const compared = folded(name);
        if (compared.empty()) {
            json_.problem(problems::wrong_format, "a name in the map is empty", key);
            return false;
        }
        auto const [first, added] = seen.emplace(compared, where);
        if (!added)
            json_
                .problem(problems::duplicate_id,
                         "\"" + name +
                             "\" stands in this list twice: case and blanks do not "
                             "count",
                         key)
                .details = {"first in line " + std::to_string(first->second.line)};
        return added;
    }
    template <typename Ours>
    bool undecided(NodeIndex key, NodeIndex value, MapEntry<Ours>& entry,
                   std::string_view expected) {
        if (!json_.is_null(value))
            return false;
        json_
            .problem(problems::undecided, "nobody has decided about \"" + entry.theirs + "\"",
                     key)
            .expected = "decide: " + std::string(expected);
        entry.decision = MapDecision::undecided;
        return true;
    }

    void read_names(NodeIndex node, std::string_view expected,
                    std::vector<MapEntry<std::string>>& into) {
        Seen seen;
        json_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            MapEntry<std::string> entry;
            if (!their_name(key, seen, entry.theirs, entry.where))
                return;
            if (!undecided(key, value, entry, expected)) {
                auto id = json_.name(value);
                if (!id)
                    return;
                if (*id != "ignore")
                    entry.ours = std::move(*id);
            }
            into.push_back(std::move(entry));
        });
    }
    void read_seniority(NodeIndex node) {
        if (json_.kind(node) == JsonKind::string) {
            if (auto name = json_.name(node))
                out_.seniority.push_back(
                    {{}, std::move(name), MapDecision::made, json_.where(node)});
            return;
        }
        if (json_.kind(node) != JsonKind::object) {
            json_.wrong_type(node, "one seniority, or one for each job");
            return;
        }
        read_names(node, "a seniority of the rubric, or \"ignore\" for none", out_.seniority);
    }

    void read_scales(NodeIndex node) {
        Seen tables;
        Seen values;
        MapScale plain;
        plain.where = json_.where(node);
        json_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            if (json_.kind(value) != JsonKind::object) {
                read_score(key, value, values, plain);
                return;
            }
            MapScale scale;
            if (!their_name(key, tables, scale.name, scale.where))
                return;
            Seen own;
            json_.for_each_member(value, [&](NodeIndex inner, NodeIndex score) {
                read_score(inner, score, own, scale);
            });
            out_.scales.push_back(std::move(scale));
        });
        if (!plain.values.empty())
            out_.scales.insert(out_.scales.begin(), std::move(plain));
    }
    void read_score(NodeIndex key, NodeIndex value, Seen& seen, MapScale& into) {
        constexpr std::string_view expected{"a score or \"not_observed\""};
        MapEntry<double> entry;
        if (!their_name(key, seen, entry.theirs, entry.where))
            return;
        if (json_.kind(value) == JsonKind::number) {
            entry.ours = json_.number(value);
            if (!entry.ours)
                return;
        } else if (!undecided(key, value, entry, expected) &&
                   !is_word(value, "not_observed", expected)) {
            return;
        }
        into.values.push_back(std::move(entry));
    }
    /// True for this very word; anything else is a problem.
    bool is_word(NodeIndex value, std::string_view word, std::string_view expected) {
        if (json_.kind(value) != JsonKind::string) {
            json_.wrong_type(value, expected);
            return false;
        }
        if (json_.document().says(value, word))
            return true;
        auto& noted = json_.problem(problems::unknown_word,
                                    json_.label(value) + " is neither a number nor \"" +
                                        std::string(word) + "\"",
                                    value);
        noted.expected = expected;
        return false;
    }
    void read_votes(NodeIndex node) {
        Seen seen;
        json_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            MapEntry<Vote> entry;
            if (!their_name(key, seen, entry.theirs, entry.where))
                return;
            bool const none = json_.kind(value) == JsonKind::string &&
                              json_.document().says(value, "no_vote");
            if (!none && !undecided(key, value, entry,
                                    JsonReader::joined_names(vote_names) + " or \"no_vote\"")) {
                entry.ours = json_.word(value, vote_names);
                if (!entry.ours)
                    return;
            }
            out_.overall.push_back(std::move(entry));
        });
    }

    void read_columns(NodeIndex node) {
        ObjectReader object(json_, node);
        SheetColumns columns;
        object.word("layout", sheet_layout_names, columns.layout);
        bool const by_card = columns.layout == SheetLayout::card;
        for (std::string_view const field : sheet_fields) {
            bool const of_rating = field == "competency" || field == "type" ||
                                   field == "score" || field == "scale" || field == "note";
            auto const at = by_card && of_rating ? std::nullopt : object.optional(field);
            auto column = at ? json_.text(*at) : std::nullopt;
            if (column)
                columns.names.emplace_back(field, std::move(*column));
        }
        if (auto const at = by_card ? object.optional("ratings") : std::nullopt)
            read_rating_columns(*at, columns);
        object.finish();
        out_.columns = std::move(columns);
    }
    /// A list of columns, or an object with the column of each one's note.
    void read_rating_columns(NodeIndex node, SheetColumns& into) {
        Seen seen;
        auto const add = [&](NodeIndex name, std::string note) {
            SourcePosition where;
            std::string column;
            if (their_name(name, seen, column, where))
                into.ratings.emplace_back(std::move(column), std::move(note));
        };
        if (json_.kind(node) == JsonKind::object)
            json_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
                add(key, json_.is_null(value) ? std::string{}
                                              : json_.text(value).value_or(std::string{}));
            });
        else
            json_.for_each_item(node,
                                [&](NodeIndex item, std::size_t) { add(item, std::string{}); });
    }

    JsonReader& json_;
    ImportMap& out_;
};

/// Holds a map against a rubric; see `check_import_map`.
class ImportMapCheck {
  public:
    ImportMapCheck(ImportMap const& map, Rubric const& rubric) : map_(map), rubric_(rubric) {}

    Diagnostics run() {
        if (!map_.rubric.empty() && map_.rubric != rubric_.id.text())
            note(problems::other_rubric,
                 "the map is for rubric \"" + map_.rubric + "\", not \"" + rubric_.id.text() +
                     "\"",
                 "/rubric", {});
        else if (!map_.revision.empty() && map_.revision != rubric_.revision)
            note(problems::other_revision,
                 "the map is for revision " + map_.revision + " of the rubric, not " +
                     rubric_.revision,
                 "/revision", {});
        check_competencies();
        check_scores();
        if (rubric_.role) {
            check_seniorities(*rubric_.role);
            if (!rubric_.role->interviews.empty())
                check_interviews(*rubric_.role);
        }
        return std::move(problems_);
    }

  private:
    Diagnostic& note(ProblemKind kind, std::string message, std::string pointer,
                     SourcePosition where) {
        auto& noted = problems_.emplace_back(make_problem(kind, std::move(message)));
        noted.file = map_.file;
        noted.pointer = std::move(pointer);
        noted.where = where;
        return noted;
    }
    static std::string pointer_to(std::string_view list, std::string const& name) {
        std::string pointer{list};
        if (!name.empty())
            append_key(pointer, name);
        return pointer;
    }
    void check_competencies() {
        std::vector<std::string> ids;
        for (auto const& competency : rubric_.competencies)
            ids.push_back(competency.id.text());
        for (auto const& entry : map_.competencies)
            if (entry.ours && rubric_.competency(CompetencyId{*entry.ours}) == nullptr)
                note(problems::unknown_competency,
                     "the rubric has no competency \"" + *entry.ours + "\"",
                     pointer_to("/competencies", entry.theirs), entry.where)
                    .did_you_mean = nearest(*entry.ours, ids);
    }
    void check_scores() {
        if (rubric_.scale.levels.empty())
            return;
        for (auto const& scale : map_.scales)
            for (auto const& entry : scale.values) {
                if (!entry.ours || rubric_.scale.allows(*entry.ours))
                    continue;
                note(problems::off_scale,
                     "\"" + entry.theirs + "\" comes to " + number_text(*entry.ours) +
                         ", which is no score of the rubric",
                     pointer_to(pointer_to("/scales", scale.name), entry.theirs), entry.where)
                    .expected = "a score from " + number_text(rubric_.scale.minimum()) +
                                " to " + number_text(rubric_.scale.maximum());
            }
    }
    void check_seniorities(Role const& role) {
        std::vector<std::string> names;
        for (auto const& seniority : role.seniorities)
            names.push_back(seniority.text());
        if (names.empty())
            return;
        for (auto const& entry : map_.seniority)
            if (entry.ours && std::find(names.begin(), names.end(), *entry.ours) == names.end())
                note(problems::dangling_reference,
                     "the rubric has no seniority \"" + *entry.ours + "\"",
                     pointer_to("/seniority", entry.theirs), entry.where)
                    .did_you_mean = nearest(*entry.ours, names);
    }
    void check_interviews(Role const& role) {
        std::vector<std::string> ids;
        for (auto const& interview : role.interviews)
            ids.push_back(interview.id.text());
        if (!map_.interviews)
            return;
        for (auto const& entry : *map_.interviews) {
            if (!entry.ours || role.interview(InterviewId{*entry.ours}) != nullptr)
                continue;
            auto& noted = note(problems::not_in_plan,
                               "the rubric's plan has no interview \"" + *entry.ours + "\"",
                               pointer_to("/interviews", entry.theirs), entry.where);
            noted.level = DiagnosticLevel::warning;
            noted.did_you_mean = nearest(*entry.ours, ids);
        }
    }

    ImportMap const& map_;
    Rubric const& rubric_;
    Diagnostics problems_{};
};

} // namespace detail

PANELSCORE_DECL Parsed<ImportMap> parse_import_map(std::string_view text,
                                                   std::string_view name) {
    Parsed<ImportMap> result;
    result.value.file = name;
    auto const document = detail::parse_json(detail::without_mark(text));
    detail::JsonReader json(document, name, result.problems);
    json.note_faults();
    if (!document.fault)
        detail::ImportMapReader(json, result.value).run();
    return result;
}

PANELSCORE_DECL Diagnostics check_import_map(ImportMap const& map, Rubric const& rubric) {
    return detail::ImportMapCheck(map, rubric).run();
}

} // namespace panelscore
