package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.syntax.Allowance;
import org.jspecify.annotations.Nullable;

/**
 * A finding with what a report says beside it.
 *
 * @param key its name, which stays from run to run; of several that would have one name each
 *     further one gets a number
 * @param workspace what the workspace is known by
 * @param journey the journey that it is about or stands in, or null
 * @param stage the stage that it is about or stands in, or null
 * @param allowance what lets it pass, or null
 */
public record Reported(
    Diagnostic finding,
    String key,
    String workspace,
    @Nullable String journey,
    @Nullable String stage,
    @Nullable Allowance allowance) {}
