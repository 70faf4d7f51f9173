// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view lint_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:lint:1",
  "title": "panelscore lint report",
  "description": "What `lint -f json` prints.",
  "type": "object",
  "required": ["format", "engine", "problems", "files"],
  "additionalProperties": false,
  "properties": {
    "format": { "const": "panelscore/lint/1" },
    "engine": {
      "type": "object",
      "required": ["name", "version"],
      "additionalProperties": false,
      "properties": { "name": { "const": "panelscore" }, "version": { "$ref": "#/$defs/words" } }
    },
    "problems": { "type": "array", "items": { "$ref": "#/$defs/problem" } },
    "files": { "type": "array", "items": { "$ref": "#/$defs/file" } }
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
    "file": {
      "type": "object",
      "required": ["file", "errors", "warnings", "information", "structure_score"],
      "additionalProperties": false,
      "properties": {
        "file": { "$ref": "#/$defs/words" },
        "errors": { "$ref": "#/$defs/count" },
        "warnings": { "$ref": "#/$defs/count" },
        "information": { "$ref": "#/$defs/count" },
        "structure_score": {
          "description": "Parts of a structured interview the rubric shows; null when it could not be read.",
          "type": ["integer", "null"],
          "minimum": 0
        }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
