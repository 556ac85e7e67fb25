package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.mapping.SignalMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves how the apps of a workspace are reached. */
final class BindingsResolver {
  private final Map<String, Declaration.App> apps;
  private final Catalog catalog;
  private final NameResolver names;
  private final Function<Source, String> pathOf;
  private final Reporter reporter;

  /**
   * Makes a resolver.
   *
   * @param apps the declared apps by name
   * @param pathOf the name of a file in the reasons of refused messages
   */
  BindingsResolver(
      Map<String, Declaration.App> apps,
      Catalog catalog,
      NameResolver names,
      Function<Source, String> pathOf,
      Reporter reporter) {
    this.apps = apps;
    this.catalog = catalog;
    this.names = names;
    this.pathOf = pathOf;
    this.reporter = reporter;
  }

  Bindings resolve() {
    Map<String, SignalMapping> receives = new HashMap<>();
    Map<TypeName, RequestBinding> sends = new HashMap<>();
    for (Declaration.App app : apps.values()) {
      SignalMapping mapping = receives(app);
      if (mapping != null) {
        receives.put(app.name().text(), mapping);
      }
      sends.putAll(sends(app));
    }
    for (Declaration.App app : apps.values()) {
      inherit(app, sends);
    }
    return new Bindings(receives, sends);
  }

  private @Nullable SignalMapping receives(Declaration.App app) {
    AppMember.Receives first = null;
    for (AppMember member : app.members()) {
      if (!(member instanceof AppMember.Receives tree)) {
        continue;
      }
      if (first == null) {
        first = tree;
        continue;
      }
      reporter.add(
          Diagnostic.of(Rule.DUPLICATE_CLAUSE, tree.span(), "an app says `receives` at most once")
              .withRelated(first.span(), "the first is here"));
    }
    return first == null ? null : mappings(app, reporter).resolve(first.mapping());
  }

  private Map<TypeName, RequestBinding> sends(Declaration.App app) {
    RequestResolver requests = requests(app, reporter);
    Map<TypeName, RequestBinding> sends = new HashMap<>();
    Map<String, Name> seen = new HashMap<>();
    for (AppMember member : app.members()) {
      if (!(member instanceof AppMember.Sends tree) || tree.action().isMissing()) {
        continue;
      }
      Name before = seen.putIfAbsent(tree.action().text(), tree.action());
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_CLAUSE,
                    tree.action().span(),
                    "the action `" + tree.action().text() + "` is sent in two ways")
                .withRelated(before.span(), "the first is here"));
      }
      RequestBinding request = requests.resolve(tree);
      if (request != null && before == null) {
        sends.put(action(app, tree), request);
      }
    }
    return sends;
  }

  /**
   * Gives an app the requests of the one that it is like, with that app's own records and events
   * replaced by its own. What is wrong with them was said where they stand.
   */
  private void inherit(Declaration.App app, Map<TypeName, RequestBinding> sends) {
    RequestResolver requests = requests(app, Reporter.silent());
    Map<String, AppMember.Sends> inherited = new LinkedHashMap<>();
    Set<String> path = new HashSet<>();
    Declaration.App at = app;
    while (at != null && path.add(at.name().text())) {
      for (AppMember member : at.members()) {
        if (member instanceof AppMember.Sends tree) {
          inherited.putIfAbsent(tree.action().text(), tree);
        }
      }
      at = at.like() == null ? null : apps.get(at.like().text());
    }
    for (AppMember.Sends tree : inherited.values()) {
      RequestBinding request = sends.containsKey(action(app, tree)) ? null : requests.resolve(tree);
      if (request != null) {
        sends.put(action(app, tree), request);
      }
    }
  }

  private static TypeName action(Declaration.App app, AppMember.Sends tree) {
    return new TypeName(app.name().text(), tree.action().text());
  }

  private RequestResolver requests(Declaration.App app, Reporter to) {
    return new RequestResolver(app.name().text(), names.reportingTo(to), mappings(app, to), to);
  }

  private MappingResolver mappings(Declaration.App app, Reporter to) {
    return new MappingResolver(catalog, names.reportingTo(to), app.name().text(), pathOf, to);
  }
}
