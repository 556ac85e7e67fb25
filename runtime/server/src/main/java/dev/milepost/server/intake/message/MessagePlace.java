package dev.milepost.server.intake.message;

/**
 * Where in its file a message stands.
 *
 * @param line the line in which it begins, from 1
 * @param ordinal the how manieth message of the file it is, from 1, refused ones included; it names
 *     the message where nothing else does
 */
public record MessagePlace(long line, long ordinal) {}
