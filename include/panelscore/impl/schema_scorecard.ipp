// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view scorecard_schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:panelscore:schema:scorecard:1",
  "title": "panelscore scorecard",
  "description": "One interviewer's ratings of one candidate in one interview; an array holds several. A rating that is null was not observed, one that is left out was not asked; neither is a zero.",
  "oneOf": [
    { "$ref": "#/$defs/scorecard" },
    { "type": "array", "items": { "$ref": "#/$defs/scorecard" } }
  ],
  "$defs": {
    "scorecard": {
      "type": "object",
      "required": ["candidate", "interviewer", "ratings"],
      "additionalProperties": false,
      "properties": {
        "format": { "const": "panelscore/scorecard/1" },
        "rubric": { "$ref": "#/$defs/name", "description": "Id of the rubric the card was filled in for." },
        "revision": { "$ref": "#/$defs/name" },
        "candidate": { "$ref": "#/$defs/name" },
        "interviewer": { "$ref": "#/$defs/name" },
        "interview": { "type": "string", "description": "Id of an interview of the plan." },
        "opening": { "type": "string", "description": "The vacancy; the same candidate in two openings is two panels." },
        "seniority": { "type": "string" },
        "interviewed_at": { "type": "string", "description": "ISO 8601." },
        "submitted_at": { "type": "string", "description": "ISO 8601." },
        "phase": { "enum": ["independent", "after_debrief"], "default": "independent" },
        "ratings": {
          "type": "object",
          "description": "By competency.",
          "propertyNames": { "minLength": 1 },
          "additionalProperties": { "$ref": "#/$defs/rating" }
        },
        "red_flags": { "type": "array", "items": { "$ref": "#/$defs/red_flag" } },
        "overall": {
          "description": "A vote: shown, never scored.",
          "enum": ["strong_no_hire", "no_hire", "mixed", "hire", "strong_hire", null]
        },
        "notes": { "type": "string" },
        "source": { "type": "object", "description": "Where the card comes from; kept, never scored." },
        "x": { "type": "object", "description": "Anything; kept, never scored." }
      }
    },
    "name": { "type": "string", "minLength": 1 },
    "rating": {
      "oneOf": [
        { "type": ["number", "null"] },
        {
          "type": "object",
          "required": ["score"],
          "additionalProperties": false,
          "properties": {
            "score": { "type": ["number", "null"] },
            "evidence": { "type": "string", "description": "What the candidate said or did." },
            "hint": { "enum": ["none", "directed", "answer_given"] }
          }
        }
      ]
    },
    "red_flag": {
      "type": "object",
      "required": ["flag"],
      "additionalProperties": false,
      "properties": {
        "competency": { "type": "string" },
        "flag": { "type": "string", "minLength": 1 },
        "quotation": { "type": "string" }
      }
    }
  }
}
)schema";

} // namespace panelscore::detail
