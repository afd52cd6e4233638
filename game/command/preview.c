// SPDX-License-Identifier: GPL-3.0-or-later
// zeven preview: its page. It opens the window, and that is app's work.
#include "game/command/command.h"
#include "game/locale/locale.h"

static int run(int argc, char **argv, struct command_io *io)
{
    (void)argc;
    (void)argv;
    fputs(tr("zeven preview: this needs the window, and there is none here.\n"), io->err);
    return COMMAND_FAILED;
}

const struct command COMMAND_PREVIEW = {
    .name = "preview",
    .summary = TR_MARK("look at a scenario on the real desk, from any turn"),
    .help = TR_MARK(
            "zeven preview FILE [--turn CONTACT/TURN] [--facts A,B] [--flags A,B] [--mood M]\n"
            "              [--time 10:15] [--language L]\n"
            "\n"
            "Opens the scenario on the desk a candidate sees, at any turn, and beside it what a\n"
            "candidate never sees: every condition with the part that fails, points with their\n"
            "reasons, the mood, what was decided, and the way here. Facts, flags, mood and clock\n"
            "are set there too, and every step can be taken back. As soon as the file is saved it\n"
            "is read again and you stand where you stood. A file with slips shows them; each "
            "opens\n"
            "at its line in $VISUAL, else $EDITOR. Nothing is kept.\n"
            "\n"
            "  --turn C/T    where to begin: call/opening (where the first contact begins)\n"
            "  --facts A,B   what is known already\n"
            "  --flags A,B   flags that are set\n"
            "  --mood M      of the first customer: angry, anxious, sad, businesslike, relieved,\n"
            "                trusting, wary\n"
            "  --time T      the clock, as 10:15\n"
            "  --language L  nl or en\n"
            "\n"
            "Options of the window (zeven help) may follow. Exit codes: 0 fine, 2 the file or "
            "what\n"
            "was named in it is not there, 3 no display.\n"),
    .run = run,
};
