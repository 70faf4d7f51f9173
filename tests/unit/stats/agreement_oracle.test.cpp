// SPDX-License-Identifier: BSL-1.0
// Every value of tests/oracle/*/agreement.csv, which other programs computed, against ours. An
// id that nothing here computes fails, so that no known answer is passed over.
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/cronbach.hpp>
#include <panelscore/stats/fleiss.hpp>
#include <panelscore/stats/gwet.hpp>
#include <panelscore/stats/icc.hpp>
#include <panelscore/stats/icc_mixed.hpp>
#include <panelscore/stats/kappa.hpp>
#include <panelscore/stats/kendall.hpp>
#include <panelscore/stats/krippendorff.hpp>
#include <panelscore/stats/one_way.hpp>
#include <panelscore/stats/percent_agreement.hpp>
#include <panelscore/stats/summary.hpp>
#include <panelscore/stats/within_group.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <support/close_to.hpp>
#include <support/oracle.hpp>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

using Cell = std::pair<std::uint32_t, std::uint32_t>; // candidate, competency

/// A data set with the answers others gave.
struct Case {
    test::OraclePanel panel{};
    std::vector<test::OracleRow> answers{};
    UnitScores units{};
    ScoreTable table{}; // units x interviewers; empty with holes

    explicit Case(std::string const& folder)
        : panel(test::oracle_panel(folder)),
          answers(test::oracle_table(folder + "/agreement.csv")) {
        std::map<Cell, std::vector<double>> by_unit;
        auto const& ratings = panel.ratings;
        for (std::size_t i = 0; i < ratings.size(); ++i)
            by_unit[{ratings.candidate[i], ratings.competency[i]}].push_back(ratings.score[i]);
        std::vector<std::vector<double>> scores;
        std::vector<double> flat;
        for (auto const& [unit, values] : by_unit) {
            scores.push_back(values);
            flat.insert(flat.end(), values.begin(), values.end());
        }
        units = unit_scores(scores);
        if (flat.size() == scores.size() * ratings.interviewers)
            table = ScoreTable(scores.size(), ratings.interviewers, flat);
    }

    [[nodiscard]] double answer(std::string const& id) const {
        for (auto const& row : answers)
            if (row.at("id") == id)
                return std::stod(row.at("value"));
        FAIL_CHECK(id);
        return 0;
    }
};

/// Value, lower and upper limit by position; limits of a coefficient come first in `.ci95`.
double part_of(Estimate const& value, std::string const& part, std::size_t position) {
    if (part.empty())
        return value.estimate;
    if (part == ".ci95")
        return position == 0 ? value.lower.value() : value.upper.value();
    FAIL_CHECK(part);
    return 0;
}

bool starts_with(std::string const& text, std::string const& with) {
    return text.rfind(with, 0) == 0;
}

/// The part of an id after `name`, when it is `name` with nothing or a `.part` behind.
std::optional<std::string> part_after(std::string const& id, std::string const& name) {
    if (!starts_with(id, name) || (id.size() > name.size() && id[name.size()] != '.'))
        return std::nullopt;
    return id.substr(name.size());
}

