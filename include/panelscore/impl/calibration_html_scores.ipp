// SPDX-License-Identifier: BSL-1.0
#pragma once

// How interviewers use the scale: one small chart each, or a row each when there are many.

#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// More interviewers than this get a row each, not a chart each.
inline constexpr std::size_t most_multiples = 48;
/// More levels than this are drawn several to a bar.
inline constexpr std::size_t most_bars = 15;

/// Shares of the scores in bars from left to right, some levels to a bar.
struct Histogram {
    std::vector<double> shares{};
    std::size_t n = 0;
};

/// The levels of the scale, as every distribution lists them.
struct LevelBars {
    std::vector<double> levels{};
    std::size_t per_bar = 1;

    /// A rest of less than half a bar goes to the bar before.
    [[nodiscard]] std::size_t bars() const { return (levels.size() + per_bar / 2) / per_bar; }
    [[nodiscard]] std::size_t bar_of(std::size_t level) const {
        return (std::min)(level / per_bar, bars() - 1);
    }
    /// `3`, or `3 to 3.75` for a bar of several levels.
    [[nodiscard]] std::string label(std::size_t bar) const {
        auto const first = bar * per_bar;
        auto const last = bar + 1 < bars() ? first + per_bar - 1 : levels.size() - 1;
        auto text = rating_text(levels[first]);
        return first == last ? text : text + " to " + rating_text(levels[last]);
    }
};

/// How many levels a bar takes: as few as leave at most `most_bars` and give bars a round
/// width.
[[nodiscard]] inline std::size_t levels_a_bar(std::vector<double> const& levels) {
    auto const least = (levels.size() + most_bars - 1) / most_bars;
    if (least < 2)
        return 1;
    double const step = levels[1] - levels[0];
    for (auto each = least; each < 3 * least; ++each) {
        double const width = step * static_cast<double>(each);
        double const first_digits =
            width / std::pow(10.0, std::floor(std::log10(width) + 1e-9));
        for (double const round : {1.0, 2.0, 2.5, 5.0})
            if (std::abs(first_digits - round) < 1e-6)
                return each;
    }
    return least;
}

/// All levels that some distribution lists; none when there is no distribution.
[[nodiscard]] inline LevelBars level_bars(Calibration const& calibration) {
    LevelBars out;
    auto const add = [&](std::vector<ScoreCount> const& distribution) {
        for (auto const& entry : distribution)
            out.levels.push_back(entry.score);
    };
    for (auto const& entry : calibration.interviewers)
        add(entry.distribution);
    for (auto const& entry : calibration.means)
        add(entry.distribution);
    std::sort(out.levels.begin(), out.levels.end());
    out.levels.erase(std::unique(out.levels.begin(), out.levels.end()), out.levels.end());
    out.per_bar = levels_a_bar(out.levels);
    return out;
}

/// Adds counts of a distribution to bars.
inline void add_counts(std::vector<std::size_t>& counts, LevelBars const& bars,
                       std::vector<ScoreCount> const& distribution) {
    for (auto const& [score, count] : distribution) {
        auto const found = std::lower_bound(bars.levels.begin(), bars.levels.end(), score);
        auto const level = static_cast<std::size_t>(found - bars.levels.begin());
        counts[bars.bar_of(level)] += count;
    }
}

[[nodiscard]] inline Histogram histogram(std::vector<std::size_t> const& counts) {
    Histogram out;
    for (auto const count : counts)
        out.n += count;
    for (auto const count : counts)
        out.shares.push_back(
            out.n == 0 ? 0 : static_cast<double>(count) / static_cast<double>(out.n));
    return out;
}

[[nodiscard]] inline Histogram histogram_of(std::vector<ScoreCount> const& distribution,
                                            LevelBars const& bars) {
    std::vector<std::size_t> counts(bars.bars());
    add_counts(counts, bars, distribution);
    return histogram(counts);
}

/// A histogram with whose it is, as markup.
struct NamedHistogram {
    std::string name{};
    Histogram own{};
    std::optional<double> mean{};
};

