/* SPDX-License-Identifier: BSL-1.0 */
#include <panelscore.h>
#include <stdio.h>

int main(void) {
    panelscore_result* const result = panelscore_rubrics(NULL);
    int const status = panelscore_result_status(result);
    printf("panelscore %s: %s", panelscore_version(), panelscore_result_text(result, NULL));
    panelscore_result_free(result);
    return panelscore_abi() == PANELSCORE_ABI ? status : 1;
}
