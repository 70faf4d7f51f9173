// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/oracle.hpp"

#include <panelscore/stats/variance_components.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::oracle_panel;
using panelscore::test::oracle_table;

namespace {

bool near(double actual, double wanted, double relative, double absolute) {
    return actual == panelscore::test::close_to(wanted, relative, absolute);
}

/// The values of one model of tests/oracle/reml, without the model's name: `var.candidate`.
std::map<std::string, double> expected(std::string const& panel, std::string const& model) {
    std::map<std::string, double> values;
    for (auto const& row : oracle_table("reml/" + panel + ".csv"))
        if (row.at("id").rfind(model + ".", 0) == 0)
            values[row.at("id").substr(model.size() + 1)] = std::stod(row.at("value"));
    REQUIRE(!values.empty());
    return values;
}

void check_components(VarianceFit const& fit, std::map<std::string, double> const& values) {
    CHECK(fit.converged);
    for (std::size_t j = 0; j < component_count; ++j) {
        std::string const name(component_name(static_cast<Component>(j)));
        auto const wanted = values.find("var." + name);
        CAPTURE(name);
        CHECK(fit.components[j].has_value() == (wanted != values.end()));
        if (wanted != values.end())
            CHECK(near(fit.components[j].value_or(-1), wanted->second, 2e-5, 1e-7));
    }
    CHECK(fit.criterion <= values.at("criterion") + 1e-6);
    CHECK(fit.criterion > values.at("criterion") - 1e-4);
}

void check_effects(VarianceFit const& fit, std::map<std::string, double> const& values,
                   panelscore::test::OraclePanel const& panel) {
    for (std::size_t r = 0; r < panel.interviewers.size(); ++r) {
        std::string const& name = panel.interviewers[r];
        CHECK(near(fit.interviewer[r].value, values.at("blup.interviewer." + name), 0, 2e-5));
        CHECK(near(fit.interviewer[r].standard_error, values.at("blup_se.interviewer." + name),
                   2e-5, 2e-5));
    }
    for (std::size_t c = 0; c < panel.candidates.size(); ++c)
        CHECK(near(fit.candidate[c], values.at("blup.candidate." + panel.candidates[c]), 0,
                   2e-5));
}

/// Pseudo-random scores of a sparse panel, the same everywhere: sums of a shift register.
Ratings made_up(std::uint32_t candidates, std::uint32_t interviewers,
                std::uint32_t competencies, std::uint32_t hole) {
    std::uint32_t state = 12345;
    auto const draw = [&state] {
        state = state * 1664525U + 1013904223U;
        return static_cast<double>(state >> 8U) / 16777216.0 - 0.5;
    };
    std::vector<double> severity(interviewers);
    for (double& value : severity)
        value = draw();
    Ratings ratings{
        .candidates = candidates, .interviewers = interviewers, .competencies = competencies};
    for (std::uint32_t c = 0; c < candidates; ++c) {
        double const person = 2 * draw();
        for (std::uint32_t r = 0; r < interviewers; ++r) {
            if ((r + c) % 3 == 0)
                continue;
            double const met = draw();
            for (std::uint32_t k = 0; k < competencies; ++k) {
                if (hole > 0 && (c + 2 * r + 3 * k) % hole == 0)
                    continue;
                ratings.candidate.push_back(c);
                ratings.interviewer.push_back(r);
                ratings.competency.push_back(k);
                ratings.card.push_back(ratings.cards);
                ratings.score.push_back(3 + person + severity[r] + met + draw() + 0.2 * k);
            }
            ++ratings.cards;
        }
    }
    return ratings;
}

using Matrix = std::vector<std::vector<double>>;

/// Lower triangular root of a positive definite matrix, by the textbook.
Matrix root_of(Matrix a) {
    for (std::size_t j = 0; j < a.size(); ++j)
        for (std::size_t i = j; i < a.size(); ++i) {
            for (std::size_t k = 0; k < j; ++k)
                a[i][j] -= a[i][k] * a[j][k];
            a[i][j] = i == j ? std::sqrt(a[i][j]) : a[i][j] / a[j][j];
        }
    return a;
}

std::vector<double> solved(Matrix const& root, std::vector<double> x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            x[i] -= root[i][k] * x[k];
        x[i] /= root[i][i];
    }
    return x;
}

