// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writing JSON: keys in the order they are written, numbers as `append_number` gives them. Made
// for reports of gigabytes, so text without special characters is copied in runs.

#include <panelscore/base/number_text.hpp>

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// Where the next entries of an object or array stand when the writer indents.
enum class JsonLayout {
    block, ///< each entry on a line of its own
    line   ///< all on one line, with everything inside
};

/// Appends one JSON value after the other to a string. With `indent` 0 the text is compact and
/// on one line, otherwise entries are indented by so many blanks a level.
///
/// Preconditions (checked by assertions): keys stand in objects only, each followed by one
/// value; what is begun is ended; text is UTF-8; numbers are finite (else `null` is written).
///
///     JsonWriter json(out);
///     json.begin_object().string("call", "hire").number("score", 3.74).end_object();
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

    JsonWriter& begin_object(JsonLayout layout = JsonLayout::block) {
        return begin('{', layout);
    }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_array(JsonLayout layout = JsonLayout::block) {
        return begin('[', layout);
    }
    JsonWriter& end_array() { return end(']'); }

    /// The key of the next value.
    JsonWriter& key(std::string_view name) {
        assert(!levels_.empty() && !after_key_);
        after_key_ = true;
        if (indent_ == 0 && name.size() <= short_key && first_special(name) == name.size()) {
            compact_key(name);
            return *this;
        }
        separate();
        quote(name);
        out_ += indent_ > 0 ? std::string_view{": "} : std::string_view{":"};
        return *this;
    }

    /// A text as the next value.
    JsonWriter& string(std::string_view text) {
        before_value();
        quote(text);
        return *this;
    }
    /// A number with at most 12 significant digits as the next value.
    JsonWriter& number(double number) {
        before_value();
        if (std::isfinite(number))
            append_number(out_, number);
        else
            out_ += "null";
        return *this;
    }
    /// A whole number, as it is, as the next value.
    JsonWriter& integer(std::int64_t number) {
        before_value();
        std::array<char, 24> digits{};
        out_.append(digits.data(),
                    std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
        return *this;
    }
    /// How many, as the next value.
    JsonWriter& count(std::size_t number) { return integer(static_cast<std::int64_t>(number)); }
    /// `true` or `false` as the next value.
    JsonWriter& boolean(bool truth) {
        before_value();
        out_ += truth ? std::string_view{"true"} : std::string_view{"false"};
        return *this;
    }
    /// `null` as the next value.
    JsonWriter& null() {
        before_value();
        out_ += "null";
        return *this;
    }
    /// A value that is JSON already, taken as it is.
    JsonWriter& raw(std::string_view json) {
        before_value();
        out_ += json;
        return *this;
    }

    /// A key and its value in one call: as the functions above.
    JsonWriter& string(std::string_view name, std::string_view text) {
        return key(name).string(text);
    }
    JsonWriter& number(std::string_view name, double value) { return key(name).number(value); }
    /// The number, or `null` when there is none.
    JsonWriter& number(std::string_view name, std::optional<double> value) {
        key(name);
        return value ? number(*value) : null();
    }
    JsonWriter& integer(std::string_view name, std::int64_t value) {
        return key(name).integer(value);
    }
    JsonWriter& count(std::string_view name, std::size_t value) {
        return key(name).count(value);
    }
    JsonWriter& boolean(std::string_view name, bool truth) { return key(name).boolean(truth); }
    JsonWriter& null(std::string_view name) { return key(name).null(); }
    JsonWriter& raw(std::string_view name, std::string_view json) {
        return key(name).raw(json);
    }
    JsonWriter& begin_object(std::string_view name, JsonLayout layout = JsonLayout::block) {
        return key(name).begin_object(layout);
    }
    JsonWriter& begin_array(std::string_view name, JsonLayout layout = JsonLayout::block) {
        return key(name).begin_array(layout);
    }

  private:
    static constexpr std::size_t short_key = 60;

    struct Open {
        bool empty = true;
        bool on_one_line = true;
    };

    JsonWriter& begin(char bracket, JsonLayout layout) {
        before_value();
        bool const on_one_line = indent_ == 0 || layout == JsonLayout::line ||
                                 (!levels_.empty() && levels_.back().on_one_line);
        out_ += bracket;
        levels_.push_back(Open{true, on_one_line});
        return *this;
    }
    JsonWriter& end(char bracket) {
        assert(!levels_.empty() && !after_key_);
        Open const closed = levels_.back();
        levels_.pop_back();
        if (!closed.empty && !closed.on_one_line)
            new_line();
        out_ += bracket;
        return *this;
    }
    void before_value() {
        if (after_key_)
            after_key_ = false;
        else if (!levels_.empty())
            separate();
    }
    void separate() {
        Open& open = levels_.back();
        if (!open.empty)
            out_ += ',';
        if (!open.on_one_line)
            new_line();
        else if (!open.empty && indent_ > 0)
            out_ += ' ';
        open.empty = false;
    }
    void new_line() {
        out_ += '\n';
        out_.append(levels_.size() * static_cast<std::size_t>(indent_), ' ');
    }

    static bool special(char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    }
    /// True when one of eight bytes must be escaped: a byte below 0x20, a quote or a backslash.
    static bool any_special(char const* bytes) {
        constexpr std::uint64_t ones = 0x0101010101010101U;
        constexpr std::uint64_t highs = 0x8080808080808080U;
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, sizeof word);
        std::uint64_t const quotes = word ^ (ones * 0x22U);
        std::uint64_t const slashes = word ^ (ones * 0x5CU);
        return (((word - ones * 0x20U) | (quotes - ones) | (slashes - ones)) & ~word & highs) !=
               0;
    }
    /// Position of the first byte that must be escaped, or the size.
    static std::size_t first_special(std::string_view text) {
        std::size_t at = 0;
        while (text.size() - at >= 8 && !any_special(text.data() + at))
            at += 8;
        while (at < text.size() && !special(text[at]))
            ++at;
        return at;
    }
    /// `,"name":` in one piece: reports hold hundreds of keys for each candidate.
    void compact_key(std::string_view name) {
        std::array<char, short_key + 4> piece;
        char* end = piece.data();
        if (!levels_.back().empty)
            *end++ = ',';
        levels_.back().empty = false;
        *end++ = '"';
        std::memcpy(end, name.data(), name.size());
        end += name.size();
        *end++ = '"';
        *end++ = ':';
        out_.append(piece.data(), static_cast<std::size_t>(end - piece.data()));
    }
    void quote(std::string_view text) {
        std::size_t plain = first_special(text);
        std::size_t const start = out_.size();
        out_.resize(start + plain + 1);
        out_[start] = '"';
        std::memcpy(out_.data() + start + 1, text.data(), plain);
        while (plain < text.size()) {
            escape(text[plain]);
            text.remove_prefix(plain + 1);
            plain = first_special(text);
            out_.append(text, 0, plain);
        }
        out_ += '"';
    }
    void escape(char c) {
        constexpr std::string_view digits{"0123456789abcdef"};
        switch (c) {
        case '"':
            out_ += "\\\"";
            return;
        case '\\':
            out_ += "\\\\";
            return;
        case '\n':
            out_ += "\\n";
            return;
        case '\r':
            out_ += "\\r";
            return;
        case '\t':
            out_ += "\\t";
            return;
        default:
            break;
        }
        auto const code = static_cast<unsigned char>(c);
        out_ += "\\u00";
        out_ += digits[code >> 4U];
        out_ += digits[code & 0xFU];
    }

    std::string& out_;
    int indent_ = 0;
    bool after_key_ = false;
    std::vector<Open> levels_{};
};

} // namespace panelscore
