/* SPDX-License-Identifier: BSL-1.0 */
#ifndef PANELSCORE_TESTS_C_CHECK_H
#define PANELSCORE_TESTS_C_CHECK_H

/* What the C tests share: a check that counts, calls that free what they get, and files. */

#include <panelscore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                       \
    do {                                                                                       \
        if (!(condition)) {                                                                    \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);          \
            ++failures;                                                                        \
        }                                                                                      \
    } while (0)

/* Text handed over with its length. */
static inline int give(panelscore_input* input, char const* name, char const* text) {
    return panelscore_input_file(input, name, text, strlen(text));
}

/* True when the problems of a result hold these words; prints them when not. */
static inline int says(panelscore_result const* result, char const* words) {
    char const* const problems = panelscore_result_problems(result, NULL);
    if (strstr(problems, words) != NULL)
        return 1;
    fprintf(stderr, "the problems are:\n%s", problems);
    return 0;
}

/* Status of a command, whose result is freed. */
static inline int status_of(char const* command, panelscore_input const* input) {
    panelscore_result* const result = panelscore_run(command, input);
    int const status = panelscore_result_status(result);
    panelscore_result_free(result);
    return status;
}

/* The bytes of a file under `folder`, ended by 0; ends the program when there is none. */
static inline char* bytes_of(char const* folder, char const* name, size_t* size) {
    char path[4096];
    FILE* file;
    char* bytes;
    long length;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    rewind(file);
    bytes = malloc((size_t)length + 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)length, file) != (size_t)length)
        exit(1);
    fclose(file);
    bytes[length] = '\0';
    *size = (size_t)length;
    return bytes;
}

/* Hands over a file of `folder` under its name there. */
static inline void give_file(panelscore_input* input, char const* folder, char const* name) {
    size_t size;
    char* const bytes = bytes_of(folder, name, &size);
    CHECK(panelscore_input_file(input, name, bytes, size) == 0);
    free(bytes);
}

/* The cards of a candidate of the example panel, and the rubric they were written for. */
static inline panelscore_input* example_panel(char const* examples) {
    static char const* const cards[] = {
        "panel/c-0193/ml_depth.json", "panel/c-0193/practical.json",
        "panel/c-0193/project_review.json", "panel/c-0193/system_design.json"};
    panelscore_input* const input = panelscore_input_new();
    size_t at;
    for (at = 0; at < sizeof cards / sizeof cards[0]; ++at)
        give_file(input, examples, cards[at]);
    CHECK(panelscore_input_option(input, "rubric", "ml-engineer") == 0);
    CHECK(panelscore_input_argument(input, "panel") == 0);
    return input;
}

static inline int verdict(void) {
    if (failures > 0)
        fprintf(stderr, "%d checks failed\n", failures);
    return failures > 0 ? 1 : 0;
}

#endif
