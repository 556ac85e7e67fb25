package dev.milepost.server.http;

import java.util.Optional;

/** Knows failures that are no faults of the server: a full disk, a queue without room. */
@FunctionalInterface
public interface FailureExplainer {

  /** What the caller is told, or empty where it is a fault. */
  Optional<Problem> explain(RuntimeException failure);
}
