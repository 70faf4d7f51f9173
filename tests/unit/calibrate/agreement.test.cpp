// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/random.hpp>
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/stats/cronbach.hpp>
#include <panelscore/stats/icc.hpp>
#include <panelscore/stats/kappa.hpp>
#include <panelscore/stats/kendall.hpp>
#include <panelscore/stats/summary.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <support/close_to.hpp>
#include <support/histories.hpp>
#include <support/oracle.hpp>
#include <utility>
#include <vector>

using namespace panelscore;
using test::close_to;
using test::history_of;
using test::NamedRating;

namespace {

std::string name(char kind, std::size_t i) {
    return std::string(1, kind) + std::to_string(100 + i);
}

/// Panels of `size` of `interviewers`, whole scores from 1 to 5, a rating in ten missing.
std::vector<NamedRating> random_rows(std::uint64_t seed, std::size_t candidates,
                                     std::uint32_t interviewers, std::uint32_t size,
                                     std::size_t competencies, double missing = 0.1) {
    RandomStream chance{seed};
    std::vector<NamedRating> rows;
    std::vector<std::uint32_t> pool(interviewers);
    for (std::uint32_t i = 0; i < interviewers; ++i)
        pool[i] = i;
    for (std::size_t c = 0; c < candidates; ++c) {
        draw_first(pool, size, chance);
        double const ability = 0.8 * chance.normal();
        for (std::uint32_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < competencies; ++k) {
                double const score = std::round(3 + ability + 0.1 * pool[i] + chance.normal());
                if (!chance.happens(missing))
                    rows.push_back({name('c', c), name('i', pool[i]), name('k', k),
                                    std::clamp(score, 1.0, 5.0)});
            }
    }
    return rows;
}

/// What an entry gives, by name, for comparing many figures at once.
std::map<std::string, Measured> figures(Agreement const& entry) {
    auto const& alpha = entry.krippendorff_alpha;
    return {{"nominal", alpha.nominal},
            {"ordinal", alpha.ordinal},
            {"interval", alpha.interval},
            {"ratio", alpha.ratio},
            {"icc 1", entry.icc.one},
            {"icc Ak", entry.icc.agreement_k},
            {"mixed 1", entry.icc_mixed.one},
            {"mixed A1", entry.icc_mixed.agreement_one},
            {"mixed Ck", entry.icc_mixed.consistency_k},
            {"panel", entry.icc_panel},
            {"ac1", entry.gwet_ac1},
            {"ac2", entry.gwet_ac2},
            {"cohen", entry.cohen_kappa.value},
            {"weighted", entry.weighted_kappa.value},
            {"fleiss", entry.fleiss_kappa},
            {"w", entry.kendall_w},
            {"rwg", entry.rwg},
            {"rwg_j", entry.rwg_j},
            {"cronbach", entry.cronbach_alpha},
            {"exact", entry.percent_exact},
            {"adjacent", entry.percent_adjacent}};
}

std::vector<Agreement> quick(RatingHistory const& history) {
    return agreement(history, {.bootstrap = 0});
}

} // namespace

