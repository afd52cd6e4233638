// SPDX-License-Identifier: GPL-3.0-or-later
// The main of every test program: runs its suite, and skips by name where a fixture is absent.
#include "tests/test_main.h"

#include <stdio.h>
#include <stdlib.h>

enum { EXIT_SKIPPED = 77 };

__attribute__((weak)) const char *test_skip_reason(void)
{
    return NULL;
}

int main(void)
{
    const char *reason = test_skip_reason();
    if (reason != NULL) {
        printf("skipped: %s\n", reason);
        return EXIT_SKIPPED;
    }

    SRunner *runner = srunner_create(test_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