[[nodiscard]] inline std::vector<NamedHistogram> histograms_of_people(Page const& page,
                                                                      LevelBars const& bars) {
    std::vector<NamedHistogram> all;
    for (auto const& entry : page.calibration.interviewers)
        if (!entry.distribution.empty())
            all.push_back({page.words.person(entry.interviewer),
                           histogram_of(entry.distribution, bars), entry.mean});
    return all;
}

[[nodiscard]] inline std::vector<NamedHistogram>
histograms_of_competencies(Page const& page, LevelBars const& bars) {
    std::vector<NamedHistogram> all;
    for (auto const& entry : page.calibration.means)
        if (!entry.distribution.empty())
            all.push_back({page.words.competency(entry.competency),
                           histogram_of(entry.distribution, bars), entry.mean});
    return all;
}

/// Everybody's scores together, from interviewers or else from competencies.
[[nodiscard]] inline Histogram histogram_of_all(Calibration const& calibration,
                                                LevelBars const& bars) {
    std::vector<std::size_t> counts(bars.bars());
    for (auto const& entry : calibration.interviewers)
        add_counts(counts, bars, entry.distribution);
    if (std::all_of(counts.begin(), counts.end(), [](std::size_t n) { return n == 0; }))
        for (auto const& entry : calibration.means)
            add_counts(counts, bars, entry.distribution);
    return histogram(counts);
}

/// `1: 6 %, 2: 16 %, ...`, or for many bars where most scores lie.
[[nodiscard]] inline std::string histogram_words(Histogram const& own, LevelBars const& bars) {
    if (own.n == 0)
        return "no ratings";
    std::string text;
    if (own.shares.size() <= 12) {
        for (std::size_t i = 0; i < own.shares.size(); ++i)
            text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", bars.label(i),
                                share_text(own.shares[i]));
        return text;
    }
    auto const most = std::max_element(own.shares.begin(), own.shares.end());
    return fmt::format("most often {} ({})",
                       bars.label(static_cast<std::size_t>(most - own.shares.begin())),
                       share_text(*most));
}

/// Bars standing on the bottom of a drawing `height` high; lines show what all together gave.
[[nodiscard]] inline std::string bar_marks(Histogram const& own, Histogram const& all,
                                           double largest, double height) {
    auto const n = static_cast<double>(own.shares.size());
    double const gap = own.shares.size() > 12 ? .1 : .16;
    std::string marks;
    for (std::size_t i = 0; i < own.shares.size(); ++i) {
        double const left = 100 * (static_cast<double>(i) + gap / 2) / n;
        double const wide = 100 * (1 - gap) / n;
        double const tall = largest > 0 ? height * own.shares[i] / largest : 0;
        if (own.shares[i] > 0)
            marks += fmt::format(
                "<rect class=\"b\" x=\"{}%\" width=\"{}%\" y=\"{}\" height=\"{}\"/>",
                place(left), place(wide), place(height - tall), place(tall));
        if (!all.shares.empty() && largest > 0) {
            auto const y = place(height - height * all.shares[i] / largest);
            marks +=
                fmt::format("<line class=\"all\" x1=\"{}%\" x2=\"{}%\" y1=\"{}\" y2=\"{}\"/>",
                            place(left), place(left + wide), y, y);
        }
    }
    return marks;
}

/// Levels written below bars: each while they fit, else the two ends.
[[nodiscard]] inline std::string level_labels(LevelBars const& bars, double y) {
    auto const n = bars.bars();
    std::string marks;
    auto const write = [&](double at, std::string_view kind, double level) {
        marks += fmt::format("<text class=\"{}\" x=\"{}%\" y=\"{}\">{}</text>", kind, place(at),
                             place(y), rating_text(level));
    };
    if (bars.per_bar == 1 && n <= 7) {
        for (std::size_t i = 0; i < n; ++i)
            write(100 * (static_cast<double>(i) + .5) / static_cast<double>(n), "mid",
                  bars.levels[i]);
        return marks;
    }
    write(0, "start", bars.levels.front());
    write(100, "end", bars.levels.back());
    return marks;
}

[[nodiscard]] inline double largest_share(std::vector<NamedHistogram> const& all) {
    double largest = 0;
    for (auto const& entry : all)
        for (double const share : entry.own.shares)
            largest = (std::max)(largest, share);
    return largest;
}

