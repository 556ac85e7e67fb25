package dev.milepost.server.store.sql;

/**
 * Gives numbers to rows. A number is given once, also where the row that had the highest one is not
 * there any more.
 */
final class Numbering {

  private final Session session;
  private long lastInput;
  private long lastSubject;
  private long lastAction;
  private long lastDeadLetter;

  Numbering(Session session) {
    this.session = session;
  }

  /** Looks up what was given last. */
  void look() {
    lastInput = last("inputs");
    lastSubject = last("subjects");
    lastAction = last("outbox");
    lastDeadLetter = last("dead_letters");
  }

  private long last(String table) {
    return session
        .handle()
        .createQuery(
            "SELECT coalesce(max(number), 0) FROM (SELECT max(number) AS number FROM "
                + table
                + " UNION ALL SELECT number FROM high_numbers WHERE name = ?) AS given")
        .bind(0, table)
        .mapTo(Long.class)
        .one();
  }

  /** Notes what was given last, before rows are removed. */
  void keep() {
    keep("inputs", lastInput);
    keep("subjects", lastSubject);
    keep("outbox", lastAction);
    keep("dead_letters", lastDeadLetter);
  }

  private void keep(String table, long number) {
    session
        .handle()
        .execute(
            "INSERT INTO high_numbers (name, number) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET number = excluded.number",
            table,
            number);
  }

  /** The number of an input that was given last; 0 where none was. */
  long lastInput() {
    return lastInput;
  }

  long nextInput() {
    return ++lastInput;
  }

  long nextSubject() {
    return ++lastSubject;
  }

  /** The first of so many numbers. */
  long nextActions(int count) {
    long first = lastAction + 1;
    lastAction += count;
    return first;
  }

  long nextDeadLetter() {
    return ++lastDeadLetter;
  }
}
