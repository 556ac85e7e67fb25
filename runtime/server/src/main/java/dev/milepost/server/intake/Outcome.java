package dev.milepost.server.intake;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.MessagePlace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a message of a file. */
public sealed interface Outcome {

  /**
   * A signal. A message for which several rules of a mapping hold gives one for each.
   *
   * @param signal typed against the declarations
   * @param address whose it is, or null where the message does not say; then {@link KeyFields} may
   * @param receipt when it counts as received where the file is replayed: its time, or that of the
   *     message before it; null where the mapping names no time
   * @param place where in the file it stands
   * @param body what it says as the {@code data} of a CloudEvent, fields without a declaration
   *     included: compact JSON with the members of objects sorted by name, so that equal bodies say
   *     the same
   */
  record Incoming(
      Signal signal,
      @Nullable SubjectAddress address,
      @Nullable Instant receipt,
      MessagePlace place,
      String body)
      implements Outcome {}

  /**
   * A message that is no signal, though it should be.
   *
   * @param faults all that is wrong with it, at least one
   * @param raw its text
   */
  record Rejected(MessagePlace place, List<Fault> faults, String raw) implements Outcome {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** A message for which no rule of the mapping holds. That is no fault. */
  record Unmapped(MessagePlace place) implements Outcome {}

  /**
   * From here on the file cannot be understood. What was before it counts; nothing follows.
   *
   * @param line from 1
   * @param column from 1
   * @param reason safe to show
   */
  record Broken(long line, int column, String reason) implements Outcome {}
}
