// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the model: what an author wrote is what the engine gets, with nothing left to look up.
#include <string.h>

#include "game/base/hash.h"
#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

static const char *text(const struct story *story, uint32_t index)
{
    return scenario_text(story->scenario, index);
}

static const struct turn *turn_called(const struct story *story, const char *id)
{
    for (uint32_t i = 0; i < story->scenario->turn_count; i++) {
        if (strcmp(scenario_string(story->scenario, story->scenario->turns[i].id), id) == 0) {
            return &story->scenario->turns[i];
        }
    }
    return NULL;
}

static const struct slot *slot_at(const struct story *story, const struct turn *turn, uint32_t at)
{
    ck_assert_uint_lt(at, turn->slots.count);
    return &story->scenario->slots[turn->slots.first + at];
}

static const struct slot_rest *rest_at(
        const struct story *story, const struct turn *turn, uint32_t at)
{
    ck_assert_uint_lt(at, turn->slots.count);
    return &story->scenario->slot_rests[turn->slots.first + at];
}

static const struct wording *wording_at(
        const struct story *story, const struct slot *slot, uint32_t at)
{
    ck_assert_uint_lt(at, slot->wording_count);
    return &story->scenario->wordings[slot->first_wording + at];
}

static const char *decision_id(const struct story *story, uint32_t decision)
{
    return scenario_string(story->scenario, story->scenario->decisions[decision].id);
}

START_TEST(turns_lead_where_the_file_says_or_to_the_next)
{
    struct story story;
    story_load_fixture(&story, "turns");
    const struct turn *opening = turn_called(&story, "opening");
    ck_assert_uint_eq(opening->flags, TURN_KEEP_ORDER);
    ck_assert_uint_eq(opening->slots.count, 3);
    ck_assert_uint_eq(slot_at(&story, opening, 0)->next.kind, TARGET_TURN);
    ck_assert_uint_eq(slot_at(&story, opening, 0)->next.index, 1);
    ck_assert_uint_eq(slot_at(&story, opening, 0)->seconds, 20);
    ck_assert_uint_eq(slot_at(&story, opening, 1)->next.kind, TARGET_END);
    ck_assert_uint_eq(slot_at(&story, opening, 1)->seconds, 5);
    ck_assert_uint_eq(rest_at(&story, opening, 1)->temptation, TEMPTATION_SPEED);
    ck_assert_uint_eq(slot_at(&story, opening, 2)->flags, SLOT_STAYS | SLOT_ONCE);
    ck_assert_str_eq(
            text(&story, wording_at(&story, slot_at(&story, opening, 2), 0)->answer), "Goed.");
    ck_assert_str_eq(decision_id(&story, opening->decision), "call/opening");
    const struct turn *second = turn_called(&story, "second");
    ck_assert_uint_eq(second->says.count, 0);
    ck_assert_uint_eq(second->decision, INDEX_NONE);
    ck_assert_uint_eq(slot_at(&story, second, 0)->next.kind, TARGET_END);
    ck_assert_uint_eq(slot_at(&story, opening, 0)->ahead, second->slots.first);
    ck_assert_uint_eq(slot_at(&story, second, 0)->seconds, story.rules->costs[COST_REPLY_PHONE]);
    ck_assert(slot_at(&story, second, 0)->key == hash_text("call/second/on"));
    story_finish(&story);
}
END_TEST

START_TEST(an_informed_wording_inherits_what_it_does_not_restate)
{
    struct story story;
    story_load_fixture(&story, "informed");
    const struct scenario *scenario = story.scenario;
    const struct slot *look = slot_at(&story, turn_called(&story, "opening"), 0);
    ck_assert_uint_eq(look->wording_count, 3);
    const struct wording *both = wording_at(&story, look, 0);
    const struct wording *late = wording_at(&story, look, 1);
    const struct wording *general = wording_at(&story, look, 2);
    ck_assert_uint_eq(general->when, CONDITION_TRUE);
    ck_assert_uint_eq(scenario->conditions[both->when].count, 3); // mark mark and
    ck_assert_uint_eq(late->when, CONDITION_OF_MARK | scenario->facts[0].known);
    ck_assert_int_eq(scenario->shows[both->shows.first].points, 3);
    ck_assert_int_eq(scenario->shows[late->shows.first].points, 2);
    ck_assert_int_eq(scenario->shows[general->shows.first].points, 1);
    ck_assert_uint_eq(both->shows.count, 1);
    const struct effect *act = &scenario->effects[both->effects.first];
    ck_assert_uint_eq(act->a, table_find(&story.rules->act_ids, "stock-phrase"));
    act = &scenario->effects[late->effects.first];
    ck_assert_uint_eq(act->a, table_find(&story.rules->act_ids, "concrete"));
    ck_assert_uint_eq(late->effects.count, 1);
    story_finish(&story);
}
END_TEST

