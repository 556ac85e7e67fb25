package dev.milepost.server.world;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.value.Value;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.intake.message.MessagePlace;
import dev.milepost.server.writer.Submission;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Signals of the small world, one after the other. */
public final class Signals {

  /** When the tests begin. */
  public static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

  private long ids;

  /** A change of an account, by its own id. */
  public Submission.Arrival account(Instant at, String id, FieldValue... fields) {
    return arrival(at, null, record("CRM.Account", id, fields));
  }

  /** A change of an invoice of a customer. */
  public Submission.Arrival invoice(Instant at, String customer, String id, FieldValue... fields) {
    return arrival(at, new SubjectAddress(null, customer), record("Books.Invoice", id, fields));
  }

  /** A visit by somebody of whom only the e-mail is known. */
  public Submission.Arrival visit(Instant at, String email) {
    return arrival(
        at,
        null,
        new Signal.Happening(
            TypeName.parse("Website.Visit"), List.of(text("Page", "/"), text("Email", email))));
  }

  /** A visit of a customer. */
  public Submission.Arrival visitOf(Instant at, String customer) {
    return arrival(
        at,
        new SubjectAddress(null, customer),
        new Signal.Happening(
            TypeName.parse("Website.Visit"),
            List.of(new FieldValue("Spent", new Value.Money(new BigDecimal("9.90"), "EUR")))));
  }

  /** A content that is received. */
  public Submission.Arrival arrival(Instant at, @Nullable SubjectAddress address, Content content) {
    return arrival(at, "test", Long.toString(++ids), at, address, content);
  }

  /** A content with all of its envelope. */
  public static Submission.Arrival arrival(
      Instant at,
      String source,
      String id,
      Instant time,
      @Nullable SubjectAddress address,
      Content content) {
    return new Submission.Arrival(
        at,
        new Outcome.Incoming(
            new Signal(source, id, time, content),
            address,
            at,
            new MessagePlace(1, 1),
            SignalData.write(content)));
  }

  /** What a change of a record says. */
  public static Content record(String type, String id, FieldValue... fields) {
    return new Signal.RecordChange(TypeName.parse(type), id, List.of(fields));
  }

  public static FieldValue text(String field, String value) {
    return new FieldValue(field, new Value.Text(value));
  }

  /** Signals of some customers over some weeks, the same for the same seed. */
  public List<Submission> random(long seed, int count) {
    Random random = new Random(seed);
    List<Submission> submissions = new ArrayList<>();
    Instant at = MONDAY;
    for (int i = 0; i < count; i++) {
      at = at.plus(Duration.ofMinutes(random.nextInt(900)));
      String customer = "c" + random.nextInt(6);
      Instant time = at.minus(Duration.ofHours(random.nextInt(4) == 0 ? random.nextInt(99) : 0));
      submissions.add(
          arrival(
              at,
              "test",
              "r" + i,
              time,
              new SubjectAddress(null, customer),
              content(random, customer)));
    }
    return submissions;
  }

  private static Content content(Random random, String customer) {
    return switch (random.nextInt(6)) {
      case 0 ->
          record("CRM.Account", customer, text("Stage", random.nextBoolean() ? "won" : "gone"));
      case 1 ->
          record(
              "CRM.Account",
              customer,
              new FieldValue("Employees", new Value.Whole(BigInteger.valueOf(random.nextInt(9)))),
              new FieldValue("Active", random.nextBoolean() ? Value.Flag.TRUE : Value.Flag.FALSE),
              new FieldValue("Since", new Value.Moment(MONDAY)),
              new FieldValue("Trial", new Value.Length(Duration.ofHours(random.nextInt(99)))),
              new FieldValue(
                  "Email", random.nextBoolean() ? null : new Value.Text(customer + "@x")));
      case 2, 3 ->
          record(
              "Books.Invoice",
              customer + "-" + random.nextInt(3),
              text("Status", List.of("Draft", "Sent", "Overdue", "Paid").get(random.nextInt(4))),
              new FieldValue(
                  "Amount",
                  new Value.Money(
                      new BigDecimal(random.nextInt(9999)).movePointLeft(2),
                      random.nextBoolean() ? "EUR" : null)),
              new FieldValue(
                  "DueDate", new Value.Day(LocalDate.of(2026, 2, 1 + random.nextInt(20)))),
              new FieldValue(
                  "Discount", new Value.Decimal(new BigDecimal("0.0" + random.nextInt(9)))));
      case 4 ->
          new Signal.RecordGone(
              TypeName.parse("Books.Invoice"), customer + "-" + random.nextInt(3));
      default ->
          new Signal.Happening(
              TypeName.parse("Website.Visit"),
              List.of(
                  text("Page", "/" + random.nextInt(5)),
                  new FieldValue("Spent", new Value.Money(new BigDecimal("9.90"), "EUR"))));
    };
  }
}
