// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/rubric_read_role.ipp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/lint/usable.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::string_view rubric_format{"panelscore/rubric/1"};

/// True when a `uses` stays inside the rubric's folder.
inline bool stays_inside(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != path.npos)
        return false;
    while (!path.empty()) {
        auto const end = (std::min)(path.find('/'), path.size());
        if (path.substr(0, end) == "..")
            return false;
        path.remove_prefix((std::min)(end + 1, path.size()));
    }
    return true;
}

/// True when `pointer` is `prefix` or leads into it.
inline bool leads_into(std::string_view pointer, std::string_view prefix) {
    return pointer.starts_with(prefix) &&
           (pointer.size() == prefix.size() || pointer[prefix.size()] == '/');
}

/// Reads a rubric file and what it uses.
class RubricLoader {
  public:
    explicit RubricLoader(FindText const& find) : find_(find) {}

    /// A rubric, and where its scale, domains and competencies stand.
    struct Part {
        Rubric rubric{};
        std::vector<RubricPlaces::Origin> origins{};
    };

    Parsed<LoadedRubric> run(NamedText file) {
        Part part = load(std::move(file));
        Parsed<LoadedRubric> read;
        read.value.rubric = std::move(part.rubric);
        read.value.places =
            RubricPlaces(std::vector<NamedText>(std::make_move_iterator(files_.begin()),
                                                std::make_move_iterator(files_.end())),
                         std::move(part.origins));
        read.problems = std::move(problems_);
        add_unusable(read);
        std::stable_sort(read.problems.begin(), read.problems.end(),
                         [&](Diagnostic const& a, Diagnostic const& b) {
                             return a.file == b.file && a.where < b.where;
                         });
        return read;
    }

  private:
    /// What makes the rubric unusable, save what follows from something that was not read.
    static void add_unusable(Parsed<LoadedRubric>& read) {
        Diagnostics const noted = read.problems;
        if (std::any_of(noted.begin(), noted.end(), hides_ids))
            return;
        for (auto& problem : unusable(read.value.rubric)) {
            read.value.places.locate(problem);
            bool const follows =
                std::any_of(noted.begin(), noted.end(), [&](Diagnostic const& cause) {
                    return cause.file == problem.file && explains(cause, problem.pointer);
                });
            if (!follows)
                read.problems.push_back(std::move(problem));
        }
    }
    /// True when ids that others refer to may not have been read.
    static bool hides_ids(Diagnostic const& problem) {
        std::string_view const at = problem.pointer;
        if (problem.code.front() == 'U' || (problem.code.front() == 'J' && at.empty()))
            return true;
        return problem.code.front() == 'J' &&
               (at.starts_with("/scale") || at.starts_with("/domains") ||
                at.starts_with("/competencies") || at.starts_with("/interviews"));
    }
    /// True when what is said at `pointer` may come from a part of the same object that could
    /// not be read.
    static bool explains(Diagnostic const& cause, std::string_view pointer) {
        std::string_view object = cause.pointer;
        if (cause.code != problems::missing_key.code)
            object = object.substr(0, object.rfind('/'));
        return !object.empty() && leads_into(pointer, object);
    }

    Part load(NamedText file) {
        std::size_t const index = files_.size();
        files_.push_back(std::move(file));
        chain_.push_back(files_.back().name);
        std::string_view const text = without_mark(files_[index].text);
        JsonDocument const document = parse_json(text);
        JsonReader json(document, files_[index].name, problems_);
        json.note_faults();
        Part part;
        if (!document.fault)
            part = read(json, index);
        chain_.pop_back();
        return part;
    }

    Part read(JsonReader& json, std::size_t index) {
        ObjectReader object(json, 0);
        check_format(object, rubric_format);
        Part part = used(object, index);
        Rubric& rubric = part.rubric;
        object.required_name("id", rubric.id);
        object.required_name("revision", rubric.revision);
        read_date(object, "updated", rubric.updated);
        object.text("language", rubric.language);
        object.text("title", rubric.title);
        if (auto const at = object.optional("scale"))
            add_scale(json, *at, index, part);
        add_model(object, index, part);
        bool const is_role = std::any_of(std::begin(role_keys), std::end(role_keys),
                                         [&](std::string_view key) { return object.has(key); });
        if (is_role)
            rubric.role = read_role(object);
        require_parts(object, is_role);
        read_objects(object, "interchange", [&](ObjectReader& item) {
            InterchangeName name;
            item.required_text("of", name.of);
            item.required_text("identifier", name.identifier);
            item.text("uri", name.uri);
            rubric.interchange.push_back(std::move(name));
        });
        LintOk own;
        read_lint_ok(object, own);
        own.insert(own.end(), rubric.lint_ok.begin(), rubric.lint_ok.end());
        rubric.lint_ok = std::move(own);
        for (auto const key : role_keys)
            object.optional(key);
        object.finish();
        return part;
    }

