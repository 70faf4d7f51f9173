// SPDX-License-Identifier: BSL-1.0
#pragma once

// A draft written as a rubric file and read like any other, so that everything a rubric must be
// is checked; problems are moved back to where they stand in the file that was given.

#include <panelscore/impl/interchange_draft.ipp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Writes a draft as a rubric file and reads it.
class DraftReader {
  public:
    DraftReader(Draft draft, std::string_view text, std::string_view file)
        : draft_(std::move(draft)), text_(text), file_(file), ids_(draft_), json_(rubric_) {}

    /// What was noted before, and what is found here, goes to the result.
    Parsed<ImportedRubric> run(Diagnostics noted, std::vector<FieldLoss> losses) {
        Parsed<ImportedRubric> read;
        read.value.losses = std::move(losses);
        read.problems = std::move(noted);
        if (draft_.extension != 0)
            if (auto const id = member_of(*draft_.document, draft_.extension, "id"); id != 0)
                ids_.rubric = draft_.document->kind(id) == JsonKind::string
                                  ? draft_.document->string(id)
                                  : ids_.rubric;
        write();
        auto rubric = parse_rubric(rubric_, file_);
        read.value.rubric = std::move(rubric.value);
        constexpr std::size_t most_located = 200;
        if (rubric.problems.size() > most_located)
            rubric.problems.resize(most_located);
        for (auto& problem : rubric.problems)
            read.problems.push_back(located(std::move(problem)));
        if (labels_.size() < 2 && draft_.extension == 0) {
            auto& few = read.problems.emplace_back(
                make_problem(problems::wrong_format, "the scale has fewer than two levels"));
            few.expected = "criteria with at least two levels";
            few.pointer = "/scale";
            few = located(std::move(few));
            few.file = file_;
        }
        if (!has_errors(read.problems))
            for (auto& note : notes_)
                read.problems.push_back(std::move(note));
        return read;
    }

  private:
    void note(std::string message, DiagnosticLevel level = DiagnosticLevel::information) {
        auto line = make_problem(problems::filled_in, std::move(message));
        line.level = level;
        line.file = file_;
        notes_.push_back(std::move(line));
    }
    /// Where a part of the rubric stands in the file; what was copied looks the same inside.
    struct Place {
        std::size_t at = 0;
        bool copied = false;
    };
    void place(std::string pointer, std::size_t at) {
        places_.emplace(std::move(pointer), Place{at, false});
    }

    /// A problem of the rubric we wrote, moved to the file that was given.
    Diagnostic located(Diagnostic problem) {
        std::string pointer = problem.pointer;
        std::string rest;
        auto found = places_.find(pointer);
        while (found == places_.end() && !pointer.empty()) {
            auto const step = pointer.rfind('/');
            rest.insert(0, pointer.substr(step));
            pointer.resize(step);
            found = places_.find(pointer);
        }
        Place const at = found == places_.end() ? Place{draft_.at, false} : found->second;
        problem.pointer.clear();
        if (draft_.document == nullptr) {
            problem.where = TextPositions(text_).at(at.at);
            return problem;
        }
        auto const& document = *draft_.document;
        problem.pointer = document.pointer(static_cast<NodeIndex>(at.at));
        if (at.copied)
            problem.pointer += rest;
        auto const node = document.find(problem.pointer);
        problem.where = TextPositions(document.text).at(document.node(node).begin);
        return problem;
    }

    // The rubric of our own export that a node holds.
    [[nodiscard]] NodeIndex own(std::string_view key) const {
        return draft_.extension == 0 ? 0 : member_of(*draft_.document, draft_.extension, key);
    }
    void copy(std::string_view key, NodeIndex node, std::string const& pointer) {
        places_.emplace(pointer, Place{node, true});
        json_.key(key);
        copy_value(json_, *draft_.document, node);
    }
    bool copy_own(std::string_view key) {
        auto const node = own(key);
        if (node != 0)
            copy(key, node, '/' + std::string(key));
        return node != 0;
    }

    void write() {
        json_.begin_object().string("format", "panelscore/rubric/1");
        if (!copy_own("id"))
            json_.string("id", ids_.rubric);
        if (!copy_own("revision"))
            revision();
        if (!draft_.updated.empty() && (draft_.extension == 0 || own("updated") != 0))
            json_.string("updated", draft_.updated);
        if (!copy_own("language") && !draft_.language.empty())
            json_.string("language", draft_.language);
        if (!draft_.title.empty())
            json_.string("title", draft_.title);
        agree_on_labels();
        if (!copy_own("scale"))
            scale();
        domains();
        json_.begin_array("competencies");
        for (std::size_t i = 0; i < draft_.criteria.size(); ++i)
            competency(i);
        json_.end_array();
        if (draft_.extension != 0)
            own_keys();
        if (own("policy") != 0)
            own_weights();
        else
            made_role();
        interchange();
        json_.end_object();
        if (!ids_.made.empty())
            note("ids made from names: " + listed(ids_.made));
    }
    void revision() {
        std::string revision = draft_.revision.empty() ? draft_.updated : draft_.revision;
        if (revision.empty()) {
            revision = "imported";
            note("the file has no revision and no date: the revision is \"imported\"");
        }
        json_.string("revision", revision);
    }
    static std::string listed(std::vector<std::string> const& names) {
        constexpr std::size_t most = 10;
        std::string all;
        for (std::size_t i = 0; i < (std::min)(names.size(), most); ++i)
            all += (i > 0 ? ", " : "") + names[i];
        if (names.size() > most)
            all += " and " + std::to_string(names.size() - most) + " more";
        return all;
    }

