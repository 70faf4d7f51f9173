# SPDX-License-Identifier: BSL-1.0
# cmake -D nm=NM -D library=SO -D soname=NAME -D header=panelscore.h -P symbols.cmake: the shared library shows the
# functions of the header and nothing else.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${nm} -D --defined-only ${library} OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[0-9a-f]+ [A-Za-z] [^\n]+" lines "${table}")
set(shown "")
foreach(line IN LISTS lines)
    if(line MATCHES "^[0-9a-f]+ T (panelscore_[a-z_]+)(@@PANELSCORE_[0-9]+)?$")
        list(APPEND shown ${CMAKE_MATCH_1})
    elseif(NOT line MATCHES " A PANELSCORE_[0-9]+(@@PANELSCORE_[0-9]+)?$")
        message(SEND_ERROR "shown, but not ours: ${line}")
    endif()
endforeach()

file(READ ${header} text)
string(REGEX MATCHALL "PANELSCORE_API [^(]*panelscore_[a-z_]+\\(" declared "${text}")
list(TRANSFORM declared REPLACE ".*(panelscore_[a-z_]+)\\($" "\\1")
list(SORT declared)
list(SORT shown)
list(LENGTH declared count)
if(NOT declared STREQUAL shown OR count LESS 21)
    message(FATAL_ERROR "the header has ${declared}\nthe library shows ${shown}")
endif()

string(REGEX MATCH "PANELSCORE_ABI ([0-9]+)" abi "${text}")
if(NOT soname MATCHES "\\.${CMAKE_MATCH_1}(\\.dylib)?$")
    message(FATAL_ERROR "the library is called ${soname}, the interface has number ${CMAKE_MATCH_1}")
endif()
