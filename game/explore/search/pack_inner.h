// SPDX-License-Identifier: GPL-3.0-or-later
// Inside packing: how many bits the parts of a state take, for who measures and who writes them.
#pragma once

enum { PHASE_BITS = 3, MOOD_BITS = 8, REPEAT_BITS = 2 };
