/**
 * Signals from files: the messages of a file are turned into typed signals, each by itself, and
 * handed on in the order of their times or of the file. {@link SignalFile} is where to begin.
 */
@NullMarked
package dev.milepost.server.intake;

import org.jspecify.annotations.NullMarked;
