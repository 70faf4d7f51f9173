// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/nearest.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/impl/exported_sheet.ipp>
#include <panelscore/io/import_suggestion.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// The words of a name in lower case, without those that say nothing.
[[nodiscard]] inline std::vector<std::string> words_of_name(std::string_view name) {
    constexpr std::array<std::string_view, 7> empty_words{"and", "of",    "the",   "to",
                                                          "in",  "skill", "skills"};
    std::vector<std::string> words;
    std::string word;
    auto const end = [&] {
        if (!word.empty() &&
            std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end())
            words.push_back(word);
        word.clear();
    };
    for (char const c : name) {
        if (letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80U)
            word += lower_letter(c);
        else
            end();
    }
    end();
    return words;
}

/// True for the same word, or two with the same stem: "debugging" and "debug".
[[nodiscard]] inline bool same_stem(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest_stem = 5;
    if (a == b)
        return true;
    std::size_t common = 0;
    while (common < (std::min)(a.size(), b.size()) && a[common] == b[common])
        ++common;
    return common >= shortest_stem && 2 * common >= (std::max)(a.size(), b.size());
}

/// How alike two names are, 0 to 1: the share of words they have in common, or of letters that
/// need no change, whichever is higher.
[[nodiscard]] inline double likeness(std::string_view a, std::string_view b) {
    constexpr std::size_t longest = 100;
    auto const left = words_of_name(a.substr(0, longest));
    auto const right = words_of_name(b.substr(0, longest));
    if (left.empty() || right.empty())
        return 0;
    std::size_t shared = 0;
    std::vector<bool> used(right.size(), false);
    for (auto const& word : left)
        for (std::size_t i = 0; i < right.size(); ++i)
            if (!used[i] && same_stem(word, right[i])) {
                used[i] = true;
                ++shared;
                break;
            }
    double const by_words =
        2 * static_cast<double>(shared) / static_cast<double>(left.size() + right.size());
    std::string one, other;
    for (auto const& word : left)
        one += word;
    for (auto const& word : right)
        other += word;
    auto const longer = (std::max)(one.size(), other.size());
    double const by_letters =
        1 - static_cast<double>(edit_distance(one, other)) / static_cast<double>(longer);
    return (std::max)(by_words, by_letters);
}

/// Names of one thing of ours.
struct OwnNames {
    std::string id{};
    std::vector<std::string> names{};
};

/// The id that a name is clearly nearest to, or none.
[[nodiscard]] inline std::optional<std::string>
clearly_nearest(std::string_view theirs, std::vector<OwnNames> const& ours) {
    constexpr double near_enough = 0.6, clear_lead = 0.15, same_name = 2;
    double best = 0, second = 0;
    std::string found;
    for (auto const& own : ours) {
        double here = 0;
        for (auto const& name : own.names) {
            bool const equal = !name.empty() && folded(name) == folded(theirs);
            here = (std::max)(here, equal ? same_name : likeness(theirs, name));
        }
        if (here > best) {
            second = best;
            best = here;
            found = own.id;
        } else {
            second = (std::max)(second, here);
        }
    }
    if (best < near_enough || best - second < clear_lead)
        return std::nullopt;
    return found;
}

[[nodiscard]] inline std::vector<OwnNames> suggested_competencies(Rubric const* rubric) {
    std::vector<OwnNames> all;
    if (rubric == nullptr)
        return all;
    for (auto const& competency : rubric->competencies) {
        auto const& id = competency.id.text();
        all.push_back({id, {id, id.substr(id.find('.') + 1), competency.name}});
    }
    return all;
}

[[nodiscard]] inline std::vector<OwnNames> suggested_interviews(Rubric const* rubric) {
    std::vector<OwnNames> all;
    if (rubric == nullptr || !rubric->role)
        return all;
    for (auto const& interview : rubric->role->interviews)
        all.push_back({interview.id.text(), {interview.id.text(), interview.title}});
    return all;
}