std::optional<double> icc_value(Case const& data, std::string const& id, std::size_t position) {
    auto const squares = mean_squares(data.table).value();
    auto const icc = intraclass_correlations(squares, 0.95);
    std::string const k = std::to_string(data.table.columns());
    auto const n = static_cast<double>(squares.n);
    auto const raters = static_cast<double>(squares.k);
    std::map<std::string, Measured> const named{
        {"icc.ICC1", icc.one},
        {"icc.ICC1k", icc.one_k},
        {"icc.ICC2", icc.agreement_one},
        {"icc.ICC2k", icc.agreement_k}, // psych: the limits of ICC(A,1) stepped up
        {"icc.ICC3", icc.consistency_one},
        {"icc.ICC3k", icc.consistency_k},
        {"mcgraw_wong.ICC(1)", icc.one},
        {"mcgraw_wong.ICC(" + k + ")", icc.one_k},
        {"mcgraw_wong.ICC(A:1)", icc.agreement_one},
        // irr: McGraw and Wong's own limits of the mean
        {"mcgraw_wong.ICC(A:" + k + ")", icc_agreement_k_mcgraw_wong(squares, 0.95)},
        {"mcgraw_wong.ICC(C:1)", icc.consistency_one},
        {"mcgraw_wong.ICC(C:" + k + ")", icc.consistency_k}};
    for (auto const& [name, value] : named)
        if (auto const part = part_after(id, name)) {
            if (*part != ".F")
                return part_of(value.value(), *part, position);
            bool const one_way = starts_with(id, "icc.ICC1");
            double const noise = one_way ? squares.within : squares.residual;
            double const degrees = one_way ? n * (raters - 1) : (n - 1) * (raters - 1);
            return std::array{squares.candidates / noise, n - 1, degrees}[position];
        }
    std::map<std::string, double> const plain{{"anova.BMS", squares.candidates},
                                              {"anova.JMS", squares.interviewers},
                                              {"anova.EMS", squares.residual},
                                              {"anova.WMS", squares.within}};
    auto const at = plain.find(id);
    return at == plain.end() ? std::nullopt : std::optional(at->second);
}

/// `cac.COEFFICIENT.WEIGHTS` with `.se` or `.pa_pe`.
std::optional<double> chance_corrected_value(Case const& data, std::string const& id,
                                             std::size_t position) {
    std::size_t const levels = data.units.levels.size();
    std::map<std::string, AgreementWeights> const weights{
        {"unweighted", identity_weights(levels)},
        {"linear", linear_weights(data.units.levels)},
        {"quadratic", quadratic_weights(data.units.levels)},
        {"ordinal", ordinal_weights(levels)}};
    auto const pick = [&](ChanceCorrected const& value, std::string const& part) {
        if (part == ".se")
            return value.standard_error.value();
        if (part == ".pa_pe")
            return position == 0 ? value.observed : value.expected;
        return part_of(value.value, part, position);
    };
    for (auto const& [name, table] : weights) {
        if (auto const part = part_after(id, "cac.gwet." + name))
            return pick(gwet_coefficient(data.units, table, 0.95).value(), *part);
        if (auto const part = part_after(id, "cac.fleiss." + name))
            return pick(fleiss_kappa(data.units, table, 0.95).value(), *part);
        if (auto const part = part_after(id, "cac.percent." + name))
            return pick(percent_agreement(data.units, table, 0.95).value(), *part);
    }
    if (id == "fleiss_kappa")
        return fleiss_kappa(data.units, identity_weights(levels), 0.95)->value.estimate;
    if (id == "fleiss_kappa.by_category") { // this level against all others
        std::vector<std::vector<double>> against;
        for (std::size_t unit = 0; unit < data.units.size(); ++unit) {
            against.emplace_back();
            for (std::uint32_t const code : data.units.of(unit))
                against.back().push_back(code == position ? 1.0 : 0.0);
        }
        return fleiss_kappa(unit_scores(against), identity_weights(2), 0.95)->value.estimate;
    }
    return std::nullopt;
}

/// Alpha as irr 0.84.1 gives it. With a hole somewhere that is Krippendorff's alpha. In a table
/// without holes and with m > 2 columns irr forgets to divide by m - 1, so that it takes the
/// number of ratings N for N (m - 1); its value is then turned into ours by this factor.
double as_irr(Case const& data, Figure const& alpha) {
    if (data.table.rows() == 0)
        return alpha.value();
    double const others = static_cast<double>(data.table.columns() - 1);
    double const ratings = static_cast<double>(data.panel.ratings.size());
    return 1 - (1 - alpha.value()) * (ratings * others - 1) / ((ratings - 1) * others);
}

