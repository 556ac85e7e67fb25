package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.Move;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes signals as moves, with names for their records, and keeps what was told of these. */
final class MoveWriter {

  private final Plan plan;
  private final Catalog catalog;
  private final String subject;
  private final List<Move> moves = new ArrayList<>();
  private final ToldRecords told = new ToldRecords();
  private final Map<TypeName, Integer> made = new HashMap<>();

  MoveWriter(Plan plan, String subject) {
    this.plan = plan;
    this.catalog = plan.declarations();
    this.subject = subject;
  }

  /** What was told of records. */
  ToldRecords told() {
    return told;
  }

  /** What was written. */
  List<Move> moves() {
    return List.copyOf(moves);
  }

  /** Time passes, or somebody answers. */
  void add(Move move) {
    moves.add(move);
  }

  /**
   * A signal sets fields of a record.
   *
   * @param comes whether the record is a new one
   * @throws UntoldException where it cannot be
   */
  void signal(TypeName type, int slot, boolean comes, Map<String, @Nullable Value> fields) {
    Map<String, @Nullable Value> said = new LinkedHashMap<>(fields);
    if (slot > 0 && comes) {
      // A new record is the newest: an older one cannot come.
      throw new UntoldException();
    }
    if (comes) {
      told.come(type, newId(type));
      link(catalog.record(type).map(Catalog.RecordType::belongsTo))
          .ifPresent(link -> said.put(link.field(), link.value()));
    }
    if (said.isEmpty()) {
      anyField(type).ifPresent(field -> said.put(field, null));
    }
    List<FieldValue> values = new ArrayList<>();
    said.forEach((field, value) -> {
      values.add(new FieldValue(field, value));
      told.set(type, slot, field, value);
    });
    moves.add(new Move.Sets(type, told.id(type, slot), values));
  }

  private Optional<String> anyField(TypeName type) {
    return catalog.record(type).stream()
        .flatMap(record -> record.fields().stream())
        .map(Catalog.Field::name)
        .findFirst();
  }

  private String newId(TypeName type) {
    FieldName id = new FieldName(type, FieldName.ID);
    boolean isSubject =
        catalog
            .subject(plan.subject())
            .filter(of -> of.keys().getFirst().fields().contains(id))
            .isPresent();
    if (isSubject) {
      return subject;
    }
    int number = made.merge(type, 1, Integer::sum);
    return type.name().substring(0, 1).toUpperCase(Locale.ROOT) + "-" + number;
  }

  private record Link(String field, Value value) {}

  /** The field that says that something belongs to the record that the execution is about. */
  private Optional<Link> link(Optional<BelongsTo> belongsTo) {
    TypeName about = plan.forEach();
    return belongsTo
        .filter(link -> link.record().equals(about))
        .map(link -> {
          String id =
              told.count(link.record()) == 0
                  ? link.record().name().substring(0, 1).toUpperCase(Locale.ROOT) + "-1"
                  : told.id(link.record(), 0);
          return new Link(link.by(), new Value.Text(id));
        });
  }

  /** A record goes. */
  void gone(TypeName type, int slot) {
    if (slot >= told.count(type)) {
      throw new UntoldException();
    }
    moves.add(new Move.Gone(type, told.id(type, slot)));
    told.go(type, slot);
  }

  /** Something happens. */
  void happen(HappeningKind kind) {
    List<FieldValue> payload = new ArrayList<>();
    link(catalog.event(kind.event()).map(Catalog.EventType::belongsTo))
        .ifPresent(link -> payload.add(new FieldValue(link.field(), link.value())));
    for (int i = 0; i < kind.fields().size(); i++) {
      Value value = kind.fields().get(i).value(kind.cells().get(i));
      if (value != null) {
        payload.add(new FieldValue(kind.fields().get(i).name().field(), value));
      }
    }
    moves.add(new Move.Happens(kind.event(), payload));
  }
}
