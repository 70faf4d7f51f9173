# SPDX-License-Identifier: BSL-1.0
# The JSON Schemas, judged by a validator that is not ours: Debian's python3-jsonschema.
find_program(system_python NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
add_test(NAME schema COMMAND ${system_python} -B ${CMAKE_CURRENT_SOURCE_DIR}/schema/validate.py
    $<TARGET_FILE:panelscore_cli> ${PROJECT_SOURCE_DIR})
set_tests_properties(schema PROPERTIES LABELS schema)
