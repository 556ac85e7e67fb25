package dev.milepost.bench.world;

import java.util.List;
import java.util.Random;

/** Signals of the trial's apps by chance, as CloudEvents. The same seed gives the same ones. */
public final class TrialSignals {

  private static final List<String> STAGES = List.of("Lead", "Won", "Won", "Lost");
  private static final List<String> STATES = List.of("Draft", "Sent", "Overdue", "Paid");
  private static final List<String> PAGES = List.of("/", "/pricing", "/help");

  private final String source;
  private final String prefix;
  private final int subjects;
  private final Random random;
  private long count;

  /**
   * Signals of one sender, about subjects that other senders know, too.
   *
   * @param subjects among how many subjects they are spread
   */
  public TrialSignals(String source, int subjects, long seed) {
    this(source, "s", subjects, seed);
  }

  /**
   * Signals of one sender.
   *
   * @param prefix with what the keys of its subjects begin
   * @param subjects among how many subjects they are spread
   */
  public TrialSignals(String source, String prefix, int subjects, long seed) {
    this.source = source;
    this.prefix = prefix;
    this.subjects = subjects;
    this.random = new Random(seed);
  }

  /**
   * A signal.
   *
   * @param id what names it, together with the source
   * @param json the event
   */
  public record Sent(String source, String id, String json) {
    /** Both names as one. */
    public String name() {
      return source + "/" + id;
    }
  }

  /** The next one; no two have the same id. */
  public Sent next() {
    String id = Long.toString(++count);
    String subject = prefix + random.nextInt(subjects);
    String event =
        switch (random.nextInt(10)) {
          case 0, 1, 2 ->
              typed("CRM.Account", "\"Id\":\"" + subject + "\",\"Stage\":\"" + pick(STAGES) + '"');
          case 3 ->
              typed(
                  "CRM.Account",
                  "\"Id\":\"" + subject + "\",\"Email\":\"" + subject + "@example.com\"");
          case 4, 5, 6, 7 ->
              typed(
                      "Books.Invoice",
                      "\"Id\":\"I-"
                          + random.nextInt(3)
                          + "-"
                          + subject
                          + "\",\"Status\":\""
                          + pick(STATES)
                          + "\",\"Amount\":\""
                          + random.nextInt(1_000)
                          + " EUR\"")
                  + ",\"subject\":\""
                  + subject
                  + '"';
          default ->
              typed("Website.Visit", "\"Page\":\"" + pick(PAGES) + '"')
                  + ",\"subject\":\""
                  + (random.nextBoolean() ? subject : "Email/" + subject + "@example.com")
                  + '"';
        };
    return new Sent(
        source,
        id,
        "{\"specversion\":\"1.0\",\"id\":\""
            + id
            + "\",\"source\":\""
            + source
            + "\","
            + event
            + '}');
  }

  private static String typed(String type, String data) {
    return "\"type\":\"" + type + "\",\"data\":{" + data + '}';
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
