// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading and writing rubric files (`panelscore/rubric/1`). Nothing here opens a file: the
// caller hands over texts, and a function that finds the text of a used file.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// A text and what its file is called in problems.
struct NamedText {
    std::string name{};
    std::string text{};

    friend bool operator==(NamedText const&, NamedText const&) = default;
};

/// Finds the file that `uses` names, seen from the file `from`; none when there is no such
/// file. It is asked only for relative paths without `..`; a caller that reads from disk must
/// also see that no link leads out of the folder. Two files are the same when their names are.
using FindText =
    std::function<std::optional<NamedText>(std::string const& from, std::string const& uses)>;

/// Where the parts of a rubric came from. Holds the texts it was read from.
class RubricPlaces {
  public:
    /// A stretch of the resolved rubric and where it stands: `/domains/2` is `/domains/0` of
    /// file 1.
    struct Origin {
        std::string pointer{};
        std::size_t file = 0;
        std::string pointer_in_file{};
    };

    RubricPlaces() = default;
    RubricPlaces(std::vector<NamedText> files, std::vector<Origin> origins)
        : files_(std::move(files)), origins_(std::move(origins)) {}

    /// Fills `file`, `pointer` and `where` of a finding whose pointer is one of the resolved
    /// rubric (`/competencies/3/anchors/4`, `/weights/ethics.fairness`). What is not in the
    /// file, such as a missing key, is placed at the nearest part around it. Cost: linear in
    /// the text.
    PANELSCORE_DECL void locate(Diagnostic& problem) const;

    /// The files the rubric was read from, the first one being the rubric itself.
    [[nodiscard]] std::vector<NamedText> const& files() const { return files_; }

  private:
    std::vector<NamedText> files_{};
    std::vector<Origin> origins_{};
};

/// A rubric and where each of its parts came from.
struct LoadedRubric {
    Rubric rubric{};
    RubricPlaces places{};
};

/// Reads a rubric file and the files it uses, and checks that it can be scored with.
///
/// Everything wrong is listed with file, line, column and pointer. Errors are: what is no JSON
/// (J-01 to J-09), unknown keys, duplicate ids and dangling references, `uses` that
/// leads in a circle, out of the folder or nowhere (U-01 to U-03), and what `unusable` finds.
///
/// @param name what the file is called in problems
/// @param find see `FindText`; without it a rubric that uses another file is an error
[[nodiscard]] PANELSCORE_DECL Parsed<LoadedRubric>
load_rubric(std::string_view text, std::string_view name, FindText const& find = {});

/// As `load_rubric`, for callers that need no places.
[[nodiscard]] PANELSCORE_DECL Parsed<Rubric>
parse_rubric(std::string_view text, std::string_view name, FindText const& find = {});

/// A rubric as a file: all keys in their declared order, competencies included, `uses` gone.
/// Reading it again gives an equal rubric (apart from `uses`). Ends with a line feed.
/// Precondition: the rubric is usable.
[[nodiscard]] PANELSCORE_DECL std::string to_json(Rubric const& rubric);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/rubric.ipp>
#include <panelscore/impl/rubric_write.ipp>
#endif
