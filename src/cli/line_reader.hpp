// SPDX-License-Identifier: BSL-1.0
#pragma once

// Lines of a stream as they arrive, for filters: whoever writes them may wait for an answer
// before the next one.

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace panelscore::cli {

/// A line without its line feed.
struct ArrivedLine {
    std::string text{};
    std::size_t number = 0; ///< from 1 on
    bool too_long = false;  ///< `text` is then empty
};

/// May reading wait for what has not arrived?
enum class Wait { no, yes };

/// Reads lines. Memory: the longest line, and 64 KiB.
class LineReader {
  public:
    /// @param longest  lines of more bytes than this are passed over
    LineReader(std::istream& in, std::size_t longest) : in_(in), longest_(longest) {}

    /// The next line; the last one may lack its line feed. None at the end and, with
    /// `Wait::no`, when the whole line has not arrived yet.
    [[nodiscard]] std::optional<ArrivedLine> next(Wait wait);
    /// True when reading stopped because the stream failed.
    [[nodiscard]] bool failed() const { return in_.bad(); }

  private:
    [[nodiscard]] std::optional<ArrivedLine> take();
    [[nodiscard]] ArrivedLine cut(std::size_t end, std::size_t next);
    bool fetch(Wait wait);

    std::istream& in_;
    std::size_t longest_;
    std::string kept_{};
    std::size_t begin_ = 0;  ///< of the line in `kept_`
    std::size_t looked_ = 0; ///< up to here there is no line feed
    std::size_t line_ = 0;
    bool skipping_ = false; ///< the line is too long: its bytes are let go
    bool ended_ = false;
};

} // namespace panelscore::cli
