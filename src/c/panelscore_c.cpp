// SPDX-License-Identifier: BSL-1.0
#include "c/call.hpp"

#include <panelscore/detail/utf8.hpp>
#include <panelscore/version.hpp>

#include <exception>
#include <new>
#include <panelscore.h>
#include <string>
#include <string_view>

struct panelscore_input {
    panelscore::c::Input given{};
};

struct panelscore_result {
    panelscore::c::Answer answer{};
};

namespace {

constexpr int taken = 0;
constexpr int not_taken = 1;
constexpr std::string_view no_memory{"panelscore: no memory is left\n"};

bool is_text(char const* text) {
    using namespace panelscore::detail;
    return text != nullptr && find_invalid_utf8(text) == std::string_view::npos;
}

/// What `change` does with an input; nothing it throws gets out.
template <typename Change>
int changed(Change change) noexcept {
    try {
        change();
        return taken;
    } catch (...) {
        return not_taken;
    }
}

panelscore::c::Answer defect(char const* what) {
    return {PANELSCORE_DEFECT, "",
            std::string{"panelscore: this is a defect in panelscore, not in your files: "} +
                what + "\n"};
}

panelscore::c::Answer answer(char const* command, panelscore_input const* input) {
    try {
        panelscore_input const nothing{};
        return call(command == nullptr ? "" : command,
                    (input == nullptr ? nothing : *input).given);
    } catch (std::exception const& error) {
        return defect(error.what());
    } catch (...) {
        return defect("unknown");
    }
}

panelscore_result* run(char const* command, panelscore_input const* input) noexcept {
    try {
        return new panelscore_result{answer(command, input)};
    } catch (...) {
        return nullptr;
    }
}

char const* shown(std::string_view text, size_t* size) {
    if (size != nullptr)
        *size = text.size();
    return text.data();
}

} // namespace

extern "C" {

char const* panelscore_version(void) {
    return panelscore::version.data();
}

int panelscore_abi(void) {
    return PANELSCORE_ABI;
}

panelscore_input* panelscore_input_new(void) {
    return new (std::nothrow) panelscore_input;
}

void panelscore_input_free(panelscore_input* input) {
    delete input;
}

int panelscore_input_file(panelscore_input* input, char const* name, char const* text,
                          size_t size) {
    if (input == nullptr || !is_text(name) || (text == nullptr && size > 0))
        return not_taken;
    std::string_view const called{name};
    if (called.empty() || called == "-")
        return not_taken;
    return changed([&] {
        input->given.files.set(name, text == nullptr ? std::string{} : std::string(text, size));
    });
}

int panelscore_input_option(panelscore_input* input, char const* name, char const* value) {
    if (input == nullptr || !is_text(name) || (value != nullptr && !is_text(value)))
        return not_taken;
    return changed(
        [&] { input->given.options.emplace_back(name, value == nullptr ? "" : value); });
}

int panelscore_input_argument(panelscore_input* input, char const* word) {
    if (input == nullptr || !is_text(word))
        return not_taken;
    return changed([&] { input->given.arguments.emplace_back(word); });
}

panelscore_result* panelscore_rubrics(panelscore_input const* input) {
    return run("rubrics", input);
}

panelscore_result* panelscore_lint(panelscore_input const* input) {
    return run("lint", input);
}

panelscore_result* panelscore_check(panelscore_input const* input) {
    return run("check", input);
}

panelscore_result* panelscore_kit(panelscore_input const* input) {
    return run("kit", input);
}

panelscore_result* panelscore_recommend(panelscore_input const* input) {
    return run("recommend", input);
}

panelscore_result* panelscore_calibrate(panelscore_input const* input) {
    return run("calibrate", input);
}

panelscore_result* panelscore_plan(panelscore_input const* input) {
    return run("plan", input);
}

panelscore_result* panelscore_import(panelscore_input const* input) {
    return run("import", input);
}

panelscore_result* panelscore_schema(panelscore_input const* input) {
    return run("schema", input);
}

panelscore_result* panelscore_run(char const* command, panelscore_input const* input) {
    return run(command, input);
}

int panelscore_result_status(panelscore_result const* result) {
    return result == nullptr ? PANELSCORE_DEFECT : result->answer.status;
}

char const* panelscore_result_text(panelscore_result const* result, size_t* size) {
    return shown(result == nullptr ? std::string_view{""} : result->answer.text, size);
}

char const* panelscore_result_problems(panelscore_result const* result, size_t* size) {
    return shown(result == nullptr ? no_memory : result->answer.problems, size);
}

void panelscore_result_free(panelscore_result* result) {
    delete result;
}

} // extern "C"
