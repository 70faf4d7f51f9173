// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/io/names.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/write_json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace panelscore {
namespace detail {

/// Writes a rubric; text, lists and numbers that are not set are left out.
class RubricWriter {
  public:
    explicit RubricWriter(std::string& out) : json_(out, 2) {}

    void write(Rubric const& rubric) {
        json_.begin_object().string("format", "panelscore/rubric/1");
        text("id", rubric.id.text());
        text("revision", rubric.revision);
        text("updated", rubric.updated);
        text("language", rubric.language);
        text("title", rubric.title);
        if (!rubric.scale.levels.empty())
            write(rubric.scale);
        list("domains", rubric.domains, JsonLayout::line, [this](Domain const& domain) {
            text("id", domain.id.text());
            text("name", domain.name);
        });
        list("competencies", rubric.competencies, JsonLayout::block,
             [this](Competency const& competency) { members(competency); });
        if (rubric.role)
            write(*rubric.role);
        list("interchange", rubric.interchange, JsonLayout::line,
             [this](InterchangeName const& one) {
                 json_.string("of", one.of).string("identifier", one.identifier);
                 text("uri", one.uri);
             });
        lint_ok(rubric.lint_ok);
        json_.end_object();
    }

  private:
    void text(std::string_view key, std::string_view value) {
        if (!value.empty())
            json_.string(key, value);
    }
    void texts(std::string_view key, std::vector<std::string> const& values) {
        if (values.empty())
            return;
        json_.begin_array(key);
        for (auto const& value : values)
            json_.string(value);
        json_.end_array();
    }
    template <typename Names>
    void names(std::string_view key, Names const& values) {
        if (values.empty())
            return;
        json_.begin_array(key, JsonLayout::line);
        for (auto const& value : values)
            json_.string(value.text());
        json_.end_array();
    }
    template <typename Item, typename Write>
    void list(std::string_view key, std::vector<Item> const& items, JsonLayout layout,
              Write write) {
        if (items.empty())
            return;
        json_.begin_array(key);
        for (auto const& item : items) {
            json_.begin_object(layout);
            write(item);
            json_.end_object();
        }
        json_.end_array();
    }
    void lint_ok(LintOk const& accepted) {
        if (accepted.empty())
            return;
        json_.begin_object("lint_ok");
        std::vector<std::string_view> written;
        for (auto const& [code, reason] : accepted) {
            bool const twice = std::find(written.begin(), written.end(), code) != written.end();
            if (!twice)
                json_.string(code, reason);
            written.push_back(code);
        }
        json_.end_object();
    }
    void by_seniority(std::string_view key, NumberBySeniority const& numbers) {
        json_.begin_object(key, JsonLayout::line);
        for (auto const& [seniority, number] : numbers)
            json_.number(seniority.text(), number);
        json_.end_object();
    }
    void maybe_by_seniority(std::string_view key, MaybeBySeniority const& value) {
        if (auto const* number = std::get_if<double>(&value))
            json_.number(key, *number);
        else
            by_seniority(key, *std::get_if<NumberBySeniority>(&value));
    }

    void write(Scale const& scale) {
        json_.begin_object("scale");
        list("levels", scale.levels, JsonLayout::line, [this](Level const& level) {
            json_.number("score", level.score);
            text("label", level.label);
            text("meaning", level.meaning);
        });
        if (scale.not_observed) {
            json_.begin_object("not_observed", JsonLayout::line);
            json_.string("symbol", scale.not_observed->symbol);
            json_.string("label", scale.not_observed->label);
            text("meaning", scale.not_observed->meaning);
            json_.end_object();
        }
        texts("rules", scale.rules);
        if (scale.direction != Direction::higher_is_better)
            json_.string("direction", name_in(direction_names, scale.direction));
        if (scale.step)
            json_.number("step", *scale.step);
        json_.end_object();
    }

