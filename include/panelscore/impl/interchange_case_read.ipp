// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/interchange_draft_read.ipp>
#include <panelscore/impl/interchange_foreign.ipp>
#include <panelscore/io/interchange_case.hpp>

#include <algorithm>
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

/// Reads a CASE package; see `parse_case`.
class CaseReader {
  public:
    CaseReader(std::string_view text, std::string_view file, std::string_view title)
        : text_(without_mark(text)), file_(file), wanted_(title), document_(parse_json(text_)),
          json_(document_, file, problems_) {}

    Parsed<ImportedRubric> run() {
        Parsed<ImportedRubric> nothing;
        json_.note_faults();
        NodeIndex rubric = 0;
        bool found = false;
        if (!document_.fault)
            found = package(rubric);
        if (!found) {
            nothing.problems = std::move(problems_);
            return nothing;
        }
        draft_.document = &document_;
        read_rubric(rubric);
        count_items();
        if (has_errors(problems_)) {
            nothing.problems = std::move(problems_);
            return nothing;
        }
        return DraftReader(std::move(draft_), text_, file_)
            .run(std::move(problems_), losses_.take());
    }

  private:
    static constexpr std::string_view no_place{"a rubric has no place for it"};

    struct Item {
        std::string statement{};
        std::string code{};
        bool used = false;
    };

    InterchangeName name_of(ForeignObject& object, std::string_view of) {
        InterchangeName name{std::string(of), object.text("identifier"), object.text("uri")};
        if (name.identifier.empty() && !name.uri.empty())
            losses_.add("uri", 1, "stands without an identifier");
        return name;
    }

    /// Reads what stands around the rubric, and finds it.
    bool package(NodeIndex& rubric) {
        if (json_.kind(0) == JsonKind::object &&
            member_of(document_, 0, "CFRubricCriteria") != 0)
            return true;
        ForeignObject object(json_, 0, "CFPackage");
        auto const rubrics = object.find("CFRubrics");
        if (rubrics == 0) {
            if (problems_.empty())
                json_.problem(problems::wrong_format, "there is no rubric here", 0).expected =
                    "a CASE package with CFRubrics";
            return false;
        }
        if (auto const at = object.find("CFDocument"); at != 0)
            read_document(at);
        if (auto const at = object.find("CFItems"); at != 0)
            read_items(at);
        if (auto const at = object.find("CFAssociations"); at != 0 && !ours_)
            count_entries("CFAssociations", at);
        object.finish(losses_);
        return choose(rubrics, rubric);
    }
    void count_entries(std::string_view field, NodeIndex list) {
        std::size_t n = 0;
        json_.for_each_item(list, [&](NodeIndex, std::size_t) { ++n; });
        losses_.add(field, n, no_place);
    }
    bool choose(NodeIndex rubrics, NodeIndex& rubric) {
        std::vector<NodeIndex> all;
        std::vector<std::string> titles;
        json_.for_each_item(rubrics, [&](NodeIndex item, std::size_t) {
            auto const title = member_of(document_, item, "title");
            std::string text = title != 0 && json_.kind(title) == JsonKind::string
                                   ? document_.string(title)
                                   : std::string{};
            if (wanted_.empty() || text == wanted_)
                all.push_back(item);
            titles.push_back(std::move(text));
        });
        if (all.size() == 1) {
            rubric = all.front();
            losses_.add("CFRubrics", titles.size() - 1, "another rubric of the file");
            return true;
        }
        if (has_errors(problems_))
            return false;
        auto& noted = json_.problem(problems::wrong_format,
                                    titles.empty()    ? "there is no rubric here"
                                    : wanted_.empty() ? "the file has several rubrics"
                                    : all.empty()     ? "no rubric has this title"
                                                      : "several rubrics have this title",
                                    rubrics);
        noted.expected =
            titles.empty() ? "a CASE package with CFRubrics" : "one title of these";
        constexpr std::size_t most_titles = 20;
        titles.resize((std::min)(titles.size(), most_titles));
        noted.details = std::move(titles);
        return false;
    }
    void read_document(NodeIndex at) {
        ForeignObject object(json_, at, "CFDocument");
        draft_.names.push_back(name_of(object, "document"));
        ours_ = object.text("creator") == "panelscore";
        draft_.title = object.text("title");
        draft_.language = object.text("language");
        draft_.revision = object.text("version");
        set_date(object.text("lastChangeDateTime"));
        if (auto const link = object.find("CFPackageURI");
            link != 0 && json_.kind(link) == JsonKind::object) {
            ForeignObject package(json_, link, "CFPackageURI");
            draft_.names.push_back(name_of(package, "package"));
        }
        object.find("caseVersion");
        object.finish(losses_);
    }
    void set_date(std::string const& time) {
        if (is_date(std::string_view(time).substr(0, 10)))
            draft_.updated = time.substr(0, 10);
    }
    void read_items(NodeIndex list) {
        json_.for_each_item(list, [&](NodeIndex at, std::size_t) {
            ForeignObject object(json_, at, "CFItems");
            Item item;
            auto name = name_of(object, "domain");
            auto const identifier = name.identifier;
            item.statement = object.text("fullStatement");
            item.code = object.text("humanCodingScheme");
            item.used = object.text("CFItemType") == "Domain";
            for (auto const* key :
                 {"lastChangeDateTime", "CFDocumentURI", "abbreviatedStatement"})
                object.find(key);
            if (item.used && is_name(item.code)) {
                name.of += '/' + item.code;
                draft_.names.push_back(std::move(name));
            }
            object.finish(losses_);
            items_.emplace(identifier, std::move(item));
        });
    }
    void count_items() {
        std::size_t unused = 0;
        for (auto const& entry : items_)
            unused += entry.second.used ? 0U : 1U;
        losses_.add("CFItems", unused, "no criterion of the rubric names it");
    }

