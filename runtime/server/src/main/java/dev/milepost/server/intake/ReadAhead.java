package dev.milepost.server.intake;

import dev.milepost.server.intake.message.IntakeException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own, so that reading and what is done with it have a core each. A few
 * chunks wait at most, whatever there is to read.
 *
 * @param <T> what is read
 */
public final class ReadAhead<T> implements Closeable {

  private static final int CHUNK = 500;
  private static final int MOST_CHUNKS = 4;

  private final BlockingQueue<Chunk<T>> chunks = new ArrayBlockingQueue<>(MOST_CHUNKS);
  private final Thread reader;
  private List<T> current = List.of();
  private int next;
  private boolean ended;

  /**
   * Where it comes from.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Supply<T> {
    /**
     * The next one.
     *
     * @return null behind the last
     * @throws IntakeException where it cannot be read
     */
    @Nullable T next() throws IntakeException;
  }

  /** What the reading thread hands over. */
  private sealed interface Chunk<T> {}

  /** What was read, in its order; fewer than a chunk's size only at the end. */
  private record Items<T>(List<T> items) implements Chunk<T> {}

  /** The file or the disk failed. */
  private record Unread<T>(IntakeException failure) implements Chunk<T> {}

  /** A fault of ours. */
  private record Fault<T>(RuntimeException failure) implements Chunk<T> {}

  /** Starts reading; until this is closed nobody else may ask the supply. */
  public ReadAhead(Supply<T> supply) {
    this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(() -> read(supply));
  }

  private void read(Supply<T> supply) {
    try {
      boolean more = true;
      while (more) {
        Chunk<T> chunk = chunk(supply);
        more = chunk instanceof Items<T> some && some.items().size() == CHUNK;
        chunks.put(chunk);
      }
    } catch (InterruptedException e) {
      // Closed before the end: nobody waits for more.
      Thread.currentThread().interrupt();
    }
  }

  private static <T> Chunk<T> chunk(Supply<T> supply) {
    try {
      List<T> chunk = new ArrayList<>(CHUNK);
      while (chunk.size() < CHUNK) {
        T item = supply.next();
        if (item == null) {
          break;
        }
        chunk.add(item);
      }
      return new Items<>(chunk);
    } catch (IntakeException e) {
      return new Unread<>(e);
    } catch (RuntimeException e) {
      return new Fault<>(e);
    }
  }

  /**
   * The next one.
   *
   * @return null behind the last
   * @throws IntakeException where it could not be read
   */
  public @Nullable T next() throws IntakeException {
    if (next == current.size() && !ended) {
      current = take();
      next = 0;
      ended = current.size() < CHUNK;
    }
    return next < current.size() ? current.get(next++) : null;
  }

  private List<T> take() throws IntakeException {
    try {
      return switch (chunks.take()) {
        case Items<T>(List<T> items) -> items;
        case Unread<T>(IntakeException failure) -> throw failure;
        case Fault<T>(RuntimeException failure) -> throw failure;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while more was awaited", e);
    }
  }

  /** Ends the reading; when it returns, the supply may be closed. */
  @Override
  public void close() {
    reader.interrupt();
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
