// SPDX-License-Identifier: GPL-3.0-or-later
#include "game/explore/search/exploring.h"
void claims_of_slots(struct exploring *exploring)
{
    (void)exploring;
}
void claims_of_dodging(struct exploring *exploring)
{
    (void)exploring;
}
void explore_points(struct exploring *exploring)
{
    (void)exploring;
}
