package dev.milepost.server.live;

import dev.milepost.engine.program.Program;
import dev.milepost.server.intake.CloudEventReader;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.writer.Writer;

/**
 * What runs at the moment, linked once for all who ask.
 *
 * @param events reads signals by its declarations
 */
public record Running(
    Deployment deployment, Program program, Declarations declarations, CloudEventReader events) {

  /** A deployment, linked. */
  public static Running of(Deployment deployment) {
    Program program = deployment.program();
    return new Running(
        deployment,
        program,
        Declarations.of(deployment.catalog(), program.layout()),
        new CloudEventReader(deployment.catalog()));
  }

  static Running of(Writer writer) {
    Deployment deployment = writer.deployment();
    return new Running(
        deployment,
        writer.program(),
        writer.declarations(),
        new CloudEventReader(deployment.catalog()));
  }
}
