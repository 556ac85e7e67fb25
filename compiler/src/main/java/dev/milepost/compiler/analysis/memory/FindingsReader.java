package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostic.Edit;
import dev.milepost.compiler.diagnostic.Diagnostic.Related;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FindingsWriter} wrote, and trusts none of it. */
public final class FindingsReader {

  private final DataInputStream in;
  private final int size;
  private final KeptPlaces places;

  private FindingsReader(byte[] bytes, KeptPlaces places) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    this.size = bytes.length;
    this.places = places;
  }

  /**
   * Reads what was found of a journey.
   *
   * @param journey where the journey stands now
   * @return null where the bytes are not what was written
   */
  public static @Nullable Diagnostics read(byte[] bytes, Span journey) {
    FindingsReader reader = new FindingsReader(bytes, new KeptPlaces.OfJourney(journey));
    return reader.readToEnd(() -> {
      Diagnostics findings = new Diagnostics();
      reader.readAll(reader::diagnostic).forEach(findings::add);
      reader.readAll(reader::question).forEach(findings::asked);
      return findings;
    });
  }

  /**
   * Reads what a person is told of a workspace.
   *
   * @param texts the texts for which it was written
   * @return null where the bytes are not what was written
   */
  public static @Nullable CheckSummary read(byte[] bytes, List<Source> texts) {
    FindingsReader reader = new FindingsReader(bytes, new KeptPlaces.OfTexts(texts));
    return reader.readToEnd(() ->
        new CheckSummary(
            reader.readAll(reader::diagnostic), reader.in.readInt(), reader.in.readInt()));
  }

  private <T> @Nullable T readToEnd(Reading<T> reading) {
    try {
      T all = reading.read();
      return in.read() < 0 ? all : null;
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> List<T> readAll(Reading<T> reading) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > size) {
      throw new IOException("so many cannot be: " + count);
    }
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(reading.read());
    }
    return all;
  }

  private <T> @Nullable T readMaybe(Reading<T> reading) throws IOException {
    return in.readBoolean() ? reading.read() : null;
  }

  private String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > size) {
      throw new IOException("so long cannot be: " + length);
    }
    byte[] encoded = new byte[length];
    in.readFully(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  private List<String> texts() throws IOException {
    return readAll(this::text);
  }

  private Span span() throws IOException {
    return places.read(in);
  }

  private Rule rule() throws IOException {
    String id = text();
    return Rule.of(id).orElseThrow(() -> new IOException("no rule " + id));
  }

  private Diagnostic diagnostic() throws IOException {
    return new Diagnostic(
        rule(),
        Severity.valueOf(text()),
        span(),
        text(),
        text(),
        readAll(this::related),
        texts(),
        readMaybe(() -> new Suggestion(readAll(this::edit))),
        verdict(),
        readMaybe(this::about));
  }

  private Related related() throws IOException {
    return new Related(span(), text());
  }

  private Edit edit() throws IOException {
    return new Edit(span(), text());
  }

  private About about() throws IOException {
    return new About(text(), readMaybe(this::text), texts());
  }

  private Question question() throws IOException {
    return new Question(rule(), about(), text(), Question.Answer.valueOf(text()), text(), text());
  }

  private Verdict verdict() throws IOException {
    String tag = text();
    return switch (tag) {
      case Tags.STATED -> Verdict.STATED;
      case Tags.PROVED -> new Verdict.Proved(texts());
      case Tags.UNDECIDED -> new Verdict.Undecided(text());
      case Tags.REFUTED -> new Verdict.Refuted(witness());
      default -> throw new IOException("no verdict " + tag);
    };
  }

  private Witness witness() throws IOException {
    return new Witness(
        text(),
        new SubjectName(text(), text()),
        Instant.parse(text()),
        readAll(this::step),
        whatIsAsked());
  }

  private Witness.Question whatIsAsked() throws IOException {
    String tag = text();
    return switch (tag) {
      case Tags.WHERE -> new Witness.Question.Where();
      case Tags.WHICH -> new Witness.Question.Which(texts());
      case Tags.WHAT_NEXT -> new Witness.Question.WhatNext();
      case Tags.HOW_LONG -> new Witness.Question.HowLong(texts());
      case Tags.IN_WHICH_ORDER -> new Witness.Question.InWhichOrder(readAll(this::step));
      case Tags.WHAT_OF_THE_PROMISE -> new Witness.Question.WhatOfThePromise(text());
      default -> throw new IOException("no question " + tag);
    };
  }

  private Witness.Step step() throws IOException {
    return new Witness.Step(move(), standing());
  }

  private Move move() throws IOException {
    String tag = text();
    return switch (tag) {
      case Tags.SETS -> new Move.Sets(type(), text(), readAll(this::field));
      case Tags.GONE -> new Move.Gone(type(), text());
      case Tags.HAPPENS -> new Move.Happens(type(), readAll(this::field));
      case Tags.PASSES ->
          new Move.Passes(new TimeSpan(in.readLong(), TimeSpan.Unit.valueOf(text())));
      case Tags.ANSWERS -> new Move.Answers(readMaybe(this::text), text());
      default -> throw new IOException("no move " + tag);
    };
  }

  private Standing standing() throws IOException {
    String tag = text();
    return switch (tag) {
      case Tags.NOT_STARTED -> new Standing.NotStarted();
      case Tags.AT -> new Standing.At(text());
      case Tags.ENDED -> new Standing.Ended(text(), text());
      case Tags.PARKED -> new Standing.Parked(text());
      default -> throw new IOException("no standing " + tag);
    };
  }

  private TypeName type() throws IOException {
    return new TypeName(text(), text());
  }

  private FieldValue field() throws IOException {
    return new FieldValue(text(), readMaybe(this::value));
  }

  private Value value() throws IOException {
    String tag = text();
    String written = text();
    return switch (tag) {
      case Tags.TEXT -> new Value.Text(written);
      case Tags.FLAG -> Boolean.parseBoolean(written) ? Value.Flag.TRUE : Value.Flag.FALSE;
      case Tags.WHOLE -> new Value.Whole(new BigInteger(written));
      case Tags.DECIMAL -> new Value.Decimal(new BigDecimal(written));
      case Tags.MONEY -> new Value.Money(new BigDecimal(written), readMaybe(this::text));
      case Tags.DAY -> new Value.Day(LocalDate.parse(written));
      case Tags.MOMENT -> new Value.Moment(Instant.parse(written));
      case Tags.LENGTH -> new Value.Length(Duration.parse(written));
      default -> throw new IOException("no value " + tag);
    };
  }
}
