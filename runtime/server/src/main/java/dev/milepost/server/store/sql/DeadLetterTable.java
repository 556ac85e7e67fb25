package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.KeptDeadLetter;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.ResultIterable;

/** Messages that could not be taken. */
final class DeadLetterTable {

  private final Session session;
  private final Rows rows;

  DeadLetterTable(Session session) {
    this.session = session;
    this.rows =
        new Rows(
            session.handle(),
            "INSERT INTO dead_letters (number, at, place, reasons, body) VALUES (?, ?, ?, ?, ?)");
  }

  void write() {
    rows.write();
  }

  void discard() {
    rows.discard();
  }

  void add(long number, DeadLetter letter) {
    rows.row()
        .bind(0, number)
        .bind(1, Micros.of(letter.at()))
        .bind(2, letter.place())
        .bind(3, JsonWriter.compact(JsonArray.ofTexts(letter.reasons())))
        .bind(4, letter.body())
        .add();
  }

  /** Removes the messages in which one of these values stands by itself; says how many. */
  long removeNaming(List<String> values) {
    List<Pattern> patterns = values.stream().map(DeadLetterTable::standingAlone).toList();
    List<Long> naming =
        session
            .handle()
            .createQuery("SELECT number, place, body FROM dead_letters")
            .map((row, _) -> {
              String text = row.getString("place") + '\n' + row.getString("body");
              boolean names = patterns.stream().anyMatch(value -> value.matcher(text).find());
              return names ? row.getLong("number") : -1L;
            })
            .list();
    long removed = 0;
    for (long number : naming) {
      if (number >= 0) {
        removed += session.handle().execute("DELETE FROM dead_letters WHERE number = ?", number);
      }
    }
    return removed;
  }

  /** As a text of JSON, as a number of it, or as a cell of a row. */
  private static Pattern standingAlone(String value) {
    String asText = JsonWriter.compact(new JsonText(value));
    String inside = asText.substring(1, asText.length() - 1);
    return Pattern.compile("(?<![^\"\\s:,;/\\[])" + Pattern.quote(inside) + "(?![^\"\\s,;/\\]}])");
  }

  void read(Consumer<DeadLetter> reader) {
    ResultIterable<DeadLetter> letters =
        session
            .handle()
            .createQuery("SELECT at, place, reasons, body FROM dead_letters ORDER BY number")
            .map((row, _) ->
                new DeadLetter(
                    Micros.instant(row.getLong("at")),
                    row.getString("place"),
                    reasons(row.getString("reasons")),
                    row.getString("body")));
    try (Stream<DeadLetter> stream = letters.stream()) {
      stream.forEach(reader);
    }
  }

  boolean settle(long number, KeptDeadLetter.Settlement settlement) {
    write();
    return session
            .handle()
            .execute(
                "UPDATE dead_letters SET settled_at = ?, settled_by = ?, settled_how = ?"
                    + " WHERE number = ? AND settled_at IS NULL",
                Micros.of(settlement.at()),
                settlement.actor(),
                settlement.way().name(),
                number)
        > 0;
  }

  static List<String> reasons(String text) {
    if (StoredValue.json(text) instanceof JsonArray array) {
      return array.items().stream()
          .map(item -> item instanceof JsonText(String reason) ? reason : item.toString())
          .toList();
    }
    throw StoredValue.damaged(text);
  }
}
