// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/interchange_fields.ipp>
#include <panelscore/impl/interchange_identifier.ipp>
#include <panelscore/io/interchange_case.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::string_view case_creator{"panelscore"};

/// Writes a rubric as a CASE package.
class CaseWriter {
  public:
    CaseWriter(Rubric const& rubric, CaseVersion wanted)
        : rubric_(rubric), version_(wanted), nodes_(rubric), names_(rubric),
          json_(exported_.text, 2) {
        time_ = (rubric.updated.empty() ? "1970-01-01" : rubric.updated) + "T00:00:00+00:00";
    }

    ExportedRubric run() {
        json_.begin_object();
        document();
        json_.begin_array("CFItems");
        for (auto const& domain : rubric_.domains)
            domain_item(domain);
        for (std::size_t i = 0; i < rubric_.competencies.size(); ++i)
            competency_item(rubric_.competencies[i]);
        json_.end_array();
        associations();
        json_.begin_array("CFRubrics");
        rubric_object();
        json_.end_array().end_object();
        exported_.text += '\n';
        count_losses();
        exported_.losses = losses_.take();
        return std::move(exported_);
    }

  private:
    [[nodiscard]] bool extended() const { return version_ == CaseVersion::v1_1; }
    [[nodiscard]] std::string_view title() const {
        return rubric_.title.empty() ? rubric_.id.text() : rubric_.title;
    }

    void names(std::string const& of) {
        auto const name = names_.of(of);
        json_.string("identifier", name.identifier).string("uri", name.uri);
    }
    void link(std::string_view key, std::string_view title, std::string const& of) {
        json_.begin_object(key);
        json_.string("title", title);
        names(of);
        json_.end_object();
    }
    void time() { json_.string("lastChangeDateTime", time_); }

    void document() {
        json_.begin_object("CFDocument");
        names("document");
        json_.string("creator", case_creator).string("title", title());
        time();
        if (!rubric_.language.empty())
            json_.string("language", rubric_.language);
        json_.string("version", rubric_.revision);
        link("CFPackageURI", title(), "package");
        if (extended())
            json_.string("caseVersion", "1.1");
        json_.end_object();
    }
    void domain_item(Domain const& domain) {
        json_.begin_object();
        names("domain/" + domain.id.text());
        json_.string("fullStatement", domain.name.empty() ? domain.id.text() : domain.name);
        json_.string("humanCodingScheme", domain.id.text()).string("CFItemType", "Domain");
        time();
        link("CFDocumentURI", title(), "document");
        json_.end_object();
    }
    void competency_item(Competency const& competency) {
        constexpr std::size_t longest_abbreviation = 60;
        json_.begin_object();
        names("item/" + competency.id.text());
        json_.string("fullStatement", competency.definition);
        if (count_code_points(competency.name) <= longest_abbreviation)
            json_.string("abbreviatedStatement", competency.name);
        json_.string("humanCodingScheme", competency.id.text());
        json_.string("CFItemType", "Competency");
        time();
        link("CFDocumentURI", title(), "document");
        json_.end_object();
    }
    void associations() {
        json_.begin_array("CFAssociations");
        int sequence = 0;
        for (auto const& competency : rubric_.competencies) {
            auto const id = std::string{domain_of(competency.id)};
            auto const* domain = rubric_.domain(id);
            if (domain == nullptr)
                continue;
            json_.begin_object();
            names("association/" + competency.id.text());
            json_.string("associationType", "isChildOf").integer("sequenceNumber", ++sequence);
            link("originNodeURI", competency.name, "item/" + competency.id.text());
            link("destinationNodeURI", domain->name, "domain/" + id);
            time();
            json_.end_object();
        }
        json_.end_array();
    }

    /// Our own keys of an object, but for those that CASE carries.
    void extension(NodeIndex object, std::vector<std::string_view> const& carried) {
        json_.begin_object("extensions").begin_object("panelscore");
        auto const& document = nodes_.document;
        document.for_each_member(object, [&](NodeIndex key, NodeIndex value) {
            auto const name = document.string(key);
            if (std::find(carried.begin(), carried.end(), name) != carried.end())
                return;
            json_.key(name);
            copy_value(json_, document, value);
        });
        if (object == 0)
            order_of_weights();
        json_.end_object().end_object();
    }
    /// Weights stand in the order of the competencies; when the rubric has another, say so.
    void order_of_weights() {
        if (!rubric_.role)
            return;
        std::vector<CompetencyId> order;
        for (auto const& competency : rubric_.competencies)
            if (rubric_.role->weight(competency.id))
                order.push_back(competency.id);
        auto const same_id = [](Weight const& weight, CompetencyId const& id) {
            return weight.competency == id;
        };
        auto const& weights = rubric_.role->weights;
        if (std::equal(weights.begin(), weights.end(), order.begin(), order.end(), same_id))
            return;
        json_.begin_array("weights_order");
        for (auto const& weight : weights)
            json_.string(weight.competency.text());
        json_.end_array();
    }

