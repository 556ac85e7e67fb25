package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostic.Edit;
import dev.milepost.compiler.diagnostic.Diagnostic.Related;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what was found. {@link FindingsReader} reads it back. */
public final class FindingsWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final KeptPlaces places;

  private FindingsWriter(KeptPlaces places) {
    this.places = places;
  }

  /**
   * Writes what was found of a journey.
   *
   * @return null where a finding speaks of what stands outside of the journey
   */
  public static byte @Nullable [] write(Diagnostics findings, Span journey) {
    return write(
        new KeptPlaces.OfJourney(journey),
        findings.sorted(),
        writer -> writer.writeAll(findings.questions(), writer::question));
  }

  /**
   * Writes what a person is told of a workspace.
   *
   * @param texts the texts that findings may speak of
   * @return null where a finding speaks of another text
   */
  public static byte @Nullable [] write(CheckSummary summary, List<Source> texts) {
    return write(
        new KeptPlaces.OfTexts(texts),
        summary.diagnostics(),
        writer -> {
          writer.out.writeInt(summary.allowed());
          writer.out.writeInt(summary.journeys());
        });
  }

  private static byte @Nullable [] write(
      KeptPlaces places, List<Diagnostic> findings, Writing<FindingsWriter> more) {
    if (!findings.stream().allMatch(places::holdAllOf)) {
      return null;
    }
    FindingsWriter writer = new FindingsWriter(places);
    try {
      writer.writeAll(findings, writer::diagnostic);
      more.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return writer.bytes.toByteArray();
  }

  private interface Writing<T> {
    void write(T one) throws IOException;
  }

  private <T> void writeAll(List<? extends T> all, Writing<T> writing) throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      writing.write(one);
    }
  }

  private <T> void writeMaybe(@Nullable T one, Writing<T> writing) throws IOException {
    out.writeBoolean(one != null);
    if (one != null) {
      writing.write(one);
    }
  }

  private void text(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  private void texts(List<String> texts) throws IOException {
    writeAll(texts, this::text);
  }

  private void span(Span span) throws IOException {
    places.write(span, out);
  }

  private void diagnostic(Diagnostic found) throws IOException {
    text(found.rule().id());
    text(found.severity().name());
    span(found.span());
    text(found.label());
    text(found.message());
    writeAll(found.related(), this::related);
    texts(found.help());
    writeMaybe(found.suggestion(), suggestion -> writeAll(suggestion.edits(), this::edit));
    verdict(found.verdict());
    writeMaybe(found.about(), this::about);
  }

  private void related(Related related) throws IOException {
    span(related.span());
    text(related.label());
  }

  private void edit(Edit edit) throws IOException {
    span(edit.span());
    text(edit.replacement());
  }

  private void about(About about) throws IOException {
    text(about.journey());
    writeMaybe(about.stage(), this::text);
    texts(about.conditions());
  }

  private void question(Question question) throws IOException {
    text(question.rule().id());
    about(question.about());
    text(question.asked());
    text(question.answer().name());
    text(question.engine());
    text(question.detail());
  }

  private void verdict(Verdict verdict) throws IOException {
    switch (verdict) {
      case Verdict.Stated _ -> text(Tags.STATED);
      case Verdict.Proved(List<String> because) -> {
        text(Tags.PROVED);
        texts(because);
      }
      case Verdict.Undecided(String bound) -> {
        text(Tags.UNDECIDED);
        text(bound);
      }
      case Verdict.Refuted(Witness witness) -> {
        text(Tags.REFUTED);
        witness(witness);
      }
    }
  }

  private void witness(Witness witness) throws IOException {
    text(witness.journey());
    text(witness.subject().type());
    text(witness.subject().key());
    text(witness.start().toString());
    writeAll(witness.steps(), this::step);
    switch (witness.question()) {
      case Witness.Question.Where _ -> text(Tags.WHERE);
      case Witness.Question.Which(List<String> targets) -> {
        text(Tags.WHICH);
        texts(targets);
      }
      case Witness.Question.WhatNext _ -> text(Tags.WHAT_NEXT);
      case Witness.Question.HowLong(List<String> stages) -> {
        text(Tags.HOW_LONG);
        texts(stages);
      }
      case Witness.Question.InWhichOrder(List<Witness.Step> otherwise) -> {
        text(Tags.IN_WHICH_ORDER);
        writeAll(otherwise, this::step);
      }
      case Witness.Question.WhatOfThePromise(String promise) -> {
        text(Tags.WHAT_OF_THE_PROMISE);
        text(promise);
      }
    }
  }

  private void step(Witness.Step step) throws IOException {
    switch (step.move()) {
      case Move.Sets(TypeName type, String id, List<FieldValue> fields) -> {
        text(Tags.SETS);
        type(type);
        text(id);
        writeAll(fields, this::field);
      }
      case Move.Gone(TypeName type, String id) -> {
        text(Tags.GONE);
        type(type);
        text(id);
      }
      case Move.Happens(TypeName type, List<FieldValue> fields) -> {
        text(Tags.HAPPENS);
        type(type);
        writeAll(fields, this::field);
      }
      case Move.Passes passes -> {
        text(Tags.PASSES);
        out.writeLong(passes.span().amount());
        text(passes.span().unit().name());
      }
      case Move.Answers answers -> {
        text(Tags.ANSWERS);
        writeMaybe(answers.role(), this::text);
        text(answers.answer());
      }
    }
    standing(step.after());
  }

  private void standing(Standing standing) throws IOException {
    switch (standing) {
      case Standing.NotStarted _ -> text(Tags.NOT_STARTED);
      case Standing.At(String stage) -> {
        text(Tags.AT);
        text(stage);
      }
      case Standing.Ended(String stage, String outcome) -> {
        text(Tags.ENDED);
        text(stage);
        text(outcome);
      }
      case Standing.Parked(String stage) -> {
        text(Tags.PARKED);
        text(stage);
      }
    }
  }

  private void type(TypeName type) throws IOException {
    text(type.app());
    text(type.name());
  }

  private void field(FieldValue field) throws IOException {
    text(field.field());
    writeMaybe(field.value(), this::value);
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Text(String text) -> tagged(Tags.TEXT, text);
      case Value.Flag flag -> tagged(Tags.FLAG, Boolean.toString(flag.value()));
      case Value.Whole whole -> tagged(Tags.WHOLE, whole.value().toString());
      case Value.Decimal decimal -> tagged(Tags.DECIMAL, decimal.value().toString());
      case Value.Money money -> {
        tagged(Tags.MONEY, money.amount().toString());
        writeMaybe(money.currency(), this::text);
      }
      case Value.Day day -> tagged(Tags.DAY, day.date().toString());
      case Value.Moment moment -> tagged(Tags.MOMENT, moment.instant().toString());
      case Value.Length length -> tagged(Tags.LENGTH, length.duration().toString());
    }
  }

  private void tagged(String tag, String text) throws IOException {
    text(tag);
    text(text);
  }
}
