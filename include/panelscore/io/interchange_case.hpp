// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rubrics as 1EdTech CASE JSON: a package with the competencies as items and one CFRubric.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/interchange.hpp>
#include <panelscore/model/rubric.hpp>

#include <string_view>

namespace panelscore {

/// Versions of CASE that can be written. 1.0 has no extensions: what CASE has no field for is
/// left out and listed as lost.
enum class CaseVersion { v1_0, v1_1 };

/// A rubric as a CASE package.
///
/// A competency is a CFItem (`humanCodingScheme` is its id) and a CFRubricCriterion with its
/// weight, an anchor a CFRubricCriterionLevel; domains are items that competencies are children
/// of. Everything else goes into `extensions` under `panelscore`, in the words of
/// `panelscore/rubric/1`: reading a 1.1 package gives the same rubric again, apart from `uses`.
/// Identifiers are those of `Rubric::interchange`, else version 5 UUIDs of the rubric's and the
/// competencies' ids; times come from `updated`, never from a clock: the same rubric gives the
/// same bytes.
///
/// Precondition: the rubric is usable. Cost: linear.
[[nodiscard]] PANELSCORE_DECL ExportedRubric case_json(Rubric const& rubric,
                                                       CaseVersion wanted = CaseVersion::v1_1);

/// Reads the rubric of a CASE 1.0 or 1.1 package, of an object with `CFRubrics`, or of a
/// CFRubric alone.
///
/// Of a rubric that was not written here ids are made from names and identifiers are kept in
/// `interchange`; a level without a score is an error. Weights that sum to something else than
/// 100 or 1 are brought to 100, bars are set at a quarter, half and three quarters of the
/// scale: each is said, the bars as a warning. Weights of one criterion and not of
/// another leave the other unscored; without any weight the rubric has no role.
///
/// @param title which rubric, where the file has several; without it several are an error that
///              lists their titles
/// Cost: linear in the text but for problems.
[[nodiscard]] PANELSCORE_DECL Parsed<ImportedRubric>
parse_case(std::string_view text, std::string_view name, std::string_view title = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/interchange_case_read.ipp>
#include <panelscore/impl/interchange_case_write.ipp>
#endif
