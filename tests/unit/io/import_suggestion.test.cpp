// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/io/import_suggestion.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;

namespace {

Rubric rubric() {
    auto made = test::small_rubric();
    made.competencies[0].name = "System design";
    made.competencies[1].name = "Automated testing";
    made.competencies[2].name = "Clear communication";
    return made;
}

ExportedFeedback feedback(std::vector<std::pair<std::string, std::string>> const& ratings,
                          std::string const& overall = "yes") {
    ExportedCard card;
    card.interview.name = "Phone screen";
    card.overall = overall;
    for (auto const& [name, value] : ratings) {
        ExportedRating rating;
        rating.item.name = name;
        rating.type = "Skills";
        if (!value.empty())
            rating.value = value;
        card.ratings.push_back(rating);
    }
    ExportedFeedback all;
    all.cards.push_back(card);
    return all;
}

template <typename Ours>
MapEntry<Ours> const* entry(std::vector<MapEntry<Ours>> const& entries,
                            std::string_view theirs) {
    auto const found = std::find_if(entries.begin(), entries.end(),
                                    [&](auto const& one) { return one.theirs == theirs; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("suggestion: a name that is clearly nearest gets the id, others stay open") {
    auto const ours = rubric();
    auto const map = suggest_map(std::vector{feedback({{"Systems Design", "yes"},
                                                       {"Testing", "no"},
                                                       {"Communication", "mixed"},
                                                       {"Culture add", "yes"}})},
                                 &ours);
    REQUIRE(map.competencies.size() == 4);
    CHECK(entry(map.competencies, "Systems Design (Skills)")->ours ==
          ours.competencies[0].id.text());
    CHECK(entry(map.competencies, "Testing (Skills)")->ours == ours.competencies[1].id.text());
    CHECK(entry(map.competencies, "Communication (Skills)")->ours ==
          ours.competencies[2].id.text());
    CHECK_FALSE(entry(map.competencies, "Culture add (Skills)")->ours.has_value());
    CHECK(entry(map.competencies, "Culture add (Skills)")->decision == MapDecision::undecided);
    CHECK(map.rubric == "small");
    CHECK(map.seniority.empty()); // there are two
    CHECK(map.interviews->at(0).decision == MapDecision::undecided);
}

TEST_CASE("suggestion: two names that are equally near leave the entry open") {
    auto ours = rubric();
    ours.competencies[0].name = "Stakeholder communication";
    ours.competencies[0].id = CompetencyId{"craft.stakeholders"};
    auto const map = suggest_map(std::vector{feedback({{"Communication", "yes"}})}, &ours);
    CHECK(map.competencies.at(0).decision == MapDecision::undecided);
}

TEST_CASE("suggestion: words of the usual scale get scores, numbers do not") {
    auto const ours = rubric();
    auto const map = suggest_map(std::vector{feedback({{"A", "definitely_not"},
                                                       {"B", "strong_yes"},
                                                       {"C", "no_decision"},
                                                       {"D", "3"},
                                                       {"E", "Strong Do Not Hire"},
                                                       {"F", "Maybe"}},
                                                      "4 - Strong Hire")},
                                 &ours);
    REQUIRE(map.scales.size() == 1);
    auto const& values = map.scales[0].values;
    CHECK(entry(values, "definitely_not")->ours == 1);
    CHECK(entry(values, "strong_yes")->ours == 5);
    CHECK(entry(values, "Strong Do Not Hire")->ours == 1);
    CHECK(entry(values, "Maybe")->ours == 3);
    CHECK_FALSE(entry(values, "no_decision")->ours.has_value());
    CHECK(entry(values, "no_decision")->decision == MapDecision::made);
    CHECK(entry(values, "3")->decision == MapDecision::undecided);
    CHECK(map.overall.at(0).ours == Vote::strong_hire);
}

TEST_CASE("suggestion: -2 to 2 is known by a number below 0, and scales keep apart") {
    auto const ours = rubric();
    auto around = feedback({{"A", "-1"}, {"B", "2"}});
    auto const map = suggest_map(std::vector{around}, &ours);
    CHECK(entry(map.scales.at(0).values, "-1")->ours == 2);
    CHECK(entry(map.scales[0].values, "2")->ours == 5);
    for (auto& rating : around.cards[0].ratings)
        rating.scale = "stars";
    around.cards[0].ratings[0].value = "1";
    around.cards[0].ratings[0].choices = {"1", "2", "3"};
    auto const stars = suggest_map(std::vector{around, feedback({{"A", "yes"}})}, &ours);
    REQUIRE(stars.scales.size() == 2);
    CHECK(stars.scales[1].name == "stars");
    CHECK(stars.scales[1].values.size() == 3);
    CHECK(stars.scales[1].values[0].decision == MapDecision::undecided);
    auto reversed = ours;
    reversed.scale.direction = Direction::lower_is_better;
    CHECK(entry(suggest_map(std::vector{feedback({{"A", "strong_yes"}})}, &reversed)
                    .scales.at(0)
                    .values,
                "strong_yes")
              ->ours == 1);
}

TEST_CASE("suggestion: the order of exports changes nothing, no rubric leaves names open") {
    auto const ours = rubric();
    std::vector<ExportedFeedback> all{feedback({{"Testing", "yes"}, {"testing", "no"}}),
                                      feedback({{"Systems Design", "no"}})};
    auto const map = suggest_map(all, &ours);
    std::reverse(all.begin(), all.end());
    CHECK(map == suggest_map(all, &ours));
    CHECK(map.competencies.size() == 2);
    auto const open = suggest_map(all, nullptr);
    for (auto const& one : open.competencies)
        CHECK(one.decision == MapDecision::undecided);
    CHECK(entry(open.scales.at(0).values, "yes")->ours == 4);
    CHECK(open.seniority.empty());
    CHECK(suggest_map({}, nullptr) == ImportMap{});
}

TEST_CASE("suggestion: a draft with open entries is no map") {
    auto const ours = rubric();
    auto const draft = suggest_map(std::vector{feedback({{"Culture add", "7"}})}, &ours);
    auto const read = parse_import_map(to_json(draft), "draft.json");
    CHECK_FALSE(read.ok());
    CHECK(std::count_if(read.problems.begin(), read.problems.end(),
                        [](auto const& one) { return one.code == "I-02"; }) == 3);
    auto one = ours;
    one.role->seniorities.resize(1);
    CHECK(suggest_map({}, &one).seniority.at(0).ours == "junior");
}

TEST_CASE("suggestion: columns by their names") {
    auto const ours = rubric();
    auto const rating = suggest_columns(
        "Candidate ID,Stage Name,submitted_by,Criteria,Rating,Feedback Text,Age\n", &ours);
    CHECK(rating.layout == SheetLayout::rating);
    CHECK(rating.names ==
          std::vector<std::pair<std::string, std::string>>{{"candidate", "Candidate ID"},
                                                           {"interview", "Stage Name"},
                                                           {"interviewer", "submitted_by"},
                                                           {"competency", "Criteria"},
                                                           {"score", "Rating"},
                                                           {"note", "Feedback Text"}});
    auto const card = suggest_columns(
        "Applicant;Reviewer;Overall;Systems design;Systems design notes;Age\n", &ours);
    CHECK(card.layout == SheetLayout::card);
    CHECK(card.ratings == std::vector<std::pair<std::string, std::string>>{
                              {"Systems design", "Systems design notes"}});
    CHECK(card.names.size() == 3);
    CHECK(suggest_columns("\xff", nullptr) == SheetColumns{});
}
