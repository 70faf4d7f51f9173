// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view plan_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:plan:1",
  "title": "panelscore plan",
  "description": "What `plan -f json` prints: how many interviews are enough, of what, by whom.",
  "type": "object",
  "required": ["format", "engine", "rubric", "calibration", "target", "reached", "bar", "pool_mean", "reason", "panel", "as_written", "cheaper", "curve", "elbow", "one_more", "competencies", "assignment", "remarks", "problems"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/plan/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
    },
    "rubric": {
      "type": ["object", "null"],
      "required": ["id", "revision", "seniority"],
      "additionalProperties": false,
      "properties": {
        "id": { "$ref": "#/$defs/words" },
        "revision": { "$ref": "#/$defs/words" },
        "seniority": { "type": ["string", "null"], "minLength": 1 }
      }
    },
    "calibration": {
      "type": ["object", "null"],
      "required": ["ratings", "candidates", "interviewers", "dependability", "interviewers_a_competency"],
      "additionalProperties": false,
      "properties": {
        "ratings": { "$ref": "#/$defs/count" },
        "candidates": { "$ref": "#/$defs/count" },
        "interviewers": { "$ref": "#/$defs/count" },
        "dependability": {
          "type": ["object", "null"],
          "required": ["estimate", "lower", "upper", "n"],
          "additionalProperties": false,
          "properties": {
            "estimate": { "$ref": "#/$defs/share" },
            "lower": { "$ref": "#/$defs/maybe_share" },
            "upper": { "$ref": "#/$defs/maybe_share" },
            "n": { "$ref": "#/$defs/count" }
          }
        },
        "interviewers_a_competency": { "type": ["number", "null"], "exclusiveMinimum": 0 }
      }
    },
    "target": {
      "type": ["object", "null"],
      "required": ["goal", "value"],
      "additionalProperties": false,
      "properties": {
        "goal": { "enum": ["dependability", "decision_accuracy"] },
        "value": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 }
      }
    },
    "reached": { "type": ["boolean", "null"] },
    "bar": { "type": ["number", "null"] },
    "pool_mean": { "type": ["number", "null"] },
    "reason": { "enum": ["target", "elbow", "best_there", null] },
    "panel": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/panel", "unevaluatedProperties": false }] },
    "as_written": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/panel", "unevaluatedProperties": false }] },
    "cheaper": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/panel", "unevaluatedProperties": false }] },
    "curve": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/panel",
        "required": ["gain"],
        "unevaluatedProperties": false,
        "properties": { "gain": { "type": ["number", "null"] } }
      }
    },
    "elbow": { "type": ["integer", "null"], "minimum": 1 },
    "one_more": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["interview", "minutes", "dependability", "decision_accuracy", "gain"],
        "additionalProperties": false,
        "properties": {
          "interview": { "$ref": "#/$defs/words" },
          "minutes": { "$ref": "#/$defs/maybe_count" },
          "dependability": { "$ref": "#/$defs/share" },
          "decision_accuracy": { "$ref": "#/$defs/maybe_share" },
          "gain": { "type": "number" }
        }
      }
    },
    "competencies": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["competency", "weight", "interviews", "interviewers"],
        "additionalProperties": false,
        "properties": {
          "competency": { "$ref": "#/$defs/words" },
          "weight": { "$ref": "#/$defs/share" },
          "interviews": { "$ref": "#/$defs/names" },
          "interviewers": { "$ref": "#/$defs/count" }
        }
      }
    },
    "assignment": {
      "type": ["object", "null"],
      "required": ["candidates", "most_held", "dependability", "sem", "decision_accuracy", "decision_consistency", "seats", "unfilled", "not_used"],
      "additionalProperties": false,
      "properties": {
        "candidates": { "type": "integer", "minimum": 1 },
        "most_held": { "$ref": "#/$defs/count" },
        "dependability": { "$ref": "#/$defs/maybe_share" },
        "sem": { "type": ["number", "null"], "minimum": 0 },
        "decision_accuracy": { "$ref": "#/$defs/maybe_share" },
        "decision_consistency": { "$ref": "#/$defs/maybe_share" },
        "seats": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interview", "interviewer", "candidates", "known"],
            "additionalProperties": false,
            "properties": {
              "interview": { "$ref": "#/$defs/words" },
              "interviewer": { "$ref": "#/$defs/words" },
              "candidates": { "type": "integer", "minimum": 1 },
              "known": { "type": "boolean", "description": "Past ratings say how strictly this person scores." }
            }
          }
        },
        "unfilled": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interview", "seats"],
            "additionalProperties": false,
            "properties": { "interview": { "$ref": "#/$defs/words" }, "seats": { "type": "integer", "minimum": 1 } }
          }
        },
        "not_used": { "$ref": "#/$defs/names" }
      }
    },
    "remarks": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["code", "message"],
        "additionalProperties": false,
        "properties": {
          "code": { "enum": ["card-means", "no-interviews", "all-rate-all", "no-past-ratings", "no-bar", "not-in-plan", "one-format-in-plan", "one-format", "no-minutes", "target-missed", "seats-unfilled", "severity-unknown"] },
          "message": { "$ref": "#/$defs/words" }
        }
      }
    },
    "problems": { "type": "array", "items": { "$ref": "#/$defs/problem" } }
  },
  "$defs": {
    "words": { "type": "string", "minLength": 1 },
    "names": { "type": "array", "items": { "$ref": "#/$defs/words" } },
    "count": { "type": "integer", "minimum": 0 },
    "maybe_count": { "type": ["integer", "null"], "minimum": 0 },
    "share": { "type": "number", "minimum": 0, "maximum": 1 },
    "maybe_share": { "type": ["number", "null"], "minimum": 0, "maximum": 1 },
    "panel": {
      "type": "object",
      "required": ["interviewers", "minutes", "interviews", "generalizability", "dependability", "sem", "decision_accuracy", "decision_consistency", "one_format"],
      "properties": {
        "interviewers": { "$ref": "#/$defs/count" },
        "minutes": { "$ref": "#/$defs/maybe_count", "description": "Of all interviewers together, for one candidate." },
        "interviews": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["interview", "interviewers"],
            "additionalProperties": false,
            "properties": { "interview": { "$ref": "#/$defs/words" }, "interviewers": { "type": "integer", "minimum": 1 } }
          }
        },
        "generalizability": { "$ref": "#/$defs/share" },
        "dependability": { "$ref": "#/$defs/share" },
        "sem": { "type": "number", "minimum": 0 },
        "decision_accuracy": { "$ref": "#/$defs/maybe_share" },
        "decision_consistency": { "$ref": "#/$defs/maybe_share" },
        "one_format": { "$ref": "#/$defs/names", "description": "Competencies that interviews of one format alone can show." }
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