std::optional<double> other_value(Case const& data, std::string const& id) {
    std::array<std::string, alpha_metrics> const metrics{"nominal", "ordinal", "interval",
                                                         "ratio"};
    for (std::size_t m = 0; m < metrics.size(); ++m)
        if (id == "krippendorff_alpha." + metrics[m])
            return as_irr(data, krippendorff_alpha(data.units, static_cast<AlphaMetric>(m)));
    if (id == "cronbach_alpha.raw")
        return cronbach_alpha(data.table, 0.95)->estimate;
    if (id == "kendall_W")
        return kendall_w(data.table)->w;
    if (id == "kendall_W.chisq")
        return kendall_w(data.table)->chi_square;
    if (id == "kendall_W.p")
        return kendall_w(data.table)->p;
    return std::nullopt;
}

std::optional<double> pair_value(Case const& data, std::string const& id,
                                 std::size_t position) {
    PairCounts pairs(3);
    for (std::size_t row = 0; row < data.table.rows(); ++row)
        pairs.add(static_cast<std::size_t>(data.table.at(row, 0)) - 1,
                  static_cast<std::size_t>(data.table.at(row, 1)) - 1);
    std::array const levels{1.0, 2.0, 3.0};
    std::array const table{0.0, 1.0, 3.0, 1.0, 0.0, 6.0, 3.0, 6.0, 0.0};
    auto const by_table = weights_from_disagreement(3, table);
    std::map<std::string, Measured> const named{
        {"cohen1968.cohen_kappa", cohen_kappa(pairs, 0.95)},
        {"cohen1968.kappa", cohen_kappa(pairs, 0.95)},
        {"cohen1968.kappa2.unweighted", cohen_kappa(pairs, 0.95)},
        {"cohen1968.kappa2.equal", weighted_kappa(pairs, linear_weights(levels), 0.95)},
        {"cohen1968.kappa2.squared", weighted_kappa(pairs, quadratic_weights(levels), 0.95)},
        {"cohen1968.weighted_kappa.quadratic",
         weighted_kappa(pairs, quadratic_weights(levels), 0.95)},
        {"cohen1968.weighted_kappa.table_weights", weighted_kappa(pairs, by_table, 0.95)}};
    for (auto const& [name, value] : named)
        if (auto const part = part_after(id, name))
            return part_of(value.value(), *part, position);
    return std::nullopt;
}

/// Checks every answer; `value` gives ours by id and position.
template <typename Value>
void check_all(Case const& data, Value value) {
    std::map<std::string, std::pair<double, double>> const tolerances{
        {"closed", {1e-9, 1e-12}},
        {"quantile", {1e-7, 1e-12}},
        {"rounded5", {0, 6e-6}},
        {"rounded3", {0, 6e-4}},
        {"reml", {1e-9, 1e-12}}}; // from the components as printed: closed form
    CHECK(!data.answers.empty());
    for (auto const& row : data.answers) {
        std::string const& id = row.at("id");
        std::optional<double> const ours = value(id, std::stoul(row.at("position")));
        CHECK_MESSAGE(ours.has_value(), id);
        auto const [relative, absolute] = tolerances.at(row.at("tolerance"));
        if (ours)
            CHECK_MESSAGE(*ours == close_to(std::stod(row.at("value")), relative, absolute),
                          id);
    }
}

/// For cases without values of their own.
auto common(Case const& data) {
    return [&data](std::string const& id, std::size_t position) -> std::optional<double> {
        if (auto const value = chance_corrected_value(data, id, position))
            return value;
        if (data.table.rows() > 0)
            if (auto const value = icc_value(data, id, position))
                return value;
        return other_value(data, id);
    };
}

