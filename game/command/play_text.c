// SPDX-License-Identifier: GPL-3.0-or-later
// Playing in a terminal: what happens is printed, what can be done stands below it with numbers.
#include <stdlib.h>
#include <string.h>

#include "game/command/play.h"
#include "game/locale/locale.h"
#include "game/report/refusal_words.h"
#include "game/report/transcript.h"
#include "game/report/words.h"
#include "game/shift/action_text.h"
#include "game/shift/choices.h"

enum { LINE_MAX_SIZE = 4096 };

struct terminal {
    struct session *session;
    struct command_io *io;
    FILE *out; // of the play; a sheet as JSON has the output to itself
    action_list choices;
    size_t printed;  // happenings told so far
    uint32_t system; // whose records are listed; SYSTEM_COUNT = none
};

static const struct scenario *model_of(const struct terminal *terminal, const struct action *action)
{
    return state_scenario(&terminal->session->state, action->scenario);
}

static void print_happenings(struct terminal *terminal)
{
    struct buffer text = { 0 };
    struct transcript transcript;
    transcript_init(&transcript, &text, &terminal->session->state, false);
    for (; terminal->printed < terminal->session->happenings.count; terminal->printed++) {
        transcript_take(&transcript, &terminal->session->happenings.items[terminal->printed]);
    }
    fwrite(buffer_text(&text), 1, text.size, terminal->out);
    buffer_finish(&text);
}

static const char *who(const struct terminal *terminal, const struct action *action)
{
    const struct scenario *model = model_of(terminal, action);
    return scenario_text(model, model->customers[model->contacts[action->contact].with].name);
}

static void print_said(struct terminal *terminal, const struct action *action)
{
    FILE *out = terminal->out;
    const struct scenario *model = model_of(terminal, action);
    uint32_t section = model->slot_rests[action->slot].section;
    uint32_t wording = slot_wording(&terminal->session->state, action->scenario, action->slot);
    fputs(action->kind == ACTION_UNPART           ? tr("take out: ")
                    : action->kind == ACTION_PART ? tr("add: ")
                                                  : "",
            out);
    if (action->kind == ACTION_PART && section != INDEX_NONE) {
        fprintf(out, "%s: ", scenario_text(model, model->sections[section].label));
    }
    fprintf(out, "“%s”\n", scenario_text(model, model->wordings[wording].say));
}

static void print_choice(struct terminal *terminal, const struct action *action)
{
    FILE *out = terminal->out;
    const struct scenario *model = model_of(terminal, action);
    switch (action->kind) {
    case ACTION_REPLY:
    case ACTION_PART:
    case ACTION_UNPART:
        print_said(terminal, action);
        break;
    case ACTION_SEND:
        fputs(tr("send the e-mail\n"), out);
        break;
    case ACTION_TAKE:
        fprintf(out, tr("answer %s (%s)\n"), who(terminal, action),
                channel_name(model->contacts[action->contact].channel));
        break;
    case ACTION_OUT:
        fprintf(out, tr("get in touch with %s (%s)\n"), who(terminal, action),
                channel_name(model->contacts[action->contact].channel));
        break;
    case ACTION_RESUME:
        fprintf(out, tr("return to %s\n"), who(terminal, action));
        break;
    case ACTION_CONSULT:
        fprintf(out, tr("ask the coach: %s\n"),
                scenario_text(model, model->coach[action->item].ask));
        break;
    case ACTION_OPEN:
        fprintf(out, tr("open in %s: %s\n"), desk_system_name(model->records[action->item].system),
                scenario_text(model, model->records[action->item].title));
        break;
    case ACTION_ACT:
        fprintf(out, tr("do: %s\n"), scenario_text(model, model->acts[action->item].label));
        break;
    case ACTION_REPORT_LATE:
        fprintf(out, tr("report a delay: %s\n"),
                scenario_text(model, model->promises[action->item].label));
        break;
    case ACTION_WAIT:
        fputs(tr("wait for what comes next\n"), out);
        break;
    case ACTION_FINISH:
        fputs(tr("end the shift\n"), out);
        break;
    default:
        fprintf(out, "%s\n", action_word(action->kind));
    }
}

