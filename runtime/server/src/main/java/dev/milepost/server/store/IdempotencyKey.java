package dev.milepost.server.store;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.OutgoingAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tells a receiver that the same action came twice. The key is made of what makes the action the
 * one that it is, so every host and every replay gives the same.
 */
public final class IdempotencyKey {

  private static final int BYTES = 16;

  private IdempotencyKey() {}

  /** The key: 22 characters of the URL-safe alphabet of base 64. */
  public static String of(SubjectName subject, OutgoingAction action) {
    ExecutionName execution = action.execution();
    String about = execution.about() == null ? "" : execution.about().id();
    String identity =
        String.join(
            "\0",
            subject.type(),
            subject.key(),
            execution.journey(),
            Integer.toString(execution.number()),
            about,
            Integer.toString(action.visit()),
            action.clause(),
            Integer.toString(action.repeat()));
    byte[] digest = Digests.sha256(identity.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
  }
}
