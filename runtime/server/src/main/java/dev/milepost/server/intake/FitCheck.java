package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.NearestName;
import dev.milepost.server.intake.FitReport.Case;
import dev.milepost.server.intake.FitReport.Misfit;
import dev.milepost.server.intake.FitReport.Undeclared;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of signals to its end and says which of them do not fit, and why. It looks at each
 * message alone: whether a record leaves a {@code final} value is known only when they are run.
 */
public final class FitCheck {

  private static final int MOST_REASONS = 1_000;
  private static final int MOST_CASES = 20;
  private static final int MOST_FIELDS = 1_000;
  private static final String DOES_NOT_FIT = " does not fit";

  private final DeclaredTypes types;
  private final Map<String, Tally> reasons = new LinkedHashMap<>();
  private final Map<List<String>, CaseTally> undeclared = new LinkedHashMap<>();

  private FitCheck(Catalog catalog) {
    this.types = new DeclaredTypes(catalog);
  }

  private static final class Tally {
    private final Map<String, CaseTally> cases = new LinkedHashMap<>();
    private long count;
  }

  private static final class CaseTally {
    private final long line;
    private long count;

    private CaseTally(long line) {
      this.line = line;
    }
  }

  /**
   * Reads a file that was opened for the same declarations.
   *
   * @throws IntakeException where the file cannot be read
   */
  public static FitReport read(SignalFile file, Catalog catalog) throws IntakeException {
    FitCheck check = new FitCheck(catalog);
    for (Outcome outcome = file.next(); outcome != null; outcome = file.next()) {
      switch (outcome) {
        case Outcome.Incoming incoming -> check.fields(incoming);
        case Outcome.Rejected rejected -> {
          rejected.faults().forEach(fault -> check.add(fault, rejected.place().line()));
          check.fields(rejected);
        }
        case Outcome.Unmapped _, Outcome.Broken _ -> {}
      }
    }
    return check.report(file.report());
  }

  private void add(Fault fault, long line) {
    if (reasons.size() >= MOST_REASONS && !reasons.containsKey(fault.reason())) {
      return;
    }
    Tally tally = reasons.computeIfAbsent(fault.reason(), _ -> new Tally());
    tally.count++;
    if (tally.cases.size() < MOST_CASES || tally.cases.containsKey(fault.detail())) {
      tally.cases.computeIfAbsent(fault.detail(), _ -> new CaseTally(line)).count++;
    }
  }

  private void fields(Outcome.Incoming incoming) {
    if (json(incoming.body()) instanceof JsonObject body) {
      fields(type(incoming.signal().content()).toString(), body, incoming.place().line());
    }
  }

  /** A refused CloudEvent may have misspelt fields as well, which are told in the same run. */
  private void fields(Outcome.Rejected rejected) {
    if (json(rejected.raw()) instanceof JsonObject envelope
        && envelope.get("type") instanceof JsonText(String type)
        && envelope.get("data") instanceof JsonObject body) {
      fields(type, body, rejected.place().line());
    }
  }

  private void fields(String type, JsonObject body, long line) {
    DeclaredType declared = types.find(type);
    if (declared == null) {
      return;
    }
    boolean isRecord = declared.kind() != DeclaredType.Kind.HAPPENING;
    for (String field : body.members().keySet()) {
      List<String> key = List.of(declared.name().toString(), field);
      boolean isKnown =
          declared.fields().containsKey(field) || (isRecord && field.equals(FieldName.ID));
      if (!isKnown && (undeclared.size() < MOST_FIELDS || undeclared.containsKey(key))) {
        undeclared.computeIfAbsent(key, _ -> new CaseTally(line)).count++;
      }
    }
  }

  private static @Nullable JsonValue json(String text) {
    try {
      return JsonReader.MESSAGE.read(text);
    } catch (JsonSyntaxException _) {
      return null;
    }
  }

  private static TypeName type(Content content) {
    return switch (content) {
      case RecordChange change -> change.type();
      case RecordGone gone -> gone.type();
      case Happening happening -> happening.type();
    };
  }

  private FitReport report(IntakeReport intake) {
    List<Misfit> misfits = new ArrayList<>();
    reasons.forEach((reason, tally) ->
        misfits.add(new Misfit(about(reason), reason, tally.count, cases(tally))));
    misfits.sort(Comparator.comparingLong(Misfit::count).reversed());
    List<Undeclared> fields = new ArrayList<>();
    undeclared.forEach((key, tally) ->
        fields.add(
            new Undeclared(
                key.getFirst(),
                Shown.escaped(key.getLast()),
                tally.count,
                tally.line,
                suggestion(key.getFirst(), key.getLast()))));
    fields.sort(Comparator.comparingLong(Undeclared::count).reversed());
    return new FitReport(intake, misfits, fields);
  }

  private @Nullable String suggestion(String type, String field) {
    DeclaredType declared = types.find(type);
    return declared == null
        ? null
        : NearestName.of(field, declared.fields().keySet().stream().sorted().toList()).orElse(null);
  }

  private static @Nullable String about(String reason) {
    String name =
        reason.endsWith(DOES_NOT_FIT)
            ? reason.substring(0, reason.length() - DOES_NOT_FIT.length())
            : "";
    return name.indexOf('.') < 0 || name.indexOf('`') >= 0 ? null : name;
  }

  private static List<Case> cases(Tally tally) {
    List<Case> cases = new ArrayList<>();
    tally.cases.forEach((detail, found) -> cases.add(new Case(detail, found.count, found.line)));
    return cases;
  }
}
