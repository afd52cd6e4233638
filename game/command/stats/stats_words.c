// SPDX-License-Identifier: GPL-3.0-or-later
// What people see of a list of statistics, and what its columns mean, in plain words.
#include "game/command/stats/stats_words.h"

#include "game/locale/locale.h"

void stats_explain_items(struct stats_out *out)
{
    stats_list_show(out, "item n facility sd item_rest_r alpha_if_deleted d27 flags");
    stats_note(out,
            tr("Facility: the share of the points that is earned; 1 is easy. r rest: whether who "
               "does well here does well elsewhere too, from −1 to 1; below .20 it says little. "
               "D27: how much more of the points the 27% with the highest scores earn than the 27% "
               "with the lowest."));
}

void stats_explain_replies(struct stats_out *out)
{
    stats_list_show(out, "item option key n p p_upper27 p_lower27 r_pb_rest flags");
    stats_note(out,
            tr("Upper and lower: the share among the 27% with the highest and the 27% with the "
               "lowest scores. A good key is chosen more in the upper group, every other reply in "
               "the lower."));
}

void stats_explain_quality(struct stats_out *out)
{
    stats_list_show(out, "person RTE median_ms longest_run modal_share flag_speed flag_position");
    stats_note(out,
            tr("RTE: the share of answers that took long enough to have read them. Longest run: "
               "how many in a row stood at the same place; same place: the share that stood at the "
               "place taken most."));
}

void stats_explain_norms(struct stats_out *out)
{
    stats_list_show(out, "raw f pr_mid pr_band T_linear sten_linear stanine_linear");
    stats_note(out,
            tr("Percentile 60: six out of ten score lower. T is 50 for the average and 10 more for "
               "each standard deviation; sten runs from 1 to 10 and stanine from 1 to 9, with the "
               "average in the middle."));
}

void stats_explain_study(struct stats_out *out)
{
    stats_list_show(out, "n_items SEM_rel SEM_abs Erho2 Erho2_ci95 Phi");
    stats_note(out,
            tr("E rho² is the reliability for comparing people with one another, Phi that for a "
               "fixed bar; both run from 0 to 1. SEM: the error of a mean score."));
}

void stats_explain_impact(struct stats_out *out)
{
    stats_list_show(out,
            "focal reference selected n rate impact_ratio impact_ratio_ci95 mid_p_two_sided "
            "flip_flop_ratio");
    stats_note(out,
            tr("Impact ratio: how many are selected for every one of the group beside it; 1 is "
               "equal, below 0.80 asks for attention. Mid-p: how likely such a difference is by "
               "chance alone."));
}

void stats_explain_dif(struct stats_out *out)
{
    stats_list_show(out, "item alpha_MH p_cc D_DIF std_P_DIF ETS SMD ES p class");
    stats_note(out,
            tr("Class A: no difference that matters between people with the same total; B: some; "
               "C: a large one, read that part with somebody of the group."));
}

void stats_explain_irt(struct stats_out *out)
{
    stats_note(out,
            tr("a: how sharply a part tells people apart; b: the ability at which a step is as "
               "likely as not. 0 is the average person and 1 a standard deviation."));
}
