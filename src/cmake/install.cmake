# SPDX-License-Identifier: BSL-1.0
# find_package(panelscore), pkg-config, the tool and the shipped rubrics. Components: c_library, what a
# program in C needs to run; development, to build with; tool; documents.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/panelscore)

install(TARGETS panelscore_core panelscore EXPORT panelscoreTargets
    RUNTIME COMPONENT tool
    LIBRARY COMPONENT tool NAMELINK_COMPONENT development
    ARCHIVE COMPONENT development
    FILE_SET HEADERS COMPONENT development FILE_SET implementation COMPONENT development)
install(EXPORT panelscoreTargets NAMESPACE panelscore:: DESTINATION ${package_dir} COMPONENT development)

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
    DESTINATION ${package_dir} COMPONENT development)
file(RELATIVE_PATH pkgconfig_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pkgconfig_to_prefix "${pkgconfig_to_prefix}")
configure_file(${PROJECT_SOURCE_DIR}/src/cmake/panelscore.pc.in ${package_build}/panelscore.pc @ONLY)
install(FILES ${package_build}/panelscore.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)

# The C interface: targets of its own, so that a project in C finds it without any C++ package.
if(PANELSCORE_BUILD_C)
    install(TARGETS panelscore_c EXPORT panelscoreCTargets
        RUNTIME COMPONENT c_library
        LIBRARY COMPONENT c_library NAMELINK_COMPONENT development
        ARCHIVE COMPONENT development)
    install(EXPORT panelscoreCTargets NAMESPACE panelscore:: DESTINATION ${package_dir} COMPONENT development)
    install(FILES ${PROJECT_SOURCE_DIR}/include/panelscore.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        COMPONENT development)
    configure_file(${PROJECT_SOURCE_DIR}/src/cmake/panelscore-c.pc.in ${package_build}/panelscore-c.pc @ONLY)
    install(FILES ${package_build}/panelscore-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT development)
    if(library_type STREQUAL "SHARED_LIBRARY")
        set_target_properties(panelscore_c PROPERTIES INSTALL_RPATH $ORIGIN)
    endif()
endif()

install(DIRECTORY ${PROJECT_SOURCE_DIR}/rubrics DESTINATION ${CMAKE_INSTALL_DATADIR}/panelscore
    COMPONENT tool)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documents)
if(PANELSCORE_BUILD_CLI)
    install(TARGETS panelscore_cli RUNTIME COMPONENT tool)
    if(TARGET panelscore_manual)
        set(zsh_folder site-functions)
        if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND EXISTS /etc/debian_version)
            set(zsh_folder vendor-completions)
        endif()
        install(DIRECTORY ${pages_dir}/man/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT tool)
        install(DIRECTORY ${pages_dir}/completions/bash/ COMPONENT tool
            DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
        install(DIRECTORY ${pages_dir}/completions/zsh/ COMPONENT tool
            DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_folder})
        install(DIRECTORY ${pages_dir}/completions/fish/ COMPONENT tool
            DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    endif()
    if(library_type STREQUAL "SHARED_LIBRARY")
        file(RELATIVE_PATH from_tool_to_library
            /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})
        set_target_properties(panelscore_cli PROPERTIES INSTALL_RPATH $ORIGIN/${from_tool_to_library})
    endif()
endif()
