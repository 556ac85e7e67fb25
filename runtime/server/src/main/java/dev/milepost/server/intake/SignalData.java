package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.intake.message.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a signal says, as the {@code type} and {@code data} of a CloudEvent.
 *
 * <ul>
 *   <li>A change of a record: type {@code Books.Invoice}; the data hold its {@code Id} and the
 *       fields that it sets, {@code null} making one unknown again.
 *   <li>A record that is gone: type {@code Books.Invoice.gone}; of the data only the {@code Id}
 *       counts. It stands in the type, not in the data, because every name there may be a field's.
 *   <li>A happening: type {@code Website.Visit}; the data hold its fields and may be missing.
 * </ul>
 *
 * <p>An instance can be shared by threads.
 */
public final class SignalData {

  /** The most UTF-16 units that ids, sources, subjects and values of keys may have. */
  static final int NAME_LIMIT = 1_000;

  private final DeclaredTypes types;

  /** For signals of these declarations. */
  public SignalData(Catalog catalog) {
    this(new DeclaredTypes(catalog));
  }

  SignalData(DeclaredTypes types) {
    this.types = types;
  }

  /** What comes of reading. */
  public sealed interface Result {}

  /**
   * The content, with its fields in the order of the data.
   *
   * @param undeclared the members that no declaration knows; they are ignored
   */
  public record Fits(Content content, List<String> undeclared) implements Result {
    public Fits {
      undeclared = List.copyOf(undeclared);
    }
  }

  /** All that keeps the data from being a signal. */
  public record Misfits(List<Fault> faults) implements Result {
    public Misfits {
      faults = List.copyOf(faults);
    }
  }

  /** The type of an envelope around this content. */
  public static String type(Content content) {
    return switch (content) {
      case RecordChange change -> change.type().toString();
      case RecordGone gone -> gone.type() + DeclaredTypes.GONE;
      case Happening happening -> happening.type().toString();
    };
  }

  /** The data of an envelope around this content: compact JSON, sorted by name. */
  public static String write(Content content) {
    return switch (content) {
      case RecordChange change -> write(change.recordId(), change.fields());
      case RecordGone gone -> write(gone.recordId(), List.of());
      case Happening happening -> write(null, happening.fields());
    };
  }

  /**
   * Reads what an envelope holds.
   *
   * @param data null where the envelope has none
   */
  public Result read(String type, @Nullable JsonValue data) {
    DeclaredType declared = types.find(type);
    if (declared == null) {
      return misfit("unknown type", types.whyUnknown(type));
    }
    return switch (data) {
      case JsonObject object -> read(declared, object);
      case JsonNull _ -> read(declared, JsonObject.EMPTY);
      case null -> read(declared, JsonObject.EMPTY);
      default -> misfit("data is not an object", "it is " + data.kind());
    };
  }

  private static Result read(DeclaredType type, JsonObject data) {
    List<Fault> faults = new ArrayList<>();
    List<String> undeclared = new ArrayList<>();
    boolean isRecord = type.kind() != DeclaredType.Kind.HAPPENING;
    String id = isRecord ? id(type, data.get(FieldName.ID), faults) : "";
    List<FieldValue> values = new ArrayList<>();
    if (type.kind() != DeclaredType.Kind.RECORD_GONE) {
      for (Map.Entry<String, JsonValue> member : data.members().entrySet()) {
        String name = member.getKey();
        FieldType fieldType = type.fields().get(name);
        if (fieldType != null) {
          read(type, name, ValueJson.read(fieldType, member.getValue()), values, faults);
        } else if (!isRecord || !name.equals(FieldName.ID)) {
          undeclared.add(name);
        }
      }
    }
    if (!faults.isEmpty()) {
      return new Misfits(faults);
    }
    return new Fits(
        switch (type.kind()) {
          case RECORD_CHANGE -> new RecordChange(type.name(), id, values);
          case RECORD_GONE -> new RecordGone(type.name(), id);
          case HAPPENING -> new Happening(type.name(), values);
        },
        undeclared);
  }

  /** Adds a field's value or says why there is none. */
  static void read(
      DeclaredType type,
      String field,
      Reading reading,
      List<FieldValue> values,
      List<Fault> faults) {
    switch (reading) {
      case Reading.Known known -> values.add(new FieldValue(field, known.value()));
      case Reading.Unknown _ -> values.add(new FieldValue(field, null));
      case Reading.Misfit misfit ->
          faults.add(new Fault(type.name() + "." + field + " does not fit", misfit.reason()));
    }
  }

  private static String id(DeclaredType type, @Nullable JsonValue id, List<Fault> faults) {
    String reason = type.name() + "." + FieldName.ID + " does not fit";
    switch (id) {
      case null -> faults.add(new Fault(reason, "data has no `Id` that names the record"));
      case JsonText text -> {
        String fault = faultOfName(text.text());
        if (fault == null) {
          return text.text();
        }
        faults.add(new Fault(reason, fault));
      }
      default -> {
        if (ValueJson.read(Scalar.TEXT, id) instanceof Reading.Misfit misfit) {
          faults.add(new Fault(reason, misfit.reason()));
        } else {
          faults.add(new Fault(reason, "it is null"));
        }
      }
    }
    return "";
  }

  /** Why a text names nothing, or null: it may be an id, a source or the value of a key. */
  static @Nullable String faultOfName(String text) {
    if (text.isEmpty()) {
      return "it is empty";
    }
    if (text.length() > NAME_LIMIT) {
      return "it has " + text.length() + " characters, more than " + NAME_LIMIT;
    }
    return text.indexOf('\0') >= 0 ? "it holds the character U+0000" : null;
  }

  private static String write(@Nullable String id, List<FieldValue> fields) {
    Map<String, JsonValue> members = new TreeMap<>();
    if (id != null) {
      members.put(FieldName.ID, new JsonText(id));
    }
    for (FieldValue field : fields) {
      members.put(field.field(), ValueJson.write(field.value()));
    }
    JsonObject.Builder object = JsonObject.builder();
    members.forEach(object::put);
    return JsonWriter.compact(object.build());
  }

  private static Misfits misfit(String reason, String detail) {
    return new Misfits(List.of(new Fault(reason, detail)));
  }
}
