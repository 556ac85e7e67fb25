package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.FieldTypeTree;
import dev.milepost.compiler.syntax.FieldTypeTree.EnumerationValue;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.engine.catalog.Catalog.ActionType;
import dev.milepost.engine.catalog.Catalog.App;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.Catalog.EventType;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.Catalog.RecordType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shape of one app as it is written, {@code like} left aside. */
final class AppResolver {
  private final Declaration.App tree;
  private final Reporter reporter;
  private final Set<FieldName> unclear;
  private final Map<String, Name> declared = new HashMap<>();

  /**
   * Makes a resolver.
   *
   * @param unclear receives the fields whose types could not be read
   */
  AppResolver(Declaration.App tree, Reporter reporter, Set<FieldName> unclear) {
    this.tree = tree;
    this.reporter = reporter;
    this.unclear = unclear;
  }

  App resolve() {
    List<RecordType> records = new ArrayList<>();
    List<EventType> events = new ArrayList<>();
    List<ActionType> actions = new ArrayList<>();
    for (AppMember member : tree.members()) {
      switch (member) {
        case AppMember.RecordType type when declares(type.name()) ->
            records.add(
                new RecordType(
                    type.name().text(),
                    fields(type.name(), type.fields(), true),
                    belongsTo(type.belongsTo())));
        case AppMember.EventType type when declares(type.name()) ->
            events.add(
                new EventType(
                    type.name().text(),
                    fields(type.name(), type.fields(), false),
                    belongsTo(type.belongsTo())));
        case AppMember.ActionType type when declares(type.name()) ->
            actions.add(
                new ActionType(type.name().text(), fields(type.name(), type.parameters(), false)));
        case AppMember.RecordType _,
            AppMember.EventType _,
            AppMember.ActionType _,
            AppMember.Receives _,
            AppMember.Sends _,
            AppMember.Broken _ -> {}
      }
    }
    return new App(tree.name().text(), records, events, actions);
  }

  /** Notes a name; records, events and actions share theirs, since all are written App.Name. */
  private boolean declares(Name name) {
    if (name.isMissing()) {
      return false;
    }
    Name before = declared.putIfAbsent(name.text(), name);
    if (before != null) {
      reporter.add(
          Diagnostic.of(
                  Rule.DUPLICATE_NAME,
                  name.span(),
                  "the app `" + tree.name().text() + "` has two of `" + name.text() + "`")
              .withRelated(before.span(), "the first is here"));
    }
    return before == null;
  }

  private List<Field> fields(Name owner, List<AppMember.Field> trees, boolean ofRecord) {
    List<Field> fields = new ArrayList<>();
    Map<String, Name> seen = new HashMap<>();
    for (AppMember.Field field : trees) {
      Name name = field.name();
      if (name.isMissing()) {
        continue;
      }
      if (ofRecord && name.text().equals(FieldName.ID)) {
        reporter.add(
            Rule.DUPLICATE_NAME,
            name.span(),
            "every record has a text field `Id` already",
            "leave this line out");
        continue;
      }
      Name before = seen.putIfAbsent(name.text(), name);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    name.span(),
                    "`" + owner.text() + "` has two fields `" + name.text() + "`")
                .withRelated(before.span(), "the first is here"));
        continue;
      }
      FieldType type = type(field.type());
      if (type == null) {
        TypeName typeName = new TypeName(tree.name().text(), owner.text());
        unclear.add(new FieldName(typeName, name.text()));
      }
      fields.add(new Field(name.text(), type == null ? Scalar.TEXT : type));
    }
    return fields;
  }

  private @Nullable FieldType type(FieldTypeTree type) {
    return switch (type) {
      case FieldTypeTree.Simple simple ->
          switch (simple.kind()) {
            case TEXT -> Scalar.TEXT;
            case BOOLEAN -> Scalar.BOOLEAN;
            case INTEGER -> Scalar.INTEGER;
            case NUMBER -> Scalar.NUMBER;
            case MONEY -> Scalar.MONEY;
            case DATE -> Scalar.DATE;
            case DATETIME -> Scalar.DATETIME;
            case DURATION -> Scalar.DURATION;
          };
      case FieldTypeTree.OneOf oneOf -> choice(oneOf);
      case FieldTypeTree.Broken _ -> null;
    };
  }

  private Choice choice(FieldTypeTree.OneOf tree) {
    List<Option> options = new ArrayList<>();
    Map<String, Name> seen = new HashMap<>();
    for (EnumerationValue value : tree.values()) {
      Name name = value.value();
      Name before = seen.putIfAbsent(name.text(), name);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    name.span(),
                    "the value `" + name.span().text() + "` is listed twice")
                .withRelated(before.span(), "first here"));
        continue;
      }
      options.add(new Option(name.text(), value.isFinal()));
    }
    return new Choice(options);
  }

  /** Names the other record; whether it exists is known only when all apps are. */
  private static @Nullable BelongsTo belongsTo(AppMember.@Nullable BelongsTo tree) {
    if (tree == null) {
      return null;
    }
    Reference record = tree.record();
    if (record.parts().size() != 2 || tree.field().isMissing()) {
      return null;
    }
    TypeName type = new TypeName(record.parts().get(0).text(), record.parts().get(1).text());
    return new BelongsTo(type, tree.field().text());
  }
}
