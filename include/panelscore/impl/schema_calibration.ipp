// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view calibration_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:calibration:1",
  "title": "panelscore calibration",
  "description": "What past ratings say about ratings. A section is absent when it was not asked for; a figure that cannot be given is null, with the reason under problems.",
  "type": "object",
  "required": ["format", "scale", "data"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/calibration/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "$ref": "#/$defs/words" }, "version": { "$ref": "#/$defs/words" } }
    },
    "scale": {
      "type": "object",
      "required": ["minimum", "maximum"],
      "additionalProperties": false,
      "properties": {
        "minimum": { "$ref": "#/$defs/number" },
        "maximum": { "$ref": "#/$defs/number" },
        "step": { "type": "number", "minimum": 0, "maximum": 1e15, "description": "Distance of neighbouring scores; 0: any number, there are no levels." },
        "direction": { "enum": ["higher_is_better", "lower_is_better"] },
        "declared": { "type": "boolean", "description": "False: nobody said, and the observed range was taken." }
      }
    },
    "options": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "level": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "description": "Of every interval." },
        "model": { "enum": ["full", "main", "composite"] },
        "competency": { "enum": ["fixed", "random"] },
        "min_scorecards": { "$ref": "#/$defs/count", "description": "Interviewers with fewer are listed with counts only." },
        "late_hours": { "$ref": "#/$defs/zero_or_more" },
        "by": { "$ref": "#/$defs/words", "description": "What makes the groups." },
        "weights": {
          "type": "object",
          "additionalProperties": { "$ref": "#/$defs/share" },
          "description": "What each competency counts in the composite; they sum to 1."
        }
      }
    },
    "data": {
      "type": "object",
      "required": ["ratings", "candidates", "interviewers", "competencies", "scorecards", "not_observed"],
      "additionalProperties": false,
      "properties": {
        "ratings": { "$ref": "#/$defs/count" },
        "candidates": { "$ref": "#/$defs/count" },
        "interviewers": { "$ref": "#/$defs/count" },
        "competencies": { "$ref": "#/$defs/count" },
        "scorecards": { "$ref": "#/$defs/count" },
        "not_observed": { "$ref": "#/$defs/count" },
        "subsets": {
          "description": "People linked by common panels, largest first; severities compare inside one only.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["candidates", "interviewers", "ratings"],
            "additionalProperties": false,
            "properties": {
              "candidates": { "$ref": "#/$defs/count" },
              "interviewers": { "$ref": "#/$defs/count" },
              "ratings": { "$ref": "#/$defs/count" }
            }
          }
        },
        "confounded": { "type": "array", "items": { "type": "string" } }
      }
    },
    "means": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["competency", "mean", "n"],
        "additionalProperties": false,
        "properties": {
          "competency": { "$ref": "#/$defs/words" },
          "mean": { "$ref": "#/$defs/number" },
          "sd": { "$ref": "#/$defs/maybe_not_negative" },
          "n": { "$ref": "#/$defs/count" },
          "distribution": { "$ref": "#/$defs/distribution" }
        }
      }
    },
    "variance_components": { "oneOf": [ { "type": "null" }, { "$ref": "#/$defs/fit" } ] },
    "reliability": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "generalizability": { "$ref": "#/$defs/maybe_estimate" },
        "dependability": { "$ref": "#/$defs/maybe_estimate" },
        "sem": { "$ref": "#/$defs/maybe_not_negative" },
        "interviewers": { "$ref": "#/$defs/zero_or_more" },
        "competencies": { "$ref": "#/$defs/zero_or_more" },
        "replicate_agreement": { "$ref": "#/$defs/maybe_share" },
        "d_study": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interviewers", "competencies", "generalizability", "dependability", "sem"],
            "additionalProperties": false,
            "properties": {
              "interviewers": { "$ref": "#/$defs/count" },
              "competencies": { "$ref": "#/$defs/count" },
              "generalizability": { "$ref": "#/$defs/share" },
              "dependability": { "$ref": "#/$defs/share" },
              "sem": { "$ref": "#/$defs/zero_or_more" },
              "decision_accuracy": { "$ref": "#/$defs/maybe_share" },
              "decision_consistency": { "$ref": "#/$defs/maybe_share" }
            }
          }
        },
        "left_out_of_d_study": { "type": "array", "items": { "type": "string" } }
      }
    },
    "agreement": { "type": "array", "items": { "$ref": "#/$defs/agreement" } },
    "interviewers": { "type": "array", "items": { "$ref": "#/$defs/interviewer" } },
    "groups": {
      "description": "Groups of scorecards, such as sites, each measured by itself; null names those without one.",
      "type": "array",
      "items": {
        "type": "object",
        "required": ["group", "scorecards", "candidates", "interviewers", "ratings"],
        "additionalProperties": false,
        "properties": {
          "group": { "type": ["string", "null"], "minLength": 1 },
          "scorecards": { "$ref": "#/$defs/count" },
          "candidates": { "$ref": "#/$defs/count" },
          "interviewers": { "$ref": "#/$defs/count" },
          "ratings": { "$ref": "#/$defs/count" },
          "not_observed": { "$ref": "#/$defs/count" },
          "shared_candidates": { "$ref": "#/$defs/count", "description": "Rated in another group too." },
          "mean": { "$ref": "#/$defs/maybe_number" },
          "sd": { "$ref": "#/$defs/maybe_not_negative" },
          "components": { "oneOf": [ { "type": "null" }, { "$ref": "#/$defs/by_component" } ] },
          "generalizability": { "$ref": "#/$defs/maybe_estimate" },
          "dependability": { "$ref": "#/$defs/maybe_estimate" },
          "sem": { "$ref": "#/$defs/maybe_not_negative" }
        }
      }
    },
    "facets": { "type": "null", "description": "Not built yet." },
    "weights": { "type": "null", "description": "Not built yet." },
    "gold": { "type": "null", "description": "Not built yet." },
    "problems": { "type": "array", "items": { "$ref": "#/$defs/problem" } }
  },
  "$defs": {
    "words": { "type": "string", "minLength": 1 },
    "count": { "type": "integer", "minimum": 0, "maximum": 1e15 },
    "number": { "type": "number", "minimum": -1e15, "maximum": 1e15 },
    "maybe_number": { "type": ["number", "null"], "minimum": -1e15, "maximum": 1e15 },
    "zero_or_more": { "type": "number", "minimum": 0, "maximum": 1e15 },
    "maybe_not_negative": { "type": ["number", "null"], "minimum": 0, "maximum": 1e15 },
    "share": { "type": "number", "minimum": 0, "maximum": 1 },
    "maybe_share": { "type": ["number", "null"], "minimum": 0, "maximum": 1 },
    "maybe_estimate": {
      "description": "A figure with its interval and what it rests on; null when it cannot be given.",
      "type": ["object", "null"],
      "required": ["estimate", "n"],
      "additionalProperties": false,
      "properties": {
        "estimate": { "$ref": "#/$defs/number" },
        "lower": { "$ref": "#/$defs/maybe_number" },
        "upper": { "$ref": "#/$defs/maybe_number" },
        "n": { "$ref": "#/$defs/count" }
      }
    },
    "maybe_pair_mean": {
      "description": "A mean over pairs of interviewers.",
      "type": ["object", "null"],
      "required": ["estimate", "n"],
      "additionalProperties": false,
      "properties": {
        "estimate": { "$ref": "#/$defs/number" },
        "lower": { "$ref": "#/$defs/maybe_number" },
        "upper": { "$ref": "#/$defs/maybe_number" },
        "n": { "$ref": "#/$defs/count" },
        "pairs": { "$ref": "#/$defs/count" }
      }
    },
    "distribution": {
      "description": "Score to count.",
      "type": "object",
      "propertyNames": { "pattern": "^-?[0-9]" },
      "additionalProperties": { "$ref": "#/$defs/count" }
    },
    "component": {
      "enum": ["candidate", "candidate:competency", "interviewer", "interviewer:competency", "candidate:interviewer", "residual", "competency"]
    },
    "by_component": {
      "description": "null: not in the model, or dropped; 0: the estimate is at its limit.",
      "type": "object",
      "propertyNames": { "$ref": "#/$defs/component" },
      "additionalProperties": { "$ref": "#/$defs/maybe_not_negative" }
    },
    "fit": {
      "type": "object",
      "required": ["components"],
      "additionalProperties": false,
      "properties": {
        "method": { "const": "REML" },
        "converged": { "type": "boolean" },
        "iterations": { "$ref": "#/$defs/count" },
        "log_likelihood": { "$ref": "#/$defs/number" },
        "components": { "$ref": "#/$defs/by_component" },
        "standard_errors": { "$ref": "#/$defs/by_component" },
        "dropped": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["component", "reason"],
            "additionalProperties": false,
            "properties": { "component": { "$ref": "#/$defs/component" }, "reason": { "type": "string" } }
          }
        },
        "fixed_effects": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["estimate", "standard_error"],
            "additionalProperties": false,
            "properties": {
              "competency": { "type": ["string", "null"], "description": "null: the one mean of a model without competencies as fixed effects." },
              "estimate": { "$ref": "#/$defs/number" },
              "standard_error": { "$ref": "#/$defs/zero_or_more" }
            }
          }
        }
      }
    },
    "icc": {
      "type": ["object", "null"],
      "additionalProperties": false,
      "properties": {
        "1": { "$ref": "#/$defs/maybe_estimate" },
        "1k": { "$ref": "#/$defs/maybe_estimate" },
        "A1": { "$ref": "#/$defs/maybe_estimate" },
        "Ak": { "$ref": "#/$defs/maybe_estimate" },
        "C1": { "$ref": "#/$defs/maybe_estimate" },
        "Ck": { "$ref": "#/$defs/maybe_estimate" }
      }
    },
    "agreement": {
      "type": "object",
      "required": ["units", "interviewers"],
      "additionalProperties": false,
      "oneOf": [ { "required": ["competency"] }, { "required": ["overall"] } ],
      "properties": {
        "competency": { "$ref": "#/$defs/words" },
        "overall": { "const": true },
        "units": { "$ref": "#/$defs/count" },
        "interviewers": { "$ref": "#/$defs/count" },
        "left_out": { "$ref": "#/$defs/count", "description": "Second ratings by one interviewer, not used." },
        "krippendorff_alpha": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "nominal": { "$ref": "#/$defs/maybe_estimate" },
            "ordinal": { "$ref": "#/$defs/maybe_estimate" },
            "interval": { "$ref": "#/$defs/maybe_estimate" },
            "ratio": { "$ref": "#/$defs/maybe_estimate" }
          }
        },
        "icc": { "$ref": "#/$defs/icc" },
        "icc_mixed": { "$ref": "#/$defs/icc" },
        "icc_panel": { "$ref": "#/$defs/maybe_estimate" },
        "ratings_a_candidate": { "$ref": "#/$defs/zero_or_more" },
        "shared_interviewers": { "$ref": "#/$defs/number" },
        "held_at_zero": { "type": "array", "items": { "$ref": "#/$defs/component" } },
        "gwet_ac1": { "$ref": "#/$defs/maybe_estimate" },
        "gwet_ac2": { "$ref": "#/$defs/maybe_estimate" },
        "weighted_kappa": { "$ref": "#/$defs/maybe_pair_mean" },
        "cohen_kappa": { "$ref": "#/$defs/maybe_pair_mean" },
        "fleiss_kappa": { "$ref": "#/$defs/maybe_estimate" },
        "kendall_w": { "$ref": "#/$defs/maybe_estimate" },
        "rwg": { "$ref": "#/$defs/maybe_estimate" },
        "rwg_j": { "$ref": "#/$defs/maybe_estimate" },
        "cronbach_alpha": { "$ref": "#/$defs/maybe_estimate" },
        "percent_exact": { "$ref": "#/$defs/maybe_estimate" },
        "percent_adjacent": { "$ref": "#/$defs/maybe_estimate" }
      }
    },
    "interviewer": {
      "type": "object",
      "required": ["interviewer", "scorecards", "ratings"],
      "additionalProperties": false,
      "properties": {
        "interviewer": { "$ref": "#/$defs/words" },
        "subset": { "$ref": "#/$defs/count", "description": "Position in data.subsets, the first one being 0." },
        "scorecards": { "$ref": "#/$defs/count" },
        "ratings": { "$ref": "#/$defs/count" },
        "counts_only": { "type": "boolean" },
        "mean": { "$ref": "#/$defs/maybe_number" },
        "sd": { "$ref": "#/$defs/maybe_not_negative" },
        "peer_difference": { "$ref": "#/$defs/maybe_estimate" },
        "severity": { "$ref": "#/$defs/maybe_number", "description": "Positive is harsher, in scores." },
        "severity_se": { "$ref": "#/$defs/maybe_not_negative" },
        "severity_interval": {
          "type": ["array", "null"],
          "minItems": 2,
          "maxItems": 2,
          "items": { "$ref": "#/$defs/number" }
        },
        "severity_p_holm": { "$ref": "#/$defs/maybe_share" },
        "by_competency": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["competency", "severity", "severity_se"],
            "additionalProperties": false,
            "properties": {
              "competency": { "$ref": "#/$defs/words" },
              "severity": { "$ref": "#/$defs/number" },
              "severity_se": { "$ref": "#/$defs/zero_or_more" }
            }
          }
        },
        "consistency": { "$ref": "#/$defs/maybe_not_negative" },
        "discrimination": { "$ref": "#/$defs/maybe_estimate" },
        "halo": { "$ref": "#/$defs/maybe_estimate" },
        "central_tendency": { "$ref": "#/$defs/maybe_estimate" },
        "range_use": { "$ref": "#/$defs/maybe_share" },
        "not_observed_rate": { "$ref": "#/$defs/maybe_share" },
        "hours_to_submit": {
          "type": ["object", "null"],
          "required": ["median", "percentile_90", "late_share", "n"],
          "additionalProperties": false,
          "properties": {
            "median": { "$ref": "#/$defs/number" },
            "percentile_90": { "$ref": "#/$defs/number" },
            "late_share": { "$ref": "#/$defs/share" },
            "n": { "$ref": "#/$defs/count" }
          }
        },
        "infit": { "$ref": "#/$defs/maybe_number" },
        "outfit": { "$ref": "#/$defs/maybe_number" },
        "distribution": { "$ref": "#/$defs/distribution" },
        "drift": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["period", "mean_residual", "n"],
            "additionalProperties": false,
            "properties": {
              "period": { "$ref": "#/$defs/words" },
              "mean_residual": { "$ref": "#/$defs/number" },
              "standard_error": { "$ref": "#/$defs/maybe_not_negative" },
              "n": { "$ref": "#/$defs/count" }
            }
          }
        },
        "flags": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["code", "message", "value", "n", "base_rate"],
            "additionalProperties": false,
            "properties": {
              "code": { "$ref": "#/$defs/words" },
              "message": { "type": "string" },
              "value": { "$ref": "#/$defs/number" },
              "n": { "$ref": "#/$defs/count" },
              "base_rate": { "$ref": "#/$defs/share" },
              "p_holm": { "$ref": "#/$defs/maybe_share" }
            }
          }
        }
      }
    },
    "problem": {
      "type": "object",
      "required": ["level", "code", "name", "message", "file", "line", "column", "pointer", "expected", "did_you_mean", "details"],
      "additionalProperties": false,
      "properties": {
        "level": { "enum": ["error", "warning", "information"] },
        "code": { "type": "string", "pattern": "^[A-Z]+-[0-9]{2}$" },
        "name": { "$ref": "#/$defs/words" },
        "message": { "$ref": "#/$defs/words" },
        "file": { "type": ["string", "null"] },
        "line": { "type": ["integer", "null"], "minimum": 1 },
        "column": { "type": ["integer", "null"], "minimum": 1 },
        "pointer": { "type": ["string", "null"] },
        "expected": { "type": ["string", "null"] },
        "did_you_mean": { "type": ["string", "null"] },
        "details": { "type": "array", "items": { "type": "string" } }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
