// SPDX-License-Identifier: GPL-3.0-or-later
// What a test file gives to the shared main: its suite.
#pragma once

#include <check.h>

/** The one suite of this test program; Check owns it. */
Suite *test_suite(void);

/** A reason to skip the whole program (say, an absent fixture folder), or NULL to run it. */
const char *test_skip_reason(void);
