package dev.milepost.server.store;

import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** The small world, as it is written to any store and read from it. */
final class StoredWorld {

  private StoredWorld() {}

  /** A writer that keeps so many subjects in memory. */
  static Writer writer(Store store, int cachedSubjects) {
    return new Writer(
        store,
        SmallWorld.deployment(),
        new WriterOptions(false, ClockMode.SHARED, UnaryOperator.identity(), cachedSubjects));
  }

  static Declarations declarations() {
    Deployment deployment = SmallWorld.deployment();
    return Declarations.of(
        deployment.catalog(), new Layout(deployment.catalog(), List.of("Onboarding")));
  }

  static SubjectName customer(String key) {
    return new SubjectName("Customer", key);
  }
}
