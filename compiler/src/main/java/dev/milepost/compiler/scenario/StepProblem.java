package dev.milepost.compiler.scenario;

/** A step that cannot be carried out. The message is a sentence for people. */
final class StepProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StepProblem(String message) {
    super(message);
  }
}
