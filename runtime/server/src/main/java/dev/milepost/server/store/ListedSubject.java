package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;

/** A subject in a list, with the store's number of it. */
public record ListedSubject(long number, SubjectName name) {}
