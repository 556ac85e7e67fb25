package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a plan. */
public final class PlanHash {

  private PlanHash() {}

  /**
   * The SHA-256, in 64 lower-case hexadecimal digits, of what the plan means and of its written
   * order. Where its clauses stand, how they are worded and what its definitions are called does
   * not count.
   */
  public static String of(Plan plan) {
    byte[] meaning =
        JsonWriter.compact(MeaningJson.canonical(plan)).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(meaning));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
