// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a byte offset to line and column.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/detail/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace panelscore::detail {

/// Lines and columns of a text that begins at `start` of its file. Asking for growing offsets
/// costs one pass over the text in all.
class TextPositions {
  public:
    TextPositions() = default;
    explicit TextPositions(std::string_view text, SourcePosition start = {1, 1})
        : text_(text), start_(start), last_(start), kept_(start) {}

    /// Line and column of an offset; offsets past the end give the end.
    [[nodiscard]] SourcePosition at(std::size_t offset) {
        if (offset > text_.size())
            offset = text_.size();
        if (offset < done_) {
            bool const near = offset >= kept_offset_;
            done_ = near ? kept_offset_ : 0;
            last_ = near ? kept_ : start_;
        }
        std::string_view const before = text_.substr(0, offset);
        for (auto at = before.find('\n', done_); at != before.npos;
             at = before.find('\n', done_)) {
            ++last_.line;
            last_.column = 1;
            done_ = at + 1;
        }
        last_.column += count_code_points(before.substr(done_));
        done_ = offset;
        return last_;
    }

    /// The same, and makes going back to any later offset cheap.
    SourcePosition keep(std::size_t offset) {
        kept_ = at(offset);
        kept_offset_ = done_;
        return kept_;
    }

  private:
    std::string_view text_{};
    SourcePosition start_{1, 1};
    SourcePosition last_{1, 1};
    std::size_t done_ = 0;
    SourcePosition kept_{1, 1};
    std::size_t kept_offset_ = 0;
};

} // namespace panelscore::detail
