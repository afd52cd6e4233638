// SPDX-License-Identifier: GPL-3.0-or-later
// Doings: the second word of a verb about the office, as in `zeven norm build NAME`.
#include "game/command/doing.h"

#include <string.h>

#include "game/command/unlock.h"

size_t doing_find(int argc, char **argv, const void *rows, size_t count, size_t size)
{
    const char *what = argc > 1 ? argv[1] : "";
    size_t at = 0;
    while (at < count &&
            strcmp(*(const char *const *)((const char *)rows + at * size), what) != 0) {
        at++;
    }
    return at;
}

static int run_in_office(const struct doing *doing, void *asked, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct store *store = command_open_office(io, !doing->writes, &diags);
    int result = store != NULL ? doing->run(store, asked, &diags) : COMMAND_FAILED;
    command_print_diags(io, &diags);
    store_close(store);
    diag_list_finish(&diags);
    return result;
}

int doing_run(const struct doing_verb *verb, int argc, char **argv, struct command_io *io)
{
    const char *odd = argc > 1 ? argv[1] : "";
    size_t at = doing_find(argc, argv, verb->doings, verb->count, sizeof(*verb->doings));
    if (at == verb->count ||
            !words_read(argc, argv, 2, verb->options, verb->option_count, verb->plain, &odd)) {
        return command_refuse_argument(io, verb->name, odd);
    }
    const struct doing *doing = &verb->doings[at];
    const char *plain = verb->plain != NULL ? *verb->plain : NULL;
    if (doing->of_one != (plain != NULL)) {
        return command_refuse_argument(io, verb->name, plain != NULL ? plain : "");
    }
    return run_in_office(doing, verb->asked, io);
}
