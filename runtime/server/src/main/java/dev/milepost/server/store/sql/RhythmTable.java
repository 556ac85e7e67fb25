package dev.milepost.server.store.sql;

import dev.milepost.server.store.AppRhythm;
import dev.milepost.server.store.SilenceLengths;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often apps are heard of. There are few of them, so they are kept in memory. */
final class RhythmTable {

  private static final String COLUMNS = "SELECT app, signals, last_at, silences FROM rhythms";

  private final Session session;
  private final Rows rows;
  private final Map<String, Heard> known = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  RhythmTable(Session session) {
    this.session = session;
    this.rows =
        new Rows(
            session.handle(),
            "INSERT INTO rhythms (app, signals, last_at, silences) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (app) DO UPDATE SET signals = excluded.signals,"
                + " last_at = excluded.last_at, silences = excluded.silences");
  }

  /** What is known of an app; it changes with every signal, so it is changed in place. */
  private static final class Heard {
    private long signals;
    private Instant lastAt;
    private final List<Long> seconds;

    private Heard(long signals, Instant lastAt, List<Long> seconds) {
      this.signals = signals;
      this.lastAt = lastAt;
      this.seconds = new ArrayList<>(seconds);
    }

    private void again(Instant at) {
      signals++;
      if (at.isAfter(lastAt)) {
        SilenceLengths.add(seconds, Duration.between(lastAt, at));
        lastAt = at;
      }
    }
  }

  /** Notes that an app was heard of. */
  void heard(String app, Instant at) {
    Heard heard = known.get(app);
    if (heard == null) {
      AppRhythm stored = stored(app);
      heard =
          stored == null
              ? new Heard(0, at, List.of())
              : new Heard(stored.signals(), stored.lastAt(), stored.silences().seconds());
      known.put(app, heard);
    }
    heard.again(at);
    changed.add(app);
  }

  void write() {
    for (String app : changed) {
      Heard heard = known.get(app);
      if (heard != null) {
        rows.row()
            .bind(0, session.name(app))
            .bind(1, heard.signals)
            .bind(2, Micros.of(heard.lastAt))
            .bind(3, Packed.longs(heard.seconds))
            .add();
      }
    }
    changed.clear();
    rows.write();
  }

  /** Forgets what is remembered; it may be another in the database now. */
  void forget() {
    known.clear();
    changed.clear();
  }

  void discard() {
    forget();
    rows.discard();
  }

  List<AppRhythm> read() {
    return session.handle().createQuery(COLUMNS).map((row, _) -> rhythm(row)).list().stream()
        .sorted(Comparator.comparing(AppRhythm::app))
        .toList();
  }

  private @Nullable AppRhythm stored(String app) {
    Long name = session.find(app);
    return name == null
        ? null
        : session
            .handle()
            .createQuery(COLUMNS + " WHERE app = ?")
            .bind(0, name)
            .map((row, _) -> rhythm(row))
            .findOne()
            .orElse(null);
  }

  private AppRhythm rhythm(ResultSet row) throws SQLException {
    return new AppRhythm(
        session.text(row.getLong("app")),
        row.getLong("signals"),
        Micros.instant(row.getLong("last_at")),
        new SilenceLengths(Packed.longs(row.getString("silences"))));
  }
}
