package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.BLANK_LINE;
import static dev.milepost.compiler.format.Document.HARD_LINE;
import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.join;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.AppMember;
import dev.milepost.compiler.syntax.MappingFile;
import dev.milepost.compiler.syntax.MappingTree;
import dev.milepost.compiler.syntax.MappingTree.Assignment;
import dev.milepost.compiler.syntax.MappingTree.Guard;
import dev.milepost.compiler.syntax.MappingTree.IdSource;
import dev.milepost.compiler.syntax.MappingTree.Modifier;
import dev.milepost.compiler.syntax.MappingTree.Origin;
import dev.milepost.compiler.syntax.MappingTree.Rule;
import dev.milepost.compiler.syntax.MappingTree.SubjectSource;
import dev.milepost.compiler.syntax.MappingTree.Target;
import dev.milepost.compiler.syntax.MappingTree.TimeSource;
import dev.milepost.compiler.syntax.MappingTree.Translation;
import dev.milepost.compiler.syntax.MappingTree.ValueSource;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.RequestTree;
import dev.milepost.compiler.syntax.SyntaxNode;
import dev.milepost.compiler.syntax.VerificationTree;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints mappings. Their clauses stay in written order, with an empty line around each rule. */
final class MappingPrinter {
  private final ConditionPrinter conditions;
  private final BlockPrinter blocks;
  private final Comments comments;

  MappingPrinter(ConditionPrinter conditions, BlockPrinter blocks, Comments comments) {
    this.conditions = conditions;
    this.blocks = blocks;
    this.comments = comments;
  }

  /** A mapping file. */
  Document file(MappingFile file) {
    String words = "signals from " + file.format().word();
    Document header =
        comments.block(
            List.of(file.header()),
            Span::start,
            BlockPrinter.asWritten(),
            span -> comments.node(span, () -> text(words)));
    List<SyntaxNode> clauses = clauses(file.mapping());
    Document content = blocks.items(clauses, MappingPrinter::areApart, this::clause);
    Document rest = comments.rest(false);
    return clauses.isEmpty() ? concat(header, rest) : concat(header, BLANK_LINE, content, rest);
  }

  /** The {@code receives} of an app. */
  Document receives(AppMember.Receives receives) {
    List<SyntaxNode> items = new ArrayList<>(clauses(receives.mapping()));
    if (receives.verification() != null) {
      items.addFirst(receives.verification());
    }
    return block("receives", receives.span(), items);
  }

  /** The {@code returns} of a request. */
  Document returns(RequestTree.Returns returns) {
    return block("returns", returns.span(), clauses(returns.mapping()));
  }

  private Document block(String word, Span span, List<SyntaxNode> items) {
    return concat(text(word), blocks.content(span, items, MappingPrinter::areApart, this::clause));
  }

  private static List<SyntaxNode> clauses(MappingTree mapping) {
    return Stream.concat(
            Stream.of(mapping.subject(), mapping.time(), mapping.id()).filter(Objects::nonNull),
            mapping.rules().stream())
        .map(SyntaxNode.class::cast)
        .sorted(Comparator.comparingInt(clause -> clause.span().start()))
        .toList();
  }

  private static boolean areApart(SyntaxNode before, SyntaxNode behind) {
    return before instanceof Rule || behind instanceof Rule;
  }

  private Document clause(SyntaxNode clause) {
    return switch (clause) {
      case SubjectSource subject -> {
        String key = subject.key() == null ? "" : subject.key() + " ";
        yield comments.node(subject.span(), () -> source("subject " + key, subject.value()));
      }
      case TimeSource time -> comments.node(time.span(), () -> source("time ", time.value()));
      case IdSource id -> comments.node(id.span(), () -> source("id ", id.value()));
      case Rule rule -> rule(rule);
      case VerificationTree verification ->
          comments.node(verification.span(), () -> text(verification(verification)));
      default -> throw new IllegalArgumentException("no clause of a mapping: " + clause);
    };
  }

  private static String verification(VerificationTree tree) {
    String secret = "with secret " + Words.quoted(tree.secret());
    return switch (tree) {
      case VerificationTree.Shown shown ->
          secret
              + (shown.place() == VerificationTree.Place.BODY
                  ? " in "
                  : " in " + shown.place().word() + " ")
              + Words.quoted(shown.name());
      case VerificationTree.Signed signed ->
          "signed as "
              + signed.scheme()
              + " "
              + secret
              + optional(" in header ", signed.header())
              + optional(" after ", signed.prefix())
              + optional(" with time in header ", signed.timeHeader());
    };
  }

  private static String optional(String words, @Nullable Name name) {
    return name == null ? "" : words + Words.quoted(name);
  }

