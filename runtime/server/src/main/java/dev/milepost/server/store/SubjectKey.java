package dev.milepost.server.store;

/**
 * A value of a key of a kind of subject.
 *
 * @param type the kind of subject
 * @param key the name of the key
 * @param value the value
 */
public record SubjectKey(String type, String key, String value) {}
