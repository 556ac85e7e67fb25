package dev.milepost.server.timeline;

import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a subject, and where it stands.
 *
 * @param program what runs, for explanations of where it stands
 * @param state all that is known of it
 * @param clock the instant of its last input
 * @param keys the values of its further keys
 * @param history its inputs in the order in which they took effect, with what followed from each
 */
public record SubjectTimeline(
    Program program,
    SubjectState state,
    Instant clock,
    List<SubjectKey> keys,
    List<PastInput> history) {

  public SubjectTimeline {
    keys = List.copyOf(keys);
    history = List.copyOf(history);
  }

  /** Reads it; empty where the store knows no such subject or was never put into operation. */
  public static Optional<SubjectTimeline> read(ReadTransaction store, SubjectName name) {
    return store.deployment().flatMap(deployment -> read(store, name, deployment));
  }

  private static Optional<SubjectTimeline> read(
      ReadTransaction store, SubjectName name, Deployment deployment) {
    Program program = deployment.program();
    Declarations declarations = Declarations.of(deployment.catalog(), program.layout());
    Optional<StoredSubject> subject = store.find(name, declarations);
    return subject.map(found ->
        new SubjectTimeline(
            program,
            found.state(),
            found.clock(),
            store.keys(found.number()),
            store.history(found.number(), declarations)));
  }
}