double product(std::vector<double> const& a, std::vector<double> const& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double log_square(Matrix const& root) {
    double sum = 0;
    for (std::size_t i = 0; i < root.size(); ++i)
        sum += 2 * std::log(root[i][i]);
    return sum;
}

/// The criterion from its definition: log|V| + log|X'V^-1 X| + y'Py + (N - p) log 2 pi.
double brute_criterion(Ratings const& r,
                       std::array<std::optional<double>, component_count> const& variance) {
    auto const of = [&](Component c) {
        return variance[static_cast<std::size_t>(c)].value_or(0);
    };
    std::size_t const n = r.size();
    Matrix v(n, std::vector<double>(n, 0));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            bool const c = r.candidate[i] == r.candidate[j];
            bool const k = r.competency[i] == r.competency[j];
            bool const w = r.interviewer[i] == r.interviewer[j];
            v[i][j] = (c ? of(Component::candidate) : 0) +
                      (c && k ? of(Component::candidate_competency) : 0) +
                      (w ? of(Component::interviewer) : 0) +
                      (w && k ? of(Component::interviewer_competency) : 0) +
                      (c && w ? of(Component::candidate_interviewer) : 0) +
                      (i == j ? of(Component::residual) : 0);
        }
    Matrix const root = root_of(v);
    std::vector<double> const y = solved(root, r.score);
    Matrix x;
    for (std::uint32_t k = 0; k < r.competencies; ++k) {
        std::vector<double> column(n, 0);
        for (std::size_t i = 0; i < n; ++i)
            column[i] = r.competency[i] == k ? 1 : 0;
        x.push_back(solved(root, column));
    }
    Matrix cross(x.size(), std::vector<double>(x.size(), 0));
    std::vector<double> right;
    for (std::size_t a = 0; a < x.size(); ++a) {
        right.push_back(product(x[a], y));
        for (std::size_t b = 0; b < x.size(); ++b)
            cross[a][b] = product(x[a], x[b]);
    }
    Matrix const inner = root_of(cross);
    std::vector<double> const half = solved(inner, right);
    return log_square(root) + log_square(inner) + product(y, y) - product(half, half) +
           static_cast<double>(n - x.size()) * std::log(2 * std::numbers::pi);
}

} // namespace

TEST_CASE("variance_components: names are those of a formula") {
    CHECK(component_name(Component::candidate_competency) == "candidate:competency");
    CHECK(component_name(Component::residual) == "residual");
}

TEST_CASE("variance_components: sparse panels give lme4's numbers, competencies fixed") {
    for (std::string const name : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"}) {
        auto const panel = oracle_panel(name);
        auto const values = expected(name, "reml.fixed_competency");
        auto const fit = fit_variance_components(panel.ratings);
        REQUIRE(fit);
        check_components(*fit, values);
        for (std::size_t r = 0; r < panel.interviewers.size(); ++r) {
            CHECK(near(-fit->interviewer[r].value,
                       values.at("severity." + panel.interviewers[r]), 0, 2e-5));
            CHECK(near(fit->interviewer[r].standard_error,
                       values.at("severity_se." + panel.interviewers[r]), 2e-5, 0));
        }
        for (std::size_t k = 0; k < panel.competencies.size(); ++k)
            CHECK(near(fit->fixed[k].value, values.at("fixed." + panel.competencies[k]), 1e-6,
                       0));
    }
}

