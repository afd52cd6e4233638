// SPDX-License-Identifier: GPL-3.0-or-later
// Differential item functioning: whether people of equal score but another group answer one item
// otherwise.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Why there is no answer. */
enum dif_refusal {
    DIF_FINE,
    DIF_TOO_FEW,   // fewer than 100 of the focal group, or fewer than 400 in all
    DIF_CONSTANT,  // everybody answers this item alike
    DIF_NO_STRATA, // no score at which people of both groups were found who differ
    DIF_NO_FIT,    // the logistic model has no finite solution: the score separates the answers
};

enum { DIF_FOCAL_LEAST = 100, DIF_ALL_LEAST = 400 };

/** A (negligible), B, C (large) of the Educational Testing Service; AA, BB, CC for items of more
 * than two steps. */
enum dif_class { DIF_A, DIF_B, DIF_C };

/** One item and the people who answered it. */
struct dif_data {
    const double *item;  // 0 or 1; for mantel_dif any steps
    const double *score; // what people are matched on, the item included
    const bool *focal;   // the group looked at; the others are the reference
    size_t n;
    bool any_size; // answer also when the groups are too small to conclude anything
};

/** Mantel & Haenszel 1959, Holland & Thayer 1988. */
struct mh_dif {
    double alpha; // common odds ratio, reference over focal: sum(AD/T)/sum(BC/T)
    double ln_alpha;
    double ln_se; // Phillips & Holland 1987
    double chi2;  // (|sum A - sum E| - .5)^2/sum V
    double p;
    double chi2_plain; // without the half
    double delta;      // -2.35 ln alpha
    double delta_se;
    double std_p;         // sum n_f (p_f - p_r)/sum n_f, Dorans & Kulick 1986
    enum dif_class class; // A: |delta| < 1 or not apart from 0; C: >= 1.5 and apart from 1; else B
    int strata;
};

/** For items of two steps. When it refuses, `dif` holds no figures. */
enum dif_refusal mh_dif_of(struct mh_dif *dif, const struct dif_data *data);

/** Swaminathan & Rogers 1990: logit p = b0 + b1 score (+ b2 focal (+ b3 score x focal)). */
struct logistic_dif {
    double total; // likelihood ratio of both, 2 df
    double total_p;
    double uniform; // of the group alone, 1 df
    double uniform_p;
    double nonuniform; // of the interaction beside it, 1 df
    double nonuniform_p;
    double r2_change; // Nagelkerke, of both
    double b_group;   // b2 without interaction
};

/** The same. */
enum dif_refusal logistic_dif_of(struct logistic_dif *dif, const struct dif_data *data);

/** Mantel 1963 with the standardized mean difference of Dorans & Schmitt 1991. */
struct mantel_dif {
    double chi2;
    double p;
    double smd;           // focal minus reference, weighted by the focal group
    double effect;        // smd over the pooled standard deviation of the item
    enum dif_class class; // AA: p >= .05 or |effect| <= .17; BB: <= .25; else CC
    int strata;
};

/** For items of any steps. When it refuses, `dif` holds no figures. */
enum dif_refusal mantel_dif_of(struct mantel_dif *dif, const struct dif_data *data);

/** Holm 1979 and Benjamini & Hochberg 1995: adjusted chances for `count` tests, in their order. */
void adjust_holm(const double *p, double *adjusted, int count);
void adjust_bh(const double *p, double *adjusted, int count);

/** Counts of one stratum: reference right, reference wrong, focal right, focal wrong. */
struct mh_table {
    double a, b, c, d;
};

/** The same from counts; `std_p` is found from them too. */
enum dif_refusal mh_of_tables(struct mh_dif *dif, const struct mh_table *tables, int count);
