package dev.milepost.server.operate;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.NearestName;
import dev.milepost.engine.value.Reading;
import dev.milepost.server.writer.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants a fact to be, before it is known whether there is such a fact.
 *
 * @param field the field's full name as it was written
 * @param record the id of the record, or null: the only one of its type
 * @param value reads the value by the type of the field
 */
public record CorrectionRequest(
    String field, @Nullable String record, Function<FieldType, Reading> value) {

  private static final int MOST_NAMED = 5;

  /** Whether a request fits. */
  public sealed interface Outcome {}

  /** It does. */
  public record Fits(Submission.Correction correction) implements Outcome {}

  /**
   * It does not.
   *
   * @param fault a sentence that says what to write instead
   */
  public record Misfits(String fault) implements Outcome {}

  /** Holds it against what is declared and known. */
  public Outcome check(Catalog catalog, SubjectState state, String actor, String reason) {
    List<String> declared = declared(catalog);
    if (!declared.contains(field)) {
      String meant =
          NearestName.of(field, declared).map(name -> "; did you mean " + name + "?").orElse("");
      return new Misfits("no app declares the field " + field + meant);
    }
    FieldName name = FieldName.parse(field);
    RecordShape shape = state.layout().record(name.type());
    Integer place = shape == null ? null : shape.fieldPlace(name.field());
    if (shape == null || place == null || place == RecordShape.ID) {
      return new Misfits("the field " + field + " cannot be corrected");
    }
    List<String> ids = ids(state, shape);
    String id = record == null && ids.size() == 1 ? ids.getFirst() : record;
    if (id == null) {
      return new Misfits(which(name, ids));
    }
    return switch (value.apply(shape.fieldType(place))) {
      case Reading.Misfit misfit -> new Misfits(field + ": " + misfit.reason());
      case Reading.Known known ->
          new Fits(new Submission.Correction(name, id, known.value(), actor, reason));
      case Reading.Unknown _ -> new Fits(new Submission.Correction(name, id, null, actor, reason));
    };
  }

  private static List<String> declared(Catalog catalog) {
    List<String> names = new ArrayList<>();
    for (Catalog.App app : catalog.apps()) {
      for (Catalog.RecordType type : app.records()) {
        type.fields()
            .forEach(declared -> names.add(app.name() + "." + type.name() + "." + declared.name()));
      }
    }
    return names;
  }

  private static List<String> ids(SubjectState state, RecordShape shape) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState known = state.record(shape, i);
      if (known.isThere()) {
        ids.add(known.id());
      }
    }
    return ids;
  }

  private static String which(FieldName name, List<String> ids) {
    return ids.isEmpty()
        ? "no " + name.type() + " of it is known; say which record is meant"
        : "there are several "
            + name.type()
            + "; say which record is meant: "
            + String.join(", ", ids.subList(0, Math.min(ids.size(), MOST_NAMED)));
  }
}
