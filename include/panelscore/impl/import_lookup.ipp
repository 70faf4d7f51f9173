// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finding their names and values in a map.

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/json_reader.hpp>
#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/import_map.hpp>
#include <panelscore/io/names.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// A value as a number: "3", "+1", "75 %".
[[nodiscard]] inline std::optional<double> value_number(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('%'))
        text = trimmed(text.substr(0, text.size() - 1));
    if (text.starts_with('+'))
        text.remove_prefix(1);
    return to_number(text);
}

/// The number in front of a label, as in "3 - Hire".
[[nodiscard]] inline std::optional<double> leading_number(std::string_view text) {
    text = trimmed(text);
    auto const blank = text.find(' ');
    if (blank == text.npos)
        return std::nullopt;
    std::string_view const rest = trimmed(text.substr(blank));
    bool const labelled = rest.starts_with("- ") || rest.starts_with("\xE2\x80\x93 ");
    return labelled ? value_number(text.substr(0, blank)) : std::nullopt;
}

/// A list of a map, to be searched. The list must outlive it.
template <typename Ours>
class MapTable {
  public:
    using Entry = MapEntry<Ours>;

    MapTable() = default;
    explicit MapTable(std::vector<Entry> const& entries) {
        for (auto const& entry : entries) {
            by_name_.emplace(folded(entry.theirs), &entry);
            if (auto const number = value_number(entry.theirs))
                numbers_.emplace_back(*number, &entry);
        }
    }
    /// The entry of a name, case and blanks apart, or null.
    [[nodiscard]] Entry const* name(std::string_view theirs) const {
        auto const found = by_name_.find(folded(theirs));
        return found == by_name_.end() ? nullptr : found->second;
    }
    /// The entry of a value: by its text, as a number, or by the number in front of its label.
    [[nodiscard]] Entry const* value(std::string_view theirs) const {
        if (auto const* found = name(theirs))
            return found;
        auto number = value_number(theirs);
        if (!number)
            number = leading_number(theirs);
        if (number)
            for (auto const& [known, entry] : numbers_)
                if (same(known, *number))
                    return entry;
        return nullptr;
    }

  private:
    std::map<std::string, Entry const*> by_name_{};
    std::vector<std::pair<double, Entry const*>> numbers_{};
};

/// A map made ready for searching. The map must outlive it.
class MapLookup {
  public:
    explicit MapLookup(ImportMap const& map)
        : competencies_(map.competencies), overall_(map.overall) {
        if (map.interviews)
            interviews_ = MapTable<std::string>(*map.interviews);
        for (auto const& scale : map.scales)
            scales_.emplace(folded(scale.name), MapTable<double>(scale.values));
        for (auto const& entry : map.seniority)
            if (entry.theirs.empty())
                every_job_ = &entry;
        jobs_ = MapTable<std::string>(map.seniority);
    }

    /// The entry of an attribute: by name and type, else by name; by id where it has no name.
    [[nodiscard]] MapEntry<std::string> const* competency(ExportedRating const& rating) const {
        std::string const& name = rating.item.name.empty() ? rating.item.id : rating.item.name;
        auto const* found = competencies_.name(map_key(name, rating.type));
        return found == nullptr ? competencies_.name(name) : found;
    }
    /// The entry of something with a name or an id.
    [[nodiscard]] static MapEntry<std::string> const* named(MapTable<std::string> const& table,
                                                            ExportedName const& what) {
        auto const* found = what.name.empty() ? nullptr : table.name(what.name);
        return found == nullptr && !what.id.empty() ? table.name(what.id) : found;
    }
    [[nodiscard]] MapEntry<std::string> const* interview(ExportedName const& what) const {
        return named(interviews_, what);
    }
    [[nodiscard]] MapEntry<std::string> const* seniority(ExportedName const& job) const {
        return every_job_ != nullptr ? every_job_ : named(jobs_, job);
    }
    /// The entry of a value: in the table of its scale, of its attribute, or in the plain one.
    [[nodiscard]] MapEntry<double> const* score(ExportedRating const& rating) const {
        for (std::string const& name : {rating.scale, rating.item.name})
            if (auto const found = scales_.find(folded(name));
                !name.empty() && found != scales_.end())
                return found->second.value(*rating.value);
        auto const plain = scales_.find({});
        return plain == scales_.end() ? nullptr : plain->second.value(*rating.value);
    }
    [[nodiscard]] MapEntry<Vote> const* vote(std::string_view theirs) const {
        return overall_.value(theirs);
    }

  private:
    MapTable<std::string> competencies_{};
    MapTable<std::string> interviews_{};
    MapTable<std::string> jobs_{};
    MapTable<Vote> overall_{};
    std::map<std::string, MapTable<double>> scales_{};
    MapEntry<std::string> const* every_job_ = nullptr;
};

/// Words for an overall impression that mean the same in every system; without a vote: none
/// was given.
struct KnownVote {
    std::string_view word{}; ///< folded, without underscores
    std::optional<Vote> vote{};
};

inline constexpr std::array<KnownVote, 23> known_votes{{
    {"definitelynot", Vote::strong_no_hire},
    {"definitelyno", Vote::strong_no_hire},
    {"strongno", Vote::strong_no_hire},
    {"strongnohire", Vote::strong_no_hire},
    {"strongdonothire", Vote::strong_no_hire},
    {"no", Vote::no_hire},
    {"nohire", Vote::no_hire},
    {"donothire", Vote::no_hire},
    {"negative", Vote::no_hire},
    {"mixed", Vote::mixed},
    {"maybe", Vote::mixed},
    {"notsure", Vote::mixed},
    {"yes", Vote::hire},
    {"hire", Vote::hire},
    {"positive", Vote::hire},
    {"strongyes", Vote::strong_hire},
    {"stronghire", Vote::strong_hire},
    {"definite", Vote::strong_hire},
    {"nodecision", std::nullopt},
    {"notobserved", std::nullopt},
    {"notassessed", std::nullopt},
    {"null", std::nullopt},
    {"", std::nullopt},
}};

/// What an overall word comes to. `known` is false for a word that nobody has explained.
struct FoundVote {
    bool known = false;
    std::optional<Vote> vote{};
};

/// By the map, else by the words above, else in Lever by the number in front of its label.
[[nodiscard]] inline FoundVote find_vote(MapLookup const& map, std::string_view system,
                                         std::string_view theirs) {
    constexpr std::array<Vote, 4> lever{Vote::strong_no_hire, Vote::no_hire, Vote::hire,
                                        Vote::strong_hire};
    if (auto const* entry = map.vote(theirs))
        return {true, entry->ours};
    std::string word = folded(theirs);
    word.erase(std::remove(word.begin(), word.end(), '_'), word.end());
    for (auto const& known : known_votes)
        if (known.word == word)
            return {true, known.vote};
    if (auto const number = system == "lever" ? leading_number(theirs) : std::nullopt)
        for (std::size_t i = 0; i < lever.size(); ++i)
            if (same(*number, static_cast<double>(i + 1)))
                return {true, lever[i]};
    return {};
}

} // namespace detail
} // namespace panelscore