/// Composites: the mean of each card, as ratings of one competency.
Ratings composites(Ratings const& ratings) {
    Ratings result;
    std::vector<double> number;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        if (i == 0 || ratings.card[i] != ratings.card[i - 1]) {
            result.candidate.push_back(ratings.candidate[i]);
            result.interviewer.push_back(ratings.interviewer[i]);
            result.competency.push_back(0);
            result.card.push_back(ratings.card[i]);
            result.score.push_back(0);
            number.push_back(0);
        }
        result.score.back() += ratings.score[i];
        number.back() += 1;
    }
    for (std::size_t i = 0; i < result.size(); ++i)
        result.score[i] /= number[i];
    result.candidates = ratings.candidates;
    result.interviewers = ratings.interviewers;
    result.competencies = 1;
    result.cards = ratings.cards;
    return result;
}

std::optional<double> composite_value(Case const& data, std::string const& id,
                                      std::size_t position) {
    std::map<std::string, Component> const components{
        {"composite.var.candidate", Component::candidate},
        {"composite.var.interviewer", Component::interviewer},
        {"composite.var.residual", Component::residual}};
    VarianceFit fit{.converged = true};
    for (auto const& [name, component] : components)
        fit.components[static_cast<std::size_t>(component)] = data.answer(name);
    auto const cards = composites(data.panel.ratings);
    auto const overlap = panel_overlap(cards);
    auto const mixed = mixed_icc(fit, overlap, {}, 0.95);
    if (auto const at = components.find(id); at != components.end())
        return fit.variance(at->second); // the input of what follows
    std::map<std::string, double> const named{
        {"composite.khat", overlap.k},
        {"composite.q", overlap.q},
        {"composite.Gqk", mixed.panel->estimate},
        {"composite.icc_A1", mixed.agreement_one->estimate},
        {"composite.icc_Akhat", mixed.agreement_k->estimate},
        {"composite.icc_C1", mixed.consistency_one->estimate},
        {"composite.icc_Ckhat", mixed.consistency_k->estimate}};
    if (auto const at = named.find(id); at != named.end())
        return at->second;
    // Every candidate has four cards: a table of candidates by place, for the one-way form.
    if (starts_with(id, "irrNA.ICC(")) {
        auto const icc =
            intraclass_correlations(ScoreTable(overlap.candidates, 4, cards.score), 0.95);
        auto const& value = starts_with(id, "irrNA.ICC(1)") ? icc.one : icc.one_k;
        return position == 0   ? value->estimate
               : position == 2 ? value->lower.value()
                               : value->upper.value();
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("agreement oracle: Shrout and Fleiss 1979") {
    Case const data("shrout_fleiss_1979");
    check_all(data, common(data));
}

TEST_CASE("agreement oracle: Krippendorff 2011, with holes and a lone rating") {
    Case const data("krippendorff_2011");
    check_all(data, common(data));
}

TEST_CASE("agreement oracle: Fleiss 1971") {
    Case const data("fleiss_1971");
    check_all(data, common(data));
}

TEST_CASE("agreement oracle: Siegel 1956") {
    Case const data("siegel_1956_executives");
    check_all(data, common(data));
}

TEST_CASE("agreement oracle: Guilford 1954") {
    Case const data("guilford_1954");
    check_all(data, common(data));
}

TEST_CASE("agreement oracle: Cohen 1968") {
    Case const data("cohen_1968");
    check_all(data, [&](std::string const& id, std::size_t position) {
        return pair_value(data, id, position);
    });
}

TEST_CASE("agreement oracle: a simulated calibration session") {
    Case const data("sim_calibration_8x12x5");
    std::map<std::string, std::map<Cell, std::array<double, 2>>> rated; // score, gold
    for (auto const& row : test::oracle_table("sim_calibration_8x12x5/data.csv")) {
        auto const number = [](std::string const& id) {
            return static_cast<std::uint32_t>(std::stoul(id.substr(1)));
        };
        rated[row.at("interviewer")]
             [{number(row.at("candidate")), number(row.at("competency"))}] = {
                 std::stod(row.at("score")), std::stod(row.at("gold"))};
    }
    std::vector<double> const levels{1, 2, 3, 4, 5};
    check_all(data, [&](std::string const& id, std::size_t position) -> std::optional<double> {
        if (!starts_with(id, "accuracy."))
            return common(data)(id, position);
        auto const who = std::next(rated.begin(), static_cast<long>(position));
        PairCounts pairs(5);
        std::vector<std::vector<double>> units;
        for (auto const& [unit, scores] : who->second) {
            pairs.add(static_cast<std::size_t>(scores[0]) - 1,
                      static_cast<std::size_t>(scores[1]) - 1);
            units.push_back({scores[0], scores[1]});
        }
        if (id == "accuracy.kappa_quadratic")
            return weighted_kappa(pairs, quadratic_weights(levels), 0.95)->estimate;
        auto const weights =
            id == "accuracy.exact" ? identity_weights(5) : adjacent_weights(levels, 1);
        return percent_agreement(unit_scores(units, levels), weights, 0.95)->value.estimate;
    });
}

namespace {

/// Mean over candidates x competencies of r_wg, as shown.
double mean_rwg(Case const& data, double null) {
    std::vector<double> values;
    for (std::size_t unit = 0; unit < data.units.size(); ++unit) {
        std::vector<double> scores;
        for (std::uint32_t const code : data.units.of(unit))
            scores.push_back(data.units.levels[code]);
        if (auto const value = rwg(scores, null))
            values.push_back(value->shown);
    }
    return mean(values).value();
}

/// Mean over candidates of r_wg(j) over the cards that rate every competency.
double mean_rwg_j(Case const& data, double null) {
    auto const& ratings = data.panel.ratings;
    std::map<std::uint32_t, std::vector<double>> cards;
    for (std::size_t i = 0; i < ratings.size(); ++i)
        cards[ratings.card[i]].push_back(ratings.score[i]);
    std::map<std::uint32_t, std::vector<std::vector<double>>> columns;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        auto& own = columns[ratings.candidate[i]];
        own.resize(ratings.competencies);
        if (cards[ratings.card[i]].size() == ratings.competencies)
            own[ratings.competency[i]].push_back(ratings.score[i]);
    }
    std::vector<double> values;
    for (auto const& [candidate, own] : columns) {
        std::vector<double> variances;
        for (auto const& column : own)
            if (auto const squared = variance(column))
                variances.push_back(*squared);
        if (auto const value = rwg_j(variances, null))
            values.push_back(*value);
    }
    return mean(values).value();
}

} // namespace

TEST_CASE("agreement oracle: simulated sparse panels") {
    for (std::string const folder : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"}) {
        Case const data(folder);
        double const null = null_variance(NullDistribution::uniform, 5).value();
        check_all(data,
                  [&](std::string const& id, std::size_t position) -> std::optional<double> {
                      if (id == "rwg.mean")
                          return mean_rwg(data, null);
                      if (id == "rwgj.mean")
                          return mean_rwg_j(data, null);
                      if (starts_with(id, "composite.") || starts_with(id, "irrNA."))
                          return composite_value(data, id, position);
                      return common(data)(id, position);
                  });
    }
}

TEST_CASE("agreement oracle: r_wg and mean deviation, group by group") {
    auto const panel = test::oracle_panel("sim_panel_60x14x4");
    std::map<std::string, std::vector<double>> groups;
    for (std::size_t i = 0; i < panel.ratings.size(); ++i)
        groups[panel.candidates[panel.ratings.candidate[i]] + '|' +
               panel.competencies[panel.ratings.competency[i]]]
            .push_back(panel.ratings.score[i]);
    for (auto const& row : test::oracle_table("sim_panel_60x14x4/ref_rwg.csv")) {
        auto const& scores = groups.at(row.at("grpid"));
        auto const value = rwg(scores, 2.0);
        CHECK(value->raw == close_to(std::stod(row.at("rwg_raw")), 1e-9, 1e-12));
        CHECK(value->shown == close_to(std::stod(row.at("rwg")), 1e-9, 1e-12));
        CHECK(average_deviation(scores).value() ==
              close_to(std::stod(row.at("ad_mean")), 1e-9, 1e-12));
    }
}
