package dev.milepost.server.writer;

import dev.milepost.engine.plan.DeclarationFit;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import java.util.List;

/** What a writer runs. */
record Operation(
    Deployment deployment, Program program, Declarations declarations, SubjectInterests interests) {

  /**
   * Links a deployment. Superseded plans that do not fit the declarations any more are left out:
   * nothing that has not ended runs on them, or they could not have been deployed over.
   *
   * @throws IllegalArgumentException where the active plans do not link
   */
  static Operation of(Deployment deployment) {
    List<Plan> linking =
        deployment.superseded().stream()
            .filter(plan -> DeclarationFit.check(plan, deployment.catalog()).isEmpty())
            .toList();
    Program program = Program.of(deployment.catalog(), deployment.active(), linking);
    return new Operation(
        deployment,
        program,
        Declarations.of(deployment.catalog(), program.layout()),
        SubjectInterests.of(deployment));
  }
}