START_TEST(records_hold_all_their_parts)
{
    struct story story;
    story_load_fixture(&story, "informed");
    const struct scenario *scenario = story.scenario;
    const struct record *house = &scenario->records[0];
    const struct record *file = &scenario->records[1];
    ck_assert(house->of_pack);
    ck_assert_str_eq(scenario_string(scenario, house->id), "rules-of-house");
    ck_assert(!file->of_pack);
    ck_assert_str_eq(text(&story, file->subtitle), "4711");
    ck_assert_str_eq(text(&story, file->version), "2");
    ck_assert_str_eq(text(&story, scenario->fields[file->fields.first].name), "Status");
    ck_assert_str_eq(text(&story, scenario->fields[file->attachments.first].name), "bon.pdf");
    ck_assert_str_eq(
            text(&story, scenario->text_lists[file->paragraphs.first]), "Niets bijzonders.");
    ck_assert_str_eq(text(&story, scenario->entries[file->entries.first].at), "3 okt");
    ck_assert_uint_eq(scenario->effects[file->effects.first].kind, EFFECT_TEACH);
    ck_assert_uint_eq(table_find(&scenario->record_ids, "file"), 1);
    ck_assert(!scenario->facts[0].several_ways);
    ck_assert(scenario->facts[1].several_ways);
    const struct turn *opening = turn_called(&story, "opening");
    const struct says *first = &scenario->says[opening->says.first];
    ck_assert_uint_ne(first->when, CONDITION_TRUE);
    ck_assert_uint_eq(scenario->effects[first->effects.first].kind, EFFECT_UNASKED);
    ck_assert_uint_eq(opening->probes, 1);
    story_finish(&story);
}
END_TEST

START_TEST(a_passage_is_laid_out_once_a_contact_and_its_texts_once)
{
    struct story story;
    story_load_fixture(&story, "passages");
    const struct scenario *scenario = story.scenario;
    ck_assert_uint_eq(scenario->contacts[0].turns.count, 3); // opening, identity, address
    ck_assert_uint_eq(scenario->contacts[1].turns.count, 2);
    const struct turn *of_call = &scenario->turns[scenario->contacts[0].turns.first + 1];
    const struct turn *of_back = &scenario->turns[scenario->contacts[1].turns.first];
    ck_assert_str_eq(scenario_string(scenario, of_call->id), "identity/ask");
    ck_assert_str_eq(scenario_string(scenario, of_back->id), "identity/ask");
    ck_assert_uint_ne(of_call->visited, of_back->visited);
    ck_assert_uint_eq(
            scenario->says[of_call->says.first].text, scenario->says[of_back->says.first].text);
    ck_assert_str_eq(
            scenario->texts[scenario->says[of_call->says.first].text].context, "identity/ask/says");
    ck_assert_uint_eq(scenario->contacts[1].start, scenario->contacts[1].turns.first);
    ck_assert_uint_ne(scenario->contacts[1].start_visit, INDEX_NONE);
    ck_assert_uint_eq(scenario->contacts[0].start_visit, INDEX_NONE);
    ck_assert_uint_eq(scenario->contacts[1].after, 0);
    ck_assert_uint_eq(scenario->contacts[1].delay, 300);
    ck_assert_uint_eq(slot_at(&story, of_call, 0)->next.kind, TARGET_VISIT);
    ck_assert_uint_eq(slot_at(&story, of_call, 1)->next.kind, TARGET_RETURN);
    const struct visit *visit = &scenario->visits[slot_at(&story, of_call, 0)->next.index];
    ck_assert_str_eq(scenario_string(scenario, scenario->turns[visit->entry].id), "address/ask");
    ck_assert_uint_eq(visit->next.kind, TARGET_RETURN);
    story_finish(&story);
}
END_TEST

