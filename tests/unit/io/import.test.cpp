// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/import.hpp>
#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;

namespace {

ImportMap map_of(std::string_view members) {
    auto read = parse_import_map(
        "{\"format\": \"panelscore/import-map/1\",\n" + std::string{members} + "}", "map.json");
    REQUIRE(read.ok());
    return read.value;
}

ImportMap usual_map() {
    return map_of(
        "\"rubric\": \"r\", \"seniority\": \"senior\",\n"
        "\"scales\": {\"definitely_not\": 1, \"no\": 2, \"yes\": 4,"
        " \"no_decision\": \"not_observed\","
        " \"stars\": {\"0\": 1, \"4\": 5}},\n"
        "\"competencies\": {\"Communication\": \"a.one\", \"SQL (Skills)\": \"a.two\","
        " \"Culture add\": \"ignore\"},\n"
        "\"interviews\": {\"Deep dive\": \"talk\", \"Screen\": \"ignore\"}");
}

ExportedRating rating(std::string name, std::optional<std::string> value,
                      std::string type = "Skills") {
    ExportedRating made;
    made.item.name = std::move(name);
    made.type = std::move(type);
    made.value = std::move(value);
    made.note = "said so";
    made.where = {7, 3};
    return made;
}

ExportedCard card(std::string id, std::vector<ExportedRating> ratings = {}) {
    ExportedCard made;
    made.id = std::move(id);
    made.candidate.id = "c-1";
    made.opening = {"42", "Engineer"};
    made.interview = {"432", "Deep dive"};
    made.interviewer = {"821", "Bo Lind"};
    made.submitted_at = "2026-03-02T10:00:00Z";
    made.ratings = std::move(ratings);
    made.where = {3, 1};
    return made;
}

ExportedFeedback file_of(std::vector<ExportedCard> cards, std::string name = "a.json") {
    ExportedFeedback file;
    file.file = std::move(name);
    file.system = "greenhouse";
    file.cards = std::move(cards);
    return file;
}

std::size_t sum(ImportCount const& count) {
    std::size_t all = count.written;
    for (auto const& entry : count.left_out)
        all += entry.count;
    return all;
}

/// Imports and holds the books: what was read is what was written and what was left out.
ImportResult import(std::vector<ExportedFeedback> const& files, ImportMap const& map,
                    ImportOptions const& options = {}) {
    auto result = import_scorecards(files, map, nullptr, options);
    CHECK(sum(result.report.cards) == result.report.cards.read);
    CHECK(sum(result.report.ratings) == result.report.ratings.read);
    CHECK(sum(result.report.votes) == result.report.votes.read);
    CHECK(result.report.cards.written == result.cards.size());
    std::size_t forms = 0, ratings = 0, written = 0;
    for (auto const& file : files) {
        forms += file.cards.size() + file.unreadable;
        for (auto const& form : file.cards)
            ratings += form.ratings.size();
    }
    for (auto const& made : result.cards)
        written += made.ratings.size();
    CHECK(result.report.cards.read == forms);
    CHECK(result.report.ratings.read == ratings);
    CHECK(result.report.ratings.written == written);
    return result;
}
ImportResult import(ExportedCard const& form, ImportMap const& map) {
    return import({file_of({form})}, map);
}

} // namespace

TEST_CASE("import: names match whatever their case and blanks, never by likeness") {
    auto const result =
        import(card("1", {rating(" communi CATION", "yes"), rating("Comunication", "yes"),
                          rating("SQL", "no"), rating("SQL", "no", "Details")}),
               usual_map());
    REQUIRE(result.cards.size() == 1);
    auto const& made = result.cards[0];
    REQUIRE(made.ratings.size() == 2);
    CHECK(made.ratings[0].competency == CompetencyId{"a.one"});
    CHECK(made.ratings[0].score == 4.0);
    CHECK(made.ratings[0].evidence == "said so");
    CHECK(made.ratings[1].competency == CompetencyId{"a.two"});
    CHECK(made.candidate == CandidateId{"c-1"});
    CHECK(made.interviewer == InterviewerId{"821"});
    CHECK(made.interview == InterviewId{"talk"});
    CHECK(made.opening == OpeningId{"42"});
    CHECK(made.seniority == Seniority{"senior"});
    CHECK(made.rubric == "r");
    REQUIRE(result.problems.size() == 2);
    CHECK(test::summary(result.problems) == "I-01 not-in-map 7:3\nI-01 not-in-map 7:3\n");
    CHECK(result.problems[0].did_you_mean == "Communication");
    CHECK(result.problems[0].file == "a.json");
}