TEST_CASE("agreement: the reference panels, overall") {
    for (std::string const folder : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"}) {
        CAPTURE(folder);
        auto const entries =
            agreement(history_of(test::oracle_rows(folder + "/data.csv")), {.bootstrap = 100});
        CHECK(entries.size() == 5);
        CHECK(entries[0].competency == "K1");
        auto const& all = entries.back();
        CHECK(all.competency.empty());
        auto const& mixed = all.icc_mixed;
        std::map<std::string, Measured> const ours{
            {"krippendorff_alpha.nominal", all.krippendorff_alpha.nominal},
            {"krippendorff_alpha.ordinal", all.krippendorff_alpha.ordinal},
            {"krippendorff_alpha.interval", all.krippendorff_alpha.interval},
            {"krippendorff_alpha.ratio", all.krippendorff_alpha.ratio},
            {"cac.gwet.unweighted", all.gwet_ac1},
            {"cac.gwet.quadratic", all.gwet_ac2},
            {"cac.fleiss.unweighted", all.fleiss_kappa},
            {"cac.percent.unweighted", all.percent_exact},
            {"rwg.mean", all.rwg},
            {"rwgj.mean", all.rwg_j},
            {"composite.Gqk", all.icc_panel},
            {"composite.icc_A1", mixed.agreement_one},
            {"composite.icc_Akhat", mixed.agreement_k},
            {"composite.icc_C1", mixed.consistency_one},
            {"composite.icc_Ckhat", mixed.consistency_k},
            {"irrNA.ICC(1)", mixed.one},
            {"irrNA.ICC(k)", mixed.one_k}};
        std::size_t found = 0;
        for (auto const& row : test::oracle_table(folder + "/agreement.csv")) {
            double const value = std::stod(row.at("value"));
            if (row.at("id") == "composite.khat")
                CHECK(all.ratings_a_candidate == close_to(value));
            if (row.at("id") == "composite.q")
                CHECK(all.shared_interviewers == close_to(value, 1e-9));
            auto const at = ours.find(row.at("id"));
            if (at == ours.end() || row.at("position") != "0")
                continue;
            ++found;
            bool const rounded = row.at("tolerance") == "rounded5";
            double const relative = row.at("tolerance") == "reml" ? 2e-5 : 1e-9;
            CHECK_MESSAGE(at->second->estimate ==
                              close_to(value, relative, rounded ? 6e-6 : 1e-12),
                          at->first);
            CHECK_MESSAGE(*at->second->lower < at->second->estimate, at->first);
            CHECK_MESSAGE(*at->second->upper > at->second->estimate, at->first);
        }
        CHECK(found == (folder == "sim_panel_60x14x4" ? 17 : 13));
        CHECK(all.icc.one.reason() == Undefined::holes);
        CHECK(all.kendall_w.reason() == Undefined::holes);
        CHECK(all.held_at_zero.empty());
    }
}

TEST_CASE("agreement: a session without holes, by competency and overall") {
    auto const rows = test::oracle_rows("sim_calibration_8x12x5/data.csv");
    auto const entries = quick(history_of(rows));
    for (std::size_t k = 0; k < 6; ++k) { // the sixth is overall, from cards' means
        std::map<std::pair<std::string, std::string>, double> cells;
        for (auto const& row : rows)
            if (k == 5 || row.competency == entries[k].competency)
                cells[{row.candidate, row.interviewer}] += row.score;
        std::vector<double> scores;
        for (auto const& [pair, score] : cells)
            scores.push_back(score / (k == 5 ? 5 : 1));
        stats::ScoreTable const table(8, 12, scores);
        auto const icc = stats::intraclass_correlations(table, 0.95);
        CHECK(entries[k].icc.agreement_k->estimate == close_to(icc.agreement_k->estimate));
        CHECK(*entries[k].icc.consistency_one->lower == close_to(*icc.consistency_one->lower));
        CHECK(entries[k].icc.one->n == 8);
        CHECK(entries[k].kendall_w->estimate == close_to(stats::kendall_w(table)->w));
        CHECK(entries[k].kendall_w->n == 8);
        CHECK(entries[k].interviewers == 12);
        CHECK(entries[k].units == (k == 5 ? 40 : 8));
        CHECK(entries[k].shared_interviewers == 0);
        // Without holes the mixed model is the analysis of variance, where that is not
        // negative.
        if (icc.one->estimate > 0)
            CHECK(entries[k].icc_mixed.one->estimate == close_to(icc.one->estimate, 1e-7));
        if (icc.agreement_one->estimate > 0)
            CHECK(entries[k].icc_mixed.agreement_one->estimate ==
                  close_to(icc.agreement_one->estimate, 2e-5));
    }
}

TEST_CASE("agreement: Cronbach's alpha is over cards that rate every competency") {
    auto rows = random_rows(4, 12, 5, 3, 4, 0.15);
    auto const entries = quick(history_of(rows));
    std::map<std::pair<std::string, std::string>, std::map<std::string, double>> cards;
    for (auto const& row : rows)
        cards[{row.candidate, row.interviewer}][row.competency] = row.score;
    std::vector<double> scores;
    for (auto const& [pair, card] : cards)
        if (card.size() == 4)
            for (auto const& [competency, score] : card)
                scores.push_back(score);
    auto const expected =
        stats::cronbach_alpha(stats::ScoreTable(scores.size() / 4, 4, scores), 0.95);
    CHECK(entries.back().cronbach_alpha->estimate == close_to(expected->estimate));
    CHECK(entries.back().cronbach_alpha->n == scores.size() / 4);
    CHECK(entries[0].cronbach_alpha.reason() == Undefined::too_few);
}

