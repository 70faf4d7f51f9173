# SPDX-License-Identifier: BSL-1.0
# cmake -D doxygen=FILE -D file=DOXYFILE -D folder=DIR -D root=SOURCE -P write.cmake: writes the reference; fails on every warning but that
# a member of a documented type, or a constant, has no comment of its own: its name says it.
cmake_minimum_required(VERSION 3.25)
if(NOT doxygen)
    message(FATAL_ERROR "doxygen is not installed")
endif()
file(REMOVE_RECURSE ${folder})
file(MAKE_DIRECTORY ${folder})
# What a header is for stands once, in the table of docs/architecture.md.
file(STRINGS ${root}/docs/architecture.md rows REGEX "^\\| `[a-z_/]+\\.hpp` \\| ")
set(pages "")
list(FILTER rows EXCLUDE REGEX "`detail/")
foreach(row IN LISTS rows)
    string(REGEX REPLACE "^\\| `([a-z_/]+\\.hpp)` \\| (.*) \\|$" "/** \\\\file panelscore/\\1\\n\\2 */\n" page "${row}")
    string(APPEND pages "${page}")
endforeach()
file(WRITE ${folder}/headers.dox "${pages}")
execute_process(COMMAND ${doxygen} ${file} COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS ${folder}/warnings warnings)
list(FILTER warnings EXCLUDE REGEX
    "Member .* \\(((variable|friend|enumvalue|function)\\) of (class|struct)|variable\\) of namespace) .* is not documented")
list(FILTER warnings EXCLUDE REGEX "Internal inconsistency: scope for class std::hash")
if(warnings)
    list(JOIN warnings "\n" warnings)
    message(FATAL_ERROR "${warnings}")
endif()
