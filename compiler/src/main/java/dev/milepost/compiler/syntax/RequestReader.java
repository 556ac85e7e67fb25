package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.RequestTree.Body;
import dev.milepost.compiler.syntax.RequestTree.BodyField;
import dev.milepost.compiler.syntax.RequestTree.Header;
import dev.milepost.compiler.syntax.RequestTree.Returns;
import dev.milepost.compiler.syntax.RequestTree.Secret;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.BodyFieldContext;
import dev.milepost.grammar.JourneyParser.HeaderContext;
import dev.milepost.grammar.JourneyParser.SecretContext;
import dev.milepost.grammar.JourneyParser.SendsContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the binding of an action to an HTTP request. */
final class RequestReader {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final List<ClauseStart> FOLLOW =
      Stream.concat(Stream.of(ClauseStart.RETURNS), AppReader.APP.stream()).toList();

  private final Reading reading;
  private final Words words;

  RequestReader(Reading reading) {
    this.reading = reading;
    this.words = reading.words();
  }

  AppMember sends() {
    int first = reading.clauses().index();
    SendsContext context =
        reading.clauses().read(JourneyParser.RULE_sends, JourneyParser::sends, FOLLOW);
    Returns returns = returns();
    if (context == null) {
      return new AppMember.Broken(reading.clauses().since(first));
    }
    Span span = words.span(context);
    span = returns == null ? span : span.to(returns.span());
    RequestTree request =
        new RequestTree(
            method(context),
            words.template(context.TEXT()),
            secret(context.secret()),
            context.header().stream().map(this::header).toList(),
            body(context),
            returns,
            span);
    return new AppMember.Sends(words.word(context.word()), request, span);
  }

  private @Nullable Returns returns() {
    ClauseReader clauses = reading.clauses();
    int first = clauses.index();
    if (clauses.next(FOLLOW).filter(ClauseStart.RETURNS::equals).isEmpty()) {
      return null;
    }
    clauses.advance();
    MappingTree mapping = new MappingReader(reading, AppReader.APP).mapping();
    return new Returns(mapping, clauses.since(first));
  }

  private Name method(SendsContext context) {
    Name written = words.identifier(context.IDENTIFIER());
    String method = written.text().toUpperCase(Locale.ROOT);
    if (METHODS.contains(method)) {
      return new Name(method, written.span());
    }
    reading
        .errors()
        .add(
            Diagnostic.of(
                    Rule.SYNTAX,
                    written.span(),
                    "`" + Wording.shortened(written.text()) + "` is no method of a request")
                .withHelp("the methods are GET, POST, PUT, PATCH and DELETE"));
    return Name.missing(written.span());
  }

  private @Nullable Secret secret(@Nullable SecretContext context) {
    if (context == null) {
      return null;
    }
    Name header = context.HEADER() == null ? null : words.quoted(context.TEXT(1));
    return new Secret(words.quoted(context.TEXT(0)), header, words.span(context));
  }

  private Header header(HeaderContext context) {
    return new Header(
        words.quoted(context.TEXT(0)), words.template(context.TEXT(1)), words.span(context));
  }

  private @Nullable Body body(SendsContext context) {
    if (context.BODY() == null) {
      return null;
    }
    List<BodyField> fields = context.bodyField().stream().map(this::bodyField).toList();
    Span word = words.span(context.BODY());
    return new Body(fields, fields.isEmpty() ? word : word.to(fields.getLast().span()));
  }

  private BodyField bodyField(BodyFieldContext context) {
    ArgumentValue value;
    if (context.word() == null) {
      value = reading.actions().value(context.argumentValue());
    } else {
      Name name = words.word(context.word());
      value = new Reference(List.of(name), name.span());
    }
    return new BodyField(words.outside(context.OUTSIDE()), value, words.span(context));
  }
}
