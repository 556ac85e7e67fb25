package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.intake.Sourced.Given;
import dev.milepost.server.intake.Sourced.Without;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message;
import dev.milepost.server.intake.message.Message.Cells;
import dev.milepost.server.intake.message.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes signals of messages by the rules of a mapping. A message is taken whole or not at all: a
 * fault in one of its signals refuses them all. A message without the subject that the mapping
 * names gives signals without an address; without the time that it names, it is refused.
 */
final class MappingInterpreter implements Interpreter {

  private static final String TIME_FAULT = "`time` does not fit";
  private static final String SUBJECT_FAULT = "`subject` does not fit";
  private static final String ID_FAULT = "`id` does not fit";

  private final String source;
  private final PathNumbers paths = new PathNumbers();
  private final RuleTable rules;
  private final @Nullable String key;
  private final @Nullable ValuePlan subject;
  private final @Nullable ValuePlan time;
  private final @Nullable ValuePlan id;

  /**
   * Prepares a mapping.
   *
   * @param source what signals name as theirs
   * @throws IntakeException where the mapping names what is not declared
   */
  MappingInterpreter(SignalMapping mapping, Catalog catalog, String source) throws IntakeException {
    this.source = source;
    SignalMapping.SubjectSource whose = mapping.subject();
    try {
      this.key = whose == null ? null : whose.key();
      this.subject = whose == null ? null : ValuePlan.of(whose.value(), Scalar.TEXT, paths);
      this.time =
          mapping.time() == null ? null : ValuePlan.of(mapping.time(), Scalar.DATETIME, paths);
      this.id = mapping.id() == null ? null : ValuePlan.of(mapping.id(), Scalar.TEXT, paths);
      this.rules = new RuleTable(mapping.rules(), new DeclaredTypes(catalog), paths);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IntakeException(
          "the mapping cannot be used: " + Shown.escaped(String.valueOf(e.getMessage())), e);
    }
    if (key != null && !CloudEventReader.keys(catalog).contains(key)) {
      throw new IntakeException("the mapping names " + Shown.quoted(key) + ", which is no key");
    }
  }

  /** The paths that the mapping reads, in the order of the cells that it wants. */
  List<String> paths() {
    return paths.paths();
  }

  @Override
  public List<? extends Outcome> interpret(Message message) {
    return interpret(message, null);
  }

  /**
   * What a message says.
   *
   * @param received names a message that was received just now, where it does not name itself; such
   *     a message may also be without a time. Null: it stands in a file
   */
  List<? extends Outcome> interpret(Message message, @Nullable String received) {
    if (!(message.content() instanceof Cells cells)) {
      throw new IllegalStateException("a mapping reads cells");
    }
    List<Fault> faults = new ArrayList<>();
    List<Content> contents = new ArrayList<>();
    for (RuleTable.RulePlan rule : rules.candidates(cells)) {
      rule.read(cells, contents, faults);
    }
    if (contents.isEmpty() && faults.isEmpty()) {
      return List.of(new Outcome.Unmapped(message.place()));
    }
    return signals(message, cells, contents, faults, received);
  }

  private List<? extends Outcome> signals(
      Message message,
      Cells cells,
      List<Content> contents,
      List<Fault> faults,
      @Nullable String received) {
    Instant instant = time == null ? null : instant(time.read(cells), received, faults);
    SubjectAddress address = subject == null ? null : address(subject.read(cells), faults);
    String name = name(message, cells, faults, received);
    if (!faults.isEmpty()) {
      return List.of(new Outcome.Rejected(message.place(), faults, message.raw().get()));
    }
    List<Outcome.Incoming> signals = new ArrayList<>(contents.size());
    for (Content content : contents) {
      String own = signals.isEmpty() ? name : name + "/" + (signals.size() + 1);
      signals.add(
          new Outcome.Incoming(
              new Signal(source, own, instant, content),
              address,
              instant,
              message.place(),
              SignalData.write(content)));
    }
    return signals;
  }

  private String name(Message message, Cells cells, List<Fault> faults, @Nullable String received) {
    Sourced own = id == null ? Without.MISSING : id.read(cells);
    if (received != null && own instanceof Without) {
      return received;
    }
    return id == null
        ? Long.toString(message.place().ordinal())
        : TargetPlan.name(own, ID_FAULT, faults);
  }

  private static @Nullable Instant instant(
      Sourced value, @Nullable String received, List<Fault> faults) {
    if (received != null && value instanceof Without) {
      return null;
    }
    if (value instanceof Given(String text)) {
      Reading reading = ValueText.read(Scalar.DATETIME, OutsideTime.iso(text));
      if (reading instanceof Reading.Known(Value.Moment moment)) {
        return moment.instant();
      }
      String why = reading instanceof Reading.Misfit misfit ? misfit.reason() : "it is no time";
      faults.add(new Fault(TIME_FAULT, why));
      return null;
    }
    TargetPlan.name(value, TIME_FAULT, faults);
    return null;
  }

  private @Nullable SubjectAddress address(Sourced value, List<Fault> faults) {
    if (value instanceof Without) {
      return null;
    }
    String text = TargetPlan.name(value, SUBJECT_FAULT, faults);
    return text.isEmpty() ? null : new SubjectAddress(key, text);
  }
}
