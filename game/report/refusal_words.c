// SPDX-License-Identifier: GPL-3.0-or-later
// Why a candidate cannot do something now, as the candidate reads it.
#include "game/report/refusal_words.h"

#include "game/locale/locale.h"

const char *refusal_sentence(enum refusal refusal)
{
    static const char *const SENTENCES[REFUSED_COUNT] = {
        [REFUSED_NOT] = "",
        [REFUSED_OVER] = TR_MARK("The shift has ended."),
        [REFUSED_NOT_THERE] = TR_MARK("This conversation is not open."),
        [REFUSED_PHONE_BUSY] = TR_MARK(
                "You have somebody on the line. Finish the call first, or put the caller on hold."),
        [REFUSED_WRAP_FIRST] = TR_MARK("Wrap up the last call first."),
        [REFUSED_THREE_OPEN] =
                TR_MARK("You have three written conversations open. Finish one first."),
        [REFUSED_ON_HOLD] = TR_MARK("The caller is on hold. Return to the caller first."),
        [REFUSED_NOT_ON_HOLD] = TR_MARK("The caller is not on hold."),
        [REFUSED_CUSTOMER_NEXT] = TR_MARK("The customer has not answered yet."),
        [REFUSED_NOT_ON_OFFER] = TR_MARK("That is not possible at this moment."),
        [REFUSED_INCOMPLETE] = TR_MARK("Something is still missing."),
        [REFUSED_NOT_VISIBLE] = TR_MARK("That is not on your desk."),
        [REFUSED_NOT_OPENED] = TR_MARK("Open it first."),
        [REFUSED_NOT_PROMISED] = TR_MARK("You have not promised this."),
        [REFUSED_DONE_ALREADY] = TR_MARK("That has been done already."),
        [REFUSED_VALUE] = TR_MARK("That value does not fit."),
        [REFUSED_NOTHING_COMES] = TR_MARK("There is nothing to wait for."),
        [REFUSED_SOMETHING_LEFT] = TR_MARK("Not everything is done yet."),
    };
    return refusal == REFUSED_NOT ? "" : tr(SENTENCES[refusal]);
}
