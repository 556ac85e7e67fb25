package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.MappingTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.PredicateTree;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.SubjectSource;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves how messages of an outside shape become signals of declared records and events. */
final class MappingResolver {
  private final Catalog catalog;
  private final NameResolver names;
  private final @Nullable String ownApp;
  private final Function<Source, String> pathOf;
  private final Reporter reporter;
  private final ValueSourceResolver values;

  /**
   * Makes a resolver.
   *
   * @param ownApp the app whose name may be left out before its records and events, or null
   * @param pathOf the name of the file in the reasons of refused messages
   */
  MappingResolver(
      Catalog catalog,
      NameResolver names,
      @Nullable String ownApp,
      Function<Source, String> pathOf,
      Reporter reporter) {
    this.catalog = catalog;
    this.names = names;
    this.ownApp = ownApp;
    this.pathOf = pathOf;
    this.reporter = reporter;
    this.values = new ValueSourceResolver(reporter);
  }

  /** The meaning of a mapping; parts that have none were reported and are left out. */
  SignalMapping resolve(MappingTree tree) {
    if (tree.rules().isEmpty()) {
      reporter.add(
          Rule.MISSING_CLAUSE,
          tree.span(),
          "this makes no signal of any message",
          "add a clause such as `always record Books.Invoice `id` Status: `status``");
    }
    List<SignalMapping.Rule> rules = new ArrayList<>();
    for (MappingTree.Rule rule : tree.rules()) {
      List<Guard> guards = new ArrayList<>();
      for (MappingTree.Guard guard : rule.guards()) {
        Guard meaning = guard(guard);
        if (meaning != null) {
          guards.add(meaning);
        }
      }
      Target target = target(rule.target());
      if (target != null) {
        Source source = rule.span().source();
        Place place = new Place(pathOf.apply(source), rule.span().position().line());
        Name each = rule.each();
        rules.add(new SignalMapping.Rule(guards, each == null ? null : each.text(), target, place));
      }
    }
    return new SignalMapping(
        subject(tree.subject()),
        tree.time() == null
            ? null
            : values.resolve(tree.time().value(), Scalar.DATETIME, "the time"),
        tree.id() == null ? null : values.resolve(tree.id().value(), Scalar.TEXT, "the id"),
        rules);
  }

  private @Nullable SubjectSource subject(MappingTree.@Nullable SubjectSource tree) {
    if (tree == null) {
      return null;
    }
    Name key = tree.key();
    if (key != null && !key.isMissing()) {
      List<String> keys =
          catalog.subjects().stream()
              .flatMap(subject -> subject.keys().stream())
              .map(Catalog.Key::name)
              .toList();
      if (!keys.contains(key.text())) {
        reporter.unknown(key, "no subject has a key `" + key.text() + "`", keys, "the keys are");
      }
    }
    ValueSource value = values.resolve(tree.value(), Scalar.TEXT, "the subject");
    return value == null ? null : new SubjectSource(key == null ? null : key.text(), value);
  }

  private @Nullable Guard guard(MappingTree.Guard tree) {
    String path = tree.path().text();
    return switch (tree) {
      case MappingTree.Guard.OneOf oneOf -> {
        List<String> texts = new ArrayList<>();
        for (LiteralTree literal : oneOf.values()) {
          String text = values.text(literal);
          if (text != null) {
            texts.add(text);
          }
        }
        yield new Guard.OneOf(path, texts, oneOf.negated());
      }
      case MappingTree.Guard.Matches matches -> {
        if (!(matches.text() instanceof TextLiteral text)) {
          if (!(matches.text() instanceof LiteralTree.BrokenLiteral)) {
            reporter.add(
                Rule.WRONG_TYPE,
                matches.text().span(),
                "`" + matches.test().words() + "` searches for a text",
                "write it with quotes");
          }
          yield null;
        }
        yield new Guard.Matches(path, match(matches.test()), text.value());
      }
      case MappingTree.Guard.Present present -> new Guard.Present(path, present.present());
    };
  }

  private static Match match(PredicateTree.TextTest test) {
    return switch (test) {
      case CONTAINS -> Match.CONTAINS;
      case STARTS_WITH -> Match.STARTS_WITH;
      case ENDS_WITH -> Match.ENDS_WITH;
    };
  }

  private @Nullable Target target(MappingTree.Target tree) {
    return switch (tree) {
      case MappingTree.Target.RecordChange change -> {
        TypeEntry record = names.record(written(change.record()));
        ValueSource id = values.resolve(change.id(), Scalar.TEXT, "the id");
        List<Assignment> assignments = assignments(record, change.assignments());
        yield record == null || id == null
            ? null
            : new Target.RecordChange(record.name(), id, assignments);
      }
      case MappingTree.Target.RecordGone gone -> {
        TypeEntry record = names.record(written(gone.record()));
        ValueSource id = values.resolve(gone.id(), Scalar.TEXT, "the id");
        yield record == null || id == null ? null : new Target.RecordGone(record.name(), id);
      }
      case MappingTree.Target.Happening happening -> {
        TypeEntry event =
            names.event(written(happening.event()), "write `record` and where its id comes from");
        List<Assignment> assignments = assignments(event, happening.assignments());
        yield event == null ? null : new Target.Happening(event.name(), assignments);
      }
      case MappingTree.Target.Broken _ -> null;
    };
  }

  /** The reference with the app's own name before it where the text leaves that out. */
  private Reference written(Reference reference) {
    if (ownApp == null || reference.parts().size() != 1) {
      return reference;
    }
    Name app = new Name(ownApp, reference.span());
    return new Reference(List.of(app, reference.last()), reference.span());
  }

  private List<Assignment> assignments(
      @Nullable TypeEntry type, List<MappingTree.Assignment> trees) {
    if (type == null) {
      return List.of();
    }
    List<Assignment> assignments = new ArrayList<>();
    Map<String, Name> seen = new HashMap<>();
    for (MappingTree.Assignment tree : trees) {
      Name name = tree.field();
      if (name.text().equals(FieldName.ID) && type.kind() == CatalogIndex.Kind.RECORD) {
        reporter.add(
            Rule.DUPLICATE_CLAUSE,
            name.span(),
            "the id of the record is set already",
            "it stands behind `record " + type.name() + "`; leave this line out");
        continue;
      }
      Name before = name.isMissing() ? null : seen.putIfAbsent(name.text(), name);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    name.span(),
                    "the field `" + name.text() + "` is set twice")
                .withRelated(before.span(), "first here"));
        continue;
      }
      FieldEntry field = names.field(type, name);
      if (field == null) {
        continue;
      }
      ValueSource value = values.resolve(tree.value(), field.type(), "`" + field.name() + "`");
      if (value != null) {
        assignments.add(new Assignment(name.text(), value));
      }
    }
    return assignments;
  }
}
