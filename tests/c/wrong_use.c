/* SPDX-License-Identifier: BSL-1.0 */
/* wrong_use EXAMPLES: NULL, unknown names, missing files and texts that are no text are
   answered, each with its status and with words that help. */
#include "check.h"

static void null_is_answered(void) {
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    size_t size = 99;
    CHECK(panelscore_input_file(NULL, "a", "b", 1) != 0);
    CHECK(panelscore_input_file(input, NULL, "b", 1) != 0);
    CHECK(panelscore_input_file(input, "a", NULL, 1) != 0);
    CHECK(panelscore_input_file(input, "empty.json", NULL, 0) == 0);
    CHECK(panelscore_input_file(input, "", "b", 1) != 0);
    CHECK(panelscore_input_file(input, "-", "b", 1) != 0);
    CHECK(panelscore_input_option(NULL, "strict", NULL) != 0);
    CHECK(panelscore_input_option(input, NULL, "x") != 0);
    CHECK(panelscore_input_argument(NULL, "x") != 0);
    CHECK(panelscore_input_argument(input, NULL) != 0);
    CHECK(panelscore_result_status(NULL) == PANELSCORE_DEFECT);
    CHECK(strcmp(panelscore_result_text(NULL, &size), "") == 0 && size == 0);
    CHECK(strstr(panelscore_result_problems(NULL, &size), "memory") != NULL && size > 0);
    panelscore_input_free(NULL);
    panelscore_result_free(NULL);
    result = panelscore_recommend(NULL);
    CHECK(panelscore_result_status(result) == PANELSCORE_USAGE);
    CHECK(says(result, "which rubric?"));
    panelscore_result_free(result);
    CHECK(status_of(NULL, NULL) == PANELSCORE_USAGE);
    panelscore_input_free(input);
}

/* Runs lint with one option; the answer must have this status and these words. */
static void option_gives(char const* name, char const* value, int status, char const* words) {
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    CHECK(panelscore_input_argument(input, "ml-engineer") == 0);
    CHECK(panelscore_input_option(input, name, value) == 0);
    result = panelscore_lint(input);
    CHECK(panelscore_result_status(result) == status);
    CHECK(says(result, words));
    panelscore_result_free(result);
    panelscore_input_free(input);
}

static void unknown_names(void) {
    panelscore_result* const result = panelscore_run("recomend", NULL);
    CHECK(panelscore_result_status(result) == PANELSCORE_USAGE);
    CHECK(says(result, "did you mean \"recommend\"?"));
    panelscore_result_free(result);
    CHECK(status_of("simulate", NULL) == PANELSCORE_USAGE);
    option_gives("strikt", NULL, PANELSCORE_USAGE, "did you mean \"--strict\"?");
    option_gives("strict", "yes", PANELSCORE_USAGE, "--strict takes no value");
    option_gives("strict", NULL, PANELSCORE_DONE, "");
    option_gives("strict", "", PANELSCORE_DONE, "");
    option_gives("words", NULL, PANELSCORE_USAGE, "--words needs a value");
    option_gives("format", "jsn", PANELSCORE_USAGE, "did you mean \"json\"?");
    option_gives("output", "file.json", PANELSCORE_USAGE, "the result holds the text");
    option_gives("help", NULL, PANELSCORE_USAGE, "unknown option \"--help\"");
    option_gives("words", "mine.json", PANELSCORE_NO_FILE, "E-01");
}

static void option_twice(void) {
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    panelscore_input_option(input, "format", "json");
    panelscore_input_option(input, "format", "text");
    result = panelscore_rubrics(input);
    CHECK(panelscore_result_status(result) == PANELSCORE_USAGE);
    CHECK(says(result, "--format is given twice"));
    panelscore_result_free(result);
    panelscore_input_free(input);
}

static void no_standard_input(void) {
    static char const* const options[] = {"rubric", "calibration", "available", "labels",
                                          "expected"};
    size_t at;
    panelscore_input* input = panelscore_input_new();
    panelscore_input_option(input, "rubric", "ml-engineer");
    panelscore_input_argument(input, "-");
    CHECK(status_of("recommend", input) == PANELSCORE_USAGE);
    panelscore_input_free(input);
    for (at = 0; at < sizeof options / sizeof options[0]; ++at) {
        input = panelscore_input_new();
        panelscore_input_option(input, options[at], "-");
        if (at > 0)
            panelscore_input_option(input, "rubric", "ml-engineer");
        panelscore_input_argument(input, "cards.json");
        give(input, "cards.json", "[]");
        CHECK(status_of("recommend", input) == PANELSCORE_USAGE);
        panelscore_input_free(input);
    }
}

static void missing_file(void) {
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    give(input, "cards/one.json", "[]");
    panelscore_input_option(input, "rubric", "ml-engineer");
    panelscore_input_argument(input, "cards/on.json");
    result = panelscore_check(input);
    CHECK(panelscore_result_status(result) == PANELSCORE_NO_FILE);
    CHECK(says(result, "cards/on.json"));
    CHECK(says(result, "did you mean \"cards/one.json\"?"));
    panelscore_result_free(result);
    panelscore_input_free(input);
}

/* The file system of the host is no place to read from, whatever it is called. */
static void nothing_is_read_from_disk(char const* examples) {
    char path[4096];
    panelscore_input* const input = panelscore_input_new();
    snprintf(path, sizeof path, "%s/panel/c-0193/practical.json", examples);
    panelscore_input_option(input, "rubric", "ml-engineer");
    panelscore_input_argument(input, path);
    CHECK(status_of("recommend", input) == PANELSCORE_NO_FILE);
    panelscore_input_free(input);
}

static void text_that_is_none(void) {
    static char const zeros[] = "[\0]";
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    CHECK(give(input, "caf\xe9.json", "[]") != 0);
    CHECK(panelscore_input_option(input, "rubric", "caf\xe9") != 0);
    CHECK(panelscore_input_option(input, "caf\xe9", "x") != 0);
    CHECK(panelscore_input_argument(input, "caf\xe9.json") != 0);
    CHECK(give(input, "caf\xc3\xa9.json", "[{\"candidate\": \"caf\xe9\"}]") == 0);
    CHECK(panelscore_input_argument(input, "caf\xc3\xa9.json") == 0);
    CHECK(panelscore_input_option(input, "rubric", "ml-engineer") == 0);
    result = panelscore_check(input);
    CHECK(panelscore_result_status(result) == PANELSCORE_PROBLEMS);
    CHECK(says(result, "J-05"));
    CHECK(says(result, "caf\xc3\xa9.json:1:"));
    panelscore_result_free(result);
    CHECK(panelscore_input_file(input, "caf\xc3\xa9.json", zeros, sizeof zeros - 1) == 0);
    CHECK(status_of("check", input) == PANELSCORE_PROBLEMS);
    panelscore_input_free(input);
}

int main(int count, char** words) {
    CHECK(count == 2);
    null_is_answered();
    unknown_names();
    option_twice();
    no_standard_input();
    missing_file();
    nothing_is_read_from_disk(words[1]);
    text_that_is_none();
    return verdict();
}
