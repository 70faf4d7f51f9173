// SPDX-License-Identifier: BSL-1.0
#pragma once

// Strict JSON (RFC 8259) to a JsonDocument. Unlike a general library it keeps places, sees
// duplicate keys, and says what is wrong in words for people who edit files by hand.

#include <panelscore/detail/json_document.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Reads one value from the front of a text. What follows the value is not looked at.
class JsonParser {
  public:
    JsonParser(std::string_view text, JsonLimits const& limits, JsonDocument& into)
        : text_(text.substr(0, (std::min)(text.size(), limits.bytes))),
          cut_(text.size() > limits.bytes), limits_(limits), into_(into) {
        into_.text = text_;
        into_.nodes.clear();
        into_.duplicates.clear();
        into_.fault.reset();
    }

    void run() {
        skip_blanks();
        value(0);
        into_.end = at_;
    }

  private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] char here() const { return at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] bool digit() const { return here() >= '0' && here() <= '9'; }

    bool fail(ProblemKind kind, std::string message, std::string expected, std::size_t offset) {
        if (!into_.fault)
            into_.fault = JsonFault{kind, std::move(message), std::move(expected), offset};
        return false;
    }
    bool unexpected(std::string expected) {
        if (at_end() && cut_)
            return too_large();
        if (at_end())
            return fail(problems::json_syntax, "the text ends too early", std::move(expected),
                        at_);
        std::size_t const length = code_point_length(text_.substr(at_, 4));
        if (length == 0)
            return not_utf8(at_);
        if (static_cast<unsigned char>(here()) < 0x20)
            return fail(problems::json_syntax, "control character in the text",
                        std::move(expected), at_);
        std::string found{text_.substr(at_, length)};
        return fail(problems::json_syntax, "unexpected '" + found + "'", std::move(expected),
                    at_);
    }
    bool too_large() {
        return fail(problems::too_large,
                    "more than " + std::to_string(limits_.bytes >> 20U) + " MiB in one piece",
                    {}, 0);
    }
    bool not_utf8(std::size_t offset) {
        return fail(problems::not_utf8, "this byte is not UTF-8", "a file saved as UTF-8",
                    offset);
    }

    void skip_blanks() {
        while (!at_end() &&
               (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t'))
            ++at_;
    }

    NodeIndex open(JsonKind kind) {
        JsonNode node;
        node.kind = kind;
        node.begin = static_cast<std::uint32_t>(at_);
        into_.nodes.push_back(node);
        return static_cast<NodeIndex>(into_.nodes.size() - 1);
    }
    bool close(NodeIndex index) {
        into_.nodes[index].end = static_cast<std::uint32_t>(at_);
        into_.nodes[index].next = static_cast<NodeIndex>(into_.nodes.size());
        return true;
    }

    bool value(int depth) {
        if (into_.nodes.size() > limits_.values)
            return fail(problems::too_large,
                        "more than " + std::to_string(limits_.values) + " values", {}, at_);
        switch (here()) {
        case '{':
        case '[':
            if (depth >= limits_.depth)
                return fail(problems::too_large,
                            "nested deeper than " + std::to_string(limits_.depth) + " levels",
                            {}, at_);
            return here() == '{' ? object(depth + 1) : array(depth + 1);
        case '"':
            return string();
        case 't':
            return word("true", JsonKind::boolean);
        case 'f':
            return word("false", JsonKind::boolean);
        case 'n':
            return word("null", JsonKind::null);
        default:
            return digit() || here() == '-' ? number() : no_value();
        }
    }
    bool no_value() {
        std::string_view const rest = text_.substr((std::min)(at_, text_.size()));
        for (std::string_view const name : {"NaN", "Infinity"})
            if (rest.substr(0, name.size()) == name)
                return not_finite(at_, name.size());
        return unexpected("a value");
    }
    bool not_finite(std::size_t from, std::size_t length) {
        return fail(problems::not_finite,
                    std::string(text_.substr(from, length)) + " is not a number of JSON",
                    "a finite number, or null when there is none", from);
    }
    bool word(std::string_view name, JsonKind kind) {
        if (text_.substr(at_, name.size()) != name)
            return no_value();
        NodeIndex const node = open(kind);
        at_ += name.size();
        return close(node);
    }
    bool digits() {
        if (!digit())
            return unexpected("a digit");
        while (digit())
            ++at_;
        return true;
    }
    bool number() {
        NodeIndex const node = open(JsonKind::number);
        if (here() == '-')
            ++at_;
        if (here() == 'I')
            return not_finite(at_ - 1, 9);
        bool const zero = here() == '0';
        std::size_t const first = at_;
        if (!digits())
            return false;
        if (zero && at_ > first + 1) {
            at_ = first;
            return fail(problems::json_syntax, "a number begins with 0", {}, first);
        }
        if (here() == '.') {
            ++at_;
            if (!digits())
                return false;
        }
        if (here() == 'e' || here() == 'E') {
            ++at_;
            if (here() == '+' || here() == '-')
                ++at_;
            if (!digits())
                return false;
        }
        return close(node);
    }

    bool string() {
        NodeIndex const node = open(JsonKind::string);
        std::size_t const begin = ++at_;
        bool ascii = true;
        for (;; ++at_) {
            if (at_end())
                return cut_ ? too_large()
                            : fail(problems::json_syntax, "a text is not ended", "\"",
                                   begin - 1);
            char const c = here();
            if (c == '"')
                break;
            if (static_cast<unsigned char>(c) < 0x20)
                return control_in_string();
            if (c == '\\') {
                into_.nodes[node].escaped = true;
                if (!escape())
                    return false;
            }
            ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        }
        if (!ascii) {
            auto const bad = find_invalid_utf8(text_.substr(begin, at_ - begin));
            if (bad != std::string_view::npos)
                return not_utf8(begin + bad);
        }
        ++at_;
        return close(node);
    }
    bool control_in_string() {
        if (here() == '\n' || here() == '\r')
            return fail(problems::json_syntax, "a text is not ended on its line",
                        "\" or, inside the text, \\n", at_);
        if (here() == '\0')
            return fail(problems::not_utf8, "NUL character in a text", "", at_);
        return fail(problems::json_syntax, "control character in a text",
                    here() == '\t' ? "\\t" : "", at_);
    }
    /// Leaves the last character of the escape to be skipped.
    bool escape() {
        std::size_t const begin = at_++;
        if (std::string_view{"\"\\/bfnrt"}.find(here()) != std::string_view::npos && !at_end())
            return true;
        if (here() != 'u')
            return unexpected("one of \" \\ / b f n r t u after a backslash");
        std::uint32_t const code = hex();
        if (into_.fault || code < 0xD800 || code > 0xDFFF)
            return !into_.fault;
        std::uint32_t low = 0;
        if (code < 0xDC00 && text_.substr(at_ + 1, 2) == "\\u") {
            at_ += 2;
            low = hex();
        }
        if (low < 0xDC00 || low > 0xDFFF)
            return fail(problems::json_syntax, "half of a surrogate pair",
                        "both halves, or UTF-8", begin);
        return true;
    }
    std::uint32_t hex() {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            ++at_;
            char const c = here();
            if (digit())
                code = code * 16 + static_cast<std::uint32_t>(c - '0');
            else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
                code = code * 16 + static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
            else
                unexpected("four hexadecimal digits");
        }
        return code;
    }

    bool array(int depth) {
        NodeIndex const node = open(JsonKind::array);
        ++at_;
        skip_blanks();
        bool more = here() != ']';
        while (more) {
            skip_blanks();
            if (!value(depth) || !comma(']', more))
                return false;
        }
        ++at_;
        return close(node);
    }
    bool object(int depth) {
        NodeIndex const node = open(JsonKind::object);
        ++at_;
        skip_blanks();
        bool more = here() != '}';
        while (more) {
            skip_blanks();
            if (here() != '"')
                return unexpected("a key in double quotes");
            if (!string())
                return false;
            skip_blanks();
            if (here() != ':')
                return unexpected("a colon after the key");
            ++at_;
            skip_blanks();
            if (!value(depth) || !comma('}', more))
                return false;
        }
        ++at_;
        close(node);
        find_duplicates(node);
        return true;
    }
    /// After an entry: a comma, or the closing bracket, which is left.
    bool comma(char closing, bool& more) {
        skip_blanks();
        more = here() == ',';
        if (more)
            ++at_;
        else if (here() != closing || at_end())
            return unexpected(std::string("a comma or ") + closing);
        return true;
    }

    void find_duplicates(NodeIndex object) {
        std::vector<std::pair<std::string, NodeIndex>> keys;
        into_.for_each_member(object, [&](NodeIndex key, NodeIndex) {
            keys.emplace_back(into_.string(key), key);
        });
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].first == keys[i - 1].first)
                into_.duplicates.push_back(JsonDuplicate{keys[i - 1].second, keys[i].second});
    }

    std::string_view text_{};
    bool cut_ = false;
    JsonLimits limits_{};
    JsonDocument& into_;
    std::size_t at_ = 0;
};

/// Parses the value at the front of a text; see `JsonDocument::fault`.
[[nodiscard]] inline JsonDocument parse_json_prefix(std::string_view text,
                                                    JsonLimits const& limits = {}) {
    JsonDocument document;
    JsonParser(text, limits, document).run();
    return document;
}

/// Parses a text that holds one value and nothing else.
[[nodiscard]] inline JsonDocument parse_json(std::string_view text,
                                             JsonLimits const& limits = {}) {
    JsonDocument document = parse_json_prefix(text, limits);
    if (document.fault)
        return document;
    auto const rest = text.find_first_not_of(" \t\r\n", document.end);
    if (rest != std::string_view::npos)
        document.fault = JsonFault{problems::json_syntax, "more text after the end", {}, rest};
    return document;
}

} // namespace panelscore::detail