// The scenario whose desk is in front; without one the centre's own records, by the first.
static uint32_t front(const struct terminal *terminal)
{
    const struct shift_state *state = &terminal->session->state;
    uint32_t scenario = state->head->focus_scenario;
    for (uint32_t s = 0; scenario == INDEX_NONE && s < state->plan->scenario_count; s++) {
        scenario = scenario_active(state, s) ? s : INDEX_NONE;
    }
    return scenario;
}

// Records would drown what can be said: only those of the system that was asked for are listed.
static void keep_what_is_in_front(struct terminal *terminal, uint32_t counts[SYSTEM_COUNT])
{
    size_t kept = 0;
    uint32_t scenario = front(terminal);
    for (size_t i = 0; i < terminal->choices.count; i++) {
        const struct action *action = &terminal->choices.items[i];
        bool listed = action->kind != ACTION_OPEN;
        if (action->kind == ACTION_OPEN && action->scenario == scenario) {
            uint8_t system = model_of(terminal, action)->records[action->item].system;
            counts[system]++;
            listed = system == terminal->system;
        }
        if (listed) {
            terminal->choices.items[kept++] = *action;
        }
    }
    terminal->choices.count = kept;
}

static void print_systems(struct terminal *terminal, const uint32_t counts[SYSTEM_COUNT])
{
    fputs(tr("     look up: "), terminal->out);
    for (uint32_t i = 0; i < SYSTEM_COUNT; i++) {
        fprintf(terminal->out, "%s%s %u", i > 0 ? ", " : "", desk_system_name((uint8_t)i),
                counts[i]);
    }
    fputs("\n", terminal->out);
}

static void print_table(struct terminal *terminal)
{
    uint32_t now = terminal->session->state.head->now;
    uint32_t counts[SYSTEM_COUNT] = { 0 };
    vec_clear(&terminal->choices);
    choices_list(&terminal->session->state, &terminal->choices);
    keep_what_is_in_front(terminal, counts);
    fprintf(terminal->out, "\n%02u:%02u  %s\n", now / 3600, now / 60 % 60,
            tr("What do you do? (a number, a system, or: help)"));
    for (size_t i = 0; i < terminal->choices.count; i++) {
        fprintf(terminal->out, "%3zu  ", i + 1);
        print_choice(terminal, &terminal->choices.items[i]);
    }
    print_systems(terminal, counts);
}

// Whether the line is the name of a system, or the beginning of one.
static bool choose_system(struct terminal *terminal, const char *line)
{
    for (uint32_t i = 0; i < SYSTEM_COUNT; i++) {
        const char *name = desk_system_name((uint8_t)i);
        if (strlen(line) >= 2 && strncmp(name, line, strlen(line)) == 0) {
            terminal->system = terminal->system == i ? SYSTEM_COUNT : i;
            return true;
        }
    }
    return false;
}

static void print_texts(
        struct terminal *terminal, const struct scenario *model, const struct record *record)
{
    FILE *out = terminal->out;
    for (uint32_t i = 0; i < record->paragraphs.count; i++) {
        fprintf(out, "    %s\n",
                scenario_text(model, model->text_lists[record->paragraphs.first + i]));
    }
    for (uint32_t i = 0; i < record->fields.count + record->attachments.count; i++) {
        uint32_t at = i < record->fields.count
                ? record->fields.first + i
                : record->attachments.first + i - record->fields.count;
        fprintf(out, "    %s: %s\n", scenario_text(model, model->fields[at].name),
                scenario_text(model, model->fields[at].value));
    }
    for (uint32_t i = 0; i < record->entries.count; i++) {
        const struct entry *entry = &model->entries[record->entries.first + i];
        fprintf(out, "    %s: %s\n", scenario_text(model, entry->at),
                scenario_text(model, entry->text));
    }
}