/// A word of the usual scale as its place from 0 (strong no) to 4 (strong yes); -1 when it says
/// that nothing was decided; none for every other word.
[[nodiscard]] inline std::optional<int> usual_level(std::string_view word) {
    struct Word {
        std::string_view word{};
        int level = 0;
    };
    constexpr std::array<Word, 26> known{{{"definitelynot", 0},
                                          {"strongno", 0},
                                          {"stronglyno", 0},
                                          {"definitelyno", 0},
                                          {"strongnohire", 0},
                                          {"strongdonothire", 0},
                                          {"no", 1},
                                          {"nohire", 1},
                                          {"donothire", 1},
                                          {"negative", 1},
                                          {"mixed", 2},
                                          {"maybe", 2},
                                          {"notsure", 2},
                                          {"yes", 3},
                                          {"hire", 3},
                                          {"positive", 3},
                                          {"strongyes", 4},
                                          {"stronglyyes", 4},
                                          {"stronghire", 4},
                                          {"definite", 4},
                                          {"nodecision", -1},
                                          {"notassessed", -1},
                                          {"notobserved", -1},
                                          {"notrated", -1},
                                          {"n/a", -1},
                                          {"na", -1}}};
    std::string bare;
    for (char const c : folded(word))
        if (c != '_' && c != '-')
            bare += c;
    bool const numbered =
        bare.size() > 1 && bare[0] >= '1' && bare[0] <= '5' && word.find(" - ") != word.npos;
    if (numbered)
        bare.erase(0, 1);
    for (auto const& one : known)
        if (one.word == bare)
            return one.level;
    return std::nullopt;
}

/// Drafts a map; see `suggest_map`.
class MapSuggestion {
  public:
    MapSuggestion(std::span<ExportedFeedback const> exports, Rubric const* rubric)
        : rubric_(rubric) {
        for (auto const& one : exports)
            for (auto const& card : one.cards)
                see(card);
    }

    ImportMap run() {
        ImportMap map;
        if (rubric_ != nullptr) {
            map.rubric = rubric_->id.text();
            map.revision = rubric_->revision;
            seniority(map);
        }
        map.competencies = named(attributes_, suggested_competencies(rubric_));
        auto interviews = named(interviews_, suggested_interviews(rubric_));
        if (!interviews.empty())
            map.interviews = std::move(interviews);
        for (auto const& [name, values] : values_)
            map.scales.push_back(scale(name, values));
        for (auto const& [key, word] : overall_)
            map.overall.push_back(vote(word));
        return map;
    }

  private:
    /// What is compared, and what it is called; the smallest spelling of several.
    using Names = std::map<std::string, std::string>;

    static void add(Names& names, std::string const& name) {
        auto key = folded(name);
        if (key.empty())
            return;
        auto const [at, added] = names.emplace(std::move(key), name);
        if (!added && name < at->second)
            at->second = name;
    }
    void see(ExportedCard const& card) {
        add(interviews_, card.interview.name.empty() ? card.interview.id : card.interview.name);
        if (card.overall)
            add(overall_, *card.overall);
        for (auto const& choice : card.overall_choices)
            add(overall_, choice);
        for (auto const& rating : card.ratings) {
            auto const& item = rating.item;
            auto const key = map_key(item.name.empty() ? item.id : item.name, rating.type);
            add(attributes_, key);
            plain_[folded(key)] = item.name.empty() ? item.id : item.name;
            if (rating.value)
                add(values_[rating.scale], *rating.value);
            for (auto const& choice : rating.choices)
                add(values_[rating.scale], choice);
        }
    }
    void seniority(ImportMap& map) const {
        if (!rubric_->role || rubric_->role->seniorities.size() != 1)
            return;
        MapEntry<std::string> entry;
        entry.ours = rubric_->role->seniorities.front().text();
        map.seniority.push_back(std::move(entry));
    }
    [[nodiscard]] std::vector<MapEntry<std::string>>
    named(Names const& names, std::vector<OwnNames> const& ours) const {
        std::vector<MapEntry<std::string>> entries;
        for (auto const& [key, name] : names) {
            auto const plain = plain_.find(key);
            MapEntry<std::string> entry;
            entry.theirs = name;
            entry.ours = clearly_nearest(plain == plain_.end() ? name : plain->second, ours);
            if (!entry.ours)
                entry.decision = MapDecision::undecided;
            entries.push_back(std::move(entry));
        }
        return entries;
    }

