# SPDX-License-Identifier: BSL-1.0
# What each script needs on Debian 12, and how to install what is missing. Sourced by examples/quickstart, tests/run and .ci/run.
packages_to_build=(g++ cmake ninja-build libboost-json1.81-dev libboost-program-options1.81-dev libfmt-dev libeigen3-dev)
packages_to_test=("${packages_to_build[@]}" doctest-dev pkg-config parallel python3 python3-jsonschema)
# Shells that complete, what prints manual pages, what writes the reference of the interfaces.
packages_to_test+=(fish zsh man-db groff-base doxygen)
packages_to_check=("${packages_to_test[@]}" clang libclang-rt-14-dev clang-format dpkg-dev lintian)
# Languages that call the C interface; tests/run skips those that are not there. Debian keeps Node's headers apart, Node's own
# packages bring them along.
packages_to_check+=(ruby default-jdk-headless libjna-java nodejs)
[ -e /usr/include/node/node_api.h ] || packages_to_check+=(libnode-dev)
# WebAssembly, and a browser for it.
packages_to_check+=(emscripten node-acorn chromium)

# The packages among the arguments that are not installed; none where there is no dpkg to ask.
missing_packages() {
    local package
    command -v dpkg-query >/dev/null || return 0
    for package; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s ' "$package"
    done
}

# announce_and_install WHAT PACKAGES...: says in one line what happens, then installs what is missing.
announce_and_install() {
    local what=$1 missing
    shift
    missing=$(missing_packages "$@")
    echo "panelscore: ${missing:+installing ${missing}with apt, then }$what" >&2
    [ -n "$missing" ] || return 0
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    # shellcheck disable=SC2086 # one word a package
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
}