TEST_CASE("agreement: mean kappas, pair by pair") {
    auto const rows = random_rows(9, 25, 6, 3, 2);
    auto const entries = quick(history_of(rows));
    std::vector<double> const levels{1, 2, 3, 4, 5};
    auto const quadratic = stats::quadratic_weights(levels);
    for (std::size_t k = 0; k < 3; ++k) {
        std::map<std::string, std::map<std::string, double>> by_unit;
        for (auto const& row : rows)
            if (k == 2 || row.competency == name('k', k))
                by_unit[row.candidate + '|' + row.competency][row.interviewer] = row.score;
        std::vector<double> cohen;
        std::vector<double> weighted;
        std::size_t units = 0;
        for (std::size_t a = 0; a < 6; ++a)
            for (std::size_t b = a + 1; b < 6; ++b) {
                stats::PairCounts pairs(5);
                for (auto const& [unit, scores] : by_unit)
                    if (scores.count(name('i', a)) && scores.count(name('i', b)))
                        pairs.add(static_cast<std::size_t>(scores.at(name('i', a))) - 1,
                                  static_cast<std::size_t>(scores.at(name('i', b))) - 1);
                if (auto const value = stats::cohen_kappa(pairs, 0.95)) {
                    cohen.push_back(value->estimate);
                    units += value->n;
                }
                if (auto const value = stats::weighted_kappa(pairs, quadratic, 0.95))
                    weighted.push_back(value->estimate);
            }
        CHECK(entries[k].cohen_kappa.pairs == cohen.size());
        CHECK(entries[k].cohen_kappa.value->estimate == close_to(*stats::mean(cohen)));
        CHECK(entries[k].cohen_kappa.value->n == units);
        CHECK(entries[k].weighted_kappa.value->estimate == close_to(*stats::mean(weighted)));
    }
}

TEST_CASE("agreement: the interval of mean kappas leaves out candidates one by one") {
    auto const rows = random_rows(3, 10, 4, 3, 2);
    auto const whole = quick(history_of(rows)).back().weighted_kappa.value.value();
    std::vector<double> left;
    for (std::size_t c = 0; c < 10; ++c) {
        std::vector<NamedRating> rest;
        for (auto const& row : rows)
            if (row.candidate != name('c', c))
                rest.push_back(row);
        left.push_back(quick(history_of(rest)).back().weighted_kappa.value->estimate);
    }
    double const error = std::sqrt(0.9 * stats::sum_of_squares(left));
    // R: qt(0.975, 9)
    CHECK(*whole.lower == close_to(whole.estimate - 2.2621571627409915 * error, 1e-9));
    CHECK(*whole.upper == close_to(whole.estimate + 2.2621571627409915 * error, 1e-9));
}

TEST_CASE("agreement: bootstrap limits are those of drawing candidates by hand") {
    constexpr std::size_t candidates = 9;
    constexpr std::size_t draws = 40;
    // Without holes, so that Kendall's W is among them.
    auto const rows = random_rows(21, candidates, 3, 3, 2, 0);
    AgreementOptions const options{.level = 0.8, .bootstrap = draws, .seed = 77};
    auto const entries = agreement(history_of(rows), options);
    std::vector<std::map<std::string, std::vector<double>>> drawn(3);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        RandomStream chance{77, draw};
        std::vector<NamedRating> sample;
        for (std::size_t i = 0; i < candidates; ++i) {
            auto const who = name('c', chance.below(candidates));
            for (auto row : rows)
                if (row.candidate == who) {
                    row.candidate = name('d', i);
                    sample.push_back(row);
                }
        }
        auto const again = quick(history_of(sample));
        for (std::size_t entry = 0; entry < 3; ++entry)
            for (auto const& [what, value] : figures(again[entry]))
                if (value)
                    drawn[entry][what].push_back(value->estimate);
    }
    for (std::size_t entry = 0; entry < 3; ++entry) {
        auto const ours = figures(entries[entry]);
        for (std::string const what : {"nominal", "ordinal", "interval", "ratio", "exact",
                                       "adjacent", "rwg", "w", "rwg_j", "cronbach"}) {
            if (entry < 2 && (what == "rwg_j" || what == "cronbach"))
                continue;
            CAPTURE(what);
            auto const expected = stats::percentile_interval(drawn[entry][what], 0.8).value();
            CHECK(*ours.at(what)->lower == close_to(expected.lower, 1e-9, 1e-12));
            CHECK(*ours.at(what)->upper == close_to(expected.upper, 1e-9, 1e-12));
        }
    }
}

