// SPDX-License-Identifier: BSL-1.0
#pragma once

// A cell that holds a score: `4`, `4 - Verified`, `N`, or nothing.

#include <panelscore/base/number_text.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/json_reader.hpp>
#include <panelscore/impl/card_checks.ipp>
#include <panelscore/model/scale.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// What a cell says: a score, nothing at all, "not observed", or something that is no score.
struct ScoreCell {
    enum class Says { score, not_observed, nothing, wrong };

    Says says = Says::nothing;
    double score = 0;
    Diagnostic problem{}; ///< when wrong
};

/// Length of a number without an exponent at the front of a text, or 0.
[[nodiscard]] inline std::size_t number_length(std::string_view text) {
    auto const digits = [&](std::size_t from) {
        return (std::min)(text.find_first_not_of("0123456789", from), text.size());
    };
    std::size_t const sign = text.substr(0, 1) == "-" || text.substr(0, 1) == "+" ? 1 : 0;
    std::size_t end = digits(sign);
    if (end == sign)
        return 0;
    if (end < text.size() && text[end] == '.' && digits(end + 1) > end + 1)
        end = digits(end + 1);
    return end;
}

/// Takes a separator such as " - " off the front of a text; false when there is none.
[[nodiscard]] inline bool take_separator(std::string_view& text) {
    text = trimmed(text);
    for (std::string_view const mark : {"-", "\xE2\x80\x93", "\xE2\x80\x94", ":"})
        if (text.substr(0, mark.size()) == mark) {
            text = trimmed(text.substr(mark.size()));
            return true;
        }
    return false;
}

/// Reads score cells of one table.
class ScoreCells {
  public:
    /// @param scale the scale of the card's rubric, or null when it is not known
    ScoreCells(char delimiter, Scale const* scale) : delimiter_(delimiter), scale_(scale) {}

    [[nodiscard]] ScoreCell read(std::string_view cell) const {
        std::string_view const text = trimmed(cell);
        if (text.empty())
            return {};
        if (not_observed(text))
            return ScoreCell{ScoreCell::Says::not_observed, 0, {}};
        std::string number(text);
        if (delimiter_ == ';')
            std::replace(number.begin(), number.end(), ',', '.');
        if (!number.empty() && number.front() == '+')
            number.erase(0, 1);
        if (number_length(number) == number.size())
            if (auto const score = to_number(number))
                return ScoreCell{ScoreCell::Says::score, *score, {}};
        return with_label(text, number);
    }

  private:
    [[nodiscard]] bool not_observed(std::string_view text) const {
        std::string_view symbol{"N"};
        std::string_view label{"Not observed"};
        if (scale_ != nullptr && scale_->not_observed) {
            symbol = scale_->not_observed->symbol;
            label = scale_->not_observed->label;
        }
        std::string const said = folded(text);
        if (said == "n" || said == folded(symbol) || (!label.empty() && said == folded(label)))
            return true;
        for (std::string_view const mark : {symbol, std::string_view{"N"}}) {
            std::string_view rest = text.substr((std::min)(mark.size(), text.size()));
            if (!mark.empty() && folded(text.substr(0, mark.size())) == folded(mark) &&
                take_separator(rest) && folded(rest) == folded(label))
                return true;
        }
        return false;
    }

    [[nodiscard]] ScoreCell with_label(std::string_view text, std::string const& number) const {
        std::string_view rest{number};
        std::size_t const length = number_length(rest);
        auto const score = to_number(rest.substr(0, length));
        rest.remove_prefix(length);
        if (length == 0 || !score || !take_separator(rest) || rest.empty())
            return wrong(text, number);
        if (scale_ == nullptr)
            return ScoreCell{ScoreCell::Says::score, *score, {}};
        auto const* level = scale_->find(*score);
        // The label stands at the end of the cell as it was written, decimal commas and all.
        std::string_view const label = text.substr(text.size() - rest.size());
        if (level == nullptr || folded(level->label) == folded(label))
            return ScoreCell{ScoreCell::Says::score, *score, {}};
        ScoreCell cell{ScoreCell::Says::wrong, 0, {}};
        cell.problem = make_problem(problems::wrong_format, "the label \"" + shown(label) +
                                                                "\" is not the one of level " +
                                                                number_text(*score));
        cell.problem.expected = number_text(*score) + " - " + level->label;
        return cell;
    }

    [[nodiscard]] ScoreCell wrong(std::string_view text, std::string const& number) const {
        std::string const word = folded(text);
        bool const like_number = word == "nan" || word == "inf" || word == "-inf" ||
                                 word == "infinity" ||
                                 (number_length(number) > 0 &&
                                  number.find_first_not_of("0123456789.eE+-") == number.npos);
        ScoreCell cell{ScoreCell::Says::wrong, 0, {}};
        cell.problem = like_number ? make_problem(problems::not_finite,
                                                  '"' + shown(text) + "\" is no finite score")
                                   : make_problem(problems::wrong_type,
                                                  '"' + shown(text) + "\" is no score");
        cell.problem.expected = scale_ != nullptr && !scale_->levels.empty()
                                    ? scores_of(*scale_) + ", N for not observed"
                                    : "a number, N for not observed";
        return cell;
    }
    /// The front of a cell: the whole may be a megabyte long, or somebody's note.
    static std::string shown(std::string_view text) {
        constexpr std::size_t enough = 40;
        if (text.size() <= enough)
            return std::string(text);
        std::size_t end = enough;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        return std::string(text.substr(0, end)) + "...";
    }

    char delimiter_ = ',';
    Scale const* scale_ = nullptr;
};

} // namespace panelscore::detail
