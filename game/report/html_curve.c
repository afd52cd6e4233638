// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of a report on a page.
#include "game/report/html_curve.h"

#include "game/report/markup.h"

static double x_of(const struct report_curve *curve, double x)
{
    return 100 * (x - curve->from) / (curve->to - curve->from);
}

static void add_label(struct buffer *out, const char *label)
{
    buffer_add(out, "<span>");
    markup_add(out, label);
    buffer_add(out, "</span>");
}

void html_curve_add(struct buffer *out, const struct report_curve *curve)
{
    buffer_add(out,
            "<div class=\"curve\" aria-hidden=\"true\"><svg viewBox=\"0 -21 100 42\" "
            "preserveAspectRatio=\"none\"><path d=\"M0 0H100\"/><path class=\"mood\" d=\"");
    for (size_t i = 0; i < curve->count; i++) {
        buffer_add_format(out, i == 0 ? "M%.2f %.2f" : "H%.2fV%.2f",
                x_of(curve, curve->points[i].x), -curve->points[i].y / 5);
    }
    buffer_add(out, "H100\"/></svg><div>");
    add_label(out, curve->from_label);
    add_label(out, curve->to_label);
    buffer_add(out, "</div></div>\n");
}