    void rubric_object() {
        json_.begin_object();
        names("rubric");
        if (!rubric_.title.empty())
            json_.string("title", rubric_.title);
        time();
        json_.begin_array("CFRubricCriteria");
        for (std::size_t i = 0; i < rubric_.competencies.size(); ++i)
            criterion(i);
        json_.end_array();
        if (extended())
            extension(0, {"title", "competencies", "weights", "interchange"});
        json_.end_object();
    }
    void criterion(std::size_t index) {
        auto const& competency = rubric_.competencies[index];
        auto const& id = competency.id.text();
        auto const* domain = rubric_.domain(domain_of(competency.id));
        json_.begin_object();
        names("criterion/" + id);
        json_.string("category", domain == nullptr || domain->name.empty()
                                     ? domain_of(competency.id)
                                     : std::string_view{domain->name});
        json_.string("description", competency.name);
        link("CFItemURI", competency.name, "item/" + id);
        if (auto const weight =
                rubric_.role ? rubric_.role->weight(competency.id) : std::nullopt)
            json_.number("weight", *weight);
        json_.count("position", index + 1);
        json_.string("rubricId", names_.of("rubric").identifier);
        time();
        json_.begin_array("CFRubricCriterionLevels");
        for (std::size_t i = 0; i < competency.anchors.size(); ++i)
            level(competency, index, i);
        json_.end_array();
        if (extended())
            extension(nodes_.competencies[index], {"name", "definition", "anchors"});
        json_.end_object();
    }
    void level(Competency const& competency, std::size_t index, std::size_t position) {
        auto const& anchor = competency.anchors[position];
        json_.begin_object();
        names("level/" + competency.id.text() + '/' + number_text(anchor.score));
        json_.string("description", anchor.text);
        auto const* declared = rubric_.scale.find(anchor.score);
        if (declared != nullptr && !declared->label.empty())
            json_.string("quality", declared->label);
        json_.number("score", anchor.score);
        std::string feedback;
        for (auto const& note : competency.calibration)
            if (same(note.level, anchor.score))
                feedback += (feedback.empty() ? "" : "\n\n") + note.note;
        if (!feedback.empty())
            json_.string("feedback", feedback);
        json_.count("position", position + 1);
        json_.string("rubricCriterionId",
                     names_.of("criterion/" + competency.id.text()).identifier);
        time();
        if (extended())
            level_extension(index, number_text(anchor.score));
        json_.end_object();
    }
    /// What our file says of an anchor besides its text.
    void level_extension(std::size_t index, std::string const& score) {
        auto const& document = nodes_.document;
        auto const anchors = member_of(document, nodes_.competencies[index], "anchors");
        auto const anchor = anchors == 0 ? 0 : member_of(document, anchors, score);
        if (anchor == 0 || document.kind(anchor) != JsonKind::object)
            return;
        json_.begin_array("extensions").begin_object().begin_object("panelscore");
        document.for_each_member(anchor, [&](NodeIndex key, NodeIndex value) {
            if (document.says(key, "text"))
                return;
            json_.key(document.string(key));
            copy_value(json_, document, value);
        });
        json_.end_object().end_object().end_array();
    }

    void count_losses() {
        if (rubric_.updated.empty())
            losses_.add("updated", 1, "asks for a time and the rubric has none: 1970-01-01");
        if (extended())
            return;
        constexpr std::array<std::string_view, 18> carried{"format",
                                                           "revision",
                                                           "updated",
                                                           "language",
                                                           "title",
                                                           "scale.levels.score",
                                                           "scale.levels.label",
                                                           "domains.id",
                                                           "domains.name",
                                                           "competencies.id",
                                                           "competencies.name",
                                                           "competencies.definition",
                                                           "competencies.anchors.*",
                                                           "competencies.anchors.*.text",
                                                           "competencies.calibration.note",
                                                           "competencies.calibration.level",
                                                           "weights",
                                                           "interchange"};
        constexpr std::string_view why{"has no field for it"};
        LossWalk(nodes_, carried, why, losses_).run({});
    }

    Rubric const& rubric_;
    CaseVersion version_ = CaseVersion::v1_1;
    RubricNodes nodes_;
    CaseNames names_;
    ExportedRubric exported_{};
    JsonWriter json_;
    LossCounter losses_{};
    std::string time_{};
};

} // namespace detail

PANELSCORE_DECL ExportedRubric case_json(Rubric const& rubric, CaseVersion wanted) {
    return detail::CaseWriter(rubric, wanted).run();
}

} // namespace panelscore