TEST_CASE("import: unmapped names pass as warnings, with the same cards and report") {
    std::vector const files{file_of({card("1", {rating("New", "yes"), rating("SQL", "huh")})})};
    auto const failed = import(files, usual_map());
    auto const passed = import(files, usual_map(), {.unmapped = UnmappedNames::pass});
    CHECK(has_errors(failed.problems));
    CHECK_FALSE(has_errors(passed.problems));
    CHECK(passed.problems.size() == 2);
    CHECK(failed.report == passed.report);
    CHECK(failed.cards == passed.cards);
}

TEST_CASE("import: no decision, null and absent are not observed, never a number") {
    auto const result =
        import(card("1", {rating("Communication", "no_decision"), rating("SQL", std::nullopt)}),
               usual_map());
    REQUIRE(result.cards.size() == 1);
    REQUIRE(result.cards[0].ratings.size() == 2);
    CHECK_FALSE(result.cards[0].ratings[0].score);
    CHECK_FALSE(result.cards[0].ratings[1].score);
    CHECK(result.report.not_observed == 2);
    CHECK(result.problems.empty());
}

TEST_CASE("import: zero on a scale that begins with it is a score") {
    auto zero = rating("Communication", "0");
    zero.scale = "stars";
    auto const result = import(card("1", {zero}), usual_map());
    REQUIRE(result.cards[0].ratings.size() == 1);
    CHECK(result.cards[0].ratings[0].score == 1.0);
    // A value that the scale's own table lacks is not looked for in the plain one.
    zero.value = "yes";
    CHECK(import(card("1", {zero}), usual_map()).cards[0].ratings.empty());
}

TEST_CASE("import: numbers match as numbers, labels by the number in front") {
    auto const map = map_of("\"scales\": {\"-2\": 1, \"3\": 4, \"75 %\": 5, \"4 - Top\": 2},"
                            "\"competencies\": {\"A\": \"a.one\"}");
    auto const score = [&](std::string value) {
        auto form = card("1", {rating("A", std::move(value))});
        form.interview = {};
        auto const made = import(form, map).cards[0];
        return made.ratings.empty() ? std::optional<double>{} : made.ratings[0].score;
    };
    CHECK(score("-2.0") == 1.0);
    CHECK(score("3 - Hire") == 4.0);
    CHECK(score("+3") == 4.0);
    CHECK(score("75%") == 5.0);
    CHECK(score("4 - top") == 2.0);
    CHECK(score("4") == std::nullopt);
    CHECK(score("3 of 4") == std::nullopt);
    CHECK(score("nan") == std::nullopt);
}

TEST_CASE("import: an unknown value is kept as it is and reported, never a no") {
    auto form = card("1", {rating("Communication", "Abso\"lutely")});
    form.overall = "superb";
    auto const result = import(form, usual_map());
    auto const& made = result.cards[0];
    CHECK(made.ratings.empty());
    CHECK_FALSE(made.overall);
    CHECK(made.source.find("\"labels\":{\"Communication\":\"Abso\\\"lutely\"}") !=
          std::string::npos);
    CHECK(made.source.find("\"overall\":\"superb\"") != std::string::npos);
    CHECK(result.problems.size() == 2);
    REQUIRE(result.report.ratings.left_out.size() == 1);
    CHECK(result.report.ratings.left_out[0].reason == LeftOutReason::unmapped);
    CHECK(result.report.ratings.left_out[0].value == "Abso\"lutely");
    CHECK(result.report.votes.left_out[0].value == "superb");
}

