/* SPDX-License-Identifier: BSL-1.0 */
/* threads EXAMPLES: several threads use one input at once, and inputs of their own, and all get
   the same bytes. Built with -fsanitize=thread it says whether they meet. */
#include "check.h"

#include <pthread.h>

enum { threads = 6, rounds = 2 };

struct work {
    char const* command;
    panelscore_input const* input;
    char* expected;
};

struct crew {
    struct work* work;
    size_t count;
    int different;
};

static char* text_of(char const* command, panelscore_input const* input) {
    panelscore_result* const result = panelscore_run(command, input);
    size_t size;
    char const* const text = panelscore_result_text(result, &size);
    char* const copy = malloc(size + 1);
    memcpy(copy, text, size + 1);
    CHECK(size > 0);
    panelscore_result_free(result);
    return copy;
}

static void* hammer(void* data) {
    struct crew* const crew = data;
    size_t round, at;
    for (round = 0; round < rounds; ++round)
        for (at = 0; at < crew->count; ++at) {
            struct work const* const work = &crew->work[at];
            panelscore_result* const result = panelscore_run(work->command, work->input);
            if (work->expected != NULL &&
                strcmp(panelscore_result_text(result, NULL), work->expected) != 0)
                ++crew->different;
            panelscore_result_free(result);
        }
    return NULL;
}

/* How many answers of all threads were not the expected ones. */
static int different_in_threads(struct work* work, size_t kinds) {
    pthread_t running[threads];
    struct crew crews[threads];
    int different = 0;
    size_t at;
    for (at = 0; at < threads; ++at) {
        crews[at] = (struct crew){work, kinds, 0};
        CHECK(pthread_create(&running[at], NULL, hammer, &crews[at]) == 0);
    }
    for (at = 0; at < threads; ++at) {
        pthread_join(running[at], NULL);
        different += crews[at].different;
    }
    return different;
}

static panelscore_input* named(char const* option, char const* value, char const* argument) {
    panelscore_input* const input = panelscore_input_new();
    if (option != NULL)
        panelscore_input_option(input, option, value);
    panelscore_input_argument(input, argument);
    return input;
}

int main(int count, char** words) {
    panelscore_input* const panel = example_panel(words[count - 1]);
    panelscore_input* const role = named(NULL, NULL, "ml-engineer");
    panelscore_input* const wrong = named("rubric", "ml-engineer", "cards.json");
    panelscore_input* const table = named("scale", "1:5", "ratings.csv");
    panelscore_input* const schema = named(NULL, NULL, "rubric");
    struct work work[] = {{"recommend", panel, NULL}, {"check", panel, NULL},
                          {"lint", role, NULL},       {"check", wrong, NULL},
                          {"calibrate", table, NULL}, {"schema", schema, NULL},
                          {"rubrics", role, NULL}};
    size_t const kinds = sizeof work / sizeof work[0];
    size_t at;
    give(wrong, "cards.json", "[{\"candidate\": 1}, 7, {\"interviewr\": \"i\"}]");
    give(table, "ratings.csv",
         "candidate,interviewer,competency,score\na,i,x,1\na,j,x,2\nb,i,x,3\nb,j,x,3\n"
         "c,i,x,5\nc,j,x,4\n");
    panelscore_input_option(table, "threads", "2");
    panelscore_input_option(table, "bootstrap", "50");
    /* The first calls of all meet each other; there is nothing to compare with yet. */
    CHECK(different_in_threads(work, kinds) == 0);
    for (at = 0; at < kinds; ++at)
        work[at].expected = text_of(work[at].command, work[at].input);
    CHECK(different_in_threads(work, kinds) == 0);
    for (at = 0; at < kinds; ++at)
        free(work[at].expected);
    panelscore_input_free(panel);
    panelscore_input_free(role);
    panelscore_input_free(wrong);
    panelscore_input_free(table);
    panelscore_input_free(schema);
    return verdict();
}
