// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view truth_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:truth:1",
  "title": "panelscore truth",
  "description": "What `simulate --truth` writes: what made-up panels were made from.",
  "type": "object",
  "required": ["format", "engine", "seed", "rubric", "scale", "components", "missing", "per_candidate", "sites", "period", "competencies", "interviewers", "candidates", "counts"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/truth/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
    },
    "seed": { "$ref": "#/$defs/count" },
    "rubric": {
      "description": "The rubric that gave competencies, interviews and scale.",
      "type": ["object", "null"],
      "required": ["id", "revision"],
      "additionalProperties": false,
      "properties": { "id": { "$ref": "#/$defs/words" }, "revision": { "type": "string" } }
    },
    "scale": {
      "type": "object",
      "required": ["minimum", "maximum", "scores", "rounded", "clamped", "lower_is_better"],
      "additionalProperties": false,
      "properties": {
        "minimum": { "type": "number" },
        "maximum": { "type": "number" },
        "scores": { "type": "array", "items": { "type": "number" }, "description": "Those that can be given; empty: any number." },
        "rounded": { "type": "boolean", "description": "Each score is the nearest one of the scale." },
        "clamped": { "type": "boolean", "description": "No score lies beyond the ends of the scale." },
        "lower_is_better": { "type": "boolean" }
      }
    },
    "components": {
      "description": "Variances before rounding. competency is null when the means were given.",
      "type": "object",
      "required": ["candidate", "candidate:competency", "interviewer", "interviewer:competency", "candidate:interviewer", "residual", "competency"],
      "additionalProperties": false,
      "properties": {
        "candidate": { "$ref": "#/$defs/variance" },
        "candidate:competency": { "$ref": "#/$defs/variance" },
        "interviewer": { "$ref": "#/$defs/variance" },
        "interviewer:competency": { "$ref": "#/$defs/variance" },
        "candidate:interviewer": { "$ref": "#/$defs/variance" },
        "residual": { "$ref": "#/$defs/variance" },
        "competency": { "type": ["number", "null"], "minimum": 0 }
      }
    },
    "missing": {
      "type": "object",
      "required": ["not_observed", "not_asked", "cards"],
      "additionalProperties": false,
      "properties": {
        "not_observed": { "$ref": "#/$defs/share" },
        "not_asked": { "$ref": "#/$defs/share" },
        "cards": { "$ref": "#/$defs/share" }
      }
    },
    "per_candidate": {
      "type": "object",
      "required": ["least", "most"],
      "additionalProperties": false,
      "properties": { "least": { "$ref": "#/$defs/number" }, "most": { "$ref": "#/$defs/number" } }
    },
    "sites": { "$ref": "#/$defs/number" },
    "period": {
      "type": "object",
      "required": ["start", "months"],
      "additionalProperties": false,
      "properties": { "start": { "$ref": "#/$defs/words" }, "months": { "$ref": "#/$defs/number" } }
    },
    "competencies": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["competency", "mean"],
        "additionalProperties": false,
        "properties": { "competency": { "$ref": "#/$defs/words" }, "mean": { "type": "number" } }
      }
    },
    "interviewers": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["interviewer", "site", "severity", "by_competency", "drift_per_month", "halo_variance", "central_factor", "median_hours"],
        "additionalProperties": false,
        "properties": {
          "interviewer": { "$ref": "#/$defs/words" },
          "site": { "$ref": "#/$defs/number" },
          "severity": { "type": "number", "description": "Positive is harsher; half way through the period." },
          "by_competency": { "$ref": "#/$defs/by_competency", "description": "Severity and what the competency adds." },
          "drift_per_month": { "type": "number", "description": "What severity grows by; 0: none." },
          "halo_variance": { "$ref": "#/$defs/variance", "description": "On top of candidate:interviewer; 0: none." },
          "central_factor": { "$ref": "#/$defs/factor", "description": "Distances from the middle of the scale are multiplied by it; 1: none." },
          "median_hours": { "type": "number", "minimum": 0, "description": "From the end of an interview to the card." }
        }
      }
    },
    "candidates": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["candidate", "site", "effect", "true_scores"],
        "additionalProperties": false,
        "properties": {
          "candidate": { "$ref": "#/$defs/words" },
          "site": { "$ref": "#/$defs/number" },
          "effect": { "type": "number", "description": "Above the average candidate; positive is better." },
          "true_scores": { "$ref": "#/$defs/by_competency", "description": "What endless panels would average, before rounding." }
        }
      }
    },
    "counts": {
      "description": "What was written.",
      "type": "object",
      "required": ["cards", "ratings", "not_observed"],
      "additionalProperties": false,
      "properties": {
        "cards": { "$ref": "#/$defs/count" },
        "ratings": { "$ref": "#/$defs/count", "description": "Those with a score." },
        "not_observed": { "$ref": "#/$defs/count" }
      }
    }
  },
  "$defs": {
    "words": { "type": "string", "minLength": 1 },
    "count": { "type": "integer", "minimum": 0 },
    "number": { "type": "integer", "minimum": 1 },
    "variance": { "type": "number", "minimum": 0 },
    "share": { "type": "number", "minimum": 0, "exclusiveMaximum": 1 },
    "factor": { "type": "number", "minimum": 0, "maximum": 1 },
    "by_competency": { "type": "object", "additionalProperties": { "type": "number" } }
  }
}
)schema";

} // namespace panelscore::detail
