// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where everything of an export went: counts by reason and name, whatever the order of files.

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/json_reader.hpp>
#include <panelscore/detail/utf8.hpp>
#include <panelscore/io/import.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// A form with the file it stands in, and what the importer has found out about it.
struct ImportItem {
    ExportedFeedback const* feedback = nullptr;
    ExportedCard const* card = nullptr;
    std::string id{}; ///< of the form, or its file and line
    std::string opening{};
    std::string interview{}; ///< ours
    std::string candidate{};
    std::optional<LeftOutReason> left_out{};
};

/// One kind of thing that is left out, name by name.
class LeftOutTally {
  public:
    void add(LeftOut what, std::string id) {
        ++total_;
        auto const key =
            std::tuple{what.reason, folded(what.name), folded(what.type), what.value};
        auto const [found, added] = entries_.try_emplace(key, what);
        LeftOut& entry = found->second;
        // Spelled in two ways, the first of the alphabet is shown.
        entry.name = (std::min)(entry.name, what.name);
        entry.type = (std::min)(entry.type, what.type);
        ++entry.count;
        entry.ids.push_back(std::move(id));
    }
    void add_unreadable(std::size_t count) {
        if (count == 0)
            return;
        total_ += count;
        auto const key =
            std::tuple{LeftOutReason::unreadable, std::string{}, std::string{}, std::string{}};
        entries_.try_emplace(key).first->second.count += count;
    }
    [[nodiscard]] ImportCount counts(std::size_t written) const {
        ImportCount count{written + total_, written, {}};
        for (auto entry : entries_) {
            auto& ids = entry.second.ids;
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            count.left_out.push_back(std::move(entry.second));
        }
        return count;
    }

  private:
    using Key = std::tuple<LeftOutReason, std::string, std::string, std::string>;

    std::map<Key, LeftOut> entries_{};
    std::size_t total_ = 0;
};

/// What is not in the map, one problem for each name with its first place.
class UnmappedTally {
  public:
    /// @param what "attribute", "interview", "value", ... @param name as shown
    /// @param near the name of the map that is nearest, or empty
    void add(std::string_view what, std::string const& name, std::string near,
             ImportItem const& item, SourcePosition where) {
        Entry place{item.feedback->file, where, name, std::move(near), 0};
        auto const [found, added] =
            entries_.try_emplace({std::string{what}, folded(name)}, place);
        Entry& entry = found->second;
        ++entry.count;
        if (std::tie(place.file, place.where, place.name) <
            std::tie(entry.file, entry.where, entry.name)) {
            place.count = entry.count;
            entry = std::move(place);
        }
    }
    [[nodiscard]] Diagnostics problems(ImportMap const& map, UnmappedNames unmapped) const {
        Diagnostics all;
        for (auto const& [key, entry] : entries_) {
            auto& noted = all.emplace_back(make_problem(
                problems::not_in_map, key.first + " " + entry.name + " is not in the map" +
                                          (map.file.empty() ? "" : " " + map.file) +
                                          times(entry.count)));
            noted.level = unmapped == UnmappedNames::fail ? DiagnosticLevel::error
                                                          : DiagnosticLevel::warning;
            noted.file = entry.file;
            noted.where = entry.where;
            noted.did_you_mean = entry.near;
        }
        return all;
    }

  private:
    struct Entry {
        std::string file{};
        SourcePosition where{};
        std::string name{};
        std::string near{};
        std::size_t count = 0;
    };
    static std::string times(std::size_t count) {
        return count == 1 ? std::string{} : " (" + std::to_string(count) + " times)";
    }

    std::map<std::pair<std::string, std::string>, Entry> entries_{};
};

/// Free text without the control characters that no scorecard may hold.
[[nodiscard]] inline std::string free_of_control(std::string text) {
    for (char& c : text)
        if (find_control({&c, 1}, true) != std::string_view::npos)
            c = ' ';
    return text;
}

/// True when this can be an id of ours: short, and one line.
[[nodiscard]] inline bool usable_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_name &&
           find_control(text, false) == std::string_view::npos;
}

} // namespace detail
} // namespace panelscore
