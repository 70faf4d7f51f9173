// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text of exports made plain: HTML taken off, times as ISO 8601, answers behind their
// questions.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/json_reader.hpp>
#include <panelscore/detail/timestamp_text.hpp>
#include <panelscore/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace panelscore::detail {

[[nodiscard]] inline char lower_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] inline bool letter_or_digit(char c) {
    char const low = lower_letter(c);
    return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9');
}

[[nodiscard]] inline bool hexadecimal_digit(char c) {
    char const low = lower_letter(c);
    return (low >= 'a' && low <= 'f') || (c >= '0' && c <= '9');
}
/// The name of a file without its folder and its ending.
[[nodiscard]] inline std::string_view file_stem(std::string_view file) {
    auto const folder = file.find_last_of("/\\");
    if (folder != file.npos)
        file.remove_prefix(folder + 1);
    return file.substr(0, file.find('.'));
}

/// One line without control characters and without blanks around it: a name, an id, a value.
[[nodiscard]] inline std::string export_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    auto const first = text.find_first_not_of(' ');
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// What a tag of HTML does to the text around it.
enum class HtmlTag { none, inside_a_line, new_line, line_break };

/// The meaning of a tag by its name. What is no tag of HTML is text: `vector<int>`.
[[nodiscard]] inline HtmlTag html_tag(std::string_view name) {
    constexpr std::array<std::string_view, 27> lines{
        "address", "article", "blockquote", "body",    "dd",    "div", "dl", "dt",   "footer",
        "h1",      "h2",      "h3",         "h4",      "h5",    "h6",  "hr", "html", "li",
        "ol",      "p",       "pre",        "section", "table", "td",  "th", "tr",   "ul"};
    constexpr std::array<std::string_view, 24> inside{
        "a",      "b",     "big",    "code", "del", "em",    "font",  "i",
        "img",    "ins",   "label",  "mark", "s",   "small", "span",  "strike",
        "strong", "style", "script", "sub",  "sup", "tbody", "thead", "u"};
    std::string low;
    for (char const c : name.substr(0, 12))
        low += lower_letter(c);
    if (low == "br")
        return HtmlTag::line_break;
    if (std::find(lines.begin(), lines.end(), low) != lines.end())
        return HtmlTag::new_line;
    return std::find(inside.begin(), inside.end(), low) != inside.end() ? HtmlTag::inside_a_line
                                                                        : HtmlTag::none;
}

/// Plain text of HTML. Anything that is not well formed stays as it is. Cost: linear.
class HtmlStripper {
  public:
    explicit HtmlStripper(std::string_view html) : html_(html) {}

    [[nodiscard]] std::string run() {
        out_.reserve(html_.size());
        while (at_ < html_.size()) {
            char const c = html_[at_];
            if ((c == '<' && tag()) || (c == '&' && entity()))
                continue;
            append(c);
            ++at_;
        }
        auto const last = out_.find_last_not_of(" \n\t");
        out_.resize(last == out_.npos ? 0 : last + 1);
        return out_;
    }

  private:
    void append(char c) {
        auto const code = static_cast<unsigned char>(c);
        if (c == '\r' || c == '\n')
            return line_break(c == '\r' && html_.substr(at_, 2) == "\r\n");
        bool const blank = c == '\t' || code < 0x20 || code == 0x7F;
        out_ += blank ? ' ' : c;
    }
    /// A carriage return before a line feed is left to the line feed.
    void line_break(bool followed) {
        if (!followed && !out_.empty())
            out_ += '\n';
    }
    void new_line() {
        auto const last = out_.find_last_not_of(' ');
        out_.resize(last == out_.npos ? 0 : last + 1);
        if (!out_.empty() && out_.back() != '\n')
            out_ += '\n';
    }

