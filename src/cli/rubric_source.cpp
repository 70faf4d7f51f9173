// SPDX-License-Identifier: BSL-1.0
#include "cli/rubric_source.hpp"

#include "cli/files.hpp"
#include "cli/shipped.hpp"

#include <panelscore/base/nearest.hpp>
#include <panelscore/base/problem_kind.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

namespace panelscore::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view shipped_prefix{"shipped:"};
constexpr std::string_view rubric_extension{".json"};

std::optional<std::string_view> shipped_text(std::string_view path) {
    for (auto const& file : shipped_files())
        if (file.path == path)
            return file.text;
    return std::nullopt;
}

bool is_shipped(std::string const& id) {
    auto const ids = shipped_ids();
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::optional<NamedText> find_shipped(std::string const&, std::string const& uses) {
    auto const path = fs::path{uses}.lexically_normal().generic_string();
    auto const text = shipped_text(path);
    if (!text)
        return std::nullopt;
    return NamedText{std::string{shipped_prefix} + path, std::string{*text}};
}

/// Looks beside the rubric `name`, in its folder and below, never outside.
FindText find_beside(Context const& context, std::string const& name) {
    auto const folder = fs::path{name}.parent_path().generic_string();
    return [&context, folder](std::string const& from, std::string const& uses) {
        std::optional<NamedText> found;
        auto const file =
            context.surroundings.files.inside(folder, from == "-" ? "" : from, uses);
        if (!file)
            return found;
        if (auto const text = read_file(context, *file))
            found = NamedText{*file, std::string{text->text()}};
        return found;
    };
}

GivenRubric read_rubric(Context const& context, std::string const& name,
                        std::string_view text) {
    return {.name = name, .read = load_rubric(text, name, find_beside(context, name))};
}

bool looks_like_rubric(std::string_view text) {
    return text.find("\"panelscore/rubric/") != std::string_view::npos;
}

void read_folder(Context& context, std::string const& folder, std::vector<GivenRubric>& into) {
    for (auto const& file : input_files(context, {folder})) {
        if (!file.ends_with(rubric_extension))
            continue;
        auto const text = read_file(context, file);
        if (!text) {
            context.problems.push_back(text.reason());
        } else if (looks_like_rubric(text->text())) {
            into.push_back(read_rubric(context, file, text->text()));
            into.back().from_folder = true;
        }
    }
}

void read_named(Context& context, std::string const& word, std::vector<GivenRubric>& into) {
    auto const kind = word == "-" ? FileKind::file : context.surroundings.files.kind(word);
    bool const is_file = kind == FileKind::file;
    if (!is_file && is_shipped(word)) {
        into.push_back(shipped_rubric(word));
    } else if (kind == FileKind::folder) {
        read_folder(context, word, into);
    } else if (auto const text = read_input(context, word)) {
        into.push_back(read_rubric(context, word, text->text()));
    } else {
        auto problem = text.reason();
        bool const is_id = word.find_first_of("./") == std::string::npos;
        if (!is_file && is_id) {
            problem.message += ", and no shipped rubric has this id";
            problem.did_you_mean = nearest(word, shipped_ids());
        }
        context.problems.push_back(std::move(problem));
    }
}

Diagnostic without_role(std::string const& name) {
    auto problem =
        make_problem(problems::missing_key, "there is no role here, nothing to score");
    problem.file = name;
    problem.expected = "a rubric with weights and bars";
    return problem;
}

/// True when `added` says again what one of `rubrics` says; an error when it says it otherwise.
bool is_repeated(std::vector<GivenRubric> const& rubrics, GivenRubric const& added,
                 Diagnostics& problems) {
    auto const& rubric = added.read.value.rubric;
    for (auto const& earlier : rubrics) {
        auto const& other = earlier.read.value.rubric;
        if (other.id != rubric.id || other.revision != rubric.revision || !added.read.ok())
            continue;
        if (other == rubric)
            return true;
        problems.push_back({.code = "X-01",
                            .name = "duplicate-id",
                            .message = "rubric " + rubric.id.text() + " " + rubric.revision +
                                       " is also given as " + earlier.name +
                                       ", and the two differ",
                            .file = added.name});
    }
    return false;
}

} // namespace

std::vector<std::string> shipped_ids() {
    std::vector<std::string> ids;
    for (auto const& file : shipped_files())
        if (file.path.ends_with(rubric_extension) &&
            file.path.find('/') == std::string_view::npos)
            ids.emplace_back(file.path.substr(0, file.path.size() - rubric_extension.size()));
    std::sort(ids.begin(), ids.end());
    return ids;
}

GivenRubric shipped_rubric(std::string_view id) {
    std::string const path = std::string{id} + std::string{rubric_extension};
    std::string const name = std::string{shipped_prefix} + path;
    return {.name = name,
            .read = load_rubric(shipped_text(path).value_or(""), name, find_shipped)};
}

std::vector<GivenRubric> read_rubrics(Context& context, std::vector<std::string> const& words) {
    std::vector<GivenRubric> rubrics;
    for (auto const& word : words)
        read_named(context, word, rubrics);
    return rubrics;
}

std::vector<GivenRubric> rubrics_of_option(Context& context) {
    auto const words = context.arguments.list("rubric");
    if (words.empty())
        throw UsageError("which rubric? name it with -r, such as -r ml-engineer");
    std::vector<GivenRubric> chosen;
    std::size_t const before = context.problems.size();
    for (auto& rubric : read_rubrics(context, words)) {
        if (rubric.from_folder && rubric.read.ok() && !rubric.read.value.rubric.role)
            continue;
        context.add(rubric.read.problems);
        if (!is_repeated(chosen, rubric, context.problems))
            chosen.push_back(std::move(rubric));
    }
    if (chosen.empty() && context.problems.size() == before)
        context.problems.push_back(without_role(words.front()));
    return chosen;
}

std::vector<GivenRubric> rubrics_to_score_with(Context& context) {
    auto rubrics = rubrics_of_option(context);
    for (auto const& rubric : rubrics)
        if (rubric.read.ok() && !rubric.read.value.rubric.role)
            context.problems.push_back(without_role(rubric.name));
    return rubrics;
}

} // namespace panelscore::cli
