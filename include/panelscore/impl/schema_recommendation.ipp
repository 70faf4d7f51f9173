// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view recommendation_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:recommendation:1",
  "title": "panelscore recommendation",
  "description": "What `recommend -f json` prints, or one line of `-f ndjson`. Numbers that only a posterior gives are null where the method is the mean.",
  "oneOf": [ { "$ref": "#/$defs/document" }, { "$ref": "#/$defs/line" }, { "$ref": "#/$defs/refused_line" } ],
  "$defs": {
    "document": {
      "type": "object",
      "required": ["format", "engine", "rubric", "calibration", "components", "problems", "candidates", "slate"],
      "additionalProperties": false,
      "properties": {
        "format": { "const": "panelscore/recommendation/1" },
        "engine": {
          "type": "object",
          "required": ["name", "version"],
          "additionalProperties": false,
          "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
        },
        "rubric": {
          "description": "Null when no rubric could be read; an array when several were given.",
          "oneOf": [
            { "type": "null" },
            { "$ref": "#/$defs/rubric" },
            { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/rubric" } }
          ]
        },
        "calibration": { "$ref": "#/$defs/calibration" },
        "components": { "$ref": "#/$defs/components" },
        "problems": { "type": "array", "items": { "$ref": "#/$defs/problem" } },
        "candidates": { "type": "array", "items": { "$ref": "#/$defs/candidate" } },
        "slate": { "oneOf": [ { "type": "null" }, { "$ref": "#/$defs/slate" } ] }
      }
    },
    "words": { "type": "string", "minLength": 1 },
    "components": {
      "description": "Where the variances behind adjusted scores come from; null by the mean.",
      "enum": ["assumed", "estimated", null]
    },
    "calibration": {
      "oneOf": [
        { "type": "null" },
        {
          "type": "object",
          "required": ["digest", "candidates", "interviewers"],
          "additionalProperties": false,
          "properties": {
            "digest": { "type": ["string", "null"] },
            "candidates": { "$ref": "#/$defs/count" },
            "interviewers": { "$ref": "#/$defs/count" }
          }
        }
      ]
    },
    "count": { "type": "integer", "minimum": 0 },
    "maybe_number": { "type": ["number", "null"] },
    "probability": { "type": "number", "minimum": 0, "maximum": 1 },
    "maybe_probability": { "type": ["number", "null"], "minimum": 0, "maximum": 1 },
    "range": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "number" } },
    "maybe_range": { "oneOf": [ { "type": "null" }, { "$ref": "#/$defs/range" } ] },
    "call": {
      "enum": ["strong_hire", "hire", "lean_hire", "lean_no_hire", "no_hire", "strong_no_hire", "insufficient_evidence"]
    },
    "maybe_call": { "oneOf": [ { "type": "null" }, { "$ref": "#/$defs/call" } ] },
    "rubric": {
      "type": "object",
      "required": ["id", "revision", "digest"],
      "additionalProperties": false,
      "properties": {
        "id": { "$ref": "#/$defs/words" },
        "revision": { "$ref": "#/$defs/words" },
        "digest": { "type": ["string", "null"] }
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
    },
    "candidate": {
      "description": "A panel in a document; it names its rubric when there are several.",
      "$ref": "#/$defs/candidate_keys",
      "properties": { "rubric": { "$ref": "#/$defs/rubric" } },
      "unevaluatedProperties": false
    },
    "line": {
      "description": "A panel on a line of its own.",
      "$ref": "#/$defs/candidate_keys",
      "required": ["format", "rubric"],
      "properties": {
        "format": { "const": "panelscore/recommendation/1" },
        "rubric": { "$ref": "#/$defs/rubric" },
        "calibration": { "$ref": "#/$defs/calibration" },
        "components": { "$ref": "#/$defs/components" },
        "problems": {
          "description": "Only with --stream --keep-going: of cards that were left out.",
          "type": "array",
          "minItems": 1,
          "items": { "$ref": "#/$defs/problem" }
        }
      },
      "unevaluatedProperties": false
    },
    "refused_line": {
      "description": "With --stream, the answer to a line that cannot be scored.",
      "type": "object",
      "required": ["format", "line", "problems", "candidates"],
      "additionalProperties": false,
      "properties": {
        "format": { "const": "panelscore/recommendation/1" },
        "line": { "description": "Its number in the input, from 1 on.", "type": "integer", "minimum": 1 },
        "problems": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/problem" } },
        "candidates": { "type": "array", "maxItems": 0 }
      }
    },
    "candidate_keys": {
      "type": "object",
      "required": ["candidate", "opening", "seniority", "cards", "call", "call_by_mean", "margin", "score", "probability", "bars", "coverage", "bounds", "domains", "competencies", "gates", "disagreements", "disagreements_expected", "votes", "robustness", "next_evidence", "debrief", "red_flags", "flags", "trace"],
      "properties": {
        "candidate": { "$ref": "#/$defs/words" },
        "opening": { "type": ["string", "null"] },
        "seniority": { "type": ["string", "null"] },
        "cards": { "type": "array", "items": { "$ref": "#/$defs/card" } },
        "call": { "$ref": "#/$defs/call" },
        "call_by_mean": { "$ref": "#/$defs/call" },
        "margin": { "$ref": "#/$defs/maybe_number" },
        "score": {
          "type": "object",
          "required": ["raw", "adjusted", "standard_error", "interval", "level"],
          "additionalProperties": false,
          "properties": {
            "raw": { "$ref": "#/$defs/maybe_number" },
            "adjusted": { "$ref": "#/$defs/maybe_number" },
            "standard_error": { "$ref": "#/$defs/maybe_number" },
            "interval": { "$ref": "#/$defs/maybe_range" },
            "level": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 }
          }
        },
        "probability": {
          "oneOf": [
            { "type": "null" },
            {
              "type": "object",
              "required": ["hire", "strong_hire", "below_no_hire"],
              "additionalProperties": false,
              "properties": {
                "hire": { "$ref": "#/$defs/probability" },
                "strong_hire": { "$ref": "#/$defs/probability" },
                "below_no_hire": { "$ref": "#/$defs/probability" }
              }
            }
          ]
        },
        "bars": {
          "type": "object",
          "required": ["no_hire", "hire", "strong_hire"],
          "additionalProperties": false,
          "properties": {
            "no_hire": { "type": "number" },
            "hire": { "type": "number" },
            "strong_hire": { "type": "number" }
          }
        },
        "coverage": {
          "type": "object",
          "required": ["weight", "interviewers", "scorecards", "ratings", "not_observed", "interviews_missing"],
          "additionalProperties": false,
          "properties": {
            "weight": { "$ref": "#/$defs/probability", "description": "Share of the weight that was assessed." },
            "interviewers": { "$ref": "#/$defs/count" },
            "scorecards": { "$ref": "#/$defs/count" },
            "ratings": { "$ref": "#/$defs/count" },
            "not_observed": { "$ref": "#/$defs/count" },
            "interviews_missing": { "type": "array", "items": { "$ref": "#/$defs/words" } }
          }
        },
        "bounds": { "$ref": "#/$defs/maybe_range" },
        "domains": { "type": "array", "items": { "$ref": "#/$defs/domain" } },
        "competencies": { "type": "array", "items": { "$ref": "#/$defs/competency" } },
        "gates": { "type": "array", "items": { "$ref": "#/$defs/gate" } },
        "disagreements": { "type": "array", "items": { "$ref": "#/$defs/disagreement" } },
        "disagreements_expected": { "$ref": "#/$defs/maybe_number" },
        "votes": {
          "type": "object",
          "required": ["counts", "conflict"],
          "additionalProperties": false,
          "properties": {
            "counts": {
              "type": "object",
              "propertyNames": { "enum": ["strong_no_hire", "no_hire", "mixed", "hire", "strong_hire"] },
              "additionalProperties": { "$ref": "#/$defs/count" }
            },
            "conflict": { "type": "boolean" }
          }
        },
        "robustness": { "$ref": "#/$defs/robustness" },
        "next_evidence": { "type": ["array", "null"], "items": { "$ref": "#/$defs/next_evidence" } },
        "debrief": { "type": "array", "items": { "$ref": "#/$defs/debrief_change" } },
        "red_flags": { "type": "array", "items": { "$ref": "#/$defs/red_flag" } },
        "flags": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["code", "message"],
            "additionalProperties": false,
            "properties": { "code": { "$ref": "#/$defs/words" }, "message": { "$ref": "#/$defs/words" } }
          }
        },
        "trace": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/step" } }
      }
    },
    "card": {
      "type": "object",
      "required": ["interviewer", "interview", "submitted_at", "source", "x"],
      "additionalProperties": false,
      "properties": {
        "interviewer": { "$ref": "#/$defs/words" },
        "interview": { "type": ["string", "null"] },
        "submitted_at": { "type": ["string", "null"] },
        "phase": { "enum": ["independent", "after_debrief"] },
        "source": { "type": ["object", "null"] },
        "x": { "type": ["object", "null"] }
      }
    },
    "domain": {
      "type": "object",
      "required": ["domain", "weight", "score"],
      "additionalProperties": false,
      "properties": {
        "domain": { "$ref": "#/$defs/words" },
        "weight": { "$ref": "#/$defs/probability" },
        "score": { "$ref": "#/$defs/maybe_number" }
      }
    },
    "competency": {
      "type": "object",
      "required": ["competency", "weight", "raw", "adjusted", "standard_error", "n", "sd", "min", "max", "target", "ratings"],
      "additionalProperties": false,
      "properties": {
        "competency": { "$ref": "#/$defs/words" },
        "weight": { "$ref": "#/$defs/probability" },
        "raw": { "$ref": "#/$defs/maybe_number" },
        "adjusted": { "$ref": "#/$defs/maybe_number" },
        "standard_error": { "$ref": "#/$defs/maybe_number" },
        "n": { "$ref": "#/$defs/count" },
        "interviewers": { "$ref": "#/$defs/count" },
        "sd": { "$ref": "#/$defs/maybe_number" },
        "min": { "$ref": "#/$defs/maybe_number" },
        "max": { "$ref": "#/$defs/maybe_number" },
        "target": { "$ref": "#/$defs/maybe_number" },
        "ratings": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interviewer", "interview", "score", "evidence"],
            "additionalProperties": false,
            "properties": {
              "interviewer": { "$ref": "#/$defs/words" },
              "interview": { "type": ["string", "null"] },
              "score": { "type": "number" },
              "evidence": { "type": ["string", "null"] }
            }
          }
        }
      }
    },
    "gate": {
      "type": "object",
      "required": ["competency", "minimum", "raw", "probability", "result"],
      "additionalProperties": false,
      "properties": {
        "competency": { "$ref": "#/$defs/words" },
        "minimum": { "type": "number" },
        "raw": { "$ref": "#/$defs/maybe_number" },
        "probability": { "$ref": "#/$defs/maybe_probability" },
        "result": { "enum": ["met", "not_met", "unclear", "not_assessed"] }
      }
    },
    "interviewer_score": {
      "type": "object",
      "required": ["interviewer", "score"],
      "additionalProperties": false,
      "properties": { "interviewer": { "$ref": "#/$defs/words" }, "score": { "type": "number" } }
    },
    "disagreement": {
      "type": "object",
      "required": ["competency", "low", "high", "levels_apart", "p_value"],
      "additionalProperties": false,
      "properties": {
        "competency": { "$ref": "#/$defs/words" },
        "low": { "$ref": "#/$defs/interviewer_score" },
        "high": { "$ref": "#/$defs/interviewer_score" },
        "levels_apart": { "type": "number", "minimum": 0 },
        "p_value": { "$ref": "#/$defs/maybe_probability" }
      }
    },
    "robustness": {
      "type": "object",
      "required": ["leave_one_out", "flips", "weights_share_meeting_bar", "median_call", "trimmed_call"],
      "additionalProperties": false,
      "properties": {
        "leave_one_out": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interviewer", "call", "probability"],
            "additionalProperties": false,
            "properties": {
              "interviewer": { "$ref": "#/$defs/words" },
              "call": { "$ref": "#/$defs/maybe_call" },
              "probability": { "$ref": "#/$defs/maybe_probability" }
            }
          }
        },
        "flips": { "type": "array", "items": { "$ref": "#/$defs/words" } },
        "weights_share_meeting_bar": { "$ref": "#/$defs/maybe_probability" },
        "median_call": { "$ref": "#/$defs/maybe_call" },
        "trimmed_call": { "$ref": "#/$defs/maybe_call" }
      }
    },
    "next_evidence": {
      "type": "object",
      "description": "One more interview of the plan, or one more rating of a competency; by whom when people were listed as available.",
      "required": ["code", "interviewer", "probability_firm_hire", "probability_firm_no_hire", "probability_verdict_changes", "expected_gain"],
      "additionalProperties": false,
      "oneOf": [ { "required": ["interview"] }, { "required": ["competency"] } ],
      "properties": {
        "code": { "enum": ["interview", "competency"] },
        "interviewer": { "type": ["string", "null"] },
        "interview": { "$ref": "#/$defs/words" },
        "competency": { "$ref": "#/$defs/words" },
        "probability_firm_hire": { "$ref": "#/$defs/probability" },
        "probability_firm_no_hire": { "$ref": "#/$defs/probability" },
        "probability_verdict_changes": { "$ref": "#/$defs/probability" },
        "expected_gain": { "type": "number" }
      }
    },
    "debrief_change": {
      "type": "object",
      "required": ["interviewer", "competency", "before", "after"],
      "additionalProperties": false,
      "properties": {
        "interviewer": { "$ref": "#/$defs/words" },
        "competency": { "$ref": "#/$defs/words" },
        "before": { "$ref": "#/$defs/maybe_number" },
        "after": { "$ref": "#/$defs/maybe_number" }
      }
    },
    "red_flag": {
      "type": "object",
      "required": ["interviewer", "interview", "competency", "flag", "quotation"],
      "additionalProperties": false,
      "properties": {
        "interviewer": { "$ref": "#/$defs/words" },
        "interview": { "type": ["string", "null"] },
        "competency": { "type": ["string", "null"] },
        "flag": { "$ref": "#/$defs/words" },
        "quotation": { "type": ["string", "null"] }
      }
    },
    "step": {
      "type": "object",
      "required": ["rule", "result", "detail"],
      "additionalProperties": false,
      "properties": {
        "code": { "$ref": "#/$defs/words" },
        "rule": { "$ref": "#/$defs/words" },
        "result": { "type": "string" },
        "detail": { "type": "string" }
      }
    },
    "panel": {
      "description": "The candidate; `candidate@opening` when there are several openings.",
      "type": "string",
      "minLength": 1
    },
    "slate": {
      "type": "object",
      "required": ["order", "ties", "pairwise", "effective_weights"],
      "additionalProperties": false,
      "properties": {
        "order": { "type": "array", "items": { "$ref": "#/$defs/panel" } },
        "ties": {
          "type": "array",
          "items": { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/panel" } }
        },
        "pairwise": {
          "type": ["array", "null"],
          "items": {
            "type": "object",
            "required": ["a", "b", "probability_better"],
            "additionalProperties": false,
            "properties": {
              "a": { "$ref": "#/$defs/panel" },
              "b": { "$ref": "#/$defs/panel" },
              "probability_better": { "$ref": "#/$defs/probability" }
            }
          }
        },
        "effective_weights": {
          "oneOf": [
            { "type": "null" },
            {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["competency", "declared", "effective"],
                "additionalProperties": false,
                "properties": {
                  "competency": { "$ref": "#/$defs/words" },
                  "declared": { "type": "number" },
                  "effective": { "$ref": "#/$defs/maybe_number" }
                }
              }
            }
          ]
        }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
