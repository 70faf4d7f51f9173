# SPDX-License-Identifier: BSL-1.0
# find_package(panelscore), pkg-config, the tool and the shipped rubrics.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/panelscore)

install(TARGETS panelscore_core panelscore EXPORT panelscoreTargets
    FILE_SET HEADERS FILE_SET implementation)
install(EXPORT panelscoreTargets NAMESPACE panelscore:: DESTINATION ${package_dir})

# Who links the library needs what it was built from, unless a shared library carries it.
get_target_property(library_type panelscore TYPE)
set(package_dependencies "find_dependency(Threads)\n")
set(pkgconfig_libs "-lpanelscore")
set(pkgconfig_cflags "")
set(pkgconfig_requires "")
if(NOT library_type STREQUAL "SHARED_LIBRARY")
    string(APPEND package_dependencies
        "find_dependency(Boost 1.81 CONFIG COMPONENTS json)\nfind_dependency(fmt 9 CONFIG)\n"
        "find_dependency(Eigen3 3.4 CONFIG)\n")
    string(APPEND pkgconfig_libs " -lboost_json -lboost_container -lfmt")
endif()
if(PANELSCORE_HEADER_ONLY)
    string(REPLACE "-lpanelscore " "" pkgconfig_libs "${pkgconfig_libs}")
    set(pkgconfig_cflags " -DPANELSCORE_HEADER_ONLY")
    set(pkgconfig_requires "eigen3")
endif()
string(APPEND pkgconfig_libs " ${CMAKE_THREAD_LIBS_INIT}")

set(package_build ${PROJECT_BINARY_DIR}/generated/package)
configure_package_config_file(${PROJECT_SOURCE_DIR}/src/cmake/panelscoreConfig.cmake.in
    ${package_build}/panelscoreConfig.cmake INSTALL_DESTINATION ${package_dir}
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${package_build}/panelscoreConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${package_build}/panelscoreConfig.cmake ${package_build}/panelscoreConfigVersion.cmake
    DESTINATION ${package_dir})
file(RELATIVE_PATH pkgconfig_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pkgconfig_to_prefix "${pkgconfig_to_prefix}")
configure_file(${PROJECT_SOURCE_DIR}/src/cmake/panelscore.pc.in ${package_build}/panelscore.pc @ONLY)
install(FILES ${package_build}/panelscore.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# The C interface: targets of its own, so that a project in C finds it without any C++ package.
if(PANELSCORE_BUILD_C)
    install(TARGETS panelscore_c EXPORT panelscoreCTargets)
    install(EXPORT panelscoreCTargets NAMESPACE panelscore:: DESTINATION ${package_dir})
    install(FILES ${PROJECT_SOURCE_DIR}/include/panelscore.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
    configure_file(${PROJECT_SOURCE_DIR}/src/cmake/panelscore-c.pc.in ${package_build}/panelscore-c.pc @ONLY)
    install(FILES ${package_build}/panelscore-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
    if(library_type STREQUAL "SHARED_LIBRARY")
        set_target_properties(panelscore_c PROPERTIES INSTALL_RPATH $ORIGIN)
    endif()
endif()

install(DIRECTORY ${PROJECT_SOURCE_DIR}/rubrics DESTINATION ${CMAKE_INSTALL_DATADIR}/panelscore)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(PANELSCORE_BUILD_CLI)
    install(TARGETS panelscore_cli)
    if(library_type STREQUAL "SHARED_LIBRARY")
        file(RELATIVE_PATH from_tool_to_library
            /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})
        set_target_properties(panelscore_cli PROPERTIES INSTALL_RPATH $ORIGIN/${from_tool_to_library})
    endif()
endif()