TEST_CASE("import: overall words of every system, and of the map, are votes") {
    auto const vote = [](std::string word, std::string system = "greenhouse") {
        auto form = card("1");
        form.overall = std::move(word);
        auto file = file_of({form});
        file.system = std::move(system);
        return import({file}, usual_map());
    };
    for (auto const* word : {"definitely_not", "strong_no", "DEFINITELY_NO",
                             "1 - Strong No Hire", "Strong Do Not Hire"})
        CHECK(vote(word, "lever").cards[0].overall == Vote::strong_no_hire);
    for (auto const* word : {"no", "NO", "2 - No Hire", "Do Not Hire", "negative"})
        CHECK(vote(word, "lever").cards[0].overall == Vote::no_hire);
    for (auto const* word : {"mixed", "Maybe", "Not sure"})
        CHECK(vote(word).cards[0].overall == Vote::mixed);
    for (auto const* word : {"yes", "3 - Hire", "3 - Yes", "positive", "hire"})
        CHECK(vote(word, "lever").cards[0].overall == Vote::hire);
    for (auto const* word : {"strong_yes", "STRONG_YES", "4 - Strong Hire", "definite"})
        CHECK(vote(word, "lever").cards[0].overall == Vote::strong_hire);
    for (auto const* word : {"no_decision", "NO_DECISION", "null"}) {
        CHECK_FALSE(vote(word).cards[0].overall);
        CHECK(vote(word).problems.empty());
    }
    CHECK(vote("3").problems.size() == 1); // a bare number says nothing of its scale
    auto form = card("1");
    form.interview = {};
    form.overall = "yes";
    CHECK(import(form, map_of("\"overall\": {\"YES\": \"mixed\"}")).cards[0].overall ==
          Vote::mixed);
    CHECK_FALSE(import(form, map_of("\"overall\": {\"yes\": \"no_vote\"}")).cards[0].overall);
}

TEST_CASE("import: drafts, deleted forms and ignored interviews are counted") {
    auto draft = card("1", {rating("SQL", "yes")});
    draft.state = ExportedState::draft;
    auto deleted = card("2");
    deleted.state = ExportedState::deleted;
    auto screen = card("3", {rating("SQL", "yes"), rating("SQL", "no")});
    screen.interview = {"9", "screen"};
    auto unknown = card("4");
    unknown.interview = {"9", "Deep dives"};
    auto named_later = card("2"); // a message has said that it was deleted
    auto file = file_of({draft, deleted, screen, unknown, named_later});
    file.unreadable = 2;
    auto const result = import({file}, usual_map());
    CHECK(result.cards.empty());
    auto const& left = result.report.cards.left_out;
    REQUIRE(left.size() == 5);
    CHECK(left[0].reason == LeftOutReason::not_submitted);
    CHECK(left[1].reason == LeftOutReason::deleted);
    CHECK(left[1].count == 2);
    CHECK(left[2].reason == LeftOutReason::ignored);
    CHECK(left[2].name == "screen");
    CHECK(left[2].in_map.line == 5);
    CHECK(left[2].ids == std::vector<std::string>{"3"});
    CHECK(left[3].reason == LeftOutReason::unmapped);
    CHECK(left[4].reason == LeftOutReason::unreadable);
    CHECK(left[4].count == 2);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].did_you_mean == "Deep dive");
}

TEST_CASE("import: of two forms about the same interview the later one counts") {
    auto early = card("9", {rating("SQL", "no")});
    early.submitted_at = "2026-03-02T10:30:00+02:00"; // before 10:00 UTC
    auto late = card("1", {rating("SQL", "yes")});
    auto other = card("5", {rating("Communication", "yes")});
    other.interviewer = {"822", "Ana"};
    for (auto const& order : {std::vector{early, late, other}, {other, late, early}}) {
        auto const result = import({file_of(order)}, usual_map());
        REQUIRE(result.cards.size() == 2);
        CHECK(result.cards[0].ratings[0].score == 4.0);
        REQUIRE(result.report.settled.size() == 1);
        CHECK(result.report.settled[0] == Settled{"sent_twice", {"1"}});
        CHECK(result.report.cards.left_out[0].ids == std::vector<std::string>{"9"});
    }
    late.submitted_at = early.submitted_at;
    early.updated_at = "2026-03-03T10:00:00Z";
    CHECK(import({file_of({early, late})}, usual_map()).cards[0].ratings[0].score == 2.0);
}

