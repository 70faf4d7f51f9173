// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/nearest.hpp>
#include <panelscore/detail/utf8.hpp>
#include <panelscore/impl/calibration_json_interviewers.ipp>
#include <panelscore/io/calibration.hpp>
#include <panelscore/io/write_problems.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// How serious a problem is, as documents spell it.
[[nodiscard]] inline std::array<Named<DiagnosticLevel>, 3> level_names() {
    std::array<Named<DiagnosticLevel>, 3> names{
        {{DiagnosticLevel::error}, {DiagnosticLevel::warning}, {DiagnosticLevel::information}}};
    for (auto& entry : names)
        entry.name = level_name(entry.value);
    return names;
}

/// Reads a calibration.
class CalibrationReader {
  public:
    CalibrationReader(JsonReader& json, Calibration& into) : json_(json), out_(into) {}

    void run() {
        ObjectReader object(json_, 0);
        check_format(object, calibration_format);
        object.optional("engine");
        read_problems(object);
        FigureReader top(object, {}, reasons_);
        if (auto const at = object.required("scale"))
            read_scale(*at);
        if (auto const at = object.optional("options"))
            read_options(*at);
        if (out_.competencies.empty())
            collect_competencies(object);
        if (auto const at = object.required("data"))
            read_data(*at);
        out_.sections = {.means = object.has("means"),
                         .variance_components = object.has("variance_components"),
                         .reliability = object.has("reliability"),
                         .agreement = object.has("agreement"),
                         .interviewers = object.has("interviewers"),
                         .groups = object.has("groups")};
        // Without groups there is nothing to leave out.
        Sections others = out_.sections;
        others.groups = true;
        if (others == Sections{})
            out_.sections = others;
        read_means(top);
        read_fit(top);
        read_reliability(top);
        read_agreement(top);
        read_interviewers(top);
        read_groups(top);
        for (auto const* later : {"facets", "weights", "gold"})
            object.optional(later);
        object.finish();
    }

  private:
    /// An object under a key, when it stands there.
    template <typename Read>
    void part(FigureReader& from, std::string_view key, Read&& read) {
        auto const at = from.object().optional(key);
        if (!at)
            return;
        ObjectReader object(json_, *at);
        FigureReader figures(object, from.place() + '/' + std::string(key), reasons_);
        read(figures);
        object.finish();
    }

