package dev.milepost.server.writer;

import dev.milepost.engine.program.Program;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;

/** What a writer runs. */
record Operation(
    Deployment deployment, Program program, Declarations declarations, SubjectInterests interests) {

  /**
   * Links a deployment.
   *
   * @throws IllegalArgumentException where the active plans do not link
   */
  static Operation of(Deployment deployment) {
    Program program = deployment.program();
    return new Operation(
        deployment,
        program,
        Declarations.of(deployment.catalog(), program.layout()),
        SubjectInterests.of(deployment));
  }
}
