// SPDX-License-Identifier: GPL-3.0-or-later
// The way back to where somebody was when the door shut behind them.
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"

// From what leads furthest: a talk stands over its sheet, and a replay over either.
struct recruiter_place recruiter_find_place(const struct navigator *navigator)
{
    const void *talk = navigator_find(navigator, "recruiter-interview");
    const void *sheet = navigator_find(navigator, "recruiter-sheet");
    const void *vacancy = navigator_find(navigator, "recruiter-vacancy");
    const void *invite = navigator_find(navigator, "recruiter-invite");
    if (talk != NULL && recruiter_interview_session(talk) != 0) {
        return (struct recruiter_place) { RECRUITER_AT_TALK, recruiter_interview_session(talk) };
    }
    if (sheet != NULL && recruiter_sheet_session(sheet) != 0) {
        return (struct recruiter_place) { RECRUITER_AT_SHEET, recruiter_sheet_session(sheet) };
    }
    if (vacancy != NULL) {
        return (struct recruiter_place) { RECRUITER_AT_VACANCY, recruiter_vacancy_id(vacancy) };
    }
    return (struct recruiter_place) { invite != NULL ? RECRUITER_AT_INVITE : RECRUITER_AT_LIST, 0 };
}

void recruiter_go_to(
        struct navigator *navigator, const struct recruiter_place *place, const char *who)
{
    switch (place->at) {
    case RECRUITER_AT_TALK:
        recruiter_push_sheet(navigator, place->id, who);
        recruiter_push_interview(navigator, place->id, who);
        break;
    case RECRUITER_AT_SHEET:
        recruiter_push_sheet(navigator, place->id, who);
        break;
    case RECRUITER_AT_VACANCY:
        recruiter_push_vacancy(navigator, place->id, who);
        break;
    case RECRUITER_AT_INVITE:
        recruiter_push_invite(navigator, who);
        break;
    case RECRUITER_AT_LIST:
        break;
    }
}