TEST_CASE("import: a card belongs to its interviewer, whoever entered it") {
    auto form = card("1");
    form.submitter = {"4080", "Ana Ruiz"};
    auto const result = import(form, usual_map());
    CHECK(result.cards[0].interviewer == InterviewerId{"821"});
    CHECK(result.cards[0].source.find("\"submitted_by\":\"4080\"") != std::string::npos);
    CHECK(result.report.settled == std::vector<Settled>{{"entered_by_other", {"1"}}});
}

TEST_CASE("import: two scores for one competency are refused, a score beside none is not") {
    auto const map = map_of("\"scales\": {\"1\": 1, \"2\": 2},"
                            "\"competencies\": {\"A\": \"x.y\", \"B\": \"x.y\"}");
    auto const both = import(card("1", {rating("A", "1"), rating("B", "1")}), map);
    CHECK(both.cards[0].ratings.empty());
    CHECK(test::summary(both.problems) == "I-03 two-into-one 7:3\n");
    CHECK(both.report.ratings.left_out[0].reason == LeftOutReason::duplicate);
    auto const one = import(card("1", {rating("A", std::nullopt), rating("B", "2")}), map);
    REQUIRE(one.cards[0].ratings.size() == 1);
    CHECK(one.cards[0].ratings[0].score == 2.0);
    CHECK(one.problems.empty());
}

TEST_CASE("import: two interviews that come to one may not rate the same thing") {
    auto const map = map_of("\"scales\": {\"1\": 1}, \"competencies\": {\"A\": \"x.y\"},"
                            "\"interviews\": {\"One\": \"talk\", \"Two\": \"talk\"}");
    auto first = card("1", {rating("A", "1")});
    first.interview = {"", "One"};
    auto second = card("2", {rating("A", "1")});
    second.interview = {"", "Two"};
    auto const result = import({file_of({first, second})}, map);
    CHECK(test::summary(result.problems) == "I-03 two-into-one 3:1\n");
    second.ratings.clear();
    CHECK(import({file_of({first, second})}, map).problems.empty());
}

TEST_CASE("import: attributes are known by name across jobs, their ids do not matter") {
    auto first = rating("Communication", "yes");
    first.item.id = "900";
    auto second = rating("communication", "no");
    second.item.id = "901";
    auto other = card("2", {second});
    other.candidate.id = "c-2";
    auto const result = import({file_of({card("1", {first}), other})}, usual_map());
    REQUIRE(result.cards.size() == 2);
    CHECK(result.cards[0].ratings[0].competency == result.cards[1].ratings[0].competency);
}

TEST_CASE("import: openings and seniorities by the field the map names") {
    auto form = card("1");
    form.application.id = "app";
    auto const opening = [&](std::string const& field) {
        return import(form, map_of("\"interviews\": {\"Deep dive\": \"t\"},"
                                   "\"seniority\": {\"engineer\": \"mid\"}, \"opening\": \"" +
                                   field + "\""))
            .cards[0];
    };
    CHECK(opening("job").opening == OpeningId{"42"});
    CHECK(opening("application").opening == OpeningId{"app"});
    CHECK(opening("none").opening.empty());
    CHECK(opening("any").seniority == Seniority{"mid"});
    form.opening = {};
    CHECK(opening("job").opening.empty());
    CHECK(opening("any").opening == OpeningId{"app"});
    CHECK(opening("any").seniority.empty());
    CHECK(has_errors(import(form, map_of("\"seniority\": {\"x\": \"y\"}")).problems));
}

TEST_CASE("import: without a list of interviews cards name none") {
    auto const result = import(card("1"), map_of("\"rubric\": \"r\""));
    CHECK(result.cards[0].interview.empty());
    CHECK(result.cards[0].source.find("Deep dive") != std::string::npos);
    CHECK(result.report.interviews_not_named == 1);
    CHECK(result.problems.empty());
}