    /// The label of each score, where all criteria call it the same; else empty.
    void agree_on_labels() {
        for (auto const& criterion : draft_.criteria)
            for (auto const& level : criterion.levels) {
                auto const [at, added] = labels_.emplace(level.score, level.label);
                if (!added && at->second != level.label)
                    at->second.clear();
            }
    }
    void scale() {
        place("/scale", draft_.at);
        json_.begin_object("scale").begin_array("levels");
        for (auto const& [score, label] : labels_) {
            json_.begin_object().number("score", score);
            if (!label.empty())
                json_.string("label", label);
            json_.end_object();
        }
        json_.end_array();
        json_.begin_object("not_observed").string("symbol", "N");
        json_.string("label", "Not observed").end_object().end_object();
        note("an entry \"Not observed\" (N) without a score was added to the scale");
    }
    void domains() {
        json_.begin_array("domains");
        std::set<std::string> known;
        if (auto const list = own("domains"); list != 0) {
            place("/domains", list);
            auto const& document = *draft_.document;
            if (document.kind(list) == JsonKind::array)
                document.for_each_item(list, [&](NodeIndex item, std::size_t) {
                    copy_value(json_, document, item);
                    if (auto const id = member_of(document, item, "id");
                        id != 0 && document.kind(id) == JsonKind::string)
                        known.insert(document.string(id));
                });
        }
        for (auto const& [id, name] : ids_.domains)
            if (!known.contains(id))
                json_.begin_object().string("id", id).string("name", name).end_object();
        json_.end_array();
    }
    void competency(std::size_t index) {
        auto const& criterion = draft_.criteria[index];
        std::string pointer{"/competencies/"};
        pointer += std::to_string(index);
        place(pointer, criterion.at);
        json_.begin_object();
        json_.string("id", ids_.competencies[index]);
        json_.string("name", criterion.name).string("definition", criterion.definition);
        json_.begin_object("anchors");
        for (auto const& level : criterion.levels)
            anchor(level, pointer + "/anchors/");
        json_.end_object();
        if (criterion.extension != 0)
            draft_.document->for_each_member(criterion.extension,
                                             [&](NodeIndex key, NodeIndex value) {
                                                 auto const name = draft_.document->string(key);
                                                 if (name != "id")
                                                     copy(name, value, pointer + '/' + name);
                                             });
        else
            samples(criterion);
        json_.end_object();
    }
    void anchor(DraftLevel const& level, std::string const& pointer) {
        auto const score = number_text(level.score);
        place(pointer + score, level.at);
        auto const label = labels_.find(level.score);
        bool const dropped = own("scale") == 0 && label->second.empty() && !level.label.empty();
        std::string text = level.text;
        if (text.empty())
            text = level.label;
        else if (dropped)
            text = level.label + ": " + text;
        if (level.extension == 0) {
            json_.string(score, text);
            return;
        }
        json_.begin_object(score).string("text", text);
        draft_.document->for_each_member(level.extension, [&](NodeIndex key, NodeIndex value) {
            json_.key(draft_.document->string(key));
            copy_value(json_, *draft_.document, value);
        });
        json_.end_object();
    }
    /// Feedback of levels as samples for interviewers to practise on.
    void samples(DraftCriterion const& criterion) {
        bool const any =
            std::any_of(criterion.levels.begin(), criterion.levels.end(),
                        [](DraftLevel const& one) { return !one.feedback.empty(); });
        if (!any)
            return;
        json_.begin_array("calibration");
        for (auto const& level : criterion.levels)
            if (!level.feedback.empty())
                json_.begin_object()
                    .string("note", level.feedback)
                    .number("level", level.score)
                    .end_object();
        json_.end_array();
    }

