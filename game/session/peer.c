// SPDX-License-Identifier: GPL-3.0-or-later
// Peers: what is known of the plays of people that somebody wants to compare, with no sheet opened.
#include "game/session/peer.h"

#include <string.h>

#include "game/scenario/load.h"
#include "game/store/candidate_page.h"
#include "game/store/content.h"
#include "game/store/sessions.h"

void peer_list_finish(struct peer_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

static const char *keep(struct peer_list *list, const char *text)
{
    return text != NULL ? arena_copy_text(&list->arena, text, strlen(text)) : "";
}

static void take_row(struct peer_list *list, struct peer *peer, const struct session_row *row)
{
    peer->code = keep(list, row->start.candidate);
    peer->language = keep(list, row->start.language);
    peer->rules = keep(list, row->start.rules);
    peer->running = row->state == SESSION_RUNNING;
    peer->broken_off = row->state == SESSION_ABANDONED;
    digest_write_hex(&row->start.content, peer->content);
    digest_write_hex(&row->start.key, peer->key);
}

// Content of other rules may not be read any more; that is said where it is compared.
static void take_shift(struct peer_list *list, struct peer *peer, struct store *store,
        const struct session_start *start)
{
    struct diag_list unread = { 0 };
    struct bundle files = { 0 };
    struct shift *shift = NULL;
    if (store_load_content(store, &start->content, &files, &unread)) {
        shift = shift_load(&files, start->shift, &unread);
    }
    peer->known = shift != NULL;
    peer->shift_title = keep(list, shift != NULL ? shift->title : NULL);
    peer->form = keep(list, shift != NULL ? shift->form : NULL);
    peer->indicative = shift != NULL && shift->indicative;
    shift_destroy(shift);
    bundle_finish(&files);
    diag_list_finish(&unread);
}

static bool take_vacancy(
        struct peer_list *list, struct peer *peer, struct store *store, struct diag_list *diags)
{
    struct candidate_page page = { 0 };
    bool good = candidate_read_one(store, peer->code, &page, diags);
    peer->vacancy = good ? page.rows.items[0].vacancy : 0;
    peer->vacancy_name = keep(list, peer->vacancy != 0 ? page.rows.items[0].vacancy_name : NULL);
    candidate_page_finish(&page);
    return good;
}

static void put(struct peer_list *list, const struct peer *peer)
{
    vec_push(&list->rows, *peer);
    for (size_t i = list->rows.count - 1;
            i > 0 && strcmp(list->rows.items[i - 1].code, peer->code) > 0; i--) {
        list->rows.items[i] = list->rows.items[i - 1];
        list->rows.items[i - 1] = *peer;
    }
}

bool peer_list_add(
        struct peer_list *list, struct store *store, int64_t session, struct diag_list *diags)
{
    struct session_list found = { 0 };
    struct peer peer = { .session = session };
    bool good = store_find_session(store, session, &found, diags);
    if (good) {
        const struct session_row *row = &found.rows.items[0];
        take_row(list, &peer, row);
        take_shift(list, &peer, store, &row->start);
        good = take_vacancy(list, &peer, store, diags) &&
                (peer.running || store_attempt(store, session, &peer.attempt, diags));
    }
    if (good) {
        put(list, &peer);
    }
    session_list_finish(&found);
    return good;
}
