package dev.milepost.server.operate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server looks after by itself.
 *
 * @param between how long it is from one look to the next
 * @param logKept how old a line of the log may be before it is pruned, or null: any age
 */
public record OperationsOptions(Duration between, @Nullable Duration logKept) {

  /** A look every minute, and the whole log. */
  public static final OperationsOptions STANDARD =
      new OperationsOptions(Duration.ofMinutes(1), null);

  /** The same with a limit of the log. */
  public OperationsOptions keeping(@Nullable Duration log) {
    return new OperationsOptions(between, log);
  }
}
