// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers of a shape, made from uniform ones: whoever draws owns the stream.
#pragma once

/**
 * The standard normal number below which the share `uniform` lies, so that uniform numbers become
 * normal ones. `uniform` is between 0 and 1, both excluded.
 */
double variate_normal(double uniform);
