package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Reception> receives = new HashMap<>();
    Map<TypeName, RequestBinding> sends = new HashMap<>();
    for (Declaration.App app : apps.values()) {
      Reception reception = receives(app);
      if (reception != null) {
        receives.put(app.name().text(), reception);
      }
      sends.putAll(sends(app));
    }
    for (Declaration.App app : apps.values()) {
      inheritReception(app, receives);
      inherit(app, sends);
    }
    return new Bindings(receives, sends);
  }

  private @Nullable Reception receives(Declaration.App app) {
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
    return first == null ? null : receptions(app, reporter).resolve(first);
  }

  /** Gives an app the {@code receives} of the one that it is like, where it has none of its own. */
  private void inheritReception(Declaration.App app, Map<String, Reception> receives) {
    for (Declaration.App at : like(app)) {
      for (AppMember member : at.members()) {
        if (member instanceof AppMember.Receives tree && !receives.containsKey(app.name().text())) {
          receives.put(app.name().text(), receptions(app, Reporter.silent()).resolve(tree));
        }
      }
    }
  }

  /** The app, and those that it is like, one after the other. */
  private List<Declaration.App> like(Declaration.App app) {
    List<Declaration.App> line = new ArrayList<>();
    Declaration.App at = app;
    while (at != null && !line.contains(at)) {
      line.add(at);
      at = at.like() == null ? null : apps.get(at.like().text());
    }
    return line;
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
    for (Declaration.App at : like(app)) {
      for (AppMember member : at.members()) {
        if (member instanceof AppMember.Sends tree) {
          inherited.putIfAbsent(tree.action().text(), tree);
        }
      }
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

  private ReceptionResolver receptions(Declaration.App app, Reporter to) {
    return new ReceptionResolver(mappings(app, to), to);
  }

  private MappingResolver mappings(Declaration.App app, Reporter to) {
    return new MappingResolver(catalog, names.reportingTo(to), app.name().text(), pathOf, to);
  }
}
