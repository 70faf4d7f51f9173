# SPDX-License-Identifier: BSL-1.0
# cmake -D cpack=FILE -D build=DIR -D source=DIR -D folder=SCRATCH -D version=X.Y.Z -P debian.cmake: the Debian packages hold
# what they should, lintian finds no error, two runs give the same bytes, and all of it works unpacked.
cmake_minimum_required(VERSION 3.25)
find_program(dpkg_deb NAMES dpkg-deb REQUIRED)
find_program(lintian NAMES lintian REQUIRED)
file(REMOVE_RECURSE ${folder})
foreach(run one two)
    execute_process(COMMAND ${cpack} -B ${folder}/${run} WORKING_DIRECTORY ${build}
        OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "${said}")
    endif()
endforeach()
file(GLOB packages RELATIVE ${folder}/one ${folder}/one/*.deb)
list(LENGTH packages count)
if(NOT count EQUAL 3)
    message(FATAL_ERROR "not three packages: ${packages}")
endif()

foreach(package IN LISTS packages)
    file(SHA256 ${folder}/one/${package} first)
    file(SHA256 ${folder}/two/${package} second)
    if(NOT first STREQUAL second)
        message(SEND_ERROR "${package}: two runs give different bytes")
    endif()
    execute_process(COMMAND ${dpkg_deb} -x ${folder}/one/${package} ${folder}/tree COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE "_.*" "" name "${package}")
    execute_process(COMMAND ${dpkg_deb} -f ${folder}/one/${package} Depends
        OUTPUT_VARIABLE depends_${name} COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${dpkg_deb} -c ${folder}/one/${package} OUTPUT_VARIABLE holds_${name} COMMAND_ERROR_IS_FATAL ANY)
    if(NOT holds_${name} MATCHES "root/root" OR holds_${name} MATCHES "usr/local")
        message(SEND_ERROR "${package}: owner or folders are wrong\n${holds_${name}}")
    endif()
endforeach()

# expect(PACKAGE WHAT PATTERN...): holds or depends.
function(expect package what)
    foreach(pattern IN LISTS ARGN)
        if(NOT ${what}_${package} MATCHES "${pattern}")
            message(SEND_ERROR "${package} ${what} no ${pattern}:\n${${what}_${package}}")
        endif()
    endforeach()
endfunction()
foreach(package panelscore libpanelscore-c1 libpanelscore-dev)
    expect(${package} holds "doc/${package}/copyright\n" "doc/${package}/changelog.gz\n" "doc/${package}/changelog.Debian.gz\n")
endforeach()
expect(panelscore holds "bin/panelscore\n" "man1/panelscore.1.gz\n" "man1/panelscore-recommend.1.gz\n"
    "bash-completion/completions/panelscore\n" "vendor-completions/_panelscore\n" "panelscore.fish\n" "rubrics/ml-engineer.json\n")
expect(panelscore depends libboost-json libboost-program-options libfmt libc6)
expect(libpanelscore-c1 holds "libpanelscore_c\\.so\\.1 -> ")
expect(libpanelscore-c1 depends libboost-json libc6)
expect(libpanelscore-dev holds "include/panelscore.h\n" "include/panelscore/panelscore.hpp\n" "libpanelscore.a\n"
    "libpanelscore_c.so -> " "panelscore.pc\n" "panelscore-c.pc\n" "panelscoreConfig.cmake\n")
expect(libpanelscore-dev depends "libpanelscore-c1 \\(= ${version}" libboost-json1.81-dev libfmt-dev libeigen3-dev)
if(holds_libpanelscore-c1 MATCHES "include/|\\.so -> " OR holds_panelscore MATCHES "\\.so|include/")
    message(SEND_ERROR "development files lie in another package")
endif()

# A warning that stays: CPack writes postinst and postrm with ldconfig beside our trigger, which does no harm.
set(as_user "")
execute_process(COMMAND id -u OUTPUT_VARIABLE user)
if(user EQUAL 0)
    set(as_user --allow-root)
endif()
list(TRANSFORM packages PREPEND ${folder}/one/ OUTPUT_VARIABLE files)
execute_process(COMMAND ${lintian} ${as_user} --fail-on error ${files}
    OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE failed)
if(failed)
    message(SEND_ERROR "${said}")
endif()

file(GLOB libraries ${folder}/tree/usr/lib/*-linux-*)
set(ENV{LD_LIBRARY_PATH} ${libraries})
execute_process(COMMAND ${folder}/tree/usr/bin/panelscore recommend -r ml-engineer ${source}/examples/panel
    OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "c-0193")
    message(SEND_ERROR "the unpacked tool says ${said}")
endif()
execute_process(COMMAND readelf -d ${folder}/tree/usr/bin/panelscore ${libraries}/libpanelscore_c.so.1
    OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(said MATCHES "R(UN)?PATH")
    message(SEND_ERROR "a program looks for libraries in a folder of its own:\n${said}")
endif()
foreach(consumer consumer c_consumer)
    execute_process(COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${source}/tests/package/${consumer} ${folder}/${consumer}
        --build-generator Ninja --build-target ${consumer} --build-options -D VIA=find_package
        -D CMAKE_PREFIX_PATH=${folder}/tree/usr --test-command ${consumer}
        OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE failed)
    if(failed)
        message(SEND_ERROR "${consumer} against the unpacked packages:\n${said}")
    endif()
endforeach()
