# SPDX-License-Identifier: BSL-1.0
# What the library links, for emscripten: Debian's headers of Boost, fmt and Eigen, nothing that was
# compiled for another machine. A folder of links keeps the machine's own C headers out of sight.
set(system_headers ${PROJECT_BINARY_DIR}/generated/system)
set(header_places NO_CMAKE_FIND_ROOT_PATH PATHS /usr/local/include /usr/include)
find_path(boost_headers boost/json/src.hpp REQUIRED ${header_places})
find_path(fmt_headers fmt/format.h REQUIRED ${header_places})
find_path(eigen_headers Eigen/Core REQUIRED ${header_places} PATH_SUFFIXES eigen3)
file(MAKE_DIRECTORY ${system_headers})
file(CREATE_LINK ${boost_headers}/boost ${system_headers}/boost SYMBOLIC)
file(CREATE_LINK ${fmt_headers}/fmt ${system_headers}/fmt SYMBOLIC)
file(CREATE_LINK ${eigen_headers}/Eigen ${system_headers}/Eigen SYMBOLIC)

add_compile_options(-fwasm-exceptions
    "SHELL:-include ${PROJECT_SOURCE_DIR}/src/wasm/older_libcxx.hpp")
add_link_options(-fwasm-exceptions)

add_library(boost_json_of_headers STATIC ${PROJECT_SOURCE_DIR}/src/wasm/boost_json.cpp)
target_compile_features(boost_json_of_headers PUBLIC cxx_std_20)
target_include_directories(boost_json_of_headers SYSTEM PUBLIC ${system_headers})
add_library(Boost::json ALIAS boost_json_of_headers)

add_library(fmt_headers_only INTERFACE)
target_include_directories(fmt_headers_only SYSTEM INTERFACE ${system_headers})
target_compile_definitions(fmt_headers_only INTERFACE FMT_HEADER_ONLY)
add_library(fmt::fmt ALIAS fmt_headers_only)

# As many registers as Eigen counts on x86-64: so it adds up in the same order as there.
add_library(eigen_headers_only INTERFACE)
target_include_directories(eigen_headers_only SYSTEM INTERFACE ${system_headers})
target_compile_options(eigen_headers_only INTERFACE -msimd128 -msse2
    "SHELL:-include ${PROJECT_SOURCE_DIR}/src/wasm/eigen_as_sse2.hpp")
target_compile_definitions(eigen_headers_only INTERFACE EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS=16)
add_library(Eigen3::Eigen ALIAS eigen_headers_only)

# One thread: nothing to link.
add_library(no_threads INTERFACE)
add_library(Threads::Threads ALIAS no_threads)
