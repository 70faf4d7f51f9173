// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names as codes while ratings are read.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// No code: the card does not say.
inline constexpr std::uint32_t no_code = static_cast<std::uint32_t>(-1);

/// Whole numbers from 0 on for things that are looked up by their hash: a table of open
/// addresses without the things themselves.
class RatingSlots {
  public:
    /// The code of a thing, or `no_code`. @param is tells whether a code is the thing's
    template <typename Is>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, Is is) const {
        if (slots_.empty())
            return no_code;
        for (std::size_t at = place(hash);; at = (at + 1) & (slots_.size() - 1)) {
            Slot const& slot = slots_[at];
            if (slot.code == no_code)
                return no_code;
            if (slot.hash == short_hash(hash) && is(slot.code))
                return slot.code;
        }
    }
    /// Enters a new thing under the next code. Precondition: it is not there.
    std::uint32_t add(std::uint64_t hash) {
        if ((count_ + 1) * 2 > slots_.size())
            grow();
        enter(Slot{count_, short_hash(hash)}, hash);
        hashes_.push_back(hash);
        return count_++;
    }

  private:
    struct Slot {
        std::uint32_t code = no_code;
        std::uint32_t hash = 0;
    };
    static std::uint32_t short_hash(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash);
    }
    [[nodiscard]] std::size_t place(std::uint64_t hash) const {
        return static_cast<std::size_t>(hash >> 32U) & (slots_.size() - 1);
    }
    void enter(Slot slot, std::uint64_t hash) {
        std::size_t at = place(hash);
        while (slots_[at].code != no_code)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
    void grow() {
        slots_.assign((std::max<std::size_t>)(64, slots_.size() * 2), Slot{});
        for (std::uint32_t code = 0; code < count_; ++code)
            enter(Slot{code, short_hash(hashes_[code])}, hashes_[code]);
    }

    std::vector<Slot> slots_{};
    std::vector<std::uint64_t> hashes_{};
    std::uint32_t count_ = 0;
};

/// Spreads the bits of a number over all of it.
[[nodiscard]] inline std::uint64_t spread_bits(std::uint64_t number) {
    number ^= number >> 32U;
    number *= 0x9E3779B97F4A7C15U;
    number ^= number >> 29U;
    number *= 0xBF58476D1CE4E5B9U;
    return number ^ (number >> 32U);
}

/// Names and their codes, in the order they were first seen.
class RatingNames {
  public:
    /// The code of a name, or `no_code`.
    [[nodiscard]] std::uint32_t find(std::string_view name) const {
        return slots_.find(hash(name),
                           [&](std::uint32_t code) { return (*this)[code] == name; });
    }
    /// The code of a name, which is entered when it is new.
    std::uint32_t add(std::string_view name) {
        std::uint64_t const key = hash(name);
        auto const found =
            slots_.find(key, [&](std::uint32_t code) { return (*this)[code] == name; });
        if (found != no_code)
            return found;
        bytes_ += name;
        ends_.push_back(bytes_.size());
        return slots_.add(key);
    }
    [[nodiscard]] std::string_view operator[](std::uint32_t code) const {
        std::size_t const begin = code == 0 ? 0 : ends_[code - 1];
        return std::string_view(bytes_).substr(begin, ends_[code] - begin);
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(ends_.size());
    }

  private:
    static std::uint64_t hash(std::string_view name) {
        return spread_bits(std::hash<std::string_view>{}(name));
    }

    std::string bytes_{};
    std::vector<std::size_t> ends_{};
    RatingSlots slots_{};
};

/// Codes of the names that are `used`, in bytewise order of what `name_of(code)` gives.
/// Cost: sorting them, mostly by eight bytes behind what all names begin with.
template <typename Names>
[[nodiscard]] std::vector<std::uint32_t> sorted_codes(std::vector<std::uint8_t> const& used,
                                                      Names name_of) {
    struct Entry {
        std::uint64_t front = 0;
        std::uint32_t code = 0;
    };
    std::vector<Entry> entries;
    std::size_t common = static_cast<std::size_t>(-1);
    for (std::uint32_t code = 0; code < used.size(); ++code) {
        if (used[code] == 0)
            continue;
        std::string_view const name = name_of(code);
        if (!entries.empty()) {
            std::string_view const first = name_of(entries.front().code);
            std::size_t same = 0;
            while (same < (std::min)({common, name.size(), first.size()}) &&
                   name[same] == first[same])
                ++same;
            common = same;
        } else {
            common = name.size();
        }
        entries.push_back(Entry{0, code});
    }
    for (Entry& entry : entries) {
        std::string_view const name = name_of(entry.code);
        for (std::size_t i = 0; i < 8; ++i) {
            std::size_t const at = common + i;
            entry.front = entry.front << 8U |
                          (at < name.size() ? static_cast<unsigned char>(name[at]) : 0U);
        }
    }
    std::sort(entries.begin(), entries.end(), [&](Entry const& a, Entry const& b) {
        return a.front != b.front ? a.front < b.front : name_of(a.code) < name_of(b.code);
    });
    std::vector<std::uint32_t> codes;
    codes.reserve(entries.size());
    for (Entry const& entry : entries)
        codes.push_back(entry.code);
    return codes;
}

} // namespace panelscore::detail
