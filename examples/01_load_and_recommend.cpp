// SPDX-License-Identifier: BSL-1.0
// Loads a shipped rubric and one candidate's scorecards from files, and prints the advice.

#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/report.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/scorecard.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace panelscore;

// The library opens no files: the caller does, and hands over texts.
static std::string text_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

static bool show(Diagnostics const& problems) {
    for (auto const& problem : problems)
        std::fprintf(stderr, "%s:%zu: %s\n", problem.file.c_str(), problem.where.line,
                     problem.message.c_str());
    return has_errors(problems);
}

int main(int argc, char** argv) {
    std::filesystem::path const examples = argc > 1 ? argv[1] : ".";
    auto const rubrics = examples / "../rubrics";
    //! [rubric]
    auto const find = [&](std::string const&, std::string const& uses) {
        return std::optional(NamedText{uses, text_of(rubrics / uses)});
    };
    auto const rubric =
        parse_rubric(text_of(rubrics / "ml-engineer.json"), "ml-engineer.json", find);
    if (show(rubric.problems))
        return 1;
    //! [rubric]

    //! [recommend]
    Panel panel{.candidate = CandidateId("c-0193"),
                .opening = OpeningId("req-118"),
                .seniority = Seniority("senior")};
    for (auto const& entry : std::filesystem::directory_iterator(examples / "panel/c-0193")) {
        auto const path = entry.path();
        auto const read =
            parse_scorecards(text_of(path), path.string(), {.rubrics = {&rubric.value}});
        if (show(read.problems))
            return 1;
        panel.cards.insert(panel.cards.end(), read.value.begin(), read.value.end());
    }
    auto const advice = recommend(panel, rubric.value);
    std::fputs(recommendation_text(advice, rubric.value, {.width = 80}).c_str(), stdout);
    //! [recommend]
}