    /// The score of a place on the usual scale, where ours has as many levels.
    [[nodiscard]] std::optional<double> score_of(int level) const {
        constexpr std::size_t with_middle = 5, without_middle = 4;
        if (rubric_ == nullptr)
            return level + 1.0;
        auto const& levels = rubric_->scale.levels;
        auto at = static_cast<std::size_t>(level);
        if (levels.size() == without_middle && level != 2)
            at -= level > 2 ? 1U : 0U;
        else if (levels.size() != with_middle)
            return std::nullopt;
        bool const reversed = rubric_->scale.direction == Direction::lower_is_better;
        return levels[reversed ? levels.size() - 1 - at : at].score;
    }
    /// True for whole numbers from -2 to 2 of which one is below 0.
    static bool around_zero(Names const& values) {
        bool negative = false;
        for (auto const& [key, value] : values) {
            auto const number = signed_number(value);
            if (number ? *number < -2 || *number > 2 : !usual_level(value))
                return false;
            negative = negative || (number && *number < 0);
        }
        return negative;
    }
    static std::optional<int> signed_number(std::string const& value) {
        constexpr std::array<std::pair<std::string_view, int>, 7> known{
            {{"-2", -2}, {"-1", -1}, {"0", 0}, {"1", 1}, {"2", 2}, {"+1", 1}, {"+2", 2}}};
        for (auto const& [text, number] : known)
            if (text == value)
                return number;
        return std::nullopt;
    }
    static std::optional<int> level_of(std::string const& value, bool from_zero) {
        if (auto const number = from_zero ? signed_number(value) : std::nullopt)
            return *number + 2;
        return usual_level(value);
    }
    [[nodiscard]] MapScale scale(std::string const& name, Names const& values) const {
        MapScale table;
        table.name = name;
        bool const from_zero = around_zero(values);
        for (auto const& [key, value] : values) {
            MapEntry<double> entry;
            entry.theirs = value;
            auto const level = level_of(value, from_zero);
            if (level && *level >= 0)
                entry.ours = score_of(*level);
            bool const known = entry.ours || (level && *level < 0);
            entry.decision = known ? MapDecision::made : MapDecision::undecided;
            table.values.push_back(std::move(entry));
        }
        return table;
    }
    [[nodiscard]] MapEntry<Vote> vote(std::string const& word) const {
        constexpr std::array<Vote, 5> votes{Vote::strong_no_hire, Vote::no_hire, Vote::mixed,
                                            Vote::hire, Vote::strong_hire};
        MapEntry<Vote> entry;
        entry.theirs = word;
        auto const level = level_of(word, around_zero(overall_));
        if (level && *level >= 0)
            entry.ours = votes[static_cast<std::size_t>(*level)];
        entry.decision = level ? MapDecision::made : MapDecision::undecided;
        return entry;
    }

    Rubric const* rubric_ = nullptr;
    Names attributes_{};
    Names interviews_{};
    Names overall_{};
    std::map<std::string, Names> values_{};
    std::map<std::string, std::string> plain_{};
};