    /// A file without `uses` must hold the model itself, one with it a role or more of a model.
    static void require_parts(ObjectReader& object, bool is_role) {
        if (object.has("uses")) {
            if (!is_role && !object.has("competencies"))
                object.missing("weights", "a role, or competencies of its own");
            return;
        }
        for (auto const* key : {"scale", "domains", "competencies"})
            if (!object.has(key))
                object.missing(key, is_role ? "the competencies, or \"uses\" with the name of "
                                              "the file that holds them"
                                            : "");
    }

    /// What the file takes from the one it uses: scale, domains, competencies.
    Part used(ObjectReader& object, std::size_t index) {
        Part part;
        auto const at = object.optional("uses");
        auto const name = at ? object.json().name(*at) : std::nullopt;
        if (!name)
            return part;
        JsonReader& json = object.json();
        if (!stays_inside(*name)) {
            json.problem(problems::uses_outside, "\"uses\" leads out of the rubric's folder",
                         *at)
                .expected = "a file name such as \"ml-competencies.json\"";
            return part;
        }
        std::string const from = files_[index].name;
        auto found = find_ ? find_(from, *name) : std::nullopt;
        if (!found) {
            json.problem(problems::uses_missing, "cannot find \"" + *name + '"', *at).expected =
                "a rubric file beside this one";
            return part;
        }
        constexpr std::size_t longest_chain = 16;
        if (std::find(chain_.begin(), chain_.end(), found->name) != chain_.end() ||
            chain_.size() >= longest_chain) {
            json.problem(problems::uses_cycle, "files use each other in a circle", *at)
                .details = chain_;
            return part;
        }
        Part const all = load(std::move(*found));
        part.origins = all.origins;
        part.rubric.scale = all.rubric.scale;
        part.rubric.domains = all.rubric.domains;
        part.rubric.competencies = all.rubric.competencies;
        part.rubric.language = all.rubric.language;
        part.rubric.lint_ok = all.rubric.lint_ok;
        part.rubric.uses = *name;
        return part;
    }

    void add_scale(JsonReader& json, NodeIndex node, std::size_t file, Part& part) {
        if (!part.rubric.scale.levels.empty()) {
            json.problem(problems::duplicate_id, "the scale stands in the used file too", node)
                .expected = "one scale for all competencies";
            return;
        }
        std::vector<std::size_t> order;
        part.rubric.scale = read_scale(json, node, order);
        part.origins.push_back({"/scale", file, "/scale"});
        for (std::size_t i = 0; i < order.size(); ++i)
            part.origins.push_back(
                {child("/scale/levels", i), file, child("/scale/levels", order[i])});
    }

    void add_model(ObjectReader& object, std::size_t file, Part& part) {
        std::size_t own_domains = 0;
        std::size_t own_competencies = 0;
        read_objects(object, "domains", [&](ObjectReader& item) {
            auto& domains = part.rubric.domains;
            part.origins.push_back(
                {child("/domains", domains.size()), file, child("/domains", own_domains++)});
            domains.push_back(read_domain(item));
        });
        read_objects(object, "competencies", [&](ObjectReader& item) {
            auto& competencies = part.rubric.competencies;
            part.origins.push_back({child("/competencies", competencies.size()), file,
                                    child("/competencies", own_competencies++)});
            competencies.push_back(read_competency(item));
        });
    }

    FindText const& find_;
    std::deque<NamedText> files_{};
    std::vector<std::string> chain_{};
    Diagnostics problems_{};
};

} // namespace detail

PANELSCORE_DECL void RubricPlaces::locate(Diagnostic& problem) const {
    Origin const* best = nullptr;
    for (auto const& origin : origins_)
        if (detail::leads_into(problem.pointer, origin.pointer) &&
            (best == nullptr || origin.pointer.size() > best->pointer.size()))
            best = &origin;
    std::size_t const file = best != nullptr ? best->file : 0;
    if (file >= files_.size())
        return;
    if (best != nullptr)
        problem.pointer.replace(0, best->pointer.size(), best->pointer_in_file);
    problem.file = files_[file].name;
    std::string_view const text = detail::without_mark(files_[file].text);
    auto const document = detail::parse_json(text);
    if (document.fault)
        return;
    auto const node = document.node(document.find(problem.pointer));
    problem.where = detail::TextPositions(text).at(node.begin);
}

PANELSCORE_DECL Parsed<LoadedRubric> load_rubric(std::string_view text, std::string_view name,
                                                 FindText const& find) {
    return detail::RubricLoader(find).run(NamedText{std::string(name), std::string(text)});
}

PANELSCORE_DECL Parsed<Rubric> parse_rubric(std::string_view text, std::string_view name,
                                            FindText const& find) {
    auto loaded = load_rubric(text, name, find);
    Parsed<Rubric> read;
    read.value = std::move(loaded.value.rubric);
    read.problems = std::move(loaded.problems);
    return read;
}

} // namespace panelscore
