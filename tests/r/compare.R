# Compares `zeven stats` with R on fresh random data, side by side, and prints the largest difference.
# Called by ./compare; needs r-base-core and r-cran-psych, and r-cran-lme4 for the last part.
arguments <- commandArgs(trailingOnly = TRUE)
zeven <- arguments[1]
seed <- as.integer(arguments[2])
set.seed(seed)
worst <- list()

note <- function(what, ours, theirs, scale = 1) {
    apart <- abs(ours - theirs) / pmax(scale, abs(theirs))
    difference <- if (any(is.na(ours) != is.na(theirs))) Inf else max(apart, 0, na.rm = TRUE)
    worst[[what]] <<- max(worst[[what]], difference)
}

ask <- function(data, ...) {
    file <- tempfile(fileext = ".csv")
    write.csv(data, file, row.names = FALSE, na = "")
    lines <- system2(zeven, c("stats", ..., "--csv", file, "--as", "csv"), stdout = TRUE)
    unlink(file)
    lines <- sub("\r$", "", lines)
    gap <- c(which(lines == ""), length(lines) + 1)
    facts <- read.csv(text = lines[1:(gap[1] - 1)])
    lists <- lapply(seq_along(gap)[-1], function(i) {
        read.csv(text = lines[(gap[i - 1] + 1):(gap[i] - 1)])
    })
    list(facts = setNames(suppressWarnings(as.numeric(facts$value)), facts$key), lists = lists)
}

people <- function(n, k, steps, missing = 0) {
    ability <- rnorm(n)
    x <- sapply(1:k, function(i) {
        cuts <- sort(rnorm(steps))
        findInterval(ability * runif(1, .5, 1.5) + rnorm(n), cuts)
    })
    x[runif(length(x)) < missing] <- NA
    colnames(x) <- paste0("p", 1:k)
    as.data.frame(x)
}

reliability <- function() {
    x <- people(sample(40:400, 1), sample(3:12, 1), sample(1:3, 1), .01)
    whole <- x[complete.cases(x), ]
    if (any(sapply(whole, sd) == 0)) return()
    ours <- ask(x, "reliability")$facts
    alpha <- suppressWarnings(suppressMessages(psych::alpha(whole, warnings = FALSE)))
    note("alpha", ours["alpha"], alpha$total$raw_alpha)
    note("alpha_standardized", ours["alpha_standardized"], alpha$total$std.alpha)
    n <- nrow(whole); k <- ncol(whole); a <- alpha$total$raw_alpha
    note("alpha_ci95", ours[c("alpha_ci95_low", "alpha_ci95_high")],
         1 - (1 - a) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1)))
    r <- cor(whole) # psych turns parts around that go against the rest; the formula does not
    note("lambda6", ours["lambda6"], 1 - sum(1 / diag(solve(r))) / sum(r))
    fit <- try(silent = TRUE, factanal(covmat = cov(whole), factors = 1, n.obs = n,
        control = list(nstart = 3, lower = 1e-4, opt = list(factr = 10))))
    if (inherits(fit, "try-error") || any(fit$uniquenesses < .01)) return() # R has no answer, or a Heywood case
    l <- fit$loadings[, 1] * sapply(whole, sd)
    theta <- fit$uniquenesses * sapply(whole, var)
    note("omega_ml", ours["omega_ml"], sum(l)^2 / (sum(l)^2 + sum(theta)))
}

items <- function() {
    x <- people(sample(60:400, 1), sample(4:12, 1), 3)
    if (any(sapply(x, sd) == 0)) return()
    ours <- ask(x, "items")$lists[[1]]
    total <- rowSums(x)
    note("item_rest_r", ours$item_rest_r, sapply(x, function(i) cor(i, total - i)))
    cut <- quantile(total, c(.27, .73))
    facility <- function(i, who) (mean(i[who]) - min(i)) / (max(i) - min(i))
    note("d27", ours$d27, sapply(x, function(i) facility(i, total >= cut[2]) - facility(i, total <= cut[1])))
    note("discriminative_efficiency", ours$discriminative_efficiency, sapply(x, function(i) {
        100 * cov(i, total - i) / cov(sort(i), sort(total - i))
    }))
}

norms <- function() {
    x <- people(sample(60:400, 1), 8, 2)
    ours <- ask(x, "norms")$lists[[1]]
    total <- rowSums(x)
    raw <- sort(unique(total))
    middle <- sapply(raw, function(r) 100 * (mean(total < r) + mean(total <= r)) / 2)
    note("percentile", ours$pr_mid, middle)
    note("T", ours$T_linear, 50 + 10 * (raw - mean(total)) / sd(total))
    note("T normalised", ours$T_normalised, 50 + 10 * qnorm(middle / 100))
}

