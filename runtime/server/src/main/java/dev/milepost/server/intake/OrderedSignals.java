package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.server.intake.message.IntakeException;
import java.io.Closeable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signals of a file in the order that is asked for, and nothing else: refused messages go to
 * their sink.
 *
 * <p>Signals in the order of their times, and those of a packed file in any order, are all read,
 * and kept on disk, before the first is handed on. So nothing of a file is handed on that turns out
 * to be truncated or damaged. A file that cannot be understood from some place on, as XML cut in
 * the middle of an element, gives what is before that place; {@link IntakeReport#broken} says so.
 */
public final class OrderedSignals implements Closeable {

  private final SignalFile file;
  private final RejectSink rejects;
  private final Consumer<Outcome.Incoming> seen;
  private final @Nullable SignalSpool spool;

  private OrderedSignals(
      SignalFile file,
      RejectSink rejects,
      Consumer<Outcome.Incoming> seen,
      @Nullable SignalSpool spool) {
    this.file = file;
    this.rejects = rejects;
    this.seen = seen;
    this.spool = spool;
  }

  /**
   * Prepares a file that nothing has been read of.
   *
   * @param catalog the declarations that the file was opened with
   * @throws IntakeException where the file cannot be read, or not be sorted on this disk
   */
  public static OrderedSignals read(
      SignalFile file, SignalOrder order, Catalog catalog, RejectSink rejects)
      throws IntakeException {
    return read(file, order, catalog, rejects, _ -> {});
  }

  /**
   * As {@link #read(SignalFile, SignalOrder, Catalog, RejectSink)}.
   *
   * @param seen is shown each signal in the order of the file, before it is handed on
   */
  public static OrderedSignals read(
      SignalFile file,
      SignalOrder order,
      Catalog catalog,
      RejectSink rejects,
      Consumer<Outcome.Incoming> seen)
      throws IntakeException {
    if (order == SignalOrder.FILE && !file.isCompressed()) {
      return new OrderedSignals(file, rejects, seen, null);
    }
    SignalSpool spool = new SignalSpool(catalog);
    try (ReadAhead<Outcome> ahead = new ReadAhead<>(file::next)) {
      Outcome.Incoming incoming = nextOf(ahead::next, rejects);
      while (incoming != null) {
        seen.accept(incoming);
        spool.add(incoming);
        incoming = nextOf(ahead::next, rejects);
      }
      spool.turn(order);
      return new OrderedSignals(file, rejects, seen, spool);
    } catch (IntakeException e) {
      spool.close();
      throw e;
    }
  }

  /** How many signals there are, or -1 where that is not known before the end. */
  public long count() {
    return spool == null ? -1 : spool.count();
  }

  /**
   * The next signal.
   *
   * @return null behind the last
   * @throws IntakeException where the file cannot be read or a refused message not be kept
   */
  public Outcome.@Nullable Incoming next() throws IntakeException {
    if (spool != null) {
      return spool.next();
    }
    Outcome.Incoming next = nextOf(file::next, rejects);
    if (next != null) {
      seen.accept(next);
    }
    return next;
  }

  /** Gives the disk back; the file stays open. */
  @Override
  public void close() throws IntakeException {
    if (spool != null) {
      spool.close();
    }
  }

  private static Outcome.@Nullable Incoming nextOf(
      ReadAhead.Supply<Outcome> supply, RejectSink rejects) throws IntakeException {
    while (true) {
      switch (supply.next()) {
        case null -> {
          return null;
        }
        case Outcome.Incoming incoming -> {
          return incoming;
        }
        case Outcome.Rejected rejected -> rejects.add(rejected);
        case Outcome.Unmapped _, Outcome.Broken _ -> {}
      }
    }
  }
}
