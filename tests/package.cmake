# SPDX-License-Identifier: BSL-1.0
# Outside projects that use panelscore: the installed tree, through pkg-config, and the source tree.
set(package_source ${CMAKE_CURRENT_SOURCE_DIR}/package)
set(package_binary ${CMAKE_CURRENT_BINARY_DIR}/package)
set(prefix ${package_binary}/prefix)

add_test(NAME package/install
    COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${prefix})
add_test(NAME package/installed_tree
    COMMAND ${CMAKE_COMMAND} -D prefix=${prefix} -D version=${PROJECT_VERSION}
        -D root=${PROJECT_SOURCE_DIR} -D with_tool=${PANELSCORE_BUILD_CLI}
        -D with_c=${PANELSCORE_BUILD_C} -P ${package_source}/installed.cmake)
add_test(NAME package/components
    COMMAND ${CMAKE_COMMAND} -D build=${PROJECT_BINARY_DIR} -D source=${PROJECT_SOURCE_DIR}
        -D folder=${package_binary}/components -P ${package_source}/components.cmake)
add_test(NAME package/pkg_config
    COMMAND ${CMAKE_COMMAND} -D prefix=${prefix} -D libdir=${CMAKE_INSTALL_LIBDIR}
        -D compiler=${CMAKE_CXX_COMPILER} -D flags=${CMAKE_CXX_FLAGS}
        -D source=${package_source}/consumer/main.cpp -D output=${package_binary}/with_pkg_config
        -P ${package_source}/pkgconfig.cmake)
set_tests_properties(package/install PROPERTIES FIXTURES_SETUP installed_tree)
set_tests_properties(package/installed_tree package/pkg_config PROPERTIES
    FIXTURES_REQUIRED installed_tree SKIP_REGULAR_EXPRESSION "^skipped: ")

# add_consumer(VIA TARGET [DEFINITION...]): configures the outside project, builds TARGET of it and runs it.
function(add_consumer via target)
    add_test(NAME package/${via} COMMAND ${CMAKE_CTEST_COMMAND}
        --build-and-test ${package_source}/consumer ${package_binary}/${via}
        --build-generator ${CMAKE_GENERATOR} --build-noclean --build-target ${target}
        --build-options -D VIA=${via} -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
            -D CMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE} -D CMAKE_CXX_FLAGS=${CMAKE_CXX_FLAGS} ${ARGN}
        --test-command ${target})
endfunction()

add_consumer(find_package consumer -D CMAKE_PREFIX_PATH=${prefix})
set_tests_properties(package/find_package PROPERTIES FIXTURES_REQUIRED installed_tree)
add_consumer(add_subdirectory consumer -D PANELSCORE_SOURCE=${PROJECT_SOURCE_DIR})
add_consumer(fetch_content core_consumer -D PANELSCORE_SOURCE=${PROJECT_SOURCE_DIR})

if(PANELSCORE_BUILD_C)
    find_program(plain_c NAMES cc gcc clang)
    add_test(NAME package/c_pkg_config
        COMMAND ${CMAKE_COMMAND} -D prefix=${prefix} -D libdir=${CMAKE_INSTALL_LIBDIR} -D package=panelscore-c
            -D compiler=${plain_c} -D flags=-std=c99 -D source=${package_source}/c_consumer/main.c
            -D output=${package_binary}/c_with_pkg_config -P ${package_source}/pkgconfig.cmake)
    add_test(NAME package/c_find_package COMMAND ${CMAKE_CTEST_COMMAND}
        --build-and-test ${package_source}/c_consumer ${package_binary}/c_find_package
        --build-generator ${CMAKE_GENERATOR} --build-noclean --build-target c_consumer
        --build-options -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_C_COMPILER=${plain_c}
        --test-command c_consumer)
    set_tests_properties(package/c_pkg_config package/c_find_package PROPERTIES LABELS package
        FIXTURES_REQUIRED installed_tree SKIP_REGULAR_EXPRESSION "^skipped: ")
endif()

set_property(TEST package/install package/installed_tree package/components package/pkg_config package/find_package
    package/add_subdirectory package/fetch_content PROPERTY LABELS package)

# The Debian packages, from a build that is meant for them: the preset "packages".
if(TARGET panelscore_manual AND CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND CMAKE_BUILD_TYPE STREQUAL "Release")
    add_test(NAME package/debian COMMAND ${CMAKE_COMMAND} -D cpack=${CMAKE_CPACK_COMMAND} -D build=${PROJECT_BINARY_DIR}
        -D source=${PROJECT_SOURCE_DIR} -D folder=${package_binary}/debian -D version=${PROJECT_VERSION}
        -P ${package_source}/debian.cmake)
    set_tests_properties(package/debian PROPERTIES LABELS debian)
endif()

# The recipes of other package managers, with stand-ins for their tools; built for real in the preset "packages".
set(whole_port OFF)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set(whole_port ON)
endif()
add_test(NAME package/vcpkg_port COMMAND ${CMAKE_COMMAND} -D source=${PROJECT_SOURCE_DIR}
    -D folder=${package_binary}/vcpkg -D version=${PROJECT_VERSION} -D compiler=${CMAKE_CXX_COMPILER}
    -D whole=${whole_port} -P ${package_source}/vcpkg.cmake)
add_test(NAME package/conan_recipe COMMAND ${Python3_EXECUTABLE} -B ${package_source}/conan.py
    ${PROJECT_SOURCE_DIR} ${PROJECT_VERSION})
set_tests_properties(package/vcpkg_port package/conan_recipe PROPERTIES LABELS "package;recipe")