TEST_CASE("variance_components: sparse panels give lme4's numbers, competencies random") {
    for (std::string const name : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"})
        for (auto const& [model, label] : {std::pair{VarianceModel::full, "reml.full"},
                                           {VarianceModel::main, "reml.main"}}) {
            auto const panel = oracle_panel(name);
            auto const values = expected(name, label);
            auto const fit = fit_variance_components(
                panel.ratings, {.model = model, .competency = CompetencyEffect::random});
            REQUIRE(fit);
            check_components(*fit, values);
            check_effects(*fit, values, panel);
            REQUIRE(fit->fixed.size() == 1);
            CHECK(near(fit->fixed[0].value, values.at("fixed.(Intercept)"), 1e-6, 0));
            CHECK(
                near(fit->fixed[0].standard_error, values.at("fixed_se.(Intercept)"), 2e-5, 0));
        }
}

TEST_CASE("variance_components: crossed panels give lme4's numbers, a variance at zero too") {
    for (std::string const name :
         {"brennan_2001_pxrxi", "guilford_1954", "sim_calibration_8x12x5"}) {
        auto const panel = oracle_panel(name);
        auto const values = expected(name, "reml.pxrxi");
        auto const fit =
            fit_variance_components(panel.ratings, {.competency = CompetencyEffect::random});
        REQUIRE(fit);
        check_components(*fit, values);
        check_effects(*fit, values, panel);
    }
}

TEST_CASE("variance_components: one competency leaves candidates, interviewers and chance") {
    auto const panel = oracle_panel("shrout_fleiss_1979");
    auto const fit = fit_variance_components(panel.ratings);
    REQUIRE(fit);
    auto const values = expected("shrout_fleiss_1979", "reml.pxr");
    check_components(*fit, values);
    check_effects(*fit, values, panel);
    CHECK(fit->dropped.size() == 3);
    // Balanced and inside the bounds: the analysis of variance, (BMS - EMS) / 4 and so on.
    CHECK(near(fit->variance(Component::candidate), 2.5555555556, 1e-8, 0));
}

TEST_CASE("variance_components: card means give lme4's numbers") {
    for (std::string const name : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"}) {
        auto const panel = oracle_panel(name);
        auto const fit =
            fit_variance_components(panel.ratings, {.model = VarianceModel::composite,
                                                    .competency = CompetencyEffect::random});
        REQUIRE(fit);
        check_components(*fit, expected(name, "composite"));
    }
}

TEST_CASE(
    "variance_components: cutting complete cards into mean and differences changes nothing") {
    // The same ratings with every rating on a card of its own take the long way.
    Ratings const complete = made_up(40, 6, 3, 0);
    auto const fast = fit_variance_components(complete);
    REQUIRE(fast);
    Ratings renamed = complete;
    for (std::size_t i = 0; i < renamed.size(); ++i)
        renamed.card[i] = static_cast<std::uint32_t>(i);
    auto const slow = fit_variance_components(renamed);
    REQUIRE(slow);
    CHECK(near(fast->criterion, slow->criterion, 1e-12, 0));
    for (std::size_t j = 0; j < component_count; ++j) {
        CHECK(
            near(fast->components[j].value_or(0), slow->components[j].value_or(0), 1e-6, 1e-9));
        CHECK(near(fast->standard_errors[j].value_or(0), slow->standard_errors[j].value_or(0),
                   1e-5, 1e-9));
    }
    for (std::size_t r = 0; r < 6; ++r) {
        CHECK(near(fast->interviewer[r].value, slow->interviewer[r].value, 0, 1e-7));
        CHECK(near(fast->interviewer[r].standard_error, slow->interviewer[r].standard_error,
                   1e-6, 0));
    }
    REQUIRE(fast->cells.size() == slow->cells.size());
    for (std::size_t i = 0; i < fast->cells.size(); ++i) {
        CHECK(near(fast->cells[i].effect.value, slow->cells[i].effect.value, 0, 1e-6));
        CHECK(near(fast->cells[i].effect.standard_error, slow->cells[i].effect.standard_error,
                   1e-5, 1e-9));
    }
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(near(fast->fixed[k].standard_error, slow->fixed[k].standard_error, 1e-5, 0));
    for (std::size_t i = 0; i < complete.size(); ++i) {
        CHECK(near(fast->residual[i], slow->residual[i], 0, 1e-6));
        CHECK(near(fast->card_residual[i], slow->card_residual[i], 0, 1e-6));
    }
}

TEST_CASE("variance_components: what is fitted and what is left add up to the scores") {
    // With the terms of `main`, y = fixed + candidate + interviewer + rest; summed over a
    // candidate's ratings the rest holds candidate:competency, which card_residual leaves out,
    // so only the direction of the identity is checked: residuals have no mean by competency.
    Ratings const ratings = made_up(30, 5, 3, 7);
    auto const fit = fit_variance_components(ratings);
    REQUIRE(fit);
    std::vector<double> sum(3, 0);
    for (std::size_t i = 0; i < ratings.size(); ++i)
        sum[ratings.competency[i]] += fit->residual[i];
    for (double const value : sum)
        CHECK(std::abs(value) < 1e-8); // X' P y = 0
}

TEST_CASE("variance_components: threads change no digit") {
    Ratings const ratings = made_up(60, 9, 4, 5);
    auto const one = fit_variance_components(ratings, {.threads = 1});
    auto const four = fit_variance_components(ratings, {.threads = 4});
    REQUIRE(one);
    REQUIRE(four);
    CHECK(one->components == four->components);
    CHECK(one->criterion == four->criterion);
    CHECK(one->interviewer == four->interviewer);
    CHECK(one->residual == four->residual);
}

TEST_CASE("variance_components: shifting and stretching the scale does what it should") {
    Ratings const ratings = made_up(40, 7, 3, 5);
    Ratings other = ratings;
    for (double& score : other.score)
        score = 10 - 2 * score;
    auto const plain = fit_variance_components(ratings);
    auto const turned = fit_variance_components(other);
    REQUIRE(plain);
    REQUIRE(turned);
    for (std::size_t j = 0; j < component_count; ++j)
        CHECK(near(4 * plain->components[j].value_or(0), turned->components[j].value_or(0),
                   1e-5, 1e-8));
    for (std::size_t r = 0; r < 7; ++r)
        CHECK(near(-2 * plain->interviewer[r].value, turned->interviewer[r].value, 1e-5, 1e-7));
}

TEST_CASE("variance_components: what the design cannot tell apart is dropped and named") {
    SUBCASE("each interviewer rates one competency") {
        Ratings ratings{.candidates = 30, .interviewers = 6, .competencies = 3};
        for (std::uint32_t c = 0; c < 30; ++c)
            for (std::uint32_t r = 0; r < 6; ++r) {
                ratings.candidate.push_back(c);
                ratings.interviewer.push_back(r);
                ratings.competency.push_back(r / 2);
                ratings.card.push_back(ratings.cards++);
                ratings.score.push_back(1 + (c * 7 + r * 5 + c * r) % 5);
            }
        auto const fit = fit_variance_components(ratings);
        REQUIRE(fit);
        std::map<Component, std::string> dropped;
        for (auto const& term : fit->dropped)
            dropped[term.component] = term.reason;
        CHECK(dropped.at(Component::interviewer_competency) ==
              "every interviewer rated one competency only");
        CHECK(dropped.count(Component::candidate_interviewer) == 1);
        CHECK_FALSE(fit->components[3].has_value());
    }
    SUBCASE("each competency has its own interviewer") {
        Ratings ratings{.candidates = 30, .interviewers = 3, .competencies = 3};
        for (std::uint32_t c = 0; c < 30; ++c)
            for (std::uint32_t r = 0; r < 3; ++r) {
                ratings.candidate.push_back(c);
                ratings.interviewer.push_back(r);
                ratings.competency.push_back(r);
                ratings.card.push_back(ratings.cards++);
                ratings.score.push_back(1 + (c * 7 + r * 5 + c * r) % 5);
            }
        auto const fit = fit_variance_components(ratings);
        REQUIRE(fit);
        CHECK_FALSE(fit->components[2].has_value()); // severity is difficulty here
        CHECK(fit->components[0].has_value());
    }
    SUBCASE("one interviewer a candidate") {
        Ratings ratings = made_up(30, 6, 3, 0);
        Ratings kept{.candidates = 30, .interviewers = 6, .competencies = 3};
        for (std::size_t i = 0; i < ratings.size(); ++i)
            if (ratings.interviewer[i] == (2 * ratings.candidate[i] + 1) % 3) {
                kept.candidate.push_back(ratings.candidate[i]);
                kept.interviewer.push_back(ratings.interviewer[i]);
                kept.competency.push_back(ratings.competency[i]);
                kept.card.push_back(ratings.candidate[i]);
                kept.score.push_back(ratings.score[i]);
            }
        kept.cards = 30;
        kept.interviewers = 3;
        auto const fit = fit_variance_components(kept);
        REQUIRE(fit);
        for (auto const& term : fit->dropped)
            CHECK(term.component != Component::candidate);
        CHECK_FALSE(fit->components[4].has_value()); // candidate:interviewer is candidate here
    }
}

TEST_CASE("variance_components: too little to learn from is said, not guessed") {
    CHECK(fit_variance_components({}).reason() == Undefined::too_few);
    Ratings one = made_up(1, 5, 3, 0);
    CHECK(fit_variance_components(one).reason() == Undefined::too_few);
    Ratings same = made_up(10, 4, 2, 0);
    for (double& score : same.score)
        score = 3;
    CHECK(fit_variance_components(same).reason() == Undefined::no_variance);
    Ratings pair{.candidate = {0, 1},
                 .interviewer = {0, 0},
                 .competency = {0, 0},
                 .card = {0, 1},
                 .score = {1, 2},
                 .candidates = 2,
                 .interviewers = 1,
                 .competencies = 1,
                 .cards = 2};
    CHECK(fit_variance_components(pair).reason() == Undefined::too_few);
}

TEST_CASE("variance_components: tiny panels end at an optimum, with variances at zero or not") {
    // Small panels of whole scores: wherever the iterations end, no variance can be moved to a
    // better criterion, worked out from the full covariance matrix.
    std::size_t fitted = 0;
    for (std::uint32_t people = 3; people < 12; ++people)
        for (std::uint32_t hole : {2U, 3U, 5U}) {
            Ratings ratings = made_up(people, 2 + people % 4, 1 + hole % 3, hole);
            for (double& score : ratings.score)
                score = std::round(score);
            auto const fit = fit_variance_components(ratings);
            if (!fit)
                continue;
            ++fitted;
            CAPTURE(people);
            CAPTURE(hole);
            if (fit->variance(Component::residual) == 0)
                continue; // fewer ratings than the terms can fit exactly: there is no optimum
            CHECK(fit->converged);
            double const here = brute_criterion(ratings, fit->components);
            CHECK(near(fit->criterion, here, 1e-9, 1e-9));
            for (std::size_t j = 0; j < component_count; ++j)
                for (double const move : {-0.1, -0.001, 0.001, 0.1}) {
                    auto moved = fit->components;
                    if (!moved[j])
                        continue;
                    *moved[j] += move * (std::max)(*moved[j], 0.1);
                    if (*moved[j] >= 0)
                        CHECK(brute_criterion(ratings, moved) > here - 1e-6);
                }
        }
    CHECK(fitted > 15);
}

TEST_CASE("variance_components: interviewers who agree on everything leave no residual") {
    Ratings ratings = made_up(20, 4, 2, 0);
    for (std::size_t i = 0; i < ratings.size(); ++i)
        ratings.score[i] = 1 + ratings.candidate[i] % 5;
    auto const fit = fit_variance_components(ratings);
    REQUIRE(fit);
    CHECK(*fit->components[5] == 0.0);
    CHECK(fit->variance(Component::interviewer) < 1e-6);
    CHECK(fit->variance(Component::candidate) > 1);
}