/// What columns are often called, by what they hold.
struct ColumnWord {
    std::string_view field{};
    std::string_view column{}; ///< folded, without `_` and `-`
};
inline constexpr std::array<ColumnWord, 44> column_words{{{"id", "id"},
                                                          {"id", "scorecardid"},
                                                          {"id", "feedbackid"},
                                                          {"url", "url"},
                                                          {"candidate", "candidate"},
                                                          {"candidate", "candidateid"},
                                                          {"candidate", "applicant"},
                                                          {"candidate", "candidatename"},
                                                          {"application", "application"},
                                                          {"application", "applicationid"},
                                                          {"opening", "opening"},
                                                          {"opening", "openingname"},
                                                          {"opening", "job"},
                                                          {"opening", "jobname"},
                                                          {"opening", "requisition"},
                                                          {"interview", "interview"},
                                                          {"interview", "interviewname"},
                                                          {"interview", "stage"},
                                                          {"interview", "stagename"},
                                                          {"interviewer", "interviewer"},
                                                          {"interviewer", "interviewerid"},
                                                          {"interviewer", "interviewername"},
                                                          {"interviewer", "reviewer"},
                                                          {"interviewer", "submittedby"},
                                                          {"state", "state"},
                                                          {"state", "status"},
                                                          {"interviewed_at", "interviewedat"},
                                                          {"submitted_at", "submittedat"},
                                                          {"submitted_at", "datesubmitted"},
                                                          {"updated_at", "updatedat"},
                                                          {"overall", "overall"},
                                                          {"overall", "overallrating"},
                                                          {"overall", "overallrecommendation"},
                                                          {"overall", "recommendation"},
                                                          {"notes", "notes"},
                                                          {"competency", "competency"},
                                                          {"competency", "criteria"},
                                                          {"competency", "attribute"},
                                                          {"type", "type"},
                                                          {"type", "category"},
                                                          {"score", "score"},
                                                          {"score", "rating"},
                                                          {"note", "note"},
                                                          {"note", "feedbacktext"}}};

[[nodiscard]] inline std::string bare_column(std::string_view name) {
    std::string bare = folded(name);
    bare.erase(
        std::remove_if(bare.begin(), bare.end(), [](char c) { return c == '_' || c == '-'; }),
        bare.end());
    return bare;
}

/// The column with the notes of another: "Depth notes" of "Depth".
[[nodiscard]] inline std::string note_column(std::string const& column,
                                             std::vector<std::string> const& names) {
    for (auto const& name : names)
        for (auto const* word : {"note", "notes", "comment", "comments"})
            if (bare_column(name) == bare_column(column) + word)
                return name;
    return {};
}

} // namespace detail

PANELSCORE_DECL ImportMap suggest_map(std::span<ExportedFeedback const> exports,
                                      Rubric const* rubric) {
    return detail::MapSuggestion(exports, rubric).run();
}

PANELSCORE_DECL SheetColumns suggest_columns(std::string_view text, Rubric const* rubric) {
    using namespace detail;
    SheetColumns columns;
    text = without_mark(text);
    if (find_invalid_utf8(text) != text.npos)
        return columns;
    constexpr std::size_t most_columns = 1000;
    CsvRows rows(text, sheet_delimiter(text));
    std::vector<CsvCell> cells;
    std::vector<std::string> names;
    if (rows.next(cells, most_columns) && !rows.fault())
        for (auto const& cell : cells)
            names.push_back(export_line(rows.text(cell)));
    std::set<std::string> taken;
    auto const find = [&](std::string_view field) -> std::string {
        for (auto const& word : column_words)
            for (auto const& name : names)
                if (word.field == field && bare_column(name) == word.column &&
                    !taken.contains(name))
                    return name;
        return {};
    };
    bool const by_rating = !find("competency").empty() && !find("score").empty();
    columns.layout = by_rating ? SheetLayout::rating : SheetLayout::card;
    for (auto const field : sheet_fields) {
        bool const of_rating = field == "competency" || field == "type" || field == "score" ||
                               field == "scale" || field == "note";
        auto name = of_rating && !by_rating ? std::string{} : find(field);
        if (name.empty())
            continue;
        taken.insert(name);
        columns.names.emplace_back(field, std::move(name));
    }
    if (by_rating)
        return columns;
    auto const ours = suggested_competencies(rubric);
    std::set<std::string> notes;
    for (auto const& name : names)
        notes.insert(note_column(name, names));
    for (auto const& name : names)
        if (!taken.contains(name) && !notes.contains(name) && clearly_nearest(name, ours))
            columns.ratings.emplace_back(name, note_column(name, names));
    return columns;
}

} // namespace panelscore