    void read_rubric(NodeIndex at) {
        draft_.at = at;
        ForeignObject object(json_, at, "CFRubric");
        draft_.names.insert(draft_.names.begin(), name_of(object, "rubric"));
        auto title = object.text("title");
        draft_.extension = extension(object, "CFRubric");
        if (!title.empty() || draft_.extension != 0)
            draft_.title = std::move(title);
        if (draft_.extension == 0 || draft_.updated.empty())
            set_date(object.text("lastChangeDateTime"));
        else
            object.find("lastChangeDateTime");
        auto const list = object.find("CFRubricCriteria");
        object.finish(losses_);
        std::vector<std::pair<double, DraftCriterion>> criteria;
        if (list == 0)
            json_.problem(problems::missing_key, "the rubric has no criteria", at);
        else
            json_.for_each_item(list, [&](NodeIndex item, std::size_t place) {
                if (place < most_criteria)
                    criteria.push_back(criterion(item, place));
                else if (place == most_criteria)
                    json_.problem(problems::too_large, "more than 1000 criteria", item);
            });
        std::stable_sort(criteria.begin(), criteria.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; });
        for (auto& entry : criteria)
            draft_.criteria.push_back(std::move(entry.second));
    }
    /// What our own export put under `extensions`, or 0.
    NodeIndex extension(ForeignObject& object, std::string_view what) {
        auto at = object.find("extensions");
        if (at != 0 && json_.kind(at) == JsonKind::array) {
            NodeIndex inner = 0;
            json_.for_each_item(at, [&](NodeIndex item, std::size_t) {
                if (auto const own = own_part(item, what); own != 0)
                    inner = own;
            });
            return inner;
        }
        return at == 0 ? 0 : own_part(at, what);
    }
    NodeIndex own_part(NodeIndex node, std::string_view what) {
        ForeignObject inner(json_, node, what);
        auto const own = inner.find("panelscore");
        inner.finish(losses_);
        if (own == 0 || json_.kind(own) == JsonKind::object)
            return own;
        json_.wrong_type(own, "an object");
        return 0;
    }

    std::pair<double, DraftCriterion> criterion(NodeIndex at, std::size_t place) {
        ForeignObject object(json_, at, "CFRubricCriteria");
        DraftCriterion read;
        read.at = at;
        read.own_name = name_of(object, "criterion");
        read.category = object.text("category");
        auto const description = object.text("description");
        std::string item_title;
        Item* item = nullptr;
        if (auto const link = object.find("CFItemURI"); link != 0) {
            ForeignObject target(json_, link, "CFItemURI");
            item_title = target.text("title");
            read.item_name = name_of(target, "item");
            target.finish(losses_);
            if (auto const found = items_.find(read.item_name.identifier);
                found != items_.end())
                item = &found->second;
        }
        name(read, description, item_title, item);
        read.extension = extension(object, "CFRubricCriteria");
        if (auto const id =
                read.extension == 0 ? 0 : member_of(document_, read.extension, "id");
            id != 0 && json_.kind(id) == JsonKind::string)
            read.id = document_.string(id);
        else if (item != nullptr && is_competency_id(item->code) &&
                 ids_.insert(item->code).second)
            read.id = item->code;
        read.weight_at = at;
        if (auto const weight = object.find("weight"); weight != 0) {
            read.weight = json_.number(weight);
            read.weight_at = weight;
        }
        auto const position = object.number("position");
        for (auto const* key : {"rubricId", "lastChangeDateTime"})
            object.find(key);
        if (auto const levels = object.find("CFRubricCriterionLevels"); levels != 0)
            json_.for_each_item(levels, [&](NodeIndex level, std::size_t number) {
                if (number < most_draft_levels)
                    add_level(read, level);
                else if (number == most_draft_levels)
                    json_.problem(problems::too_large, "more than 100 levels", level);
            });
        if (read.levels.empty() && !has_errors(problems_))
            json_.problem(problems::missing_key, "a criterion without levels", at);
        object.finish(losses_);
        return {position.value_or(static_cast<double>(place) + 1), std::move(read)};
    }
    /// The title and the statement of a criterion; a long description gives way to a title.
    void name(DraftCriterion& read, std::string const& description, std::string const& title,
              Item* item) {
        constexpr std::size_t longest_title = 80;
        read.name = description.empty() ? title : description;
        read.definition = description.empty() ? title : description;
        if (item != nullptr) {
            item->used = true;
            read.definition = item->statement;
        } else if (count_code_points(description) > longest_title && !title.empty()) {
            read.name = title;
        }
        if (read.name.empty())
            json_.problem(problems::missing_key, "a criterion without a description",
                          static_cast<NodeIndex>(read.at));
    }
    void add_level(DraftCriterion& criterion, NodeIndex at) {
        ForeignObject object(json_, at, "CFRubricCriterionLevels");
        DraftLevel level;
        level.at = at;
        level.name = name_of(object, "level");
        level.text = object.text("description");
        level.label = object.text("quality");
        level.feedback = object.text("feedback");
        level.extension = extension(object, "CFRubricCriterionLevels");
        for (auto const* key : {"position", "rubricCriterionId", "lastChangeDateTime"})
            object.find(key);
        auto const score = object.find("score");
        object.finish(losses_);
        if (score == 0) {
            json_.problem(problems::missing_key, "a level without a score", at).expected =
                "\"score\", by which levels are told apart";
            return;
        }
        auto const number = json_.number(score);
        if (!number)
            return;
        level.score = *number;
        bool const twice =
            std::any_of(criterion.levels.begin(), criterion.levels.end(),
                        [&](DraftLevel const& one) { return same(one.score, level.score); });
        if (twice)
            json_.problem(problems::duplicate_id,
                          "two levels have the score " + number_text(level.score), score);
        else
            criterion.levels.push_back(std::move(level));
    }

    std::string_view text_{};
    std::string_view file_{};
    std::string_view wanted_{};
    Diagnostics problems_{};
    JsonDocument document_{};
    JsonReader json_;
    Draft draft_{};
    LossCounter losses_{};
    std::map<std::string, Item, std::less<>> items_{};
    std::set<std::string> ids_{};
    bool ours_ = false;
};

} // namespace detail

PANELSCORE_DECL Parsed<ImportedRubric> parse_case(std::string_view text, std::string_view name,
                                                  std::string_view title) {
    return detail::CaseReader(text, name, title).run();
}

} // namespace panelscore
