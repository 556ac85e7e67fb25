package dev.milepost.engine.signal;

import org.jspecify.annotations.Nullable;

/**
 * Whose signal it is, as far as the envelope says.
 *
 * @param key the key that the value belongs to; null: the first key of the subject
 * @param value the key's value
 */
public record SubjectAddress(@Nullable String key, String value) {}
