package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.engine.catalog.Catalog.Key;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves the kinds of subjects. */
final class SubjectResolver {
  private final NameResolver names;
  private final Reporter reporter;

  SubjectResolver(NameResolver names, Reporter reporter) {
    this.names = names;
    this.reporter = reporter;
  }

  SubjectType resolve(Declaration.Subject tree) {
    List<Key> keys = new ArrayList<>();
    Map<String, Name> seen = new HashMap<>();
    Map<FieldName, Reference> owners = new HashMap<>();
    for (Declaration.Key key : tree.keys()) {
      Name before = key.name().isMissing() ? null : seen.putIfAbsent(key.name().text(), key.name());
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    key.name().span(),
                    "`" + tree.name().text() + "` has two keys `" + key.name().text() + "`")
                .withRelated(before.span(), "the first is here"));
        continue;
      }
      keys.add(new Key(key.name().text(), fields(key, owners)));
    }
    if (tree.keys().isEmpty() && !tree.name().isMissing()) {
      reporter.add(
          Rule.MISSING_CLAUSE,
          tree.name().span(),
          "the subject `" + tree.name().text() + "` has no key",
          "add a clause such as `key AccountId: CRM.Account.Id`");
    }
    return new SubjectType(tree.name().text(), keys);
  }

  private List<FieldName> fields(Declaration.Key key, Map<FieldName, Reference> owners) {
    List<FieldName> fields = new ArrayList<>();
    for (Reference reference : key.fields()) {
      FieldEntry field = names.field(reference);
      if (field == null) {
        continue;
      }
      FieldType type = field.type();
      if (type != null && type != Scalar.TEXT && type != Scalar.INTEGER) {
        reporter.add(
            Rule.WRONG_TYPE,
            reference.span(),
            "`"
                + reference.text()
                + "` is "
                + TypeWords.describe(type)
                + " and cannot identify anybody",
            "a key is a text or an integer");
        continue;
      }
      Reference before = owners.putIfAbsent(field.name(), reference);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    reference.span(),
                    "`" + reference.text() + "` is in two keys or twice in one")
                .withRelated(before.span(), "first here"));
        continue;
      }
      fields.add(field.name());
    }
    return fields;
  }
}
