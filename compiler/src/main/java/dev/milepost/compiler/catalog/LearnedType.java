package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.LeftOut.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record or event as it is proposed.
 *
 * @param rule the head of its rule in the mapping without the target, such as {@code always}, or
 *     null where signals name the type themselves
 * @param idPath where a body holds the id, or null for events and signals
 * @param ids the evidence about ids, or null for events
 * @param leftOut the paths that became no field, by reason
 */
record LearnedType(
    String name,
    boolean isRecord,
    @Nullable String rule,
    @Nullable String idPath,
    @Nullable Evidence ids,
    List<LearnedField> fields,
    Map<Reason, List<String>> leftOut,
    long samples,
    long gone,
    String note) {}
