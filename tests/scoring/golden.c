// SPDX-License-Identifier: GPL-3.0-or-later
// Golden numbers: fixtures that stand beside the project, computed by other programs than ours.
#include "tests/scoring/golden.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/test_main.h"

static const char FOLDER[] = ZEVEN_SOURCE_DIR "/../shared/golden";

const char *golden_missing(void)
{
    return access(FOLDER, R_OK) == 0 ? NULL : "../shared/golden is not there";
}

const char *golden_path(const char *name)
{
    static char path[512];
    (void)snprintf(path, sizeof(path), "%s/%s", FOLDER, name);
    return path;
}

struct json_object *golden_json(const char *name)
{
    struct json_object *object = json_object_from_file(golden_path(name));
    ck_assert_msg(object != NULL, "%s: %s", name, json_util_get_last_err());
    return object;
}

struct json_object *golden_member(struct json_object *object, const char *name)
{
    struct json_object *member = NULL;
    ck_assert_msg(json_object_object_get_ex(object, name, &member), "no member %s", name);
    return member;
}

double golden_number(struct json_object *object, const char *name)
{
    return json_object_get_double(golden_member(object, name));
}

void golden_check(struct json_object *object, const char *name, bool present, double number,
        const char *where)
{
    struct json_object *member = golden_member(object, name);
    ck_assert_msg((member != NULL) == present, "%s %s: %s", where, name,
            present ? "golden has no number, we have one" : "golden has a number, we have none");
    if (present) {
        double golden = json_object_get_double(member);
        ck_assert_msg(fabs(golden - number) <= GOLDEN_TOLERANCE, "%s %s: golden %.12g, ours %.12g",
                where, name, golden, number);
    }
}