    void members(Competency const& competency) {
        text("id", competency.id.text());
        text("code", competency.code);
        json_.string("name", competency.name);
        json_.string("definition", competency.definition);
        text("origin", competency.origin);
        texts("sources", competency.sources);
        list("indicators", competency.indicators, JsonLayout::block,
             [this](Indicator const& one) {
                 text("id", one.id);
                 json_.string("text", one.text);
                 texts("terms", one.terms);
             });
        json_.begin_object("anchors");
        for (auto const& anchor : competency.anchors)
            write(anchor);
        json_.end_object();
        list("questions", competency.questions, JsonLayout::block,
             [this](Question const& question) { members(question); });
        flags("red_flags", competency.red_flags);
        flags("green_flags", competency.green_flags);
        if (!competency.targets.empty())
            by_seniority("targets", competency.targets);
        list("calibration", competency.calibration, JsonLayout::block,
             [this](CalibrationNote const& note) {
                 json_.string("note", note.note).number("level", note.level);
                 lint_ok(note.lint_ok);
             });
        list("alignments", competency.alignments, JsonLayout::line,
             [this](Alignment const& one) {
                 json_.string("framework", one.framework).string("item", one.item);
                 text("relation", one.relation);
             });
        lint_ok(competency.lint_ok);
    }
    void write(Anchor const& anchor) {
        std::string const level = number_text(anchor.score);
        if (!anchor.requires_past && anchor.lint_ok.empty()) {
            json_.string(level, anchor.text);
            return;
        }
        json_.begin_object(level).string("text", anchor.text);
        if (anchor.requires_past)
            json_.boolean("requires_past", true);
        lint_ok(anchor.lint_ok);
        json_.end_object();
    }
    void members(Question const& question) {
        text("id", question.id);
        json_.string("kind", name_in(question_kind_names, question.kind));
        json_.string("text", question.text);
        text("key", question.key);
        texts("probes", question.probes);
        text("reviewed", question.reviewed);
        lint_ok(question.lint_ok);
    }
    void flags(std::string_view key, std::vector<Flag> const& values) {
        if (values.empty())
            return;
        json_.begin_array(key);
        for (auto const& flag : values) {
            if (flag.lint_ok.empty()) {
                json_.string(flag.text);
                continue;
            }
            json_.begin_object().string("text", flag.text);
            lint_ok(flag.lint_ok);
            json_.end_object();
        }
        json_.end_array();
    }

    void write(Role const& role) {
        names("seniorities", role.seniorities);
        json_.begin_object("weights");
        for (auto const& entry : role.weights)
            json_.number(entry.competency.text(), entry.weight);
        json_.end_object();
        if (!role.reasons.empty()) {
            json_.begin_object("reasons");
            for (auto const& [competency, reason] : role.reasons)
                json_.string(competency, reason);
            json_.end_object();
        }
        if (!role.targets.empty()) {
            json_.begin_object("targets");
            for (auto const& [competency, numbers] : role.targets)
                by_seniority(competency.text(), numbers);
            json_.end_object();
        }
        write(role.policy);
        list("interviews", role.interviews, JsonLayout::block,
             [this](Interview const& interview) { members(interview); });
        list("swaps", role.swaps, JsonLayout::block, [this](Swap const& swap) {
            text("situation", swap.situation);
            json_.string("out", swap.out.text()).string("in", swap.in.text());
            names("slots", swap.slots);
            text("note", swap.note);
        });
        texts("notes", role.notes);
        text("accommodations", role.accommodations);
    }
    void write(Policy const& policy) {
        json_.begin_object("policy").string("method", name_in(method_names, policy.method));
        json_.begin_object("bars");
        if (policy.bars.relative_to_target)
            json_.string("relative_to", "target");
        maybe_by_seniority("strong_hire", policy.bars.strong_hire);
        maybe_by_seniority("hire", policy.bars.hire);
        maybe_by_seniority("no_hire", policy.bars.no_hire);
        json_.end_object();
        if (policy.cost_ratio)
            json_.number("cost_ratio", *policy.cost_ratio);
        else
            json_.number("confidence", policy.confidence);
        json_.number("level", policy.level);
        json_.string("aggregate", name_in(aggregate_names, policy.aggregate));
        list("gates", policy.gates, JsonLayout::line, [this](Gate const& gate) {
            json_.string("competency", gate.competency.text());
            maybe_by_seniority(gate.below_target ? "below_target" : "minimum", gate.number);
            lint_ok(gate.lint_ok);
        });
        Evidence const& evidence = policy.evidence;
        json_.begin_object("evidence").integer("interviewers", evidence.interviewers);
        json_.number("coverage", evidence.coverage);
        json_.begin_object("early_no_hire", JsonLayout::line);
        json_.number("probability", evidence.early_no_hire.probability);
        json_.integer("interviewers", evidence.early_no_hire.interviewers);
        json_.number("coverage", evidence.early_no_hire.coverage).end_object().end_object();
        json_.number("share_at_bar", policy.share_at_bar).end_object();
    }
    void members(Interview const& interview) {
        text("id", interview.id.text());
        text("title", interview.title);
        json_.string("format", name_in(interview_format_names, interview.format));
        if (interview.minutes)
            json_.integer("minutes", *interview.minutes);
        text("ai_policy", interview.ai_policy);
        text("lead", interview.lead);
        text("purpose", interview.purpose);
        names("competencies", interview.competencies);
        texts("questions", interview.questions);
        lint_ok(interview.lint_ok);
    }

    JsonWriter json_;
};

} // namespace detail

PANELSCORE_DECL std::string to_json(Rubric const& rubric) {
    std::string out;
    detail::RubricWriter(out).write(rubric);
    out += '\n';
    return out;
}

} // namespace panelscore
