// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked aloud at a moment that both look at; the candidate reads along.
#include "game/report/interview.h"

#include "game/locale/locale.h"

const char *interview_prompt(int index)
{
    static const char *const PROMPTS[INTERVIEW_PROMPTS] = {
        TR_MARK("What did you think here?"),
        TR_MARK("What had you seen or heard by then?"),
        TR_MARK("Which other answers did you consider?"),
        TR_MARK("What would you do now, and why?"),
    };
    return tr(PROMPTS[index]);
}