START_TEST(topics_are_decisions_of_their_own)
{
    struct story story;
    story_load_fixture(&story, "topics");
    const struct turn *opening = turn_called(&story, "opening");
    ck_assert_uint_eq(opening->flags, TURN_HUB);
    ck_assert_uint_eq(opening->decision, INDEX_NONE);
    const struct slot *start = slot_at(&story, opening, 0);
    const struct slot *colour = slot_at(&story, opening, 1);
    ck_assert_uint_eq(start->flags, SLOT_TOPIC | SLOT_ONCE);
    ck_assert_uint_eq(colour->flags, SLOT_TOPIC | SLOT_ONCE | SLOT_NEEDLESS);
    ck_assert_str_eq(
            decision_id(&story, rest_at(&story, opening, 0)->decision), "call/opening/start");
    ck_assert_uint_eq(rest_at(&story, opening, 0)->probes, 0);
    ck_assert_str_eq(text(&story, wording_at(&story, start, 0)->answer), "Sinds maandag.");
    story_finish(&story);
}
END_TEST

START_TEST(a_compose_has_sections_and_rules)
{
    struct story story;
    story_load_fixture(&story, "compose");
    const struct scenario *scenario = story.scenario;
    const struct turn *answer = turn_called(&story, "answer");
    struct compose compose = turn_compose(scenario, answer);
    ck_assert_uint_eq(answer->flags, TURN_COMPOSE);
    ck_assert_uint_eq(compose.sections.count, 3);
    ck_assert(scenario->sections[compose.sections.first].optional);
    ck_assert_str_eq(text(&story, scenario->sections[compose.sections.first + 1].label), "Waar");
    ck_assert_uint_eq(rest_at(&story, answer, 2)->section, compose.sections.first + 1);
    ck_assert_uint_eq(slot_at(&story, answer, 0)->seconds, story.rules->costs[COST_PART]);
    ck_assert_uint_eq(answer->sent.kind, TARGET_END);
    const struct compose_rule *complete = &scenario->rules[compose.rules.first];
    const struct compose_rule *order = complete + 1;
    ck_assert(!complete->order);
    ck_assert_uint_eq(complete->sections.count, 2);
    ck_assert(order->order);
    ck_assert_uint_eq(order->facet, FACET_SIGNALS);
    ck_assert_uint_eq(scenario->section_lists[order->sections.first], compose.sections.first + 2);
    ck_assert_uint_eq(scenario->contacts[0].answers_after, 0);
    story_finish(&story);
}
END_TEST

START_TEST(promises_know_what_opens_and_what_keeps_them)
{
    struct story story;
    story_load_fixture(&story, "acts");
    const struct scenario *scenario = story.scenario;
    const struct promise *note = &scenario->promises[table_find(&scenario->promise_ids, "note")];
    const struct promise *freed = &scenario->promises[table_find(&scenario->promise_ids, "freed")];
    const struct promise *sent = &scenario->promises[table_find(&scenario->promise_ids, "sent")];
    const struct turn *opening = turn_called(&story, "opening");
    ck_assert_uint_eq(note->opens, opening->left);
    ck_assert_uint_eq(note->kept_by, KEPT_BY_CONTACT);
    ck_assert_uint_eq(note->keeper, table_find(&scenario->contact_ids, "mail"));
    ck_assert_uint_eq(note->due, 11 * 3600);
    ck_assert_uint_eq(note->needed_by, 12 * 3600);
    ck_assert_uint_eq(freed->opens, INDEX_NONE);
    ck_assert_uint_eq(freed->opens_contact, 0);
    ck_assert_uint_eq(freed->kept_by, KEPT_BY_ACT);
    ck_assert_uint_eq(freed->competency, COMPETENCY_PROBLEM_SOLVING);
    ck_assert_uint_eq(freed->needed_by, freed->due);
    ck_assert_uint_eq(sent->opens, slot_at(&story, opening, 0)->said);
    ck_assert_uint_eq(sent->kept_by, KEPT_BY_REPLY);
    ck_assert_str_eq(decision_id(&story, note->decision), "note");
    story_finish(&story);
}
END_TEST

