package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.AppEntry;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what references mean. Whoever gets null stays silent: what is wrong was reported, or lies
 * in a part of the text that could not be read.
 */
final class NameResolver {
  private final CatalogIndex index;
  private final Reporter reporter;

  NameResolver(CatalogIndex index, Reporter reporter) {
    this.index = index;
    this.reporter = reporter;
  }

  /** The same with somebody else to report to. */
  NameResolver reportingTo(Reporter other) {
    return new NameResolver(index, other);
  }

  CatalogIndex index() {
    return index;
  }

  /** {@code App.Record}. */
  @Nullable TypeEntry record(Reference reference) {
    return type(reference, Kind.RECORD, null);
  }

  /**
   * {@code App.Event}.
   *
   * @param ifRecord what to write where it is a record instead
   */
  @Nullable TypeEntry event(Reference reference, String ifRecord) {
    return type(reference, Kind.EVENT, ifRecord);
  }

  /** {@code App.Action}. */
  @Nullable TypeEntry action(Reference reference) {
    return type(reference, Kind.ACTION, null);
  }

  /** {@code App.Record.Field}: a fact. */
  @Nullable FieldEntry fact(Reference reference) {
    FieldEntry field = field(reference);
    if (field == null) {
      return null;
    }
    TypeEntry type = index.type(field.name().type());
    if (type == null || type.kind() == Kind.RECORD) {
      return field;
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.WRONG_KIND,
            reference.span(),
            "`" + type.name() + "` is " + type.kind().words() + ": it has no lasting fields");
    String example = type.name() + " (" + field.name().field() + " = ...)";
    reporter.add(
        type.kind() == Kind.EVENT
            ? diagnostic.withHelp("a condition asks for what it carried: `" + example + "`")
            : diagnostic);
    return null;
  }

  /** {@code App.Type.Field} of a record or an event. */
  @Nullable FieldEntry field(Reference reference) {
    List<Name> parts = reference.parts();
    if (isUnreadable(reference)) {
      return null;
    }
    return switch (parts.size()) {
      case 3 -> {
        TypeEntry type = member(parts.get(0), parts.get(1));
        yield type == null ? null : field(type, parts.get(2));
      }
      case 2 -> {
        TypeEntry type = member(parts.get(0), parts.get(1));
        if (type != null) {
          wantsField(reference, type);
        }
        yield null;
      }
      case 1 -> {
        bareName(parts.getFirst());
        yield null;
      }
      default -> {
        reporter.add(
            Rule.UNKNOWN_NAME,
            reference.span(),
            "`" + reference.text() + "` has too many parts",
            "a field is written `App.Record.Field`");
        yield null;
      }
    };
  }

  /** The field of that name of a record, event or action. */
  @Nullable FieldEntry field(TypeEntry type, Name name) {
    if (name.isMissing()) {
      return null;
    }
    FieldEntry field = type.fields().get(name.text());
    if (field == null && !isUnclear(type)) {
      boolean action = type.kind() == Kind.ACTION;
      reporter.unknown(
          name,
          "`"
              + type.name()
              + "` has no "
              + (action ? "argument" : "field")
              + " `"
              + name.text()
              + "`",
          type.fields().keySet(),
          action ? "its arguments are" : "its fields are");
    }
    return field;
  }

  private @Nullable TypeEntry type(Reference reference, Kind wanted, @Nullable String ifRecord) {
    List<Name> parts = reference.parts();
    if (isUnreadable(reference)) {
      return null;
    }
    if (parts.size() != 2) {
      String form = "App." + capitalized(wanted);
      reporter.add(
          Rule.WRONG_KIND,
          reference.span(),
          "`" + reference.text() + "` is not the name of " + wanted.words(),
          wanted.words() + " is written `" + form + "`");
      return null;
    }
    AppEntry app = app(parts.get(0));
    if (app == null) {
      return null;
    }
    TypeEntry type = app.types().get(parts.get(1).text());
    if (type == null) {
      unknownMember(app, parts.get(1), wanted);
      return null;
    }
    if (type.kind() != wanted) {
      Diagnostic diagnostic =
          Diagnostic.of(
              Rule.WRONG_KIND,
              reference.span(),
              "`" + type.name() + "` is " + type.kind().words() + ", not " + wanted.words());
      reporter.add(
          type.kind() == Kind.RECORD && ifRecord != null
              ? diagnostic.withHelp(ifRecord)
              : diagnostic);
      return null;
    }
    return type;
  }

  private @Nullable TypeEntry member(Name appName, Name typeName) {
    AppEntry app = app(appName);
    if (app == null) {
      return null;
    }
    TypeEntry type = app.types().get(typeName.text());
    if (type == null) {
      unknownMember(app, typeName, null);
    }
    return type;
  }

  private @Nullable AppEntry app(Name name) {
    AppEntry app = index.app(name.text());
    if (app == null && !index.mayLackApps()) {
      reporter.unknown(
          name, "there is no app `" + name.text() + "`", index.appNames(), "the apps are");
    }
    return app;
  }

  private void unknownMember(AppEntry app, Name name, @Nullable Kind wanted) {
    if (app.isUnclear()) {
      return;
    }
    Collection<String> candidates =
        app.types().values().stream()
            .filter(type -> wanted == null ? type.kind() != Kind.ACTION : type.kind() == wanted)
            .map(type -> type.name().name())
            .toList();
    String what = wanted == null ? "record or event" : wanted.name().toLowerCase(Locale.ROOT);
    reporter.unknown(
        name,
        "the app `" + app.name() + "` has no " + what + " `" + name.text() + "`",
        candidates,
        "it has");
  }

  private void wantsField(Reference reference, TypeEntry type) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.WRONG_KIND,
            reference.span(),
            "`" + type.name() + "` is " + type.kind().words() + ", not a field");
    reporter.add(
        type.fields().isEmpty()
            ? diagnostic
            : diagnostic.withHelp(
                "name one of its fields: "
                    + Reporter.list(
                        type.fields().values().stream().map(f -> f.name().toString()).toList(),
                        false)));
  }

  private void bareName(Name name) {
    List<String> owners =
        index.types().stream()
            .filter(type -> type.kind() == Kind.RECORD && type.fields().containsKey(name.text()))
            .map(type -> type.name() + "." + name.text())
            .toList();
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.UNKNOWN_NAME, name.span(), "`" + name.text() + "` does not say whose field it is");
    if (owners.size() == 1) {
      reporter.add(
          diagnostic
              .withHelp("did you mean `" + owners.getFirst() + "`?")
              .withSuggestion(Suggestion.replace(name.span(), owners.getFirst())));
    } else if (owners.isEmpty()) {
      reporter.add(diagnostic.withHelp("a field is written `App.Record.Field`"));
    } else {
      reporter.add(diagnostic.withHelp("it may be " + Reporter.list(owners, false)));
    }
  }

  private boolean isUnclear(TypeEntry type) {
    AppEntry app = index.app(type.name().app());
    return app != null && app.isUnclear();
  }

  private static boolean isUnreadable(Reference reference) {
    return reference.parts().stream().anyMatch(Name::isMissing);
  }

  private static String capitalized(Kind kind) {
    return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
