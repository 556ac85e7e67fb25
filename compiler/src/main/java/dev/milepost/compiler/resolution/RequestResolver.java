package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.RequestTree;
import dev.milepost.compiler.syntax.Template;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.binding.RequestBinding.BodyField;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestBinding.Header;
import dev.milepost.engine.binding.RequestBinding.Method;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.binding.RequestText;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves the HTTP requests that the actions of an app are bound to. */
final class RequestResolver {

  /** The scheme, and the host with its port, up to where the path begins or the text ends. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("https?://[^/?#\\s@]+([/?#].*)?", Pattern.DOTALL);

  private final String app;
  private final NameResolver names;
  private final MappingResolver mappings;
  private final LiteralResolver literals;
  private final Reporter reporter;
  private final WireNames wire;

  /**
   * Makes a resolver.
   *
   * @param app the app whose actions are sent
   * @param mappings resolves what answers mean
   */
  RequestResolver(String app, NameResolver names, MappingResolver mappings, Reporter reporter) {
    this.app = app;
    this.names = names;
    this.mappings = mappings;
    this.literals = new LiteralResolver(reporter, JourneyCalendar.DEFAULT);
    this.reporter = reporter;
    this.wire = new WireNames(reporter);
  }

  /** The meaning of a binding, or null after reporting why there is none. */
  @Nullable RequestBinding resolve(AppMember.Sends sends) {
    TypeEntry action = action(sends.action());
    if (action == null) {
      return null;
    }
    long errors = reporter.errors();
    RequestTree tree = sends.request();
    RequestText address = address(tree.address(), action);
    SecretUse secret = tree.secret() == null ? null : secret(tree.secret());
    List<Header> headers = headers(tree, action);
    List<BodyField> body = body(tree, action);
    RequestTree.Returns returns = tree.returns();
    RequestBinding request =
        tree.method().isMissing()
            ? null
            : new RequestBinding(
                Method.valueOf(tree.method().text()),
                address,
                secret,
                headers,
                body,
                returns == null ? null : mappings.resolve(returns.mapping()));
    return reporter.errors() == errors ? request : null;
  }

  private @Nullable TypeEntry action(Name name) {
    TypeEntry action = names.index().type(new TypeName(app, name.text()));
    if (action != null && action.kind() == Kind.ACTION) {
      return action;
    }
    List<String> actions =
        names.index().types().stream()
            .filter(type -> type.name().app().equals(app))
            .filter(type -> type.kind() == Kind.ACTION)
            .map(type -> type.name().name())
            .toList();
    reporter.unknown(
        name,
        "the app `" + app + "` has no action `" + name.text() + "`",
        actions,
        "its actions are");
    return null;
  }

  private RequestText address(Template address, TypeEntry action) {
    String start =
        !address.parts().isEmpty()
                && address.parts().getFirst() instanceof Template.Part.Fixed fixed
            ? fixed.text()
            : "";
    if (!start.startsWith("https://") && !start.startsWith("http://")) {
      reporter.add(
          Rule.WRONG_TYPE,
          address.span(),
          "this is not the address of a request",
          "write it in full, such as `\"https://api.books.example/invoices/{InvoiceId}\"`");
    } else if (!ABSOLUTE.matcher(start).matches()
        || (address.parts().size() > 1 && start.indexOf('/', "https://".length()) < 0)) {
      reporter.add(
          Rule.WRONG_TYPE,
          address.span(),
          "the host of this address is not written out",
          "a placeholder may stand behind the host: `\"https://api.books.example/{InvoiceId}\"`");
    }
    return text(address, action);
  }

  private @Nullable SecretUse secret(RequestTree.Secret tree) {
    wire.secret(tree.name());
    Name header = tree.header();
    if (header != null) {
      wire.sent(header);
    }
    return new SecretUse(tree.name().text(), header == null ? null : header.text());
  }

