package dev.milepost.server.store;

/**
 * Executions that have not ended.
 *
 * @param journey the name under which they travel
 * @param plan the hash of the plan that they run on
 * @param stage where they stand
 * @param executions how many
 */
public record Standing(String journey, String plan, String stage, long executions) {}
