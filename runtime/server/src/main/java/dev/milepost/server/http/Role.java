package dev.milepost.server.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. Only {@link #ADMIN} includes the others. */
public enum Role {
  /** Look at executions, subjects, timelines, plans, metrics. */
  READ,
  /** Send signals. */
  SEND,
  /** Answer, correct, override, retry, park, release, forget. */
  OPERATE,
  /** Put other versions of journeys into operation and move executions to them. */
  DEPLOY,
  /** All of it, and tokens. */
  ADMIN;

  /** The word for it in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