panel <- function() {
    x <- people(sample(6:40, 1), sample(3:9, 1), 4)
    if (sd(rowMeans(x)) == 0) return()
    ours <- ask(x, "panel")$facts
    icc <- suppressWarnings(suppressMessages(psych::ICC(x, lmer = FALSE)))$results
    note("ICC", ours[c("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")], icc$ICC)
}

impact <- function() {
    n <- sample(5:120, 2); s <- sapply(n, function(k) sample(1:(k - 1), 1))
    lines <- system2(zeven, c("stats", "impact", "--reference", "b", "--as", "csv", "--counts",
        sprintf("a=%d/%d", s[1], n[1]), "--counts", sprintf("b=%d/%d", s[2], n[2])), stdout = TRUE)
    lines <- sub("\r$", "", lines)
    ours <- read.csv(text = lines[(which(lines == "")[1] + 1):length(lines)])
    if (nrow(ours) == 0) return() # below two per cent
    test <- fisher.test(matrix(c(s[1], n[1] - s[1], s[2], n[2] - s[2]), 2))
    note("fisher", ours$fisher_two_sided, test$p.value)
    less <- fisher.test(matrix(c(s[1], n[1] - s[1], s[2], n[2] - s[2]), 2), alternative = "less")
    note("fisher less", ours$fisher_one_sided_less, less$p.value)
    # R's own estimate is found to 1e-4 only: ask of its density whether ours has the mean that was seen.
    x <- max(0, sum(s) - n[2]):min(n[1], sum(s))
    weight <- dhyper(x, n[1], n[2], sum(s), log = TRUE) + x * log(ours$fisher_cond_MLE_OR)
    weight <- exp(weight - max(weight))
    note("conditional odds", sum(x * weight) / sum(weight), s[1])
}

dif <- function() {
    n <- 500
    x <- people(n, 8, 1)
    group <- sample(c("f", "r"), n, TRUE)
    ours <- ask(cbind(x, group), "dif", "--group", "group", "--focal", "f")$lists[[1]]
    total <- rowSums(x)
    for (i in 1:8) {
        if (mean(x[, i]) < .1 || mean(x[, i]) > .9) next # the score nearly separates the answers: no finite fit
        both <- names(which(rowSums(table(total, group) > 0) == 2))
        keep <- total %in% both
        t3 <- table(factor(x[keep, i], 1:0), factor(group[keep], c("r", "f")), total[keep])
        t3 <- t3[, , apply(t3, 3, sum) > 1]
        mh <- mantelhaen.test(t3, correct = FALSE)
        note("MH odds", ours$alpha_MH[i], mh$estimate)
        full <- glm(x[, i] ~ total * group, binomial, control = list(epsilon = 1e-14, maxit = 100))
        none <- glm(x[, i] ~ total, binomial, control = list(epsilon = 1e-14, maxit = 100))
        note("logistic LR", ours$LR_total[i], none$deviance - full$deviance)
    }
}

components <- function() {
    x <- people(sample(30:80, 1), 6, 4, .25)
    ours <- ask(x, "gstudy")$facts
    long <- data.frame(y = unlist(x), p = factor(rep(seq_len(nrow(x)), 6)),
                       i = factor(rep(1:6, each = nrow(x))))
    fit <- suppressMessages(lme4::lmer(y ~ 1 + (1 | p) + (1 | i), long[!is.na(long$y), ],
        control = lme4::lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14))))
    sds <- as.data.frame(lme4::VarCorr(fit))
    theirs <- sds$vcov[match(c("p", "i", "Residual"), sds$grp)]
    note("REML components (lme4 to 1e-4)", ours[c("var_p", "var_i", "var_pi_e")], theirs)
}

for (round in 1:20) {
    reliability(); items(); norms(); panel(); impact()
}
dif()
if (requireNamespace("lme4", quietly = TRUE)) for (round in 1:10) components()
cat(sprintf("seed %d; largest difference, relative to the larger of 1 and R's figure:\n", seed))
limit <- function(what) if (grepl("to 1e-4|omega", what)) 5e-3 else 1e-8
for (what in names(worst)) {
    cat(sprintf("  %-34s %.1e%s\n", what, worst[[what]], if (worst[[what]] > limit(what)) "  TOO FAR" else ""))
}
quit(status = any(mapply(function(w, d) d > limit(w), names(worst), worst)))