/// A chart for each of them.
[[nodiscard]] inline std::string score_multiples(std::vector<NamedHistogram> const& entries,
                                                 Histogram const& all, LevelBars const& bars) {
    constexpr double height = 58;
    double const largest = largest_share(entries);
    std::string out{"<div class=\"multiples\">\n"};
    for (auto const& [name, own, mean] : entries)
        out += fmt::format(
            "<figure>\n<figcaption><b title=\"{0}\">{0}</b>{1}</figcaption>\n{2}\n</figure>\n",
            name, count_of(own.n, "rating", "ratings"),
            svg_drawing(
                name, histogram_words(own, bars),
                bar_marks(own, all, largest, height) +
                    fmt::format("<line class=\"zero\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>",
                                place(height)) +
                    level_labels(bars, height + 14),
                "height=\"76\""));
    return out + "</div>\n";
}

/// A row for each of them, all together first.
[[nodiscard]] inline std::string score_strips(std::vector<NamedHistogram> const& entries,
                                              Histogram const& all, LevelBars const& bars) {
    double const largest = largest_share(entries);
    constexpr double height = 18;
    auto out = fmt::format(
        "<table class=\"chart strips\">\n<caption>Scores given, a bar for each "
        "level</caption>\n"
        "<thead><tr><th scope=\"col\" class=\"name\">Interviewer</th><th scope=\"col\" "
        "class=\"plot\">{}</th><th scope=\"col\" class=\"number w5\">Ratings</th><th "
        "scope=\"col\" class=\"number w4\">Mean</th></tr></thead>\n<tbody>\n",
        svg_drawing("Levels of the scale",
                    fmt::format("From {} on the left to {} on the right.",
                                rating_text(bars.levels.front()),
                                rating_text(bars.levels.back())),
                    level_labels(bars, 16), "class=\"levels\" height=\"20\""));
    auto const row = [&](std::string const& name, Histogram const& own,
                         std::optional<double> const& mean) {
        out += fmt::format(
            "<tr><th scope=\"row\" title=\"{0}\"><span>{0}</span></th><td class=\"plot\">{1}"
            "</td><td class=\"number\">{2}</td><td class=\"number\">{3}</td>"
            "</tr>\n",
            name,
            svg_drawing(name, histogram_words(own, bars),
                        bar_marks(own, {}, largest, height) +
                            fmt::format("<line class=\"g\" x2=\"100%\" y1=\"{0}\" "
                                        "y2=\"{0}\"/>",
                                        place(height))),
            own.n, shown(mean));
    };
    row("Everybody", all, std::nullopt);
    for (auto const& [name, own, mean] : entries)
        row(name, own, mean);
    return out + "</tbody>\n</table>\n";
}

[[nodiscard]] inline std::string scores_section(Page const& page) {
    auto const bars = level_bars(page.calibration);
    if (bars.levels.empty())
        return {};
    auto const all = histogram_of_all(page.calibration, bars);
    auto const people = histograms_of_people(page, bars);
    auto const competencies = histograms_of_competencies(page, bars);
    bool const many = people.size() > most_multiples;
    auto text = reading(
        fmt::format("Bars show how often each score was given; {} the same for everybody and "
                    "everything together. An interviewer whose bars crowd in the middle, or "
                    "who never uses an end, tells candidates apart less.",
                    many ? "the first row shows" : "the short dark lines show"),
        "Interviewers met different candidates, so different bars are to be expected; with few "
        "ratings they say little. A competency with low scores may be hard, or its anchors "
        "may be.");
    if (bars.per_bar > 1)
        text += fmt::format("<p class=\"notes\">The scale has {} scores; a bar holds {} of "
                            "them.</p>\n",
                            bars.levels.size(), bars.per_bar);
    if (!competencies.empty())
        text += "<h3>By competency</h3>\n" + score_multiples(competencies, all, bars);
    if (!people.empty())
        text += "<h3>By interviewer</h3>\n" +
                (many ? score_strips(people, all, bars) : score_multiples(people, all, bars));
    return section("scores", "How is the scale used?", text);
}

} // namespace panelscore::detail::calibration_page
