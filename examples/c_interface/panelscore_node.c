/* SPDX-License-Identifier: BSL-1.0 */
/* An addon for Node (N-API 8): run(command, given) answers [status, text, problems]; `given`
   holds
   ["file", name, text], ["option", name, value] and ["argument", word]. */
#define NAPI_VERSION 8
#include <node_api.h>
#include <panelscore.h>
#include <stdlib.h>
#include <string.h>

/* A string of an array, to be freed, with its length; empty where there is none. */
static char* string_at(napi_env env, napi_value array, uint32_t at, size_t* size) {
    napi_value value;
    char* text;
    *size = 0;
    napi_get_element(env, array, at, &value);
    napi_get_value_string_utf8(env, value, NULL, 0, size);
    text = calloc(*size + 1, 1);
    if (text != NULL)
        napi_get_value_string_utf8(env, value, text, *size + 1, size);
    return text;
}

/*! [give] */
static int give(napi_env env, panelscore_input* input, napi_value entry) {
    size_t sizes[3];
    char* const kind = string_at(env, entry, 0, &sizes[0]);
    char* const name = string_at(env, entry, 1, &sizes[1]);
    char* const text = string_at(env, entry, 2, &sizes[2]);
    int refused = kind == NULL || name == NULL || text == NULL;
    if (!refused && strcmp(kind, "file") == 0)
        refused = panelscore_input_file(input, name, text, sizes[2]);
    else if (!refused && strcmp(kind, "option") == 0)
        refused = panelscore_input_option(input, name, text);
    else if (!refused)
        refused = panelscore_input_argument(input, name);
    free(kind), free(name), free(text);
    return refused;
}
/*! [give] */

static napi_value run(napi_env env, napi_callback_info info) {
    size_t count = 2, size;
    uint32_t length = 0, at;
    napi_value words[2], entry, part, answer;
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    char command[32] = "";
    int refused = input == NULL;
    napi_get_cb_info(env, info, &count, words, NULL, NULL);
    napi_get_value_string_utf8(env, words[0], command, sizeof command, &size);
    napi_get_array_length(env, words[1], &length);
    for (at = 0; at < length && !refused; ++at) {
        napi_get_element(env, words[1], at, &entry);
        refused = give(env, input, entry);
    }
    if (refused)
        napi_throw_error(env, NULL, "panelscore: an entry was not taken");
    result = refused ? NULL : panelscore_run(command, input);
    napi_create_array(env, &answer);
    napi_create_int32(env, panelscore_result_status(result), &part);
    napi_set_element(env, answer, 0, part);
    napi_create_string_utf8(env, panelscore_result_text(result, NULL), NAPI_AUTO_LENGTH, &part);
    napi_set_element(env, answer, 1, part);
    napi_create_string_utf8(env, panelscore_result_problems(result, NULL), NAPI_AUTO_LENGTH,
                            &part);
    napi_set_element(env, answer, 2, part);
    panelscore_result_free(result);
    panelscore_input_free(input);
    return answer;
}

NAPI_MODULE_INIT() {
    napi_value function;
    napi_create_function(env, "run", NAPI_AUTO_LENGTH, run, NULL, &function);
    napi_set_named_property(env, exports, "run", function);
    return exports;
}
