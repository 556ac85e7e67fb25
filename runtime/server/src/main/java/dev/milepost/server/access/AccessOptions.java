package dev.milepost.server.access;

import java.util.Optional;

/**
 * Who may call, and how often.
 *
 * @param burst how many requests one caller may send at once
 * @param perSecond how many a second in the long run
 * @param publicOrigin where others find the server, such as {@code https://milepost.acme.example}:
 *     pages of that origin are its own, whatever name a proxy calls it by; empty: its own address
 */
public record AccessOptions(int burst, double perSecond, Optional<String> publicOrigin) {

  private static final double PER_SECOND = 1_000;
  private static final double SECONDS_AT_ONCE = 2;

  /** The usual limits. */
  public static final AccessOptions STANDARD = limited(PER_SECOND);

  /** Limits without a public address. */
  public AccessOptions(int burst, double perSecond) {
    this(burst, perSecond, Optional.empty());
  }

  /** So many requests a second in the long run, and at once what two seconds allow. */
  public static AccessOptions limited(double perSecond) {
    return new AccessOptions((int) Math.max(1, perSecond * SECONDS_AT_ONCE), perSecond);
  }

  /** The same, found by others at an origin. */
  public AccessOptions at(String origin) {
    return new AccessOptions(burst, perSecond, Optional.of(origin));
  }
}