    void weight(std::size_t index, double number) {
        auto const& id = ids_.competencies[index];
        std::string pointer{"/weights"};
        append_key(pointer, id);
        place(std::move(pointer), draft_.criteria[index].weight_at);
        json_.number(id, number);
    }
    /// Everything that our own export says of the rubric besides.
    void own_keys() {
        auto const& document = *draft_.document;
        constexpr std::string_view done[] = {"format",   "id",    "revision", "updated",
                                             "language", "scale", "domains",  "weights_order"};
        document.for_each_member(draft_.extension, [&](NodeIndex key, NodeIndex value) {
            auto const name = document.string(key);
            if (std::find(std::begin(done), std::end(done), name) == std::end(done))
                copy(name, value, '/' + name);
        });
    }
    /// The criteria in the order of the weights of our own export.
    [[nodiscard]] std::vector<std::size_t> own_order() const {
        auto const& document = *draft_.document;
        std::vector<std::size_t> order;
        std::set<std::size_t> placed;
        if (auto const list = own("weights_order");
            list != 0 && document.kind(list) == JsonKind::array) {
            std::map<std::string, std::size_t, std::less<>> index;
            for (std::size_t i = 0; i < ids_.competencies.size(); ++i)
                index.emplace(ids_.competencies[i], i);
            document.for_each_item(list, [&](NodeIndex item, std::size_t) {
                if (document.kind(item) != JsonKind::string)
                    return;
                auto const found = index.find(document.string(item));
                if (found != index.end() && placed.insert(found->second).second)
                    order.push_back(found->second);
            });
        }
        for (std::size_t i = 0; i < draft_.criteria.size(); ++i)
            if (placed.insert(i).second)
                order.push_back(i);
        return order;
    }
    void own_weights() {
        json_.begin_object("weights");
        for (auto const i : own_order())
            if (draft_.criteria[i].weight)
                weight(i, *draft_.criteria[i].weight);
        json_.end_object();
    }
    /// A role of the weights that were given, with bars of ours.
    void made_role() {
        double sum = 0;
        std::size_t weighted = 0;
        bool negative = false;
        for (auto const& criterion : draft_.criteria)
            if (criterion.weight) {
                sum += *criterion.weight;
                negative = negative || *criterion.weight < 0;
                ++weighted;
            }
        if (weighted == 0 || (sum <= 0 && !negative) || labels_.size() < 2) {
            if (draft_.extension == 0 || weighted > 0)
                note(std::string(weighted == 0 ? "no weights" : "all weights are 0") +
                     ": this is a competency model without a role");
            return;
        }
        if (weighted < draft_.criteria.size())
            note(draft_.criteria.size() - weighted == 1
                     ? std::string{"1 criterion has no weight: it is not scored"}
                     : std::to_string(draft_.criteria.size() - weighted) +
                           " criteria have no weight: they are not scored");
        bool const whole = negative || same(sum, 100) || same(sum, 1);
        std::vector<std::string> changes;
        json_.begin_object("weights");
        for (std::size_t i = 0; i < draft_.criteria.size(); ++i) {
            auto const& given = draft_.criteria[i].weight;
            if (!given)
                continue;
            double const brought = whole ? *given : *given * 100 / sum;
            weight(i, brought);
            changes.push_back(ids_.competencies[i] + ' ' + number_text(*given) +
                              (whole ? "" : " to " + number_text(brought)));
        }
        json_.end_object();
        note((whole ? std::string{"weights: "}
                    : "the weights sum to " + number_text(sum) + "; brought to 100: ") +
             listed(changes));
        bars();
    }
    void bars() {
        double const low = labels_.begin()->first;
        double const range = labels_.rbegin()->first - low;
        json_.begin_object("policy").begin_object("bars");
        json_.number("strong_hire", low + 0.75 * range);
        json_.number("hire", low + 0.5 * range).number("no_hire", low + 0.25 * range);
        json_.end_object().end_object();
        note("the file has no bars: set at " + number_text(low + 0.25 * range) + ", " +
                 number_text(low + 0.5 * range) + " and " + number_text(low + 0.75 * range) +
                 ", a place to start; set your own before you use it",
             DiagnosticLevel::warning);
    }

    void interchange() {
        std::vector<InterchangeName> kept;
        std::set<std::string> named;
        auto const keep = [&](InterchangeName name, std::string of) {
            if (name.identifier.empty() || !named.insert(of).second)
                return;
            name.of = std::move(of);
            auto const made = CaseNames::own(ids_.rubric, name.of);
            if (name == made)
                return;
            if (name.uri == "urn:uuid:" + name.identifier)
                name.uri.clear();
            kept.push_back(std::move(name));
        };
        std::set<std::string> domains;
        for (auto const& domain : ids_.domains)
            domains.insert("domain/" + domain.first);
        for (auto const& name : draft_.names)
            if (!name.of.starts_with("domain/") || domains.contains(name.of))
                keep(name, name.of);
        for (std::size_t i = 0; i < draft_.criteria.size(); ++i) {
            auto const& criterion = draft_.criteria[i];
            auto const& id = ids_.competencies[i];
            keep(criterion.own_name, "criterion/" + id);
            keep(criterion.item_name, "item/" + id);
            for (auto const& level : criterion.levels)
                keep(level.name, "level/" + id + '/' + number_text(level.score));
        }
        if (kept.empty())
            return;
        json_.begin_array("interchange");
        for (auto const& name : kept) {
            json_.begin_object().string("of", name.of).string("identifier", name.identifier);
            if (!name.uri.empty())
                json_.string("uri", name.uri);
            json_.end_object();
        }
        json_.end_array();
    }

    Draft draft_{};
    std::string_view text_{};
    std::string file_{};
    DraftIds ids_;
    std::string rubric_{};
    JsonWriter json_;
    std::map<std::string, Place, std::less<>> places_{};
    std::map<double, std::string> labels_{};
    Diagnostics notes_{};
};

} // namespace panelscore::detail
