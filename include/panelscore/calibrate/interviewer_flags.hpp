// SPDX-License-Identifier: BSL-1.0
#pragma once

// When a figure about an interviewer is worth a conversation: rarer than chance among all who
// were looked at, and large enough to notice. A flag is an invitation to talk.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/multiplicity.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// A flag needs a Holm-adjusted p below this: if nobody differed, one run in twenty would raise
/// a flag of this kind at all.
inline constexpr double flag_level = 0.05;

/// From where on a difference can be noticed in daily work. With very many ratings all
/// differences are certain, also those nobody should spend time on.
namespace noticeable {
inline constexpr double severity = 0.2;          ///< of the sd of ratings [Cohen 1988: small]
inline constexpr double drift = 0.2;             ///< of the sd of ratings, over the time seen
inline constexpr double consistency = 1.25;      ///< times the pool's
inline constexpr double central_tendency = 0.10; ///< more of the ratings than colleagues
inline constexpr double halo = 0.10;             ///< of a correlation above colleagues'
inline constexpr double discrimination = 0.15;   ///< of a correlation below colleagues'
inline constexpr double not_observed = 0.05;     ///< more of the ratings than colleagues
inline constexpr double late = 0.10;             ///< more of the cards than colleagues
} // namespace noticeable

/// One interviewer looked at for one kind of flag.
struct FlagCandidate {
    std::size_t interviewer = 0; ///< position in the caller's list
    double value = 0;
    std::size_t n = 0; ///< what the value rests on
    double p = 1;      ///< chance of such a value if this interviewer were like the others
    bool noticeable = false; ///< large enough to matter
    std::string message{};

    friend bool operator==(FlagCandidate const&, FlagCandidate const&) = default;
};

/// The flags among those looked at, with their positions: Holm-adjusted p below `flag_level`
/// and noticeable. `base_rate` is the share flagged if nobody differed, at most `flag_level`
/// divided by how many were looked at.
[[nodiscard]] inline std::vector<std::pair<std::size_t, InterviewerFlag>>
raise_flags(std::string_view code, std::vector<FlagCandidate> const& looked_at) {
    std::vector<double> p;
    for (FlagCandidate const& one : looked_at)
        p.push_back(one.p);
    auto const adjusted = stats::holm(p);
    std::vector<std::pair<std::size_t, InterviewerFlag>> flags;
    for (std::size_t i = 0; i < looked_at.size(); ++i) {
        FlagCandidate const& one = looked_at[i];
        if (adjusted[i] >= flag_level || !one.noticeable)
            continue;
        InterviewerFlag flag;
        flag.code = code;
        flag.message = one.message;
        flag.value = one.value;
        flag.n = one.n;
        flag.base_rate = flag_level / static_cast<double>(looked_at.size());
        flag.p_holm = adjusted[i];
        flags.emplace_back(one.interviewer, std::move(flag));
    }
    return flags;
}

/// How often something happened, of so many times.
struct Tally {
    double hits = 0;
    double n = 0;

    [[nodiscard]] double share() const { return n > 0 ? hits / n : 0.0; }

    friend bool operator==(Tally const&, Tally const&) = default;
};

/// All tallies as one.
[[nodiscard]] inline Tally total_of(std::vector<Tally> const& tallies) {
    Tally total;
    for (Tally const& each : tallies) {
        total.hits += each.hits;
        total.n += each.n;
    }
    return total;
}

/// The chance of a share at least so high if it were the others': the exact binomial tail at
/// their share (half a hit added, so that "never" is not taken for certain), both counts
/// shrunk by `dispersion` (1: independent; more: hits come together on a card) and by the
/// uncertainty of the others' share. 1 without either.
[[nodiscard]] inline double share_p(Tally const& own, Tally const& others, double dispersion) {
    if (own.hits <= 0 || own.n <= 0 || others.n <= 0)
        return 1.0;
    double const expected = (others.hits + 0.5) / (others.n + 1);
    double const shrink = dispersion * (1 + own.n / others.n);
    // P(X >= x) of a binomial is a beta distribution of its share.
    return stats::beta_cdf(expected, own.hits / shrink, (own.n - own.hits) / shrink + 1);
}

} // namespace panelscore