START_TEST(acts_and_effects_are_numbers)
{
    struct story story;
    story_load_fixture(&story, "acts");
    const struct scenario *scenario = story.scenario;
    const struct record_act *reserve = &scenario->acts[table_find(&scenario->act_ids, "reserve")];
    const struct record_act *release = &scenario->acts[table_find(&scenario->act_ids, "release")];
    ck_assert_uint_eq(release->undoes, table_find(&scenario->act_ids, "reserve"));
    ck_assert_uint_eq(reserve->undoes, INDEX_NONE);
    ck_assert_uint_eq(reserve->effects.count, 3);
    ck_assert_uint_eq(scenario->effects[reserve->effects.first].kind, EFFECT_ACT);
    ck_assert_uint_eq(scenario->effects[reserve->effects.first + 1].kind, EFFECT_MARK);
    ck_assert_uint_eq(scenario->effects[reserve->effects.first + 2].kind, EFFECT_SOLVE);
    ck_assert_uint_ne(release->when, CONDITION_TRUE);
    const struct slot *yes = slot_at(&story, turn_called(&story, "opening"), 0);
    struct range effects = wording_at(&story, yes, 0)->effects;
    const struct effect *promise = &scenario->effects[effects.first + effects.count - 1];
    ck_assert_uint_eq(promise->kind, EFFECT_PROMISE);
    ck_assert_uint_eq(promise->b, 10 * 3600 + 30 * 60);
    ck_assert_uint_eq(scenario->needs[0].weight + scenario->needs[1].weight, 100);
    const struct record *hidden = &scenario->records[2];
    ck_assert_str_eq(scenario_string(scenario, hidden->found_by), "recensie ster");
    ck_assert_uint_eq(hidden->after, 0);
    ck_assert_uint_eq(scenario->records[3].from, 10 * 3600);
    story_finish(&story);
}
END_TEST

START_TEST(observations_hang_on_their_anchors_in_order)
{
    struct story story;
    story_load_fixture(&story, "conditions");
    const struct scenario *scenario = story.scenario;
    uint32_t count = 0;
    uint32_t last = 0;
    for (uint32_t at = scenario->shift_end_observes; at != INDEX_NONE;
            at = scenario->observes[at].next) {
        ck_assert(count == 0 || at > last);
        last = at;
        count++;
    }
    ck_assert_uint_eq(count, 30);
    const struct turn *opening = turn_called(&story, "opening");
    const struct observe *turn = &scenario->observes[opening->observes];
    ck_assert_uint_eq(turn->possible, 2);
    ck_assert_uint_ne(turn->possible_when, CONDITION_TRUE);
    const struct observe *end = &scenario->observes[scenario->contacts[0].ended_observes];
    ck_assert_uint_eq(end->facet, FACET_OFFER);
    ck_assert_uint_eq(end->possible, 1);
    const struct observe *leak = &scenario->observes[end->next];
    ck_assert_uint_ne(leak->critical, INDEX_NONE);
    ck_assert_uint_eq(leak->decision, INDEX_NONE);
    ck_assert_uint_eq(leak->possible, 0);
    ck_assert_uint_ne(scenario->promises[0].due_observes, INDEX_NONE);
    ck_assert(scenario->has_befores);
    ck_assert_uint_eq(scenario->before_count, 2);
    story_finish(&story);
}
END_TEST

START_TEST(a_wrap_up_field_has_codes_of_its_own)
{
    struct story story;
    story_load_fixture(&story, "conditions");
    const struct scenario *scenario = story.scenario;
    const struct wrap_field *field =
            &scenario->wrap_fields[scenario->contacts[0].wrap_fields.first];
    ck_assert_uint_eq(field->points, 3);
    ck_assert_uint_eq(field->rights.count, 2);
    ck_assert_uint_eq(scenario->rights[field->rights.first].points, 3);
    ck_assert_uint_eq(scenario->rights[field->rights.first + 1].points, 1);
    ck_assert_str_eq(decision_id(&story, field->decision), "call/wrap-up/reason");
    ck_assert_uint_eq(scenario->code_lists[field->list].codes.count, 12);
    ck_assert_str_eq(
            text(&story, scenario->codes[scenario->rights[field->rights.first].code].label),
            "Reden 1");
    story_finish(&story);
}
END_TEST

