# SPDX-License-Identifier: BSL-1.0
"""conan.py SOURCE VERSION: runs every method of the Conan recipe with a stand-in for the module conan."""

import fnmatch
import importlib.util
import os
import pathlib
import re
import sys
import types

source, version = pathlib.Path(sys.argv[1]), sys.argv[2]
calls = []


class Settings(types.SimpleNamespace):
    pass


class Options(types.SimpleNamespace):
    def rm_safe(self, name):
        if hasattr(self, name):
            delattr(self, name)


class ConanFile:
    def requires(self, reference, **traits):
        calls.append(("requires", reference, traits))


class CMakeToolchain:
    def __init__(self, recipe):
        self.cache_variables = {}

    def generate(self):
        calls.append(("toolchain", dict(self.cache_variables)))


class CMakeDeps:
    def __init__(self, recipe):
        pass

    def generate(self):
        calls.append(("deps",))


class CMake:
    def __init__(self, recipe):
        pass

    def __getattr__(self, name):
        return lambda: calls.append((name,))


def copy(recipe, pattern, src, dst):
    found = [path for path in pathlib.Path(src).rglob("*")
             if path.is_file() and fnmatch.fnmatch(path.relative_to(src).as_posix(), pattern)] \
        if pattern != "LICENSE" else [pathlib.Path(src) / "LICENSE"]
    if not found:
        sys.exit(f"conanfile.py copies {pattern}, and there is none")
    calls.append(("copy", pattern))


def module(name, **content):
    sys.modules[name] = types.ModuleType(name)
    for key, value in content.items():
        setattr(sys.modules[name], key, value)


module("conan", ConanFile=ConanFile)
module("conan.tools")
module("conan.tools.build", check_min_cppstd=lambda recipe, least: calls.append(("cppstd", least)))
module("conan.tools.cmake", CMake=CMake, CMakeDeps=CMakeDeps, CMakeToolchain=CMakeToolchain,
       cmake_layout=lambda recipe: calls.append(("layout",)))
module("conan.tools.files", copy=copy, load=lambda recipe, path: pathlib.Path(path).read_text(),
       rmdir=lambda recipe, path: calls.append(("rmdir", path)))

folder = source / "src/packaging/conan"
spec = importlib.util.spec_from_file_location("recipe", folder / "conanfile.py")
loaded = importlib.util.module_from_spec(spec)
spec.loader.exec_module(loaded)
recipe = loaded.PanelscoreConan()
recipe.recipe_folder, recipe.source_folder = str(folder), str(source)
recipe.export_sources_folder = recipe.package_folder = os.devnull
recipe.settings = Settings(os="Linux")
recipe.options = Options(**recipe.default_options)
info = types.SimpleNamespace(builddirs=[], properties={})
info.set_property = info.properties.__setitem__
recipe.cpp_info = info
for step in ("set_version", "export_sources", "config_options", "configure", "requirements", "validate", "layout",
             "generate", "build", "package", "package_info"):
    getattr(recipe, step)()

problems = []


def expect(what, found, wanted):
    if found != wanted:
        problems.append(f"{what}: {found!r}, not {wanted!r}")


expect("version", recipe.version, version)
lists = (source / "CMakeLists.txt").read_text()
asked = {call[1].split("/")[0]: call[1].split("/")[1] for call in calls if call[0] == "requires"}
for reference, package in (("boost", "Boost"), ("fmt", "fmt"), ("eigen", "Eigen3")):
    least = re.search(rf"find_package\({package} ([0-9.]+)", lists).group(1)
    if not (asked[reference] + ".").startswith(least + "."):
        problems.append(f"{reference}: {asked[reference]}, CMakeLists.txt wants {least}")
for option in next(call for call in calls if call[0] == "toolchain")[1]:
    if f"option({option} " not in lists:
        problems.append(f"CMakeLists.txt has no option {option}")
expect("steps", [call[0] for call in calls if call[0] in ("configure", "build", "install")],
       ["configure", "build", "install"])
expect("libraries", info.libs, ["panelscore", "panelscore_c"])
expect("CMake files", info.builddirs, [os.path.join("lib", "cmake", "panelscore")])
compile((folder / "test_package/conanfile.py").read_text(), "test_package/conanfile.py", "exec")
if problems:
    sys.exit("\n".join(problems))
