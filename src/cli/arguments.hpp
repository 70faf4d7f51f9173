// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words after a command: which options it knows, and what the user gave.
// Boost.Program_options stays in read_arguments.cpp; values arrive here as text and become
// numbers through checked readers.

#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// The user called the tool in a way it does not know: exit 2. `what()` is one sentence.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// How many values an option takes.
enum class Takes { nothing, one, many };

/// An option as declared. `letter` is 0 when there is no short form; `argument` is the word
/// that stands for the value in the help.
struct Option {
    std::string_view name{};
    char letter = 0;
    Takes takes = Takes::nothing;
    std::string_view argument{};
    std::string help{};
};

/// Numbers an option accepts, both ends included.
struct NumberRange {
    double lowest = -std::numeric_limits<double>::max();
    double highest = std::numeric_limits<double>::max();
};

/// What the user gave. Asking for an option that was not given answers none, false or empty.
class Arguments {
  public:
    /// True when the option was given.
    [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
    /// The value of an option that takes one.
    [[nodiscard]] std::optional<std::string> text(std::string_view option) const;
    /// The values of an option that may be repeated, in the order given.
    [[nodiscard]] std::vector<std::string> list(std::string_view option) const;
    /// The value as a number. Throws UsageError when it is not a finite number in `range`.
    [[nodiscard]] std::optional<double> number(std::string_view option,
                                               NumberRange range = {}) const;
    /// The value as a whole number. Throws UsageError when it is not one between the bounds.
    [[nodiscard]] std::optional<std::size_t>
    whole_number(std::string_view option, std::size_t lowest, std::size_t highest) const;
    /// The value as one of these words. Throws UsageError, with the nearest one, when it is
    /// none.
    [[nodiscard]] std::optional<std::string>
    word(std::string_view option, std::span<std::string_view const> words) const;
    /// `a=b,c=d` as pairs. Throws UsageError when a part has no `=`, or an empty side.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>>
    pairs(std::string_view option) const;

    /// The words that are no options, in the order given; `-` is among them.
    [[nodiscard]] std::vector<std::string> const& words() const { return words_; }

    void add(std::string_view option, std::string value);
    void add_word(std::string word) { words_.push_back(std::move(word)); }

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_{};
    std::vector<std::string> words_{};
};

/// Reads the words after a command. Throws UsageError for an unknown option, a missing or
/// swallowed value, and an option given twice that is no list.
[[nodiscard]] Arguments read_arguments(std::span<char const* const> given,
                                       std::vector<Option> const& options);

/// What to throw for a word such as `--rubrik` or `--rubrik=x`: none of the options, with the
/// nearest one.
[[nodiscard]] UsageError unknown_option(std::string_view token,
                                        std::vector<Option> const& options);

/// A text between straight quotation marks, as messages show what the user typed.
/// An object, not a function: libraries that bring std::quoted along would take the call.
struct Quoted {
    [[nodiscard]] std::string operator()(std::string_view text) const;
};
inline constexpr Quoted quoted{};

/// ` · did you mean "…"?`, or nothing when no name is near.
[[nodiscard]] std::string did_you_mean(std::string_view typed,
                                       std::vector<std::string> const& names);

} // namespace panelscore::cli
