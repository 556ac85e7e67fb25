package dev.milepost.server.store;

import java.time.Instant;
import java.util.Map;

/**
 * A deployment of which the store knows.
 *
 * @param number rising from 1
 * @param at when it was made
 * @param actor who made it
 * @param afterInput the last line of the log before it; what came later ran on it
 * @param active the journeys' names, each with the hash of the plan that new executions took
 */
public record PastDeployment(
    long number, Instant at, String actor, long afterInput, Map<String, String> active) {
  public PastDeployment {
    active = Map.copyOf(active);
  }
}
