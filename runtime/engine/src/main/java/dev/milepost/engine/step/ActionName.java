package dev.milepost.engine.step;

import dev.milepost.engine.state.Execution.ExecutionName;

/**
 * Tells an action from all others of its subject.
 *
 * @param execution who asked for it
 * @param visit the number of the visit that it belongs to
 * @param clause which clause asked for it, unique in the visit
 * @param repeat the how-manieth time of a reminder, from 1; 1 for all others
 */
public record ActionName(ExecutionName execution, int visit, String clause, int repeat) {}
