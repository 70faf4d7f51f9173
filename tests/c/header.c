/* SPDX-License-Identifier: BSL-1.0 */
#include <panelscore.h>

int panelscore_header_is_c(void);
int panelscore_header_is_c(void) {
    return panelscore_abi() == PANELSCORE_ABI;
}
