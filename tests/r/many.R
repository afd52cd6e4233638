# Alpha or an items table of a large CSV, the plain way R does it: what the bench stands our figures beside.
# Rscript many.R alpha|items FILE
arguments <- commandArgs(trailingOnly = TRUE)
x <- read.csv(arguments[2], colClasses = "integer")
if (arguments[1] == "alpha") {
    C <- cov(x)
    k <- ncol(x)
    cat(sprintf('{"alpha":%.17g}\n', k / (k - 1) * (1 - sum(diag(C)) / sum(C))))
} else if (arguments[1] == "psych") {
    cat(sprintf('{"alpha":%.17g}\n', suppressWarnings(psych::alpha(x, warnings = FALSE))$total$raw_alpha))
} else {
    C <- cov(x)
    k <- ncol(x)
    total <- rowSums(x)
    n <- floor(.27 * nrow(x))
    order <- sort(total)
    low <- total <= order[n]
    high <- total >= order[nrow(x) - n + 1]
    alpha <- k / (k - 1) * (1 - sum(diag(C)) / sum(C))
    items <- lapply(seq_len(k), function(i) {
        rest <- C[-i, -i]
        c(facility = mean(x[[i]]) / 3, sd = sd(x[[i]]), item_rest_r = cor(x[[i]], total - x[[i]]),
          alpha_if_deleted = (k - 1) / (k - 2) * (1 - sum(diag(rest)) / sum(rest)),
          d27 = (mean(x[[i]][high]) - mean(x[[i]][low])) / 3)
    })
    cat(sprintf('{"alpha":%.17g,"items":%d}\n', alpha, length(items)))
}