static void act(struct terminal *terminal, const struct action *action)
{
    struct diag_list diags = { 0 };
    enum refusal refusal = session_act(terminal->session, action, NULL, NULL, &diags);
    if (refusal != REFUSED_NOT) {
        fprintf(terminal->out, "%s\n", refusal_sentence(refusal));
    } else if (action->kind == ACTION_OPEN) {
        const struct scenario *model = model_of(terminal, action);
        print_texts(terminal, model, &model->records[action->item]);
    }
    diag_list_finish(&diags);
}

static void print_help(struct terminal *terminal)
{
    fputs(tr("A number does what stands behind it; the name of a system lists what is in it.\n"
             "You may also write an action yourself:\n"
             "  search knowledge \"incasso\"   note call \"…\"   pin RECORD/FIELD\n"
             "  hold call 120   plan PROMISE 11:30   wrap call reason=… done=…\n"
             "  codes     the codes of the wrap-up that is open\n"
             "  quit      stop here\n"),
            terminal->out);
}

// The forms that wait, with every code they take.
static void print_codes(struct terminal *terminal)
{
    const struct shift_state *state = &terminal->session->state;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t c = 0; c < model->contact_count; c++) {
            struct range fields = model->contacts[c].wrap_fields;
            bool open = state_contact(state, s, c)->phase == CONTACT_WRAPPING;
            for (uint32_t f = fields.first; open && f < fields.first + fields.count; f++) {
                const struct wrap_field *field = &model->wrap_fields[f];
                struct range codes = model->code_lists[field->list].codes;
                fprintf(terminal->out, "%s %s (%s):\n",
                        scenario_string(model, model->contacts[c].id),
                        scenario_string(model, field->id), scenario_text(model, field->label));
                for (uint32_t i = codes.first; i < codes.first + codes.count; i++) {
                    fprintf(terminal->out, "    %s=%s  %s\n", scenario_string(model, field->id),
                            scenario_string(model, model->codes[i].id),
                            scenario_text(model, model->codes[i].label));
                }
            }
        }
    }
}

static void act_written(struct terminal *terminal, const char *line)
{
    struct diag_list diags = { 0 };
    struct action action;
    if (action_read(line, terminal->session->plan, &terminal->session->arena, &action, NULL, 0,
                &diags)) {
        act(terminal, &action);
    }
    command_print_diags(terminal->io, &diags);
    diag_list_finish(&diags);
}

// False when the person stops.
static bool take_line(struct terminal *terminal, char *line)
{
    line[strcspn(line, "\r\n")] = '\0';
    char *end = NULL;
    unsigned long number = strtoul(line, &end, 10);
    if (strcmp(line, "quit") == 0) {
        return false;
    }
    if (line[0] == '\0') {
        return true;
    }
    if (strcmp(line, "help") == 0 || strcmp(line, "?") == 0) {
        print_help(terminal);
    } else if (strcmp(line, "codes") == 0) {
        print_codes(terminal);
    } else if (*end == '\0' && number >= 1 && number <= terminal->choices.count) {
        struct action action = terminal->choices.items[number - 1];
        act(terminal, &action);
    } else if (!choose_system(terminal, line)) {
        act_written(terminal, line);
    }
    return true;
}

static void play(struct terminal *terminal)
{
    char line[LINE_MAX_SIZE];
    bool goes_on = true;
    while (goes_on && !session_over(terminal->session)) {
        print_happenings(terminal);
        print_table(terminal);
        fputs("> ", terminal->out);
        fflush(terminal->out);
        goes_on = fgets(line, sizeof(line), terminal->io->in) != NULL && take_line(terminal, line);
    }
    print_happenings(terminal);
}

int play_text(const struct play_options *options, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct terminal terminal = { .io = io,
        .out = options->json ? io->err : io->out,
        .session = play_session(options, io, &diags),
        .system = SYSTEM_COUNT };
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    if (terminal.session == NULL) {
        return COMMAND_FAILED;
    }

    play(&terminal);
    bool over = session_over(terminal.session);
    fputs(over ? tr("The shift has ended.\n")
               : tr("You stopped before the end; nothing was kept.\n"),
            terminal.out);
    if (options->json) {
        play_print_json(options, terminal.session, io);
    }
    vec_finish(&terminal.choices);
    session_destroy(terminal.session);
    return COMMAND_FINE;
}