    void read_problems(ObjectReader& object) {
        auto const at = object.optional("problems");
        if (!at)
            return;
        json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
            ObjectReader entry(json_, item);
            Diagnostic found = read_problem(entry);
            entry.finish();
            if (!keep_reason(found))
                out_.problems.push_back(std::move(found));
        });
    }
    Diagnostic read_problem(ObjectReader& entry) {
        Diagnostic found;
        if (auto const at = entry.required("level"))
            found.level = json_.word(*at, level_names()).value_or(found.level);
        entry.required_text("code", found.code);
        entry.required_text("name", found.name);
        entry.required_text("message", found.message);
        auto const maybe_text = [&](std::string_view key, std::string& into) {
            auto const at = entry.optional(key);
            if (at && !json_.is_null(*at))
                into = json_.text(*at).value_or(std::string{});
        };
        maybe_text("file", found.file);
        FigureReader figures(entry, {}, reasons_);
        auto const position = [&](std::string_view key, std::size_t& into) {
            auto const at = entry.optional(key);
            if (at && !json_.is_null(*at))
                into = figures.whole(*at).value_or(0);
        };
        position("line", found.where.line);
        position("column", found.where.column);
        maybe_text("pointer", found.pointer);
        maybe_text("expected", found.expected);
        maybe_text("did_you_mean", found.did_you_mean);
        entry.texts("details", found.details);
        return found;
    }
    /// True when the entry only says why figures are null, which they then know themselves.
    bool keep_reason(Diagnostic const& found) {
        for (auto const reason : all_reasons) {
            if (found.code != kind_of(reason).code ||
                found.level != DiagnosticLevel::information)
                continue;
            for (auto const& place : found.details)
                reasons_.emplace(place, reason);
            return true;
        }
        return false;
    }

    void read_scale(NodeIndex node) {
        ObjectReader object(json_, node);
        FigureReader figures(object, "/scale", reasons_);
        auto& scale = out_.scale;
        bool const has_minimum = figures.number("minimum", scale.minimum);
        bool const has_maximum = figures.number("maximum", scale.maximum);
        figures.optional_number("step", scale.step, zero_or_more);
        auto direction = Direction::higher_is_better;
        object.word("direction", direction_names, direction);
        scale.lower_is_better = direction == Direction::lower_is_better;
        figures.boolean("declared", scale.declared);
        object.finish();
        if (has_minimum && has_maximum && scale.minimum > scale.maximum)
            json_.problem(problems::out_of_range, "the scale ends before it begins", node)
                .expected = "a minimum that is not above the maximum";
    }
    void read_options(NodeIndex node) {
        ObjectReader object(json_, node);
        FigureReader figures(object, "/options", reasons_);
        figures.optional_number("level", out_.level, inside_of_one);
        object.word("model", variance_model_names, out_.model);
        object.word("competency", competency_effect_names, out_.competency_effect);
        figures.optional_count("min_scorecards", out_.min_scorecards);
        figures.optional_number("late_hours", out_.late_hours, zero_or_more);
        if (auto const at = object.optional("by"))
            out_.grouped_by = json_.name(*at).value_or(std::string{});
        if (auto const at = object.optional("weights"))
            read_weights(figures, *at);
        object.finish();
    }
    void read_weights(FigureReader& figures, NodeIndex node) {
        constexpr double rounding = 1e-6;
        std::map<std::string, double> weights;
        double sum = 0;
        json_.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
            auto name = json_.key(key);
            auto const weight = figures.within(value, share_of_one);
            if (!name || !weight)
                return;
            sum += *weight;
            weights.emplace(std::move(*name), *weight);
        });
        for (auto& [name, weight] : weights) {
            out_.competencies.push_back(name);
            out_.weights.push_back(weight);
        }
        if (!weights.empty() && std::abs(sum - 1) > rounding)
            json_.problem(problems::out_of_range, "weights do not sum to 1", node).expected =
                "shares of the score that sum to 1";
    }
    /// Without weights: every competency the document names, all weighing the same.
    void collect_competencies(ObjectReader& object) {
        std::set<std::string> names;
        auto const collect = [&](ObjectReader const& from, std::string_view key) {
            auto const at = from.peek(key);
            if (!at || json_.kind(*at) != JsonKind::array)
                return;
            json_.document().for_each_item(*at, [&](NodeIndex item, std::size_t) {
                if (json_.kind(item) == JsonKind::object)
                    json_.document().for_each_member(
                        item, [&](NodeIndex inner, NodeIndex name) {
                            if (json_.document().says(inner, "competency") &&
                                json_.kind(name) == JsonKind::string)
                                names.insert(json_.document().string(name));
                        });
            });
        };
        collect(object, "means");
        collect(object, "agreement");
        auto const fit = object.peek("variance_components");
        if (fit && json_.kind(*fit) == JsonKind::object)
            collect(ObjectReader(json_, *fit), "fixed_effects");
        out_.competencies.assign(names.begin(), names.end());
        out_.weights.assign(names.size(), 1 / static_cast<double>(names.size()));
    }
    void read_data(NodeIndex node) {
        ObjectReader object(json_, node);
        FigureReader figures(object, "/data", reasons_);
        auto& data = out_.data;
        figures.count("ratings", data.ratings);
        figures.count("candidates", data.candidates);
        figures.count("interviewers", data.interviewers);
        figures.count("competencies", data.competencies);
        figures.count("scorecards", data.scorecards);
        figures.count("not_observed", data.not_observed);
        read_entries(figures, "subsets", reasons_, [&](FigureReader& subset) {
            Subset& made = data.subsets.emplace_back();
            subset.count("candidates", made.candidates);
            subset.count("interviewers", made.interviewers);
            subset.count("ratings", made.ratings);
        });
        object.texts("confounded", data.confounded);
        object.finish();
    }

    /// A competency's name, which must stand with the others.
    std::string competency(ObjectReader& object) {
        std::string name;
        object.required_name("competency", name);
        auto const at = object.peek("competency");
        if (at && !name.empty() && known(name) == out_.competencies.end()) {
            auto& noted = json_.problem(problems::dangling_reference,
                                        "no competency \"" + name + "\" has a weight", *at);
            noted.did_you_mean = nearest(name, out_.competencies);
        }
        return name;
    }
    [[nodiscard]] std::vector<std::string>::const_iterator
    known(std::string const& name) const {
        auto const at =
            std::lower_bound(out_.competencies.begin(), out_.competencies.end(), name);
        return at != out_.competencies.end() && *at == name ? at : out_.competencies.end();
    }

    void read_means(FigureReader& top) {
        std::set<std::string> seen;
        read_entries(top, "means", reasons_, [&](FigureReader& entry) {
            CompetencyMean& made = out_.means.emplace_back();
            made.competency = competency(entry.object());
            entry.number("mean", made.mean);
            entry.maybe_number("sd", made.sd, zero_or_more);
            entry.count("n", made.n);
            read_distribution(entry, made.distribution);
            if (!made.competency.empty() && !seen.insert(made.competency).second)
                note_duplicate(entry.object(), "competency", made.competency);
        });
    }

    void read_fit(FigureReader& top) {
        auto const at = top.object().peek("variance_components");
        if (at && json_.is_null(*at)) {
            top.object().optional("variance_components");
            out_.variance_components =
                top.reason("variance_components", out_.variance_components);
            return;
        }
        part(top, "variance_components", [&](FigureReader& figures) {
            ObjectReader& object = figures.object();
            stats::VarianceFit fit;
            object.optional("method");
            figures.boolean("converged", fit.converged);
            figures.optional_count("iterations", fit.iterations);
            double log_likelihood = 0;
            figures.optional_number("log_likelihood", log_likelihood);
            fit.criterion = -2 * log_likelihood;
            if (!object.has("components"))
                object.missing("components");
            by_component(figures, "components", fit.components);
            by_component(figures, "standard_errors", fit.standard_errors);
            auto const names = component_names();
            read_entries(figures, "dropped", reasons_, [&](FigureReader& entry) {
                auto& made = fit.dropped.emplace_back();
                if (auto const key = entry.object().required("component"))
                    made.component = json_.word(*key, names).value_or(made.component);
                entry.object().required_text("reason", made.reason);
            });
            read_fixed(figures, fit);
            out_.variance_components = std::move(fit);
        });
    }
    void by_component(FigureReader& figures, std::string_view key,
                      std::array<std::optional<double>, stats::component_count>& into) {
        part(figures, key, [&](FigureReader& numbers) {
            for (auto const& name : component_names())
                numbers.maybe_number(name.name, into[static_cast<std::size_t>(name.value)],
                                     zero_or_more);
        });
    }
    /// Fixed effects by competency code: one for each competency, or one without a name.
    void read_fixed(FigureReader& figures, stats::VarianceFit& fit) {
        bool const one = out_.model == stats::VarianceModel::composite ||
                         out_.competency_effect == stats::CompetencyEffect::random;
        std::vector<std::optional<stats::Effect>> found(one ? 1 : out_.competencies.size());
        read_entries(figures, "fixed_effects", reasons_, [&](FigureReader& entry) {
            stats::Effect effect;
            entry.number("estimate", effect.value);
            entry.number("standard_error", effect.standard_error, zero_or_more);
            std::size_t position = 0;
            auto const key = one ? entry.object().optional("competency") : std::nullopt;
            if (!one) {
                auto const name = competency(entry.object());
                position = static_cast<std::size_t>(known(name) - out_.competencies.begin());
            } else if (key && !json_.is_null(*key)) {
                json_.wrong_type(*key, "null: this model has one mean");
            }
            if (position >= found.size())
                return; // was noted
            if (found[position])
                json_.problem(problems::duplicate_id, "this effect stands twice",
                              entry.object().node());
            found[position] = effect;
        });
        bool const any = std::any_of(found.begin(), found.end(),
                                     [](auto const& effect) { return effect.has_value(); });
        for (std::size_t i = 0; any && i < found.size(); ++i) {
            if (!found[i])
                figures.object().missing("fixed_effects", "one for " + out_.competencies[i]);
            fit.fixed.push_back(found[i].value_or(stats::Effect{}));
        }
    }

    void read_reliability(FigureReader& top) {
        part(top, "reliability", [&](FigureReader& figures) {
            auto& into = out_.reliability;
            figures.measured("generalizability", into.generalizability);
            figures.measured("dependability", into.dependability);
            figures.figure("sem", into.sem, zero_or_more);
            figures.optional_number("interviewers", into.interviewers, zero_or_more);
            figures.optional_number("competencies", into.competencies, zero_or_more);
            figures.figure("replicate_agreement", into.replicate_agreement, share_of_one);
            read_entries(figures, "d_study", reasons_, [&](FigureReader& row) {
                DStudyRow& made = into.d_study.emplace_back();
                row.count("interviewers", made.interviewers);
                row.count("competencies", made.competencies);
                row.number("generalizability", made.generalizability, share_of_one);
                row.number("dependability", made.dependability, share_of_one);
                row.number("sem", made.sem, zero_or_more);
                row.maybe_number("decision_accuracy", made.decision_accuracy, share_of_one);
                row.maybe_number("decision_consistency", made.decision_consistency,
                                 share_of_one);
            });
            figures.object().texts("left_out_of_d_study", into.left_out_of_d_study);
        });
    }

    void read_agreement(FigureReader& top) {
        std::set<std::string> seen;
        read_entries(top, "agreement", reasons_, [&](FigureReader& entry) {
            Agreement& made = out_.agreement.emplace_back();
            bool overall = false;
            entry.boolean("overall", overall);
            if (!overall)
                made.competency = competency(entry.object());
            if ((overall || !made.competency.empty()) && !seen.insert(made.competency).second)
                json_.problem(problems::duplicate_id, "this entry stands twice",
                              entry.object().node());
            entry.count("units", made.units);
            entry.count("interviewers", made.interviewers);
            entry.optional_count("left_out", made.left_out);
            part(entry, "krippendorff_alpha", [&](FigureReader& alpha) {
                for (auto const& [key, member] : alpha_keys)
                    alpha.measured(key, made.krippendorff_alpha.*member);
            });
            for (auto const& [key, member] : icc_set_keys)
                read_icc(entry, key, made.*member);
            read_panel(entry, made);
            for (auto const& [key, member] : chance_corrected_keys)
                entry.measured(key, made.*member);
            for (auto const& [key, member] : pair_keys)
                entry.pair_mean(key, made.*member);
            for (auto const& [key, member] : agreement_keys)
                entry.measured(key, made.*member);
        });
    }
    void read_panel(FigureReader& entry, Agreement& made) {
        entry.measured("icc_panel", made.icc_panel);
        entry.optional_number("ratings_a_candidate", made.ratings_a_candidate, zero_or_more);
        entry.optional_number("shared_interviewers", made.shared_interviewers);
        auto const at = entry.object().optional("held_at_zero");
        if (at)
            json_.for_each_item(*at, [&](NodeIndex item, std::size_t) {
                if (auto const component = json_.word(item, component_names()))
                    made.held_at_zero.push_back(*component);
            });
    }
    void read_icc(FigureReader& entry, std::string_view name, IccSet& into) {
        auto const at = entry.object().peek(name);
        if (at && json_.is_null(*at)) {
            entry.object().optional(name);
            auto const why = entry.reason(name, into.one);
            for (auto const& [key, member] : icc_keys)
                into.*member = why;
            return;
        }
        part(entry, name, [&](FigureReader& icc) {
            for (auto const& [key, member] : icc_keys)
                icc.measured(key, into.*member);
        });
    }

    void read_interviewers(FigureReader& top) {
        InterviewerReader reader(reasons_);
        std::set<std::string> seen;
        read_entries(top, "interviewers", reasons_, [&](FigureReader& entry) {
            out_.interviewers.push_back(reader.read(entry));
            auto const& made = out_.interviewers.back();
            if (!made.interviewer.empty() && !seen.insert(made.interviewer).second)
                note_duplicate(entry.object(), "interviewer", made.interviewer);
            auto const subset = entry.object().peek("subset");
            if (subset && made.subset >= out_.data.subsets.size())
                json_.problem(problems::dangling_reference, "there is no such subset", *subset)
                    .expected = "a position in /data/subsets, the first one being 0";
        });
    }

    void read_groups(FigureReader& top) {
        std::set<std::string> seen;
        read_entries(top, "groups", reasons_, [&](FigureReader& entry) {
            GroupFigures& made = out_.groups.emplace_back();
            if (auto const at = entry.object().required("group"); at && !json_.is_null(*at))
                made.group = json_.name(*at).value_or(std::string{});
            if (!seen.insert(made.group).second)
                note_duplicate(entry.object(), "group", made.group);
            entry.count("scorecards", made.scorecards);
            entry.count("candidates", made.candidates);
            entry.count("interviewers", made.interviewers);
            entry.count("ratings", made.ratings);
            entry.optional_count("not_observed", made.not_observed);
            entry.optional_count("shared_candidates", made.shared_candidates);
            entry.maybe_number("mean", made.mean);
            entry.maybe_number("sd", made.sd, zero_or_more);
            read_group_components(entry, made);
            entry.measured("generalizability", made.generalizability);
            entry.measured("dependability", made.dependability);
            entry.figure("sem", made.sem, zero_or_more);
        });
    }
    void read_group_components(FigureReader& entry, GroupFigures& made) {
        auto const at = entry.object().peek("components");
        if (at && json_.is_null(*at)) {
            entry.object().optional("components");
            made.components = entry.reason("components", made.components);
        } else if (at) {
            std::array<std::optional<double>, stats::component_count> components{};
            by_component(entry, "components", components);
            made.components = components;
        }
    }

    JsonReader& json_;
    Calibration& out_;
    std::map<std::string, Undefined> reasons_{};
};

} // namespace detail

PANELSCORE_DECL Parsed<Calibration> parse_calibration(std::string_view text,
                                                      std::string_view name) {
    constexpr detail::JsonLimits limits{.bytes = std::size_t{256} << 20U, .values = 20'000'000};
    Parsed<Calibration> read;
    auto const document = detail::parse_json(detail::without_mark(text), limits);
    detail::JsonReader json(document, name, read.problems);
    json.note_faults();
    if (!document.fault)
        detail::CalibrationReader(json, read.value).run();
    std::stable_sort(
        read.problems.begin(), read.problems.end(),
        [](Diagnostic const& a, Diagnostic const& b) { return a.where < b.where; });
    return read;
}

} // namespace panelscore
