# SPDX-License-Identifier: BSL-1.0
# cmake -D root=DIR -D names=FILE -D output=FILE [-D reverse=ON] -P odr.cmake
# Writes a source file that includes every public header while `min` and `max` are macros. Two such files, in
# opposite order, are linked into one program: a definition that is not inline, or that differs, shows.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${names} headers)
if(reverse)
    list(REVERSE headers)
endif()
file(GLOB_RECURSE scanned ${root}/panelscore/*.hpp ${root}/panelscore/*.ipp)
set(outside "")
foreach(file IN LISTS scanned)
    file(STRINGS ${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*<[^>]+>")
    list(FILTER lines EXCLUDE REGEX "<panelscore/")
    list(APPEND outside ${lines})
endforeach()
list(SORT outside)
list(REMOVE_DUPLICATES outside)
list(JOIN outside "\n" before)
list(TRANSFORM headers REPLACE "(.+)" "#include <\\1>")
list(JOIN headers "\n" after)
file(WRITE ${output} "// Written by tests/layout/odr.cmake.
${before}
#define min(a, b) a macro that must not be expanded
#define max(a, b) a macro that must not be expanded
${after}
")
if(NOT reverse)
    file(APPEND ${output} "int main() { return panelscore::version.empty() ? 1 : 0; }\n")
endif()