TEST_CASE("agreement: the same interviewer twice counts once, by the first interview") {
    std::vector<NamedRating> rows{
        {"a", "x", "k", 4, "1"}, {"a", "x", "k", 1, "2"}, {"a", "x", "m", 2, "2"},
        {"a", "y", "k", 4, "1"}, {"a", "y", "m", 3, "1"}, {"b", "x", "k", 3, "1"},
        {"b", "y", "k", 3, "1"}, {"b", "y", "m", 5, "1"}, {"b", "x", "m", 5, "1"}};
    auto const entries = quick(history_of(rows));
    CHECK(entries[0].left_out == 1);
    CHECK(entries[1].left_out == 0);
    CHECK(entries[2].left_out == 1);
    CHECK(entries[0].percent_exact->estimate == 1); // the 1 of the second interview is not used
    CHECK(entries[1].units == 2);                   // but its rating of m is the first of m
    CHECK(entries[1].percent_exact->estimate == close_to(0.5));
    CHECK(entries[2].percent_exact->estimate == close_to(0.75));
    // Cards: the first one of x and a holds k alone.
    CHECK(entries[2].icc.one->n == 2);
    CHECK(entries[2].cronbach_alpha->n == 3);
}

TEST_CASE("agreement: threads and the order of names change nothing") {
    auto rows = random_rows(8, 30, 7, 3, 3);
    AgreementOptions options{.bootstrap = 60};
    auto const one = agreement(history_of(rows), options);
    options.threads = 4;
    CHECK(agreement(history_of(rows), options) == one);
    std::reverse(rows.begin(), rows.end());
    CHECK(agreement(history_of(rows), options) == one);
    // Interviewers under other names: the figures stay (limits of draws that sum in another
    // order within rounding).
    for (auto& row : rows)
        row.interviewer = row.interviewer == "i100" ? "zz" : row.interviewer;
    auto const renamed = agreement(history_of(rows), options);
    for (std::size_t entry = 0; entry < one.size(); ++entry) {
        auto const after = figures(renamed[entry]);
        for (auto const& figure : figures(one[entry])) {
            auto const& what = figure.first;
            auto const& value = figure.second;
            CAPTURE(what);
            CHECK(value.has_value() == after.at(what).has_value());
            bool const fitted = what.rfind("mixed", 0) == 0 || what == "panel";
            if (value)
                CHECK(value->estimate ==
                      close_to(after.at(what)->estimate, fitted ? 1e-6 : 1e-10, 1e-10));
        }
    }
    options.seed = 2;
    CHECK(agreement(history_of(rows), options) != renamed);
}

TEST_CASE("agreement: nobody met twice, or there is nobody") {
    for (auto const& rows :
         {std::vector<NamedRating>{},
          std::vector<NamedRating>{{"a", "x", "k", 3}, {"b", "y", "k", 4}, {"c", "x", "k", 1}},
          std::vector<NamedRating>{{"a", "x", "k", 3}}}) {
        for (auto const& entry : agreement(history_of(rows), {.bootstrap = 20})) {
            for (auto const& figure : figures(entry)) {
                auto const& what = figure.first;
                auto const& value = figure.second;
                CAPTURE(what);
                CHECK(!value.has_value());
            }
            CHECK(entry.units == 0);
            CHECK(entry.cohen_kappa.pairs == 0);
            CHECK(entry.krippendorff_alpha.ordinal.reason() == Undefined::too_few);
        }
    }
}

TEST_CASE("agreement: one interviewer alone cannot agree") {
    auto const entries =
        agreement(history_of({{"a", "x", "k", 3}, {"b", "x", "k", 4}, {"c", "x", "k", 1}}), {});
    CHECK(entries[0].icc.one.reason() == Undefined::too_few);
    CHECK(entries[0].kendall_w.reason() == Undefined::too_few);
    CHECK(entries[0].rwg.reason() == Undefined::too_few);
    CHECK(entries[0].weighted_kappa.value.reason() == Undefined::too_few);
}