  private List<Header> headers(RequestTree tree, TypeEntry action) {
    List<Header> headers = new ArrayList<>();
    Map<String, Name> seen = new HashMap<>();
    RequestTree.Secret secret = tree.secret();
    if (secret != null) {
      Name carrier = secret.header() == null ? secret.name() : secret.header();
      seen.put(secret.header() == null ? "authorization" : lower(secret.header()), carrier);
    }
    for (RequestTree.Header header : tree.headers()) {
      wire.sent(header.name());
      Name before = seen.putIfAbsent(lower(header.name()), header.name());
      if (before != null && !header.name().isMissing()) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    header.name().span(),
                    "the header `" + header.name().text() + "` is set twice")
                .withRelated(before.span(), "first here"));
      }
      headers.add(new Header(header.name().text(), text(header.value(), action)));
    }
    return headers;
  }

  private static String lower(Name name) {
    return name.text().toLowerCase(Locale.ROOT);
  }

  private @Nullable List<BodyField> body(RequestTree tree, TypeEntry action) {
    RequestTree.Body body = tree.body();
    if (body == null) {
      return switch (tree.method().text()) {
        case "POST", "PUT", "PATCH" ->
            action.fields().keySet().stream()
                .map(name -> new BodyField(name, new BodyValue.Argument(name)))
                .toList();
        default -> null;
      };
    }
    List<BodyField> fields = new ArrayList<>();
    BodyShape shape = new BodyShape(reporter);
    for (RequestTree.BodyField field : body.fields()) {
      shape.add(field.path());
      BodyValue value = value(field, action);
      if (value != null) {
        fields.add(new BodyField(field.path().text(), value));
      }
    }
    shape.close();
    return fields;
  }

  private @Nullable BodyValue value(RequestTree.BodyField field, TypeEntry action) {
    return switch (field.value()) {
      case Reference reference ->
          argument(reference, action) == null
              ? null
              : new BodyValue.Argument(reference.last().text());
      case Template template -> new BodyValue.Composed(text(template, action));
      case LiteralTree literal -> {
        Value value =
            literals.value(
                natural(literal), literal, "`" + Reporter.quote(field.path().text()) + "`");
        yield value == null ? null : new BodyValue.Constant(value);
      }
      case Today today -> {
        reporter.add(
            Rule.WRONG_TYPE, today.span(), "`today` cannot be sent", "hand it in as a text");
        yield null;
      }
    };
  }

  private static FieldType natural(LiteralTree literal) {
    return switch (literal) {
      case LiteralTree.TextLiteral _, LiteralTree.NullLiteral _, LiteralTree.BrokenLiteral _ ->
          Scalar.TEXT;
      case LiteralTree.BooleanLiteral _ -> Scalar.BOOLEAN;
      case LiteralTree.NumberLiteral _ -> Scalar.NUMBER;
      case LiteralTree.MoneyLiteral _ -> Scalar.MONEY;
      case LiteralTree.DateLiteral _ -> Scalar.DATE;
      case LiteralTree.DateTimeLiteral _ -> Scalar.DATETIME;
      case LiteralTree.DurationLiteral _ -> Scalar.DURATION;
    };
  }

  private RequestText text(Template template, TypeEntry action) {
    List<RequestText.Part> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Part.Fixed fixed -> parts.add(new RequestText.Part.Fixed(fixed.text()));
        case Template.Part.Placeholder placeholder -> {
          if (argument(placeholder.reference(), action) != null) {
            String name = placeholder.reference().last().text();
            parts.add(new RequestText.Part.Argument(name));
          }
        }
      }
    }
    return new RequestText(parts);
  }

  private @Nullable FieldEntry argument(Reference reference, TypeEntry action) {
    if (reference.parts().size() == 1) {
      return names.field(action, reference.last());
    }
    reporter.add(
        Rule.WRONG_KIND,
        reference.span(),
        "a request knows the arguments of its action only, not `" + reference.text() + "`",
        "add an argument to `" + action.name() + "` and write its name alone");
    return null;
  }
}