START_TEST(channels_have_their_own_patience)
{
    static const struct {
        const char *channel;
        uint32_t first;
        uint32_t later;
        uint32_t answers;
    } cases[] = {
        { "phone", 180, 60, 0 },
        { "chat", 90, 90, 60 },
        { "whatsapp", 15, 300, 60 },
        { "e-mail", INDEX_NONE, INDEX_NONE, 60 },
        { "webcare", INDEX_NONE, INDEX_NONE, 60 },
        { "team", INDEX_NONE, INDEX_NONE, 60 },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct story story;
        struct buffer xml = { 0 };
        buffer_add_format(&xml,
                "<scenario xmlns='urn:zeven:scenario:1' id='a' version='1' xml:lang='nl' "
                "sector='retail-media' client='x'><title>t</title><intent>i</intent>"
                "<customer id='b' name='B' address='je' mood='sad'/>"
                "<contact id='c' channel='%s' with='b' at='09:00'><turn id='t'><reply id='r'>"
                "<say>x</say></reply></turn><end id='e' outcome='resolved'/></contact></scenario>",
                cases[i].channel);
        story_load(&story, buffer_text(&xml),
                "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' name='X' "
                "accent='#000000'/>");
        ck_assert_ptr_nonnull(story.scenario);
        const struct contact *contact = &story.scenario->contacts[0];
        ck_assert_uint_eq(contact->patience_first, cases[i].first);
        ck_assert_uint_eq(contact->patience, cases[i].later);
        ck_assert_uint_eq(contact->answers_after, cases[i].answers);
        ck_assert_uint_eq(contact->gives_up_after, INDEX_NONE);
        ck_assert(!story.scenario->customers[0].formal);
        ck_assert(!story.scenario->customers[0].complaint);
        ck_assert_str_eq(story.scenario->greeting, "X");
        buffer_finish(&xml);
        story_finish(&story);
    }
}
END_TEST

START_TEST(a_customer_begins_as_the_mood_says_or_exactly)
{
    struct story story;
    story_load_fixture(&story, "moods");
    const struct customer *ans = &story.scenario->customers[0];
    const struct customer *bo = &story.scenario->customers[1];
    ck_assert(ans->formal);
    ck_assert_int_eq(ans->start[AXIS_TRUST], 50);
    ck_assert_uint_eq(ans->reactivity, 100);
    ck_assert(bo->instrumental);
    ck_assert(bo->complaint);
    ck_assert_int_eq(bo->start[AXIS_PLEASANTNESS], -40);
    ck_assert_int_eq(bo->start[AXIS_TRUST], 20);
    ck_assert_uint_eq(bo->reactivity, 120);
    ck_assert_str_eq(text(&story, bo->place), "Zwolle");
    ck_assert_uint_eq(story.scenario->contacts[0].with, 1);
    story_finish(&story);
}
END_TEST

START_TEST(texts_have_contexts_that_outlive_edits)
{
    struct story story;
    story_load_fixture(&story, "turns");
    bool found = false;
    for (uint32_t i = 0; i < story.scenario->text_count; i++) {
        const struct text *each = &story.scenario->texts[i];
        ck_assert_ptr_eq(story.scenario->shown[i], each->source);
        ck_assert_uint_gt(each->line, 0);
        found = found ||
                (strcmp(each->context, "call/opening/kind/say") == 0 &&
                        strcmp(each->source, "Vertelt u het eens rustig.") == 0);
    }
    ck_assert(found);
    story_finish(&story);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("load");
    TCase *cases = tcase_create("load");
    tcase_add_test(cases, turns_lead_where_the_file_says_or_to_the_next);
    tcase_add_test(cases, an_informed_wording_inherits_what_it_does_not_restate);
    tcase_add_test(cases, records_hold_all_their_parts);
    tcase_add_test(cases, a_passage_is_laid_out_once_a_contact_and_its_texts_once);
    tcase_add_test(cases, topics_are_decisions_of_their_own);
    tcase_add_test(cases, a_compose_has_sections_and_rules);
    tcase_add_test(cases, promises_know_what_opens_and_what_keeps_them);
    tcase_add_test(cases, acts_and_effects_are_numbers);
    tcase_add_test(cases, observations_hang_on_their_anchors_in_order);
    tcase_add_test(cases, a_wrap_up_field_has_codes_of_its_own);
    tcase_add_test(cases, channels_have_their_own_patience);
    tcase_add_test(cases, a_customer_begins_as_the_mood_says_or_exactly);
    tcase_add_test(cases, texts_have_contexts_that_outlive_edits);
    suite_add_tcase(suite, cases);
    return suite;
}