TEST_CASE("agreement: everybody gave the same") {
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < 6; ++c)
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                rows.push_back({name('c', c), name('i', i), name('k', k), 4});
    for (auto const& entry : agreement(history_of(rows), {.bootstrap = 50})) {
        for (auto const& figure : figures(entry)) {
            auto const& what = figure.first;
            auto const& value = figure.second;
            CAPTURE(what);
            bool const overall = entry.competency.empty();
            bool const plain = what == "exact" || what == "adjacent" || what == "rwg" ||
                               (what == "rwg_j" && overall);
            CHECK(value.has_value() == plain);
            if (value)
                CHECK(value->estimate == 1);
            else if (overall || (what != "rwg_j" && what != "cronbach"))
                CHECK(value.reason() == Undefined::no_variance);
        }
        CHECK(*entry.percent_exact->lower == 1);
    }
}

TEST_CASE("agreement: one candidate has figures and no bootstrap") {
    auto const entries = agreement(history_of({{"a", "x", "k", 3},
                                               {"a", "y", "k", 4},
                                               {"a", "z", "k", 3},
                                               {"a", "x", "m", 2},
                                               {"a", "y", "m", 5}}),
                                   {.bootstrap = 30});
    CHECK(entries[0].percent_exact->estimate == close_to(1.0 / 3));
    CHECK(!entries[0].percent_exact->lower);
    CHECK(entries[0].krippendorff_alpha.nominal.has_value());
    CHECK(!entries[0].krippendorff_alpha.nominal->lower);
    CHECK(entries[0].icc.one.reason() == Undefined::too_few);
    CHECK(!entries.back().weighted_kappa.value->lower);
}

TEST_CASE("agreement: scales below zero, in halves, and scores between the levels") {
    auto rows = random_rows(5, 20, 5, 3, 2);
    auto const plain = quick(history_of(rows)).back();
    for (auto& row : rows)
        row.score = (row.score - 3) / 2;
    auto const halves =
        quick(history_of(rows, {.minimum = -1, .maximum = 1, .step = 0.5})).back();
    CHECK(halves.krippendorff_alpha.ratio.reason() == Undefined::negative_scores);
    for (std::string const what : {"nominal", "ordinal", "interval", "ac1", "ac2", "cohen",
                                   "weighted", "fleiss", "rwg", "exact", "adjacent", "rwg_j"}) {
        CAPTURE(what);
        CHECK(figures(halves).at(what)->estimate ==
              close_to(figures(plain).at(what)->estimate, 1e-9));
    }
    // A score off the declared scale is a level of its own.
    rows[0].score = 0.7;
    auto const odd = quick(history_of(rows, {.minimum = -1, .maximum = 1, .step = 0.5})).back();
    CHECK(odd.gwet_ac1->estimate != halves.gwet_ac1->estimate);
}

TEST_CASE("agreement: scores that are numbers rather than levels") {
    RandomStream chance{6};
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < 400; ++c)
        for (std::size_t i = 0; i < 3; ++i)
            rows.push_back(
                {name('c', c), name('i', (c + i) % 5), "k", 50 + 10 * chance.normal()});
    auto const entry =
        agreement(history_of(rows, {.minimum = 0, .maximum = 100}), {.bootstrap = 10}).back();
    CHECK(entry.fleiss_kappa.reason() == Undefined::not_integer);
    CHECK(entry.gwet_ac2.reason() == Undefined::not_integer);
    CHECK(entry.cohen_kappa.value.reason() == Undefined::not_integer);
    CHECK(entry.krippendorff_alpha.ratio.reason() == Undefined::not_integer);
    CHECK(entry.krippendorff_alpha.interval->lower.has_value());
    CHECK(entry.weighted_kappa.value.has_value());
    CHECK(entry.percent_adjacent->estimate < 0.2);
}

TEST_CASE("agreement: the level of the intervals is the one asked for") {
    auto const history = history_of(random_rows(2, 40, 6, 3, 2));
    auto const narrow = agreement(history, {.level = 0.5, .bootstrap = 200}).back();
    auto const wide = agreement(history, {.level = 0.99, .bootstrap = 200}).back();
    auto const others = figures(wide);
    for (auto const& figure : figures(narrow)) {
        auto const& what = figure.first;
        auto const& value = figure.second;
        CAPTURE(what);
        if (!value || !value->lower)
            continue;
        CHECK(*others.at(what)->lower < *value->lower);
        CHECK(*others.at(what)->upper > *value->upper);
    }
}
