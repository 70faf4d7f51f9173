# SPDX-License-Identifier: BSL-1.0
"""Conan 2: conan create src/packaging/conan"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir


class PanelscoreConan(ConanFile):
    name = "panelscore"
    description = "Interview scorecards of a panel to a hire recommendation that explains itself"
    license = "BSL-1.0"
    topics = ("hiring", "interview", "scorecard", "reliability")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False], "c": [True, False], "tool": [True, False]}
    default_options = {"shared": False, "fPIC": True, "c": True, "tool": False}

    @property
    def _tree(self):
        """The tree the recipe lies in."""
        return os.path.normpath(os.path.join(self.recipe_folder, "..", "..", ".."))

    def set_version(self):
        text = load(self, os.path.join(self._tree, "include", "panelscore", "version.hpp"))
        self.version = re.search(r"[0-9]+\.[0-9]+\.[0-9]+", text).group()

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "CHANGELOG.md", "include/*", "rubrics/*", "src/*"):
            copy(self, pattern, src=self._tree, dst=self.export_sources_folder)

    def config_options(self):
        if self.settings.os == "Windows":
            del self.options.fPIC

    def configure(self):
        if self.options.shared:
            self.options.rm_safe("fPIC")

    def requirements(self):
        # Whoever links the static library links these too.
        self.requires("boost/1.81.0", transitive_libs=True)
        self.requires("fmt/9.1.0", transitive_libs=True)
        self.requires("eigen/3.4.0", transitive_libs=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["PANELSCORE_BUILD_C"] = bool(self.options.c)
        toolchain.cache_variables["PANELSCORE_BUILD_CLI"] = bool(self.options.tool)
        toolchain.cache_variables["PANELSCORE_BUILD_TESTS"] = False
        toolchain.cache_variables["PANELSCORE_BUILD_EXAMPLES"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        CMake(self).install()
        rmdir(self, os.path.join(self.package_folder, "share", "doc"))

    def package_info(self):
        # The files we install for CMake are used as they are.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append(os.path.join("lib", "cmake", "panelscore"))
        self.cpp_info.libs = ["panelscore"] + (["panelscore_c"] if self.options.c else [])
        if self.settings.os in ("Linux", "FreeBSD"):
            self.cpp_info.system_libs = ["pthread", "m"]