TEST_CASE("import: forms without people are unreadable, candidates may be applications") {
    auto form = card("");
    form.interviewer = {};
    auto const result = import(form, usual_map());
    CHECK(test::summary(result.problems) == "I-04 not-a-form 3:1\n");
    CHECK(result.report.cards.left_out[0].ids == std::vector<std::string>{"a.json:3"});
    form = card("1");
    form.candidate = {};
    CHECK(has_errors(import(form, usual_map()).problems));
    form.application.id = "app";
    CHECK(import(form, usual_map()).cards[0].candidate == CandidateId{"app"});
    form.candidate.id = std::string(300, 'x');
    CHECK(has_errors(import(form, usual_map()).problems));
    form.candidate.id = "a\nb";
    CHECK(has_errors(import(form, usual_map()).problems));
}

TEST_CASE("import: what comes out can be read again, whatever stands in the export") {
    auto form = card("1", {rating("Communication", "yes"), rating("SQL", "x\x01\"\\"),
                           rating("SQL", std::nullopt, "Other")});
    form.notes = std::string("bell \x07 and nul \0 end", 21);
    form.submitted_at = "yesterday";
    form.overall = "\x02";
    auto const result = import(form, usual_map());
    auto const back = parse_scorecards(to_json(result.cards[0]), "card");
    CHECK(test::summary(back.problems).empty());
    REQUIRE(back.value.size() == 1);
    CHECK(back.value[0] == result.cards[0]);
    CHECK(back.value[0].submitted_at.empty());
}

TEST_CASE("import: cards that are expected and not submitted are still out") {
    auto draft = card("1");
    draft.state = ExportedState::draft;
    auto screen = card("2");
    screen.interview = {"9", "Screen"};
    screen.candidate.id = "c-2";
    auto done = card("3");
    done.candidate.id = "c-3";
    ImportOptions options;
    auto const expect = [&](char const* candidate, char const* interview) {
        options.expected.push_back(
            {CandidateId{candidate}, InterviewerId{"821"}, InterviewId{interview}});
    };
    expect("c-4", "");
    expect("c-1", "deep DIVE");
    expect("c-2", "Screen");
    expect("c-3", "talk");
    expect("c-3", "Deep dive");
    expect("c-3", "other");
    expect("c-4", "");
    auto const result = import({file_of({draft, screen, done})}, usual_map(), options);
    std::string missing;
    for (auto const& one : result.report.missing_cards)
        missing += one.candidate.text() + "/" + one.interview.text() + " ";
    CHECK(missing == "c-1/talk c-3/other c-4/ ");
}

TEST_CASE("import: the order of files and forms does not matter") {
    std::vector<ExportedCard> forms;
    for (int i = 0; i < 12; ++i) {
        auto form = card(std::to_string(i % 9), {rating(i % 2 == 0 ? "new" : "NEW", "yes"),
                                                 rating("SQL", i % 3 == 0 ? "?" : "no")});
        form.candidate.id = "c-" + std::to_string(i % 4);
        form.interviewer.id = std::to_string(i % 3);
        form.where.line = static_cast<std::size_t>(i + 1);
        forms.push_back(form);
    }
    auto const run = [&] {
        auto const half = forms.begin() + 5;
        std::vector files{file_of({forms.begin(), half}), file_of({half, forms.end()})};
        return import(files, usual_map());
    };
    auto const first = run();
    for (int turn = 0; turn < 6; ++turn) {
        std::rotate(forms.begin(), forms.begin() + 5, forms.end());
        auto const again = run();
        CHECK(again.cards == first.cards);
        CHECK(again.report == first.report);
        REQUIRE(again.problems.size() == first.problems.size());
        for (std::size_t i = 0; i < first.problems.size(); ++i)
            CHECK(again.problems[i].message == first.problems[i].message);
    }
}

TEST_CASE("import: a map that does not fit the rubric imports nothing") {
    Rubric rubric;
    rubric.id = RubricId{"q"};
    std::vector const files{file_of({card("1")})};
    auto const result = import_scorecards(files, usual_map(), &rubric);
    CHECK(has_errors(result.problems));
    CHECK(result.cards.empty());
    CHECK(result.report == ImportReport{});
}

TEST_CASE("import: nothing gives nothing") {
    auto const result = import(std::vector<ExportedFeedback>{}, usual_map());
    CHECK(result.cards.empty());
    CHECK(result.report.cards.read == 0);
    CHECK(result.problems.empty());
}
