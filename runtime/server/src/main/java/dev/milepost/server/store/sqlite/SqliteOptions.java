package dev.milepost.server.store.sqlite;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a database file is used.
 *
 * @param patience how long to wait for another process that writes
 * @param mostPages how many pages of 4 KiB the file may have, or null: no limit but the disk
 */
public record SqliteOptions(Duration patience, @Nullable Integer mostPages) {

  /** Waits ten seconds; no limit of size. */
  public static final SqliteOptions STANDARD = new SqliteOptions(Duration.ofSeconds(10), null);
}
