package dev.milepost.engine.logic;

import dev.milepost.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Another value for a variable; null stands for unknown, and for a flag that is not set.
 *
 * @param from the value that it has
 * @param to the value that it should have
 */
public record Change(Variable variable, @Nullable Value from, @Nullable Value to) {}
