package dev.milepost.server.store.sql;

import dev.milepost.engine.signal.Signal;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.store.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the log of inputs, each with the part of the timeline that it led to. */
final class LogTable {

  private static final String INSERT =
      "INSERT INTO inputs (number, kind, at, subject, source, id, type, source_time, delivers,"
          + " body, entries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** That a subject was forgotten; the line belongs to nobody. */
  static final String INSERT_FORGOTTEN =
      "INSERT INTO inputs (number, kind, at, body) VALUES (?, " + InputCodec.FORGOTTEN + ", ?, ?)";

  private final Session session;
  private final Rows rows;
  private final Rows entries;
  private final RhythmTable rhythms;
  private final List<Line> lines = new ArrayList<>();
  private final Set<Long> unwritten = new HashSet<>();

  LogTable(Session session) {
    this.session = session;
    this.rhythms = new RhythmTable(session);
    this.rows = new Rows(session.handle(), INSERT);
    this.entries = new Rows(session.handle(), "UPDATE inputs SET entries = ? WHERE number = ?");
  }

  /** A line that is not written yet. */
  private static final class Line {
    private final LogEntry entry;
    private final long at;
    private @Nullable String entries;

    /** Fails for an instant that no column holds, while it is known whose it is. */
    private Line(LogEntry entry) {
      this.entry = entry;
      this.at = Micros.of(entry.at());
    }
  }

  void write() {
    writeLines();
    rhythms.write();
  }

  /** Writes the lines that were collected, so that they can be read. */
  void writeLines() {
    for (Line line : lines) {
      write(line);
    }
    lines.clear();
    unwritten.clear();
    rows.write();
    entries.write();
  }

  /** Forgets what is remembered; it may be another in the database now. */
  void forget() {
    rhythms.forget();
  }

  /** Writes what was collected if any of it is about a subject. */
  void writeIfAbout(long subject) {
    if (unwritten.contains(subject)) {
      writeLines();
    }
  }

  void discard() {
    lines.clear();
    unwritten.clear();
    rows.discard();
    entries.discard();
    rhythms.discard();
  }

  void add(LogEntry entry) {
    if (lines.size() >= Rows.MOST_COLLECTED) {
      writeLines();
    }
    Long subject = entry.subject();
    if (subject != null) {
      unwritten.add(subject);
    }
    if (entry instanceof LogEntry.Received received) {
      rhythms.heard(received.signal().content().type().app(), received.at());
    }
    lines.add(new Line(entry));
  }

  /** Notes what a line led to. Mostly it is the last one, which is not written yet. */
  void tell(long input, String packed) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (line.entry.number() == input) {
        line.entries = packed;
        return;
      }
    }
    entries.row().bind(0, packed).bind(1, input).add();
  }

  private void write(Line line) {
    LogEntry entry = line.entry;
    Rows row =
        rows.row()
            .bind(0, entry.number())
            .bind(2, line.at)
            .bind(3, entry.subject())
            .bind(10, line.entries);
    switch (entry) {
      case LogEntry.Received received -> {
        Signal signal = received.signal();
        row.bind(1, InputCodec.SIGNAL)
            .bind(4, session.name(signal.source()))
            .bind(5, signal.id())
            .bind(6, session.name(SignalData.type(signal.content())))
            .bind(7, Micros.ofNullable(signal.time()))
            .bind(8, (Long) null)
            .bind(9, received.body())
            .add();
      }
      case LogEntry.Delivered delivered ->
          withoutSignal(row.bind(1, InputCodec.DELIVERY))
              .bind(8, delivered.signal())
              .bind(9, (String) null)
              .add();
      case LogEntry.Operated operated -> {
        InputCodec.Coded coded = InputCodec.write(operated.input());
        withoutSignal(row.bind(1, coded.kind())).bind(8, (Long) null).bind(9, coded.body()).add();
      }
    }
  }

  private static Rows withoutSignal(Rows row) {
    return row.bind(4, (Long) null)
        .bind(5, (String) null)
        .bind(6, (Long) null)
        .bind(7, (Long) null);
  }
}
