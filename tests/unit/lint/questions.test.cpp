// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/questions.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {

Diagnostics lint_it(Rubric const& rubric, std::string_view date = {}) {
    return lint_questions(rubric, test::english_vocabulary(), date);
}

/// What the rules say when the first question has this text.
Diagnostics asking(std::string text) {
    auto rubric = clean_rubric();
    rubric.competencies[0].questions[0].text = std::move(text);
    return lint_it(rubric);
}

} // namespace

TEST_CASE("questions: a clean rubric passes every rule") {
    CHECK(lint_it(clean_rubric(), "2026-11-22").empty());
}

TEST_CASE("questions: Q-01 none is an error, two or seven a warning") {
    auto rubric = clean_rubric();
    auto& questions = rubric.competencies[0].questions;
    auto const all = questions;
    questions.clear();
    CHECK(first_of(lint_it(rubric), "Q-01").level == DiagnosticLevel::error);
    questions = {all[0], all[2]};
    CHECK(first_of(lint_it(rubric), "Q-01").level == DiagnosticLevel::warning);
    CHECK(first_of(lint_it(rubric), "Q-01").pointer == "/competencies/0/questions");
    questions = {all[0], all[1], all[2], all[0], all[1], all[2], all[0]};
    CHECK(count_code(lint_it(rubric), "Q-01") == 1);
    questions.pop_back();
    CHECK(count_code(lint_it(rubric), "Q-01") == 0);
}

TEST_CASE("questions: Q-02 two probes") {
    auto rubric = clean_rubric();
    rubric.competencies[0].questions[1].probes.pop_back();
    auto const found = first_of(lint_it(rubric), "Q-02");
    CHECK(found.message == "question Tpp.2 has 1 probe; 2 are the least");
    CHECK(found.pointer == "/competencies/0/questions/1");
}

TEST_CASE("questions: Q-03 one about the past") {
    auto rubric = clean_rubric();
    rubric.competencies[0].questions[2].kind = QuestionKind::case_study;
    CHECK(count_code(lint_it(rubric), "Q-03") == 1);
}

TEST_CASE("questions: Q-04 closed without a probe") {
    auto rubric = clean_rubric();
    auto& question = rubric.competencies[0].questions[0];
    question.text = "Have you used a feature store?";
    CHECK(count_code(lint_it(rubric), "Q-04") == 0);
    question.probes.clear();
    CHECK(count_code(lint_it(rubric), "Q-04") == 1);
    question.text = "How have you used a feature store?";
    CHECK(count_code(lint_it(rubric), "Q-04") == 0);
}

TEST_CASE("questions: Q-05 leading or double") {
    CHECK(first_of(asking("Don\xE2\x80\x99t you think tests matter?"), "Q-05").message ==
          "question Tpp.1 suggests its answer: \"Don\xE2\x80\x99t you think\"");
    CHECK(count_code(asking("How did you test it? And also, who paid for it?"), "Q-05") == 1);
    CHECK(count_code(asking("How did you test it, and also in use?"), "Q-05") == 0);
    CHECK(count_code(asking("A ranker lifts clicks. Do you ship? Why?"), "Q-05") == 0);
}

TEST_CASE("questions: Q-06 ids once, one competency each") {
    auto rubric = clean_rubric();
    rubric.competencies[1].questions[0].id = "Tpp.1";
    CHECK(first_of(lint_it(rubric), "Q-06").level == DiagnosticLevel::error);
    CHECK(first_of(lint_it(rubric), "Q-06").pointer == "/competencies/1/questions/0/id");
    rubric = clean_rubric();
    rubric.competencies[1].questions[0].text = rubric.competencies[0].questions[0].text;
    CHECK(first_of(lint_it(rubric), "Q-06").level == DiagnosticLevel::warning);
    CHECK(first_of(lint_it(rubric), "Q-06").message ==
          "question Tqq.1 also measures craft.one");
    rubric.competencies[2].questions[0].text = rubric.competencies[0].questions[0].text;
    CHECK(has_errors(lint_it(rubric)));
    CHECK(count_code(asking("Explain PCA to your grandmother."), "Q-06") == 1);
    CHECK(count_code(asking("Explain it to me as an engineer, then as a product manager."),
                     "Q-06") == 0);
}

TEST_CASE("questions: Q-07 recall at the start of a sentence") {
    CHECK(count_code(asking("Define precision."), "Q-07") == 1);
    CHECK(count_code(asking("Think back. What does AUC stand for?"), "Q-07") == 1);
    CHECK(count_code(asking("How do you define a unit for this test?"), "Q-07") == 0);
    CHECK(count_code(asking("Write the headings of a model card."), "Q-07") == 0);
}

TEST_CASE("questions: Q-08 a key for estimates and concepts") {
    auto rubric = clean_rubric();
    auto& question = rubric.competencies[0].questions[0];
    question.kind = QuestionKind::estimate;
    CHECK(count_code(lint_it(rubric), "Q-08") == 1);
    question.key = "About 9 %.";
    CHECK(count_code(lint_it(rubric), "Q-08") == 0);
}

TEST_CASE("questions: Q-09 products that age") {
    CHECK(first_of(asking("How do you tune a Kafka topic?"), "Q-09").message ==
          "question Tpp.1 names \"Kafka\"");
    CHECK(count_code(asking("How do you spark interest in a topic?"), "Q-09") == 1);
    CHECK(count_code(asking("How do you tune a queue?"), "Q-09") == 0);
}

TEST_CASE("questions: Q-10 needs a date and looks back twelve months") {
    auto rubric = clean_rubric();
    rubric.competencies[0].questions[0].reviewed = "2025-11-21";
    CHECK(count_code(lint_it(rubric), "Q-10") == 0);
    auto const found = first_of(lint_it(rubric, "2026-11-22"), "Q-10");
    CHECK(found.message == "question Tpp.1 was last reviewed on 2025-11-21");
    CHECK(found.pointer == "/competencies/0/questions/0/reviewed");
    rubric.competencies[0].questions[0].reviewed = "2025-11-22";
    CHECK(count_code(lint_it(rubric, "2026-11-22"), "Q-10") == 0);
}

TEST_CASE("questions: Q-11 a flag of each colour") {
    auto rubric = clean_rubric();
    rubric.competencies[0].red_flags.clear();
    auto const found = first_of(lint_it(rubric), "Q-11");
    CHECK(found.level == DiagnosticLevel::information);
    CHECK(found.message == "craft.one has no red flag");
    rubric = clean_rubric();
    rubric.competencies[0].green_flags.clear();
    CHECK(first_of(lint_it(rubric), "Q-11").message == "craft.one has no green flag");
}

TEST_CASE("questions: L-13 asks for simpler questions than levels") {
    CHECK(count_code(asking("Characterise organisational interdependencies, infrastructural "
                            "responsibilities and experimentation methodologies."),
                     "L-13") == 1);
}

TEST_CASE("questions: a year earlier sorts with dates") {
    CHECK(detail::year_before("2026-11-22") == "2025-11-22");
    CHECK(detail::year_before("2000-01-01") == "1999-01-01");
}
