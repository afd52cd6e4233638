// SPDX-License-Identifier: GPL-3.0-or-later
// The sample screens one by one. Inside tests/ui only.
#pragma once

#include "tests/ui/demo_screens.h"

void demo_build_desk(const struct demo *demo, struct ui *ui);
void demo_build_welcome(const struct demo *demo, struct ui *ui);
void demo_build_sheet(const struct demo *demo, struct ui *ui);
void demo_build_list(const struct demo *demo, struct ui *ui);
