package dev.milepost.engine.binding;

import dev.milepost.engine.mapping.SignalMapping;
import org.jspecify.annotations.Nullable;

/**
 * How an app's webhooks are taken.
 *
 * @param verification how they show where they come from, or null: whoever sends them needs a token
 *     of the server
 * @param mapping how they become signals
 */
public record Reception(@Nullable Verification verification, SignalMapping mapping) {}
