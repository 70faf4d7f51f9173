// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view import_map_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:import-map:1",
  "title": "panelscore import map",
  "description": "What the names and values of an applicant tracking system are called here. A draft holds null where a person has yet to decide.",
  "type": "object",
  "required": ["format"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/import-map/1" },
    "rubric": { "$ref": "#/$defs/name" },
    "revision": { "$ref": "#/$defs/name" },
    "seniority": {
      "description": "Of every card, or by the name or id of the job.",
      "oneOf": [{ "$ref": "#/$defs/name" }, { "$ref": "#/$defs/names" }]
    },
    "opening": { "enum": ["any", "job", "application", "none"] },
    "scales": {
      "description": "Their values; an object is the table of the scale or attribute of that name.",
      "type": "object",
      "additionalProperties": {
        "oneOf": [{ "$ref": "#/$defs/score" }, { "type": "object", "additionalProperties": { "$ref": "#/$defs/score" } }]
      }
    },
    "competencies": { "$ref": "#/$defs/names", "description": "Their attributes, \"name\" or \"name (type)\"." },
    "interviews": { "$ref": "#/$defs/names" },
    "overall": {
      "type": "object",
      "additionalProperties": { "enum": ["strong_no_hire", "no_hire", "mixed", "hire", "strong_hire", "no_vote", null] }
    },
    "columns": {
      "description": "Where a spreadsheet keeps what.",
      "type": "object",
      "properties": {
        "layout": { "enum": ["rating", "card"] },
        "ratings": {
          "oneOf": [
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "additionalProperties": { "type": ["string", "null"] } }
          ]
        }
      },
      "additionalProperties": { "type": "string" }
    }
  },
  "$defs": {
    "name": { "type": "string", "minLength": 1 },
    "names": { "type": "object", "additionalProperties": { "type": ["string", "null"], "minLength": 1 } },
    "score": { "oneOf": [{ "type": "number" }, { "const": "not_observed" }, { "type": "null" }] }
  }
}
)schema";

inline constexpr std::string_view import_report_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:import-report:1",
  "title": "panelscore import report",
  "description": "What an import read, wrote and left out: read is written and all counts of left_out together.",
  "type": "object",
  "required": ["format", "engine", "systems", "map", "files", "candidates", "openings", "cards", "ratings", "votes", "scales", "settled", "set_by_map", "missing_cards", "problems"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/import-report/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
    },
    "systems": { "type": "array", "items": { "$ref": "#/$defs/words" } },
    "map": { "type": ["string", "null"] },
    "files": { "$ref": "#/$defs/count" },
    "candidates": { "$ref": "#/$defs/count" },
    "openings": { "$ref": "#/$defs/count" },
    "cards": {
      "type": "object",
      "required": ["read", "written", "left_out", "interview_not_named"],
      "additionalProperties": false,
      "properties": {
        "read": { "$ref": "#/$defs/count" },
        "written": { "$ref": "#/$defs/count" },
        "left_out": { "$ref": "#/$defs/left_out" },
        "interview_not_named": { "$ref": "#/$defs/count", "description": "Forms of an interview that the map has no list for." }
      }
    },
    "ratings": {
      "type": "object",
      "required": ["read", "written", "left_out", "not_observed"],
      "additionalProperties": false,
      "properties": {
        "read": { "$ref": "#/$defs/count" },
        "written": { "$ref": "#/$defs/count" },
        "left_out": { "$ref": "#/$defs/left_out" },
        "not_observed": { "$ref": "#/$defs/count", "description": "Of the ratings written." }
      }
    },
    "votes": {
      "type": "object",
      "required": ["read", "written", "left_out"],
      "additionalProperties": false,
      "properties": {
        "read": { "$ref": "#/$defs/count" },
        "written": { "$ref": "#/$defs/count" },
        "left_out": { "$ref": "#/$defs/left_out" }
      }
    },
    "scales": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["name", "line", "values"],
        "additionalProperties": false,
        "properties": {
          "name": { "type": ["string", "null"] },
          "line": { "$ref": "#/$defs/line" },
          "values": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["theirs", "score"],
              "additionalProperties": false,
              "properties": { "theirs": { "type": "string" }, "score": { "type": ["number", "null"], "description": "null: not observed" } }
            }
          }
        }
      }
    },
    "settled": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["what", "ids"],
        "additionalProperties": false,
        "properties": { "what": { "enum": ["entered_by_other", "sent_twice"] }, "ids": { "$ref": "#/$defs/ids" } }
      }
    },
    "set_by_map": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["what", "value", "job", "line"],
        "additionalProperties": false,
        "properties": {
          "what": { "enum": ["rubric", "revision", "seniority"] },
          "value": { "$ref": "#/$defs/words" },
          "job": { "type": ["string", "null"] },
          "line": { "$ref": "#/$defs/line" }
        }
      }
    },
    "missing_cards": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["candidate", "interviewer", "interview"],
        "additionalProperties": false,
        "properties": {
          "candidate": { "$ref": "#/$defs/words" },
          "interviewer": { "$ref": "#/$defs/words" },
          "interview": { "type": ["string", "null"] }
        }
      }
    },
    "problems": { "type": "array", "items": { "type": "object", "required": ["level", "code", "name", "message", "file", "line"] } }
  },
  "$defs": {
    "words": { "type": "string", "minLength": 1 },
    "count": { "type": "integer", "minimum": 0 },
    "line": { "type": ["integer", "null"], "minimum": 1, "description": "Of the map." },
    "ids": { "type": "array", "items": { "$ref": "#/$defs/words" } },
    "left_out": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["reason", "name", "type", "value", "line", "count", "ids"],
        "additionalProperties": false,
        "properties": {
          "reason": { "enum": ["not_submitted", "deleted", "ignored", "unmapped", "duplicate", "unreadable"] },
          "name": { "type": ["string", "null"] },
          "type": { "type": ["string", "null"] },
          "value": { "type": ["string", "null"] },
          "line": { "$ref": "#/$defs/line" },
          "count": { "type": "integer", "minimum": 1 },
          "ids": { "$ref": "#/$defs/ids" }
        }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