    bool tag() {
        if (html_.substr(at_, 4) == "<!--")
            return comment();
        std::size_t name = at_ + 1;
        if (name < html_.size() && html_[name] == '/')
            ++name;
        std::size_t end = name;
        while (end < html_.size() && letter_or_digit(html_[end]))
            ++end;
        HtmlTag const found = html_tag(html_.substr(name, end - name));
        if (found == HtmlTag::none || end >= html_.size() ||
            std::string_view{" \t\r\n/>"}.find(html_[end]) == std::string_view::npos)
            return false;
        auto const close = html_.find_first_of("<>", end);
        if (close == html_.npos || html_[close] == '<')
            return false;
        at_ = close + 1;
        if (found == HtmlTag::new_line)
            new_line();
        else if (found == HtmlTag::line_break)
            line_break(false);
        return true;
    }
    bool comment() {
        if (no_more_comments_)
            return false;
        auto const close = html_.find("-->", at_ + 4);
        no_more_comments_ = close == html_.npos;
        at_ = no_more_comments_ ? at_ : close + 3;
        return !no_more_comments_;
    }

    bool entity() {
        constexpr std::size_t longest = 10;
        auto const end = html_.substr(at_, longest).find(';');
        if (end == std::string_view::npos)
            return false;
        std::string_view const name = html_.substr(at_ + 1, end - 1);
        auto const code = entity_code(name);
        if (!code)
            return false;
        if (*code == '\n')
            line_break(false);
        else
            append_code_point(out_, *code == 0xA0 || *code == '\t' ? ' ' : *code);
        at_ += end + 1;
        return true;
    }
    static std::optional<std::uint32_t> entity_code(std::string_view name) {
        struct Entity {
            std::string_view name{};
            std::uint32_t code = 0;
        };
        constexpr std::array<Entity, 6> known{{{"amp", '&'},
                                               {"lt", '<'},
                                               {"gt", '>'},
                                               {"quot", '"'},
                                               {"apos", '\''},
                                               {"nbsp", ' '}}};
        for (Entity const& entity : known)
            if (entity.name == name)
                return entity.code;
        if (name.size() < 2 || name.front() != '#')
            return std::nullopt;
        bool const hexadecimal = lower_letter(name[1]) == 'x';
        std::string_view const digits = name.substr(hexadecimal ? 2 : 1);
        std::uint32_t code = 0;
        for (char const c : digits) {
            char const low = lower_letter(c);
            bool const letter = hexadecimal && low >= 'a' && low <= 'f';
            if ((c < '0' || c > '9') && !letter)
                return std::nullopt;
            code = code * (hexadecimal ? 16U : 10U) +
                   static_cast<std::uint32_t>(letter ? low - 'a' + 10 : c - '0');
        }
        bool const control = (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F;
        bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (digits.empty() || control || surrogate || code > 0x10FFFF)
            return std::nullopt;
        return code;
    }

    std::string_view html_{};
    std::size_t at_ = 0;
    std::string out_{};
    bool no_more_comments_ = false;
};

/// Free text of an export as plain text.
[[nodiscard]] inline std::string plain_text(std::string_view text) {
    return HtmlStripper(text).run();
}

/// Milliseconds since 1970 as ISO 8601 in UTC; empty before 1973, when the number is rather one
/// of seconds, and after the year 9999.
[[nodiscard]] inline std::string epoch_text(double milliseconds) {
    constexpr double first = 1e11, last = 253'402'300'799'999.0;
    if (!(milliseconds >= first && milliseconds <= last))
        return {};
    auto const whole = static_cast<std::int64_t>(milliseconds);
    std::string out;
    append_timestamp(out, whole / 1000);
    if (whole % 1000 > 0) {
        out.back() = '.';
        append_padded(out, static_cast<std::uint64_t>(whole % 1000), 3);
        out += 'Z';
    }
    return out;
}

/// Adds a line to notes: the answer behind its question, or a text alone.
inline void add_note(std::string& notes, std::string_view question, std::string_view answer) {
    if (answer.empty())
        return;
    if (!notes.empty())
        notes += '\n';
    notes += question;
    if (!question.empty())
        notes += question.back() == '?' || question.back() == ':' ? " " : ": ";
    notes += answer;
}

} // namespace panelscore::detail
