package dev.milepost.compiler.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app as it is proposed.
 *
 * @param mapped whether a mapping makes its signals of plain bodies
 * @param id where a body holds its own id, or null
 * @param time where a body says when, with modifiers, or null
 * @param notes what a reviewer should know
 */
record LearnedApp(
    String name,
    boolean mapped,
    @Nullable String id,
    @Nullable String time,
    List<LearnedType> types,
    List<String> notes) {}