  private Document rule(Rule rule) {
    List<Document> guards = new ArrayList<>();
    for (Guard guard : rule.guards()) {
      String connective = guards.isEmpty() ? "" : "AND ";
      guards.add(comments.node(guard.span(), () -> concat(text(connective), guard(guard))));
    }
    Document head =
        guards.isEmpty()
            ? text("always")
            : concat(text("when "), indent(indent(join(LINE, guards))));
    Name each = rule.each();
    Document list =
        each == null
            ? concat()
            : indent(
                HARD_LINE,
                comments.node(each.span(), () -> text("for each " + Words.quoted(each))));
    Document headComment = comments.head(rule.target().span().start());
    return concat(group(head), list, headComment, indent(HARD_LINE, target(rule.target())));
  }

  private Document guard(Guard guard) {
    String path = Words.quoted(guard.path()) + " ";
    return switch (guard) {
      case Guard.OneOf one when one.values().size() == 1 ->
          text(path + (one.negated() ? "!= " : "= ") + Words.value(one.values().getFirst()));
      case Guard.OneOf one ->
          concat(
              text(path + (one.negated() ? "NOT IN " : "IN ")),
              conditions.list(one.values(), value -> text(Words.value(value))));
      case Guard.Matches matches ->
          text(path + matches.test().words() + " " + Words.value(matches.text()));
      case Guard.Present present -> text(path + (present.present() ? "is known" : "is unknown"));
    };
  }

  private Document target(Target target) {
    return switch (target) {
      case Target.RecordChange change ->
          withAssignments(
              change.span(),
              () -> source("record " + change.record().text() + " ", change.id()),
              change.assignments());
      case Target.RecordGone gone ->
          comments.node(
              gone.span(),
              () ->
                  group(
                      sourceParts("record " + gone.record().text() + " ", gone.id()),
                      comments.head(gone.span().end()),
                      indent(LINE, text("gone"))));
      case Target.Happening happening ->
          withAssignments(
              happening.span(),
              () -> text("event " + happening.event().text()),
              happening.assignments());
      case Target.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private Document withAssignments(
      Span span, Supplier<Document> header, List<Assignment> assignments) {
    if (assignments.isEmpty()) {
      return comments.node(span, header);
    }
    Document leading = comments.leading(span);
    return concat(
        leading,
        header.get(),
        blocks.content(span, assignments, BlockPrinter.asWritten(), this::assignment));
  }

  private Document assignment(Assignment assignment) {
    return comments.node(
        assignment.span(), () -> source(assignment.field() + ": ", assignment.value()));
  }

  /** A value with its modifiers, which have lines of their own where they do not fit. */
  private Document source(String head, ValueSource source) {
    return group(sourceParts(head, source));
  }

  private Document sourceParts(String head, ValueSource source) {
    List<Document> parts = new ArrayList<>();
    parts.add(text(head + origin(source.origin())));
    for (Modifier modifier : source.modifiers()) {
      parts.add(comments.head(modifier.span().start()));
      Document printed = comments.node(modifier.span(), () -> modifier(modifier));
      parts.add(indent(LINE, printed));
    }
    return concat(parts);
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case Origin.Outside outside -> Words.quoted(outside.path());
      case Origin.Constant constant -> Words.value(constant.value());
    };
  }

  private Document modifier(Modifier modifier) {
    return switch (modifier) {
      case Modifier.After after -> text("after " + Words.quoted(after.prefix()));
      case Modifier.Before before -> text("before " + Words.quoted(before.suffix()));
      case Modifier.Translate translate -> translate(translate);
      case Modifier.EpochSeconds seconds -> text("in seconds");
      case Modifier.EpochMilliseconds milliseconds -> text("in milliseconds");
      case Modifier.Cents cents ->
          text("in cents" + (cents.currency() == null ? "" : " " + origin(cents.currency())));
      case Modifier.Currency currency -> text("currency " + origin(currency.currency()));
      case Modifier.Dated dated ->
          text(
              "dated "
                  + Words.quoted(dated.pattern())
                  + (dated.zone() == null ? "" : " in " + Words.quoted(dated.zone())));
    };
  }

  private Document translate(Modifier.Translate translate) {
    List<SyntaxNode> elements = new ArrayList<>(translate.translations());
    if (translate.otherwise() != null) {
      elements.add(translate.otherwise());
    }
    return concat(text("as "), conditions.list(elements, MappingPrinter::translation));
  }

  private static Document translation(SyntaxNode element) {
    return element instanceof Translation translation
        ? text(Words.quoted(translation.from()) + " is " + Words.quoted(translation.to()))
        : text("otherwise " + Words.quoted(element));
  }
}
