package dev.milepost.engine.condition;

/** A condition that is ready to be evaluated. Evaluation cannot fail. */
@FunctionalInterface
public interface Test {

  /** The truth in a scene. */
  Truth truth(Scene scene);
}
