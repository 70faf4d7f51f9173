/* SPDX-License-Identifier: BSL-1.0 */
/* recommend CARDS...: candidate, call and score of scorecards, as CSV has them. */
#include <panelscore.h>
#include <stdio.h>
#include <string.h>

/* Hands over a file of less than a megabyte under its own name; not 0 when that fails. */
static int hand_over(panelscore_input* input, char const* name) {
    static char text[1 << 20];
    FILE* const file = fopen(name, "rb");
    size_t size;
    if (file == NULL)
        return 1;
    size = fread(text, 1, sizeof text, file);
    fclose(file);
    return size == sizeof text || panelscore_input_file(input, name, text, size) != 0 ||
           panelscore_input_argument(input, name) != 0;
}

/* Prints a column of a line of CSV without quotation marks; columns count from 0. */
static void print_column(char const* line, int column) {
    for (; column > 0; --column)
        line = strchr(line, ',') + 1;
    printf("%.*s", (int)strcspn(line, ",\r\n"), line);
}

static void print_calls(char const* csv) {
    char const* line = csv;
    while ((line = strchr(line, '\n')) != NULL && *++line != '\0') {
        print_column(line, 0);
        putchar(' ');
        print_column(line, 3);
        putchar(' ');
        print_column(line, 6);
        putchar('\n');
    }
}

int main(int count, char** words) {
    int at, status;
    /*! [call] */
    panelscore_input* const input = panelscore_input_new();
    panelscore_result* result;
    panelscore_input_option(input, "rubric", "ml-engineer");
    panelscore_input_option(input, "format", "csv");
    for (at = 1; at < count; ++at)
        if (hand_over(input, words[at]) != 0)
            fprintf(stderr, "%s cannot be read\n", words[at]);
    result = panelscore_recommend(input);
    status = panelscore_result_status(result);
    if (status == PANELSCORE_DONE)
        print_calls(panelscore_result_text(result, NULL));
    fputs(panelscore_result_problems(result, NULL), stderr);
    panelscore_result_free(result);
    panelscore_input_free(input);
    /*! [call] */
    return status;
}
