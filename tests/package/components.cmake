# SPDX-License-Identifier: BSL-1.0
# cmake -D build=DIR -D source=DIR -D folder=SCRATCH -P components.cmake: the components are the whole, DESTDIR is
# kept to, nothing installed knows where it was built or installed, and it works where it is moved to.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${folder})

# installed(DESTDIR ARGUMENTS...): its files, in `files`.
function(installed destination)
    set(ENV{DESTDIR} ${destination})
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${build} --prefix /opt/panelscore ${ARGN}
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    set(ENV{DESTDIR} "")
    file(GLOB_RECURSE found LIST_DIRECTORIES false RELATIVE ${destination}/opt/panelscore ${destination}/*)
    list(SORT found)
    set(files "${found}" PARENT_SCOPE)
endfunction()

installed(${folder}/whole)
set(whole "${files}")
foreach(component c_library development tool documents)
    installed(${folder}/parts --component ${component})
endforeach()
set(parts "${files}")
if(NOT whole STREQUAL parts)
    list(REMOVE_ITEM whole ${parts})
    message(FATAL_ERROR "in no component: ${whole}")
endif()

foreach(file IN LISTS whole)
    if(file MATCHES "^\\.\\.")
        message(SEND_ERROR "DESTDIR was not kept to: ${file}")
    endif()
    if(NOT file MATCHES "\\.(cmake|pc)$")
        continue()
    endif()
    file(READ ${folder}/whole/opt/panelscore/${file} text)
    foreach(place ${build} ${source} /opt/panelscore)
        string(FIND "${text}" "${place}" at)
        if(NOT at EQUAL -1)
            message(SEND_ERROR "${file} names ${place}")
        endif()
    endforeach()
endforeach()

file(RENAME ${folder}/whole/opt/panelscore ${folder}/moved)
if(EXISTS ${folder}/moved/bin/panelscore)
    execute_process(COMMAND ${folder}/moved/bin/panelscore rubrics OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endif()
if(EXISTS ${folder}/moved/include/panelscore.h)
    execute_process(COMMAND ${CMAKE_CTEST_COMMAND}
        --build-and-test ${CMAKE_CURRENT_LIST_DIR}/c_consumer ${folder}/c_consumer --build-generator Ninja
        --build-options -D CMAKE_PREFIX_PATH=${folder}/moved --test-command c_consumer
        OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "${said}")
    endif()
endif()
