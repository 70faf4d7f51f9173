// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view partial_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:partial:1",
  "title": "panelscore shard of past ratings",
  "description": "Past ratings as columns of numbers beside lists of names, for calibrate --merge. A number points into a list, from 0; columns of one table have one length; a column with nothing in it may be left out.",
  "type": "object",
  "required": ["format", "read_as", "files", "names", "panels", "cards", "ratings"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/partial/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "type": "string", "minLength": 1 } }
    },
    "read_as": {
      "description": "How the files were read; the same in all shards of a merge.",
      "type": "object",
      "required": ["score", "by", "scale", "values", "rubrics"],
      "additionalProperties": false,
      "properties": {
        "score": { "enum": ["competencies", "overall"] },
        "by": { "type": ["string", "null"] },
        "scale": {
          "type": ["object", "null"],
          "required": ["minimum", "maximum", "step", "lower_is_better"],
          "additionalProperties": false,
          "properties": {
            "minimum": { "type": "number" },
            "maximum": { "type": "number" },
            "step": { "type": "number", "minimum": 0 },
            "lower_is_better": { "type": "boolean" }
          }
        },
        "values": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["label", "score"],
            "additionalProperties": false,
            "properties": { "label": { "type": "string" }, "score": { "type": ["number", "null"], "description": "null: not observed" } }
          }
        },
        "rubrics": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "revision"],
            "additionalProperties": false,
            "properties": { "id": { "type": "string" }, "revision": { "type": "string" } }
          }
        }
      }
    },
    "files": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["file", "problems"],
        "additionalProperties": false,
        "properties": {
          "file": { "type": "string" },
          "problems": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["level", "code", "name", "message", "details"],
              "properties": { "level": { "enum": ["warning", "information"] } }
            }
          }
        }
      }
    },
    "names": {
      "type": "object",
      "required": ["candidates", "openings", "interviewers", "interviews", "competencies", "seniorities", "revisions", "groups"],
      "additionalProperties": { "type": "array", "items": { "type": "string", "minLength": 1 } },
      "propertyNames": { "enum": ["candidates", "openings", "interviewers", "interviews", "competencies", "seniorities", "revisions", "groups"] }
    },
    "panels": {
      "type": "object",
      "required": ["candidate"],
      "additionalProperties": false,
      "properties": {
        "candidate": { "$ref": "#/$defs/codes" },
        "opening": { "$ref": "#/$defs/gaps" },
        "seniority": { "$ref": "#/$defs/gaps" },
        "seniority_file": { "$ref": "#/$defs/gaps" },
        "seniority_line": { "$ref": "#/$defs/gaps" }
      }
    },
    "cards": {
      "type": "object",
      "required": ["panel", "interviewer", "file", "line", "ratings"],
      "additionalProperties": false,
      "properties": {
        "panel": { "$ref": "#/$defs/codes" },
        "interviewer": { "$ref": "#/$defs/codes" },
        "file": { "$ref": "#/$defs/codes" },
        "line": { "$ref": "#/$defs/codes" },
        "interview": { "$ref": "#/$defs/gaps" },
        "after_debrief": { "type": "array", "items": { "enum": [0, 1, null] } },
        "rubric": { "$ref": "#/$defs/gaps" },
        "revision": { "$ref": "#/$defs/gaps" },
        "group": { "$ref": "#/$defs/gaps" },
        "interviewed_at": { "$ref": "#/$defs/times" },
        "submitted_at": { "$ref": "#/$defs/times" },
        "overall": { "type": "array", "items": { "enum": [-2, -1, 0, 1, 2, null] } },
        "ratings": { "$ref": "#/$defs/codes", "description": "How many each card has." }
      }
    },
    "ratings": {
      "description": "Card by card.",
      "type": "object",
      "required": ["competency"],
      "additionalProperties": false,
      "properties": {
        "competency": { "$ref": "#/$defs/codes" },
        "score": { "type": "array", "items": { "type": ["number", "null"], "description": "null: not observed" } }
      }
    }
  },
  "$defs": {
    "code": { "type": "integer", "minimum": 0, "maximum": 4294967294 },
    "codes": { "type": "array", "items": { "$ref": "#/$defs/code" } },
    "gaps": { "type": "array", "items": { "oneOf": [{ "$ref": "#/$defs/code" }, { "type": "null" }] } },
    "times": {
      "description": "Seconds since 1970.",
      "type": "array",
      "items": { "type": ["integer", "null"], "minimum": -62167219200, "maximum": 253402300799 }
    }
  }
}
)schema";

} // namespace panelscore::detail
