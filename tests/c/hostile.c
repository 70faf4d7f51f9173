/* SPDX-License-Identifier: BSL-1.0 */
/* hostile EXAMPLES KILOBYTES: texts made to hurt are answered within seconds, also where the
   stack is as small as a host's worker threads have it. */
#include "check.h"

#include <pthread.h>

static char const* const all_commands[] = {"lint", "check",  "recommend", "calibrate", "plan",
                                           "kit",  "schema", "rubrics",   "import"};

/* Every command meets this text, as file of every kind. */
static void meets(char const* text, size_t size) {
    size_t at;
    for (at = 0; at < sizeof all_commands / sizeof all_commands[0]; ++at) {
        char const* const command = all_commands[at];
        panelscore_input* const input = panelscore_input_new();
        int status, lowest = PANELSCORE_PROBLEMS;
        panelscore_input_file(input, "it.json", text, size);
        panelscore_input_argument(input, "it.json");
        give(input, "map.json", "{\"format\": \"panelscore/import-map/1\"}");
        if (strcmp(command, "plan") == 0)
            panelscore_input_option(input, "calibration", "it.json");
        else if (strcmp(command, "kit") == 0)
            panelscore_input_option(input, "rubric", "it.json");
        else if (strcmp(command, "import") == 0)
            panelscore_input_option(input, "map", "map.json"), lowest = PANELSCORE_DONE;
        else if (strcmp(command, "check") == 0 || strcmp(command, "recommend") == 0)
            panelscore_input_option(input, "rubric", "ml-engineer");
        status = status_of(command, input);
        /* An import of nothing is done at once. */
        if (status < lowest || status > PANELSCORE_NO_FILE)
            fprintf(stderr, "%s: status %d\n", command, status);
        CHECK(status >= lowest && status <= PANELSCORE_NO_FILE);
        panelscore_input_free(input);
    }
}

static void meets_repeated(char const* piece, size_t times) {
    size_t const length = strlen(piece);
    char* const text = malloc(length * times + 1);
    size_t at;
    for (at = 0; at < times; ++at)
        memcpy(text + at * length, piece, length);
    meets(text, length * times);
    free(text);
}

static void cut_short(char const* examples) {
    size_t size, at;
    char* const text = bytes_of(examples, "panel/c-0193/practical.json", &size);
    for (at = 0; at < size; at += 197)
        meets(text, at);
    free(text);
}

static void* in_a_small_stack(void* examples) {
    meets("", 0);
    meets("null", 4);
    meets("\xff\xfe{\0}\0", 6);
    meets_repeated("[", 200000);
    meets_repeated("{\"a\":", 200000);
    meets_repeated("[{\"candidate\":\"c\"},", 20000);
    meets_repeated("a,b,c\n", 50000);
    meets_repeated("\"", 100001);
    meets_repeated("\xc3\xa9", 500000);
    cut_short(examples);
    return NULL;
}

/* The honest case needs no large stack either. */
static void* honest_work(void* examples) {
    panelscore_input* const panel = example_panel(examples);
    panelscore_input* const role = panelscore_input_new();
    panelscore_input_argument(role, "ml-engineer");
    CHECK(status_of("recommend", panel) == PANELSCORE_DONE);
    CHECK(status_of("check", panel) == PANELSCORE_DONE);
    CHECK(status_of("lint", role) == PANELSCORE_DONE);
    panelscore_input_free(panel);
    panelscore_input_free(role);
    return NULL;
}

static void with_stack(size_t bytes, void* (*work)(void*), char* examples) {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    CHECK(pthread_attr_setstacksize(&attributes, bytes) == 0);
    CHECK(pthread_create(&thread, &attributes, work, examples) == 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
}

int main(int count, char** words) {
    size_t const stack = count == 3 ? strtoul(words[2], NULL, 10) * 1024 : 0;
    CHECK(count == 3);
    with_stack(stack, in_a_small_stack, words[1]);
    with_stack(stack, honest_work, words[1]);
    return verdict();
}
