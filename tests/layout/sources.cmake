# SPDX-License-Identifier: BSL-1.0
# cmake -D root=SOURCE -P sources.cmake: size and first line of each source, a test for each header, no paths of
# one machine.
cmake_minimum_required(VERSION 3.25)
set(line_limit 500)
set(tested_by_inclusion panelscore.hpp fwd.hpp) # layout/odr compiles them; they hold no code
set(machine_path "(^|[^A-Za-z0-9_.:/])/(home|Users|root|mnt|srv|work|builds)/")

set(problems "")
file(GLOB_RECURSE sources RELATIVE ${root}
    ${root}/include/*.hpp ${root}/include/*.ipp ${root}/src/*.hpp ${root}/src/*.cpp
    ${root}/tests/*.hpp ${root}/tests/*.cpp ${root}/examples/*.cpp
    ${root}/include/*.h ${root}/tests/*.h ${root}/tests/*.c ${root}/examples/*.c)
foreach(file IN LISTS sources)
    file(READ ${root}/${file} text)
    string(REGEX REPLACE "[^\n]" "" line_ends "${text}")
    string(LENGTH "${line_ends}" lines)
    if(lines GREATER line_limit)
        string(APPEND problems "${file}: ${lines} lines, the limit is ${line_limit}\n")
    endif()
    if(NOT text MATCHES "^(// SPDX-License-Identifier: BSL-1.0|/\\* SPDX-License-Identifier: BSL-1.0 \\*/)\n")
        string(APPEND problems "${file}: the first line is not the licence line\n")
    endif()
endforeach()

file(GLOB_RECURSE headers RELATIVE ${root}/include/panelscore ${root}/include/panelscore/*.hpp)
list(FILTER headers EXCLUDE REGEX "^detail/|/detail/")
list(REMOVE_ITEM headers ${tested_by_inclusion})
foreach(header IN LISTS headers)
    string(REGEX REPLACE "\\.hpp$" ".test.cpp" test "tests/unit/${header}")
    if(NOT EXISTS ${root}/${test})
        string(APPEND problems "${header}: has no ${test}\n")
        continue()
    endif()
    file(READ ${root}/${test} text)
    if(NOT text MATCHES "#include <panelscore/${header}>")
        string(APPEND problems "${test}: does not include <panelscore/${header}>\n")
    endif()
endforeach()

# panelscore.hpp includes every header but those of io/ and detail/.
list(FILTER headers EXCLUDE REGEX "^io/")
file(STRINGS ${root}/include/panelscore/panelscore.hpp included REGEX "^#include <panelscore/")
list(TRANSFORM included REPLACE "^#include <panelscore/(.*)>$" "\\1")
foreach(header IN LISTS headers)
    if(NOT header IN_LIST included)
        string(APPEND problems "panelscore.hpp: does not include <panelscore/${header}>\n")
    endif()
endforeach()

file(GLOB files RELATIVE ${root} ${root}/*.md ${root}/*.txt ${root}/*.json ${root}/.ci/*)
foreach(folder docs examples include rubrics src tests)
    file(GLOB_RECURSE found RELATIVE ${root} ${root}/${folder}/*)
    list(APPEND files ${found})
endforeach()
list(FILTER files EXCLUDE REGEX "\\.pyc$|^tests/fuzz/corpus/|^tests/layout/sources\\.cmake$")
foreach(file IN LISTS files)
    file(READ ${root}/${file} text)
    if(text MATCHES "${machine_path}[^ \n]*")
        string(APPEND problems "${file}: a path of one machine: ${CMAKE_MATCH_0}\n")
    endif()
endforeach()

if(problems)
    message(FATAL_ERROR "${problems}")
endif()
