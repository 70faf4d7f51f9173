// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view rubric_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:rubric:1",
  "title": "panelscore rubric",
  "description": "A competency model (scale, domains, competencies), a role (weights, policy), or both. A role may take its competencies from the file that \"uses\" names.",
  "type": "object",
  "required": ["format", "id", "revision"],
  "additionalProperties": false,
  "anyOf": [
    { "required": ["competencies"] },
    { "required": ["weights"] }
  ],
  "dependentRequired": {
    "seniorities": ["weights", "policy"],
    "weights": ["policy"],
    "reasons": ["weights", "policy"],
    "targets": ["weights", "policy"],
    "policy": ["weights"],
    "interviews": ["weights", "policy"],
    "swaps": ["weights", "policy"],
    "notes": ["weights", "policy"],
    "accommodations": ["weights", "policy"]
  },
  "if": { "not": { "required": ["uses"] } },
  "then": { "required": ["scale", "domains", "competencies"] },
  "properties": {
    "format": { "const": "panelscore/rubric/1" },
    "id": { "$ref": "#/$defs/id" },
    "revision": { "$ref": "#/$defs/words" },
    "updated": { "$ref": "#/$defs/date" },
    "language": { "type": "string", "description": "Language tag of the text, such as \"en\"." },
    "title": { "type": "string" },
    "uses": {
      "description": "A rubric file in this file's folder whose model this role takes.",
      "type": "string",
      "minLength": 1
    },
    "scale": { "$ref": "#/$defs/scale" },
    "domains": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/domain" } },
    "competencies": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/competency" } },
    "seniorities": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/words" } },
    "weights": {
      "description": "By competency, in points of 100 or shares of 1. A competency left out is not scored.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": { "type": "number", "minimum": 0, "maximum": 100 }
    },
    "reasons": {
      "description": "Why the weights are what they are: by competency, or \"*\" for the role.",
      "type": "object",
      "additionalProperties": { "type": "string" }
    },
    "targets": {
      "description": "What the role expects, by competency and seniority; over the competency's own.",
      "type": "object",
      "additionalProperties": { "$ref": "#/$defs/by_seniority" }
    },
    "policy": { "$ref": "#/$defs/policy" },
    "interviews": { "type": "array", "items": { "$ref": "#/$defs/interview" } },
    "swaps": { "type": "array", "items": { "$ref": "#/$defs/swap" } },
    "notes": { "$ref": "#/$defs/lines" },
    "accommodations": { "type": "string" },
    "interchange": {
      "description": "What parts of the rubric are called in the system it came from.",
      "type": "array",
      "items": {
        "type": "object",
        "required": ["of", "identifier"],
        "additionalProperties": false,
        "properties": {
          "of": { "type": "string", "pattern": "^(rubric|document|package|(domain|criterion|item|level)/.+)$" },
          "identifier": { "type": "string" },
          "uri": { "type": "string" }
        }
      }
    },
    "lint_ok": { "$ref": "#/$defs/lint_ok" }
  },
  "$defs": {
    "id": { "type": "string", "minLength": 1 },
    "words": { "type": "string", "minLength": 1 },
    "lines": { "type": "array", "items": { "type": "string" } },
    "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
    "competency_id": { "type": "string", "pattern": "^[^.\\s]+\\.[^.\\s]+$" },
    "lint_ok": {
      "description": "Lint rules accepted here, each with the reason.",
      "type": "object",
      "propertyNames": { "pattern": "^[A-Z]+-[0-9]{2}$" },
      "additionalProperties": { "type": "string", "minLength": 1 }
    },
    "by_seniority": {
      "type": "object",
      "minProperties": 1,
      "additionalProperties": { "type": "number" }
    },
    "maybe_by_seniority": {
      "oneOf": [ { "type": "number" }, { "$ref": "#/$defs/by_seniority" } ]
    },
    "share": { "type": "number", "minimum": 0, "maximum": 1 },
    "inner_share": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 },
    "people": { "type": "integer", "minimum": 1 },
    "scale": {
      "type": "object",
      "required": ["levels"],
      "additionalProperties": false,
      "properties": {
        "levels": { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/level" } },
        "not_observed": {
          "description": "What an interviewer enters for \"I did not see this\". It has no score.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "symbol": { "$ref": "#/$defs/words" },
            "label": { "type": "string" },
            "meaning": { "type": "string" }
          }
        },
        "rules": { "$ref": "#/$defs/lines" },
        "direction": { "enum": ["higher_is_better", "lower_is_better"], "default": "higher_is_better" },
        "step": { "type": "number", "exclusiveMinimum": 0 }
      }
    },
    "level": {
      "type": "object",
      "required": ["score"],
      "additionalProperties": false,
      "properties": {
        "score": { "type": "number" },
        "label": { "type": "string" },
        "meaning": { "type": "string" }
      }
    },
    "domain": {
      "type": "object",
      "required": ["id"],
      "additionalProperties": false,
      "properties": {
        "id": { "type": "string", "pattern": "^[^.\\s]+$" },
        "name": { "type": "string" }
      }
    },
    "competency": {
      "type": "object",
      "required": ["id", "name", "definition", "anchors"],
      "additionalProperties": false,
      "properties": {
        "id": { "$ref": "#/$defs/competency_id" },
        "code": { "type": "string" },
        "name": { "type": "string" },
        "definition": { "type": "string" },
        "origin": { "type": "string" },
        "sources": { "$ref": "#/$defs/lines" },
        "indicators": { "type": "array", "items": { "$ref": "#/$defs/indicator" } },
        "anchors": {
          "description": "By level: the behaviour that earns it.",
          "type": "object",
          "propertyNames": { "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
          "additionalProperties": { "$ref": "#/$defs/anchor" }
        },
        "questions": { "type": "array", "items": { "$ref": "#/$defs/question" } },
        "red_flags": { "type": "array", "items": { "$ref": "#/$defs/flag" } },
        "green_flags": { "type": "array", "items": { "$ref": "#/$defs/flag" } },
        "targets": { "$ref": "#/$defs/by_seniority" },
        "calibration": { "type": "array", "items": { "$ref": "#/$defs/calibration_note" } },
        "alignments": { "type": "array", "items": { "$ref": "#/$defs/alignment" } },
        "lint_ok": { "$ref": "#/$defs/lint_ok" }
      }
    },
    "indicator": {
      "type": "object",
      "required": ["id", "text"],
      "additionalProperties": false,
      "properties": {
        "id": { "type": "string" },
        "text": { "type": "string" },
        "terms": { "$ref": "#/$defs/lines" }
      }
    },
    "anchor": {
      "oneOf": [
        { "type": "string" },
        {
          "type": "object",
          "required": ["text"],
          "additionalProperties": false,
          "properties": {
            "text": { "type": "string" },
            "requires_past": { "type": "boolean" },
            "lint_ok": { "$ref": "#/$defs/lint_ok" }
          }
        }
      ]
    },
    "question": {
      "type": "object",
      "required": ["id", "text"],
      "additionalProperties": false,
      "properties": {
        "id": { "$ref": "#/$defs/id" },
        "kind": {
          "enum": ["case", "concept", "debug", "design", "estimate", "live", "pairing", "past", "role_play"]
        },
        "text": { "type": "string" },
        "key": { "type": "string", "description": "What a full answer holds; for interviewers only." },
        "probes": { "$ref": "#/$defs/lines" },
        "reviewed": { "$ref": "#/$defs/date" },
        "lint_ok": { "$ref": "#/$defs/lint_ok" }
      }
    },
    "flag": {
      "oneOf": [
        { "type": "string" },
        {
          "type": "object",
          "required": ["text"],
          "additionalProperties": false,
          "properties": {
            "text": { "type": "string" },
            "lint_ok": { "$ref": "#/$defs/lint_ok" }
          }
        }
      ]
    },
    "calibration_note": {
      "type": "object",
      "required": ["note", "level"],
      "additionalProperties": false,
      "properties": {
        "note": { "type": "string" },
        "level": { "type": "number" },
        "lint_ok": { "$ref": "#/$defs/lint_ok" }
      }
    },
    "alignment": {
      "type": "object",
      "required": ["framework", "item"],
      "additionalProperties": false,
      "properties": {
        "framework": { "type": "string" },
        "item": { "type": "string" },
        "relation": { "type": "string" }
      }
    },
    "policy": {
      "type": "object",
      "required": ["bars"],
      "additionalProperties": false,
      "not": { "required": ["confidence", "cost_ratio"] },
      "properties": {
        "method": { "enum": ["posterior", "mean"], "default": "posterior" },
        "bars": {
          "description": "The composite each call needs: points of the scale or, relative to the target, offsets.",
          "type": "object",
          "required": ["strong_hire", "hire", "no_hire"],
          "additionalProperties": false,
          "properties": {
            "relative_to": { "const": "target" },
            "strong_hire": { "$ref": "#/$defs/maybe_by_seniority" },
            "hire": { "$ref": "#/$defs/maybe_by_seniority" },
            "no_hire": { "$ref": "#/$defs/maybe_by_seniority" }
          }
        },
        "confidence": { "type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 1, "default": 0.8 },
        "cost_ratio": { "type": "number", "exclusiveMinimum": 1 },
        "level": { "$ref": "#/$defs/inner_share", "default": 0.9 },
        "aggregate": { "enum": ["mean", "median", "trimmed"], "default": "mean" },
        "gates": { "type": "array", "items": { "$ref": "#/$defs/gate" } },
        "evidence": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "interviewers": { "$ref": "#/$defs/people", "default": 2 },
            "coverage": { "$ref": "#/$defs/share", "default": 0.7 },
            "early_no_hire": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "probability": { "$ref": "#/$defs/share", "default": 0.05 },
                "interviewers": { "$ref": "#/$defs/people", "default": 2 },
                "coverage": { "$ref": "#/$defs/share", "default": 0.4 }
              }
            }
          }
        },
        "share_at_bar": { "$ref": "#/$defs/inner_share", "default": 0.33 }
      }
    },
    "gate": {
      "type": "object",
      "required": ["competency"],
      "additionalProperties": false,
      "oneOf": [ { "required": ["minimum"] }, { "required": ["below_target"] } ],
      "properties": {
        "competency": { "$ref": "#/$defs/competency_id" },
        "minimum": { "$ref": "#/$defs/maybe_by_seniority" },
        "below_target": { "$ref": "#/$defs/maybe_by_seniority" },
        "lint_ok": { "$ref": "#/$defs/lint_ok" }
      }
    },
    "interview": {
      "type": "object",
      "required": ["id"],
      "additionalProperties": false,
      "properties": {
        "id": { "$ref": "#/$defs/id" },
        "title": { "type": "string" },
        "format": {
          "enum": ["technical_discussion", "design_exercise", "work_sample", "past_behaviour", "role_play"]
        },
        "minutes": { "type": "integer", "minimum": 1 },
        "ai_policy": { "type": "string" },
        "lead": { "type": "string" },
        "purpose": { "type": "string" },
        "competencies": { "type": "array", "items": { "$ref": "#/$defs/competency_id" } },
        "questions": {
          "description": "Ids of questions in the order they are asked.",
          "type": "array",
          "items": { "$ref": "#/$defs/id" }
        },
        "lint_ok": { "$ref": "#/$defs/lint_ok" }
      }
    },
    "swap": {
      "type": "object",
      "required": ["out", "in"],
      "additionalProperties": false,
      "properties": {
        "situation": { "type": "string" },
        "out": { "$ref": "#/$defs/competency_id" },
        "in": { "$ref": "#/$defs/competency_id" },
        "slots": { "type": "array", "items": { "$ref": "#/$defs/id" } },
        "note": { "type": "string" }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
