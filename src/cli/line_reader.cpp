// SPDX-License-Identifier: BSL-1.0
#include "cli/line_reader.hpp"

#include <algorithm>
#include <array>
#include <streambuf>
#include <utility>

namespace panelscore::cli {

std::optional<ArrivedLine> LineReader::next(Wait wait) {
    for (;;) {
        if (auto line = take())
            return line;
        if (ended_ || !fetch(wait))
            break;
    }
    if (!ended_ || (begin_ == kept_.size() && !skipping_))
        return std::nullopt;
    return cut(kept_.size(), kept_.size());
}

/// The next line when all of it is here.
std::optional<ArrivedLine> LineReader::take() {
    auto const feed = kept_.find('\n', looked_);
    if (feed != kept_.npos)
        return cut(feed, feed + 1);
    looked_ = kept_.size();
    if (skipping_ || kept_.size() - begin_ > longest_) {
        skipping_ = true;
        kept_ = {};
        begin_ = looked_ = 0;
    }
    return std::nullopt;
}

ArrivedLine LineReader::cut(std::size_t end, std::size_t next) {
    ArrivedLine line;
    line.number = ++line_;
    line.too_long = std::exchange(skipping_, false) || end - begin_ > longest_;
    if (!line.too_long)
        line.text.assign(kept_, begin_, end - begin_);
    begin_ = looked_ = next;
    return line;
}

/// Takes what has arrived, at most a block; false when that is nothing.
bool LineReader::fetch(Wait wait) {
    using Traits = std::streambuf::traits_type;
    std::array<char, std::size_t{1} << 16U> block{};
    std::streambuf& source = *in_.rdbuf();
    if (source.in_avail() <= 0) {
        if (wait == Wait::no)
            return false;
        if (Traits::eq_int_type(source.sgetc(), Traits::eof())) {
            ended_ = true;
            return true;
        }
    }
    auto const there = std::clamp<std::streamsize>(source.in_avail(), 1,
                                                   static_cast<std::streamsize>(block.size()));
    auto const n = source.sgetn(block.data(), there);
    kept_.erase(0, begin_);
    looked_ -= begin_;
    begin_ = 0;
    kept_.append(block.data(), static_cast<std::size_t>(n));
    return n > 0;
}

} // namespace panelscore::cli
