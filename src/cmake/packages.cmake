# SPDX-License-Identifier: BSL-1.0
# CPack: three Debian packages. libpanelscore-c1, the C interface as a shared library; libpanelscore-dev, to build
# with it or with the C++ library, which is static; panelscore, the tool. `cmake --workflow --preset packages`.
set(PANELSCORE_MAINTAINER "panelscore maintainers <maintainers@panelscore.invalid>" CACHE STRING
    "Who answers for the packages")

# A release is as old as its changelog says; what is not released has no date but the one it is given.
set(package_version ${PROJECT_VERSION})
set(package_epoch $ENV{SOURCE_DATE_EPOCH})
file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md release_heading REGEX "^## ${PROJECT_VERSION} - ")
if(release_heading MATCHES " - ([0-9]+)-([0-9][0-9])-([0-9][0-9])$")
    set(year ${CMAKE_MATCH_1})
    math(EXPR month "(1${CMAKE_MATCH_2} - 100 + 9) % 12") # of a year that begins in March
    math(EXPR day "1${CMAKE_MATCH_3} - 100 - 1 + (153 * ${month} + 2) / 5")
    math(EXPR year "${year} - ${month} / 10")
    math(EXPR package_epoch "43200 + 86400 *
        (365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400 + ${day} - 719468)")
else()
    string(APPEND package_version "~unreleased")
endif()
if(NOT package_epoch)
    set(package_epoch 315532800) # 1980-01-01, the first day a zip archive knows
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR panelscore)
set(CPACK_PACKAGE_CONTACT "${PANELSCORE_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL c_library development tool)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_VERSION ${package_version})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${PANELSCORE_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "interview scorecards to a hire recommendation that explains itself")
set(about "panelscore reads the scorecards of an interview panel and says what
they come to, how sure that is, and why. It advises; people decide.\n")
set(library_package libpanelscore-c${panelscore_abi})
set(exact_version "= ${package_version}-1")

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME panelscore)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_TOOL_PACKAGE_MULTIARCH foreign)
set(CPACK_DEBIAN_TOOL_DESCRIPTION "${about}
This package holds the tool, its manual pages, completions for bash,
zsh and fish, and the shipped rubrics.")

set(CPACK_DEBIAN_C_LIBRARY_PACKAGE_NAME ${library_package})
set(CPACK_DEBIAN_C_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_C_LIBRARY_PACKAGE_MULTIARCH same)
set(CPACK_DEBIAN_C_LIBRARY_DESCRIPTION "${about}
This package holds the shared library with the C interface.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpanelscore-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_MULTIARCH same)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${library_package} (${exact_version}), libboost-json1.81-dev, libfmt-dev, libeigen3-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${about}
This package holds the headers for C and C++, the static C++ library,
and the files for CMake and pkg-config.")

# What CPack itself cannot do: gzip manual pages, write changelog and copyright, declare the shared library.
set(debian_dir ${PROJECT_BINARY_DIR}/generated/debian)
configure_file(${PROJECT_SOURCE_DIR}/src/cmake/debian_files.cmake.in ${debian_dir}/files.cmake @ONLY)
file(CONFIGURE OUTPUT ${debian_dir}/environment.cmake @ONLY
    CONTENT "set(ENV{SOURCE_DATE_EPOCH} @package_epoch@)\n")
file(CONFIGURE OUTPUT ${debian_dir}/shlibs @ONLY
    CONTENT "libpanelscore_c @panelscore_abi@ @library_package@ (>= @package_version@)\n")
file(CONFIGURE OUTPUT ${debian_dir}/triggers @ONLY CONTENT "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_C_LIBRARY_PACKAGE_CONTROL_EXTRA "${debian_dir}/shlibs;${debian_dir}/triggers")
set(CPACK_PROJECT_CONFIG_FILE ${debian_dir}/environment.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${debian_dir}/files.cmake)
include(CPack)
