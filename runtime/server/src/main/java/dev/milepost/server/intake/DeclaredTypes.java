package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.NearestName;
import dev.milepost.server.intake.message.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The declared records and events, found by the {@code type} of an envelope. */
final class DeclaredTypes {

  /** What follows the name of a record in the type of the news that it is gone. */
  static final String GONE = ".gone";

  private final Map<String, DeclaredType> types = new HashMap<>();

  DeclaredTypes(Catalog catalog) {
    for (Catalog.App app : catalog.apps()) {
      for (Catalog.RecordType record : app.records()) {
        TypeName name = new TypeName(app.name(), record.name());
        Map<String, FieldType> fields = fields(record.fields());
        types.put(name.toString(), new DeclaredType(name, DeclaredType.Kind.RECORD_CHANGE, fields));
        types.put(name + GONE, new DeclaredType(name, DeclaredType.Kind.RECORD_GONE, fields));
      }
      for (Catalog.EventType event : app.events()) {
        TypeName name = new TypeName(app.name(), event.name());
        types.put(
            name.toString(),
            new DeclaredType(name, DeclaredType.Kind.HAPPENING, fields(event.fields())));
      }
    }
  }

  /** The type of that name, or null. */
  @Nullable DeclaredType find(String type) {
    return types.get(type);
  }

  /** Why there is no type of that name: a detail for a sentence. */
  String whyUnknown(String type) {
    String hint =
        NearestName.of(type, types.keySet())
            .map(near -> "; did you mean " + Shown.quoted(near) + "?")
            .orElse("");
    return Shown.quoted(type) + " is no record or event of the declared apps" + hint;
  }

  private static Map<String, FieldType> fields(List<Field> fields) {
    return fields.stream().collect(Collectors.toMap(Field::name, Field::type));
  }
}
