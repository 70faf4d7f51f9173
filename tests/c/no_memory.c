/* SPDX-License-Identifier: BSL-1.0 */
/* no_memory EXAMPLES: a call that runs out of memory, wherever that happens, is answered, and
   the next one works. This program's malloc takes the place of the C library's. */
#include "check.h"

#if defined(__GLIBC__)

extern void* __libc_malloc(size_t size);

/* Allocations until one fails, or -1; the ones behind it succeed again unless `for_good`. */
static long left = -1;
static int for_good = 0;

void* malloc(size_t size) {
    if (left == 0) {
        left = for_good ? 0 : -1;
        return NULL;
    }
    if (left > 0)
        --left;
    return __libc_malloc(size);
}

static int same(panelscore_result const* a, panelscore_result const* b) {
    return panelscore_result_status(a) == panelscore_result_status(b) &&
           strcmp(panelscore_result_text(a, NULL), panelscore_result_text(b, NULL)) == 0 &&
           strcmp(panelscore_result_problems(a, NULL), panelscore_result_problems(b, NULL)) ==
               0;
}

/* Runs a command that fails to get memory after so many allocations. It says so, or did without
   that memory and gives the wanted answer. */
static void runs_out_after(long allocations, char const* command, panelscore_input const* input,
                           panelscore_result const* wanted) {
    panelscore_result* result;
    left = allocations;
    result = panelscore_run(command, input);
    left = -1;
    if (panelscore_result_status(result) == PANELSCORE_DEFECT) {
        char const* const problems = panelscore_result_problems(result, NULL);
        CHECK(strstr(problems, "memory") != NULL || strstr(problems, "bad_alloc") != NULL);
    } else {
        CHECK(wanted != NULL && same(result, wanted));
    }
    panelscore_result_free(result);
}

static void runs_out(char const* command, panelscore_input const* input) {
    long const many = 1000000000;
    panelscore_result* const wanted = panelscore_run(command, input);
    panelscore_result* again;
    long needed, at;
    left = many;
    again = panelscore_run(command, input);
    needed = many - left;
    left = -1;
    CHECK(same(again, wanted));
    panelscore_result_free(again);
    CHECK(needed > 100);
    /* One by one at the end, where the answer is written; in steps before. */
    for (at = needed; at >= 0; at -= at > needed - 12 ? 1 : 1 + needed / 6) {
        runs_out_after(at, command, input, wanted);
        for_good = 1;
        runs_out_after(at, command, input, wanted);
        for_good = 0;
    }
    again = panelscore_run(command, input);
    CHECK(same(again, wanted));
    panelscore_result_free(again);
    panelscore_result_free(wanted);
}

static void nothing_is_taken(void) {
    panelscore_input* input;
    for_good = 1;
    left = 0;
    CHECK(panelscore_input_new() == NULL);
    left = -1;
    input = panelscore_input_new();
    left = 0;
    CHECK(panelscore_input_file(input, "a name longer than a short one.json", "[]", 2) != 0);
    CHECK(panelscore_input_option(input, "rubric", "a value longer than a short one") != 0);
    CHECK(panelscore_input_argument(input, "a word longer than a short one.json") != 0);
    left = -1;
    for_good = 0;
    panelscore_input_free(input);
}

static panelscore_input* ratings(void) {
    panelscore_input* const input = panelscore_input_new();
    give(input, "ratings.csv",
         "candidate,interviewer,competency,score\na,i,x,1\na,j,x,2\nb,i,x,3\nb,j,x,3\n"
         "c,i,x,5\nc,j,x,4\na,i,y,2\na,j,y,2\nb,i,y,4\nb,j,y,3\nc,i,y,4\nc,j,y,5\n");
    panelscore_input_argument(input, "ratings.csv");
    panelscore_input_option(input, "scale", "1:5");
    panelscore_input_option(input, "bootstrap", "5");
    return input;
}

int main(int count, char** words) {
    panelscore_input* const panel = example_panel(words[count - 1]);
    panelscore_input* const role = panelscore_input_new();
    panelscore_input* const wrong = panelscore_input_new();
    panelscore_input* const table = ratings();
    give(wrong, "cards.json", "[{\"candidate\": 1}, 7, {\"interviewr\": \"i\"}]");
    panelscore_input_option(wrong, "rubric", "ml-engineer");
    panelscore_input_argument(wrong, "cards.json");
    panelscore_input_argument(role, "ml-engineer");
    nothing_is_taken();
    /* Nothing was called before: what is set up once must not stay half done. */
    runs_out_after(5, "lint", role, NULL);
    runs_out("lint", role);
    runs_out("check", panel);
    runs_out("check", wrong);
    runs_out("recommend", panel);
    runs_out("calibrate", table);
    panelscore_input_free(panel);
    panelscore_input_free(role);
    panelscore_input_free(wrong);
    panelscore_input_free(table);
    return verdict();
}

#else

int main(void) {
    puts("skipped: needs glibc");
    return 0;
}

#endif
