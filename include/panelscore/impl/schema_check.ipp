// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view check_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:check:1",
  "title": "panelscore check report",
  "description": "What `check -f json` prints: no score and nothing of what a note says.",
  "type": "object",
  "required": ["format", "engine", "problems", "cards", "refused"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/check/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
    },
    "problems": { "type": "array", "items": { "$ref": "#/$defs/problem" } },
    "cards": { "type": "array", "items": { "$ref": "#/$defs/card" } },
    "refused": { "$ref": "#/$defs/count", "description": "Cards that cannot be used as they are." }
  },
  "$defs": {
    "words": { "type": "string", "minLength": 1 },
    "count": { "type": "integer", "minimum": 0 },
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
    "card": {
      "type": "object",
      "required": ["file", "line", "interview", "status", "left_out", "findings"],
      "additionalProperties": false,
      "properties": {
        "file": { "$ref": "#/$defs/words" },
        "line": { "type": "integer", "minimum": 1 },
        "interview": { "type": ["string", "null"] },
        "status": { "enum": ["complete", "look_again", "incomplete"] },
        "left_out": {
          "description": "Planned competencies with neither a score nor a not observed.",
          "type": "array",
          "items": { "$ref": "#/$defs/words" }
        },
        "findings": { "$ref": "#/$defs/count" }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
