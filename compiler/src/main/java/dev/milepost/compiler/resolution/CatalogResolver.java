package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.resolution.CatalogIndex.Unclear;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.App;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.Catalog.EventType;
import dev.milepost.engine.catalog.Catalog.RecordType;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a workspace declares about the outside. */
final class CatalogResolver {
  private final Declarations declarations;
  private final Reporter reporter;
  private final Set<FieldName> unclearFields = new HashSet<>();
  private final Set<String> unclearApps = new HashSet<>();
  private final Map<String, App> apps = new TreeMap<>();

  private CatalogResolver(Declarations declarations, Reporter reporter) {
    this.declarations = declarations;
    this.reporter = reporter;
  }

  /** The catalogue and its index. */
  record Result(Catalog catalog, CatalogIndex index) {}

  static Result resolve(Declarations declarations, Reporter reporter) {
    return new CatalogResolver(declarations, reporter).resolve();
  }

  private Result resolve() {
    for (Declaration.App tree : declarations.apps().values()) {
      apps.put(tree.name().text(), new AppResolver(tree, reporter, unclearFields).resolve());
      if (tree.members().stream().anyMatch(AppMember.Broken.class::isInstance)) {
        unclearApps.add(tree.name().text());
      }
    }
    writeOutLikes();
    Unclear unclear = new Unclear(unclearFields, unclearApps, declarations.mayLackSome());
    Catalog appsAlone = new Catalog(List.copyOf(apps.values()), List.of());
    CatalogIndex index = new CatalogIndex(appsAlone, unclear);
    NameResolver names = new NameResolver(index, reporter);
    declarations.apps().values().forEach(tree -> checkBelonging(tree, names));
    SubjectResolver subjects = new SubjectResolver(names, reporter);
    Map<String, SubjectType> types = new TreeMap<>();
    declarations
        .subjects()
        .values()
        .forEach(tree -> types.put(tree.name().text(), subjects.resolve(tree)));
    return new Result(new Catalog(appsAlone.apps(), List.copyOf(types.values())), index);
  }

  /** Copies the shapes of the apps that others are like, those first that are like no other. */
  private void writeOutLikes() {
    Set<String> done = new HashSet<>();
    for (Declaration.App tree : declarations.apps().values()) {
      SequencedMap<String, Declaration.App> path = new LinkedHashMap<>();
      Declaration.App at = tree;
      while (at != null && !done.contains(at.name().text())) {
        path.put(at.name().text(), at);
        at = like(at, path);
      }
      path.reversed().values().forEach(this::writeOut);
      done.addAll(path.keySet());
    }
  }

  /** The app that another is like, or null where there is none; that is reported. */
  private Declaration.@Nullable App like(
      Declaration.App tree, SequencedMap<String, Declaration.App> path) {
    Name like = tree.like();
    if (like == null) {
      return null;
    }
    Declaration.App other = declarations.apps().get(like.text());
    if (other == null) {
      unclearApps.add(tree.name().text());
      if (!like.isMissing() && !declarations.mayLackSome()) {
        reporter.unknown(
            like,
            "there is no app `" + like.text() + "`",
            declarations.apps().keySet(),
            "the apps are");
      }
      return null;
    }
    if (path.containsKey(like.text())) {
      unclearApps.addAll(path.keySet());
      String circle =
          path.keySet().stream()
              .dropWhile(app -> !app.equals(like.text()))
              .map(app -> "`" + app + "`")
              .collect(Collectors.joining(" is like "));
      reporter.add(
          Rule.LIKE_CYCLE,
          like.span(),
          "the app `" + like.text() + "` is like itself",
          circle + " is like `" + like.text() + "`");
      return null;
    }
    return other;
  }

  private void writeOut(Declaration.App tree) {
    Name like = tree.like();
    String name = tree.name().text();
    App shape = like == null ? null : apps.get(like.text());
    if (like == null || shape == null) {
      return;
    }
    refuseShapes(tree, like);
    apps.put(name, copy(shape, name));
    if (unclearApps.contains(like.text())) {
      unclearApps.add(name);
    }
    unclearFields.addAll(
        unclearFields.stream()
            .filter(field -> field.type().app().equals(like.text()))
            .map(field -> new FieldName(new TypeName(name, field.type().name()), field.field()))
            .toList());
  }

  private void refuseShapes(Declaration.App tree, Name like) {
    for (AppMember member : tree.members()) {
      Span header =
          switch (member) {
            case AppMember.RecordType type -> type.header();
            case AppMember.EventType type -> type.header();
            case AppMember.ActionType type -> type.header();
            case AppMember.Receives _, AppMember.Sends _, AppMember.Broken _ -> null;
          };
      if (header != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.MISPLACED_CLAUSE,
                    header,
                    "an app that is like another has its shape, and nothing is added to it")
                .withRelated(like.span(), "like this one")
                .withHelp("declare it in `" + like.text() + "`, or leave `like` out"));
      }
    }
  }

  private static App copy(App shape, String name) {
    return new App(
        name,
        shape.records().stream()
            .map(r -> new RecordType(r.name(), r.fields(), moved(r.belongsTo(), shape, name)))
            .toList(),
        shape.events().stream()
            .map(e -> new EventType(e.name(), e.fields(), moved(e.belongsTo(), shape, name)))
            .toList(),
        shape.actions());
  }

  /** What belonged to a record of the app itself belongs to the same record of the copy. */
  private static @Nullable BelongsTo moved(@Nullable BelongsTo link, App from, String to) {
    return link == null || !link.record().app().equals(from.name())
        ? link
        : new BelongsTo(new TypeName(to, link.record().name()), link.by());
  }

  private void checkBelonging(Declaration.App tree, NameResolver names) {
    for (AppMember member : tree.members()) {
      if (member instanceof AppMember.RecordType type && type.belongsTo() != null) {
        checkBelonging(tree, type.name(), type.belongsTo(), names);
      } else if (member instanceof AppMember.EventType type && type.belongsTo() != null) {
        checkBelonging(tree, type.name(), type.belongsTo(), names);
      }
    }
  }

  private void checkBelonging(
      Declaration.App app, Name name, AppMember.BelongsTo link, NameResolver names) {
    TypeEntry other = names.record(link.record());
    TypeEntry own = names.index().type(new TypeName(app.name().text(), name.text()));
    if (own == null) {
      return;
    }
    if (other != null && other.name().equals(own.name())) {
      reporter.add(Rule.WRONG_KIND, link.record().span(), "a record cannot belong to its own type");
    }
    FieldEntry field = names.field(own, link.field());
    FieldType type = field == null ? null : field.type();
    if (type != null && type != Scalar.TEXT && type != Scalar.INTEGER) {
      reporter.add(
          Rule.WRONG_TYPE,
          link.field().span(),
          "`"
              + own.name()
              + "."
              + link.field().text()
              + "` is "
              + TypeWords.describe(type)
              + " and cannot hold the id of another record",
          "the field that holds an id is a text");
    }
  }
}
