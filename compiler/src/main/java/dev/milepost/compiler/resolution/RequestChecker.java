package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.RequestTree;
import dev.milepost.compiler.syntax.Template;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.engine.catalog.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the HTTP requests that the actions of an app are bound to. */
final class RequestChecker {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final NameResolver names;
  private final Reporter reporter;

  RequestChecker(NameResolver names, Reporter reporter) {
    this.names = names;
    this.reporter = reporter;
  }

  void check(Declaration.App app) {
    Map<String, Name> seen = new HashMap<>();
    for (AppMember member : app.members()) {
      if (member instanceof AppMember.Sends sends && !sends.action().isMissing()) {
        Name before = seen.putIfAbsent(sends.action().text(), sends.action());
        if (before != null) {
          reporter.add(
              Diagnostic.of(
                      Rule.DUPLICATE_CLAUSE,
                      sends.action().span(),
                      "the action `" + sends.action().text() + "` is sent in two ways")
                  .withRelated(before.span(), "the first is here"));
        }
        check(app, sends);
      }
    }
  }

  private void check(Declaration.App app, AppMember.Sends sends) {
    TypeEntry action = names.index().type(new TypeName(app.name().text(), sends.action().text()));
    if (action == null || action.kind() != Kind.ACTION) {
      List<String> actions =
          names.index().types().stream()
              .filter(type -> type.name().app().equals(app.name().text()))
              .filter(type -> type.kind() == Kind.ACTION)
              .map(type -> type.name().name())
              .toList();
      reporter.unknown(
          sends.action(),
          "the app `" + app.name().text() + "` has no action `" + sends.action().text() + "`",
          actions,
          "its actions are");
      return;
    }
    RequestTree request = sends.request();
    checkMethod(request.method());
    checkAddress(request.address());
    check(request.address(), action);
    request.headers().forEach(header -> check(header.value(), action));
    if (request.body() != null) {
      checkBody(request.body(), action);
    }
  }

  private void checkMethod(Name method) {
    if (!method.isMissing() && !METHODS.contains(method.text())) {
      reporter.add(
          reporter.withCandidates(
              Rule.UNKNOWN_VALUE,
              method.span(),
              method.text(),
              "a request is not made with `" + method.text() + "`",
              List.of("GET", "POST", "PUT", "PATCH", "DELETE"),
              "write one of"));
    }
  }

  private void checkAddress(Template address) {
    boolean absolute =
        !address.parts().isEmpty()
            && address.parts().getFirst() instanceof Template.Part.Fixed fixed
            && (fixed.text().startsWith("https://") || fixed.text().startsWith("http://"));
    if (!absolute) {
      reporter.add(
          Rule.WRONG_TYPE,
          address.span(),
          "this is not the address of a request",
          "write it in full, such as `\"https://api.books.example/invoices/{InvoiceId}\"`");
    }
  }

  private void checkBody(RequestTree.Body body, TypeEntry action) {
    Map<String, Name> seen = new HashMap<>();
    for (RequestTree.BodyField field : body.fields()) {
      Name path = field.path();
      Name before = path.isMissing() ? null : seen.putIfAbsent(path.text(), path);
      if (before != null) {
        reporter.add(
            Diagnostic.of(Rule.DUPLICATE_NAME, path.span(), "this is set twice in the body")
                .withRelated(before.span(), "first here"));
      }
      switch (field.value()) {
        case Reference reference -> parameter(reference, action);
        case Template template -> check(template, action);
        case LiteralTree _ -> {}
        case Today today ->
            reporter.add(
                Rule.WRONG_TYPE, today.span(), "`today` cannot be sent", "hand it in as a text");
      }
    }
  }

  private void check(Template template, TypeEntry action) {
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Placeholder placeholder) {
        parameter(placeholder.reference(), action);
      }
    }
  }

  private void parameter(Reference reference, TypeEntry action) {
    if (reference.parts().size() == 1) {
      names.field(action, reference.last());
      return;
    }
    reporter.add(
        Rule.WRONG_KIND,
        reference.span(),
        "a request knows the arguments of its action only, not `" + reference.text() + "`",
        "add an argument to `" + action.name() + "` and write its name alone");
  }
}
