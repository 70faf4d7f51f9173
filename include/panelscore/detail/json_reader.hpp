// SPDX-License-Identifier: BSL-1.0
#pragma once

// Typed reading of a JsonDocument: every problem is noted with its place, and reading goes on.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/json_parser.hpp>
#include <panelscore/detail/text_position.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Longest free text of a field, and longest name, in bytes.
inline constexpr std::size_t longest_text = std::size_t{1} << 20U;
inline constexpr std::size_t longest_name = 200;

/// A decimal text of JSON as a number, correctly rounded; none when it has no finite value.
[[nodiscard]] inline std::optional<double> to_number(std::string_view text) {
    double number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() ||
        !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// A document, where it stands in its file, and the problems found in it.
class JsonReader {
  public:
    /// @param prefix pointer of the document inside its file @param start its first byte
    JsonReader(JsonDocument const& document, std::string_view file, Diagnostics& problems,
               std::string prefix = {}, SourcePosition start = {1, 1})
        : document_(document), file_(file), prefix_(std::move(prefix)),
          positions_(document.text, start), problems_(problems) {}

    [[nodiscard]] JsonDocument const& document() const { return document_; }
    [[nodiscard]] JsonKind kind(NodeIndex node) const { return document_.kind(node); }
    [[nodiscard]] bool is_null(NodeIndex node) const { return kind(node) == JsonKind::null; }
    [[nodiscard]] SourcePosition where(NodeIndex node) {
        return positions_.at(document_.node(node).begin);
    }

    /// Notes a problem with a value or key; the result is valid until the next one.
    Diagnostic& problem(ProblemKind kind, std::string message, NodeIndex node) {
        return note(make_problem(kind, std::move(message)), node);
    }
    /// Notes a problem found elsewhere, at a value or key.
    Diagnostic& note(Diagnostic found, NodeIndex node) {
        if (full()) {
            unlisted_ = std::move(found);
            return unlisted_;
        }
        if (++noted_ == most_problems) {
            found =
                make_problem(problems::too_large, "more problems than are worth listing here");
            node = 0;
        }
        found.file = file_;
        found.pointer = prefix_ + document_.pointer(node);
        found.where = where(node);
        return problems_.emplace_back(std::move(found));
    }
    /// True when so many problems were noted that no more are.
    [[nodiscard]] bool full() const { return noted_ >= most_problems; }
    /// Notes why the text is no JSON, and keys that stand twice.
    void note_faults() {
        if (document_.fault) {
            auto const& fault = *document_.fault;
            Diagnostic& noted = problems_.emplace_back(make_problem(fault.kind, fault.message));
            noted.file = file_;
            noted.where = positions_.at(fault.offset);
            noted.expected = fault.expected;
            return;
        }
        for (auto const& twice : document_.duplicates) {
            if (full())
                return;
            auto const first = where(twice.first);
            problem(problems::duplicate_key,
                    "key \"" + document_.string(twice.second) + "\" stands twice in one object",
                    twice.second)
                .details = {"first in line " + std::to_string(first.line)};
        }
    }
    /// How a message names a value: by its key, or its place in a list.
    [[nodiscard]] std::string label(NodeIndex node) const {
        if (full())
            return {};
        std::string const pointer = document_.pointer(node);
        if (pointer.empty())
            return "this value";
        std::string_view step = std::string_view(pointer).substr(pointer.rfind('/'));
        std::string const last = take_step(step);
        bool const entry = last.find_first_not_of("0123456789") == last.npos;
        return entry || last.size() > longest_name ? "this entry" : '"' + last + '"';
    }
    void wrong_type(NodeIndex node, std::string_view expected) {
        problem(problems::wrong_type, label(node) + " is " + std::string(kind_name(kind(node))),
                node)
            .expected = expected;
    }

    /// Free text: up to 1 MiB, tabs and line breaks allowed.
    [[nodiscard]] std::optional<std::string> text(NodeIndex node) {
        return checked_text(node, longest_text, true);
    }
    /// A name: not empty, up to 200 bytes, no control characters.
    [[nodiscard]] std::optional<std::string> name(NodeIndex node) {
        auto found = checked_text(node, longest_name, false);
        if (!found || !found->empty())
            return found;
        problem(problems::wrong_format, label(node) + " is empty", node).expected = "a name";
        return std::nullopt;
    }
    /// The key of a member as a name.
    [[nodiscard]] std::optional<std::string> key(NodeIndex node) { return name(node); }

    [[nodiscard]] std::optional<double> number(NodeIndex node,
                                               std::string_view expected = "a number") {
        if (kind(node) != JsonKind::number) {
            wrong_type(node, expected);
            return std::nullopt;
        }
        auto const found = to_number(document_.source(node));
        if (!found)
            problem(problems::not_finite,
                    "the number " + std::string(document_.source(node).substr(0, 40)) +
                        " is out of range",
                    node);
        return found;
    }
    [[nodiscard]] std::optional<int> integer(NodeIndex node) {
        auto const found = number(node, "a whole number");
        constexpr double largest = 1'000'000;
        if (!found || (std::floor(*found) >= *found && std::abs(*found) <= largest))
            return found ? std::optional<int>(static_cast<int>(*found)) : std::nullopt;
        problem(problems::wrong_type, label(node) + " is no whole number up to a million", node)
            .expected = "a whole number";
        return std::nullopt;
    }
    [[nodiscard]] std::optional<bool> boolean(NodeIndex node) {
        if (kind(node) == JsonKind::boolean)
            return document_.source(node) == "true";
        wrong_type(node, "true or false");
        return std::nullopt;
    }
    /// An enumerator by its name in one of the tables of io/names.hpp.
    template <typename Table>
    [[nodiscard]] auto word(NodeIndex node, Table const& table) {
        using Value = decltype(table[0].value);
        auto const found = checked_text(node, longest_name, false);
        std::optional<std::remove_cv_t<Value>> value;
        if (!found)
            return value;
        std::vector<std::string_view> names;
        for (auto const& entry : table) {
            names.push_back(entry.name);
            if (entry.name == *found)
                value = entry.value;
        }
        if (!value) {
            auto& noted =
                problem(problems::unknown_word, "unknown word \"" + *found + "\"", node);
            noted.expected = joined_names(table);
            noted.did_you_mean = nearest(*found, names);
        }
        return value;
    }

    /// Calls `visit(item, position)` for each entry; anything but an array is a problem.
    template <typename Visit>
    void for_each_item(NodeIndex node, Visit&& visit) {
        if (kind(node) == JsonKind::array)
            document_.for_each_item(node, visit);
        else
            wrong_type(node, "an array");
    }
    /// Calls `visit(key, value)` for each member; anything but an object is a problem.
    template <typename Visit>
    void for_each_member(NodeIndex node, Visit&& visit) {
        if (kind(node) == JsonKind::object)
            document_.for_each_member(node, visit);
        else
            wrong_type(node, "an object");
    }

    /// The names of a table of io/names.hpp, for `expected`.
    template <typename Table>
    [[nodiscard]] static std::string joined_names(Table const& table) {
        std::string all;
        for (auto const& entry : table)
            all += (all.empty() ? "" : ", ") + std::string(entry.name);
        return all;
    }

  private:
    static constexpr std::size_t most_problems = 200;

    std::optional<std::string> checked_text(NodeIndex node, std::size_t longest, bool breaks) {
        if (kind(node) != JsonKind::string) {
            wrong_type(node, "text");
            return std::nullopt;
        }
        std::string found;
        if (document_.source(node).size() <= longest * 6 + 2)
            found = document_.string(node);
        if (found.size() > longest || document_.source(node).size() > longest * 6 + 2) {
            problem(problems::too_large, label(node) + " is too long", node).expected =
                longest == longest_text ? "at most 1 MiB"
                                        : "at most " + std::to_string(longest) + " bytes";
            return std::nullopt;
        }
        auto const control = find_control(found, breaks);
        if (control == std::string::npos)
            return found;
        bool const nul = found[control] == '\0';
        problem(nul ? problems::not_utf8 : problems::wrong_format,
                label(node) + (nul ? " holds a NUL character" : " holds a control character"),
                node);
        return std::nullopt;
    }

    JsonDocument const& document_;
    std::string file_{};
    std::string prefix_{};
    TextPositions positions_{};
    Diagnostics& problems_;
    std::size_t noted_ = 0;
    Diagnostic unlisted_{};
};

} // namespace panelscore::detail
