package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.MappingTree.Assignment;
import dev.milepost.compiler.syntax.MappingTree.IdSource;
import dev.milepost.compiler.syntax.MappingTree.SubjectSource;
import dev.milepost.compiler.syntax.MappingTree.Target;
import dev.milepost.compiler.syntax.MappingTree.TimeSource;
import dev.milepost.compiler.syntax.MappingTree.ValueSource;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.AssignmentContext;
import dev.milepost.grammar.JourneyParser.IdSourceContext;
import dev.milepost.grammar.JourneyParser.MappingRuleContext;
import dev.milepost.grammar.JourneyParser.SubjectSourceContext;
import dev.milepost.grammar.JourneyParser.TargetContext;
import dev.milepost.grammar.JourneyParser.TimeSourceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of a mapping file or of {@code receives}. */
final class MappingReader {
  private final Reading reading;
  private final ClauseReader clauses;
  private final Words words;
  private final Mappings mappings;
  private final List<ClauseStart> clauseFollow;
  private final List<ClauseStart> ruleFollow;

  private @Nullable SubjectSource subject;
  private @Nullable TimeSource time;
  private @Nullable IdSource id;

  /**
   * Makes a reader.
   *
   * @param outer the kinds of clauses that may come behind the mapping
   */
  MappingReader(Reading reading, List<ClauseStart> outer) {
    this.reading = reading;
    this.clauses = reading.clauses();
    this.words = reading.words();
    this.mappings = new Mappings(reading);
    this.clauseFollow = with(ClauseStart.MAPPING, outer);
    this.ruleFollow = with(ClauseStart.FIELD, clauseFollow);
  }

  MappingTree mapping() {
    int first = clauses.index();
    List<MappingTree.Rule> rules = new ArrayList<>();
    while (clauses.next(clauseFollow).filter(ClauseStart.MAPPING::equals).isPresent()) {
      switch (clauses.type(0)) {
        case JourneyLexer.SUBJECT -> readSubject();
        case JourneyLexer.TIME -> readTime();
        case JourneyLexer.ID -> readId();
        default -> rules.add(rule());
      }
    }
    return new MappingTree(subject, time, id, rules, clauses.since(first));
  }

  private void readSubject() {
    SubjectSourceContext context =
        clauses.read(JourneyParser.RULE_subjectSource, JourneyParser::subjectSource, clauseFollow);
    if (context != null) {
      Name key = context.word() == null ? null : words.word(context.word());
      ValueSource source = mappings.source(context.valueSource());
      subject = once(subject, new SubjectSource(key, source, words.span(context)), "subject");
    }
  }

  private void readTime() {
    TimeSourceContext context =
        clauses.read(JourneyParser.RULE_timeSource, JourneyParser::timeSource, clauseFollow);
    if (context != null) {
      ValueSource source = mappings.source(context.valueSource());
      time = once(time, new TimeSource(source, words.span(context)), "time");
    }
  }

  private void readId() {
    IdSourceContext context =
        clauses.read(JourneyParser.RULE_idSource, JourneyParser::idSource, clauseFollow);
    if (context != null) {
      ValueSource source = mappings.source(context.valueSource());
      id = once(id, new IdSource(source, words.span(context)), "id");
    }
  }

  private <T extends SyntaxNode> T once(@Nullable T first, T next, String word) {
    if (first == null) {
      return next;
    }
    reading
        .errors()
        .add(
            Diagnostic.of(Rule.SYNTAX, next.span(), "`" + word + "` is said twice")
                .withRelated(first.span(), "first said here"));
    return first;
  }

  private MappingTree.Rule rule() {
    int first = clauses.index();
    MappingRuleContext context =
        clauses.read(JourneyParser.RULE_mappingRule, JourneyParser::mappingRule, ruleFollow);
    List<Assignment> assignments = assignments();
    Span span = clauses.since(first);
    if (context == null) {
      return new MappingTree.Rule(List.of(), null, new Target.Broken(span), span);
    }
    return new MappingTree.Rule(
        context.guard().stream().map(mappings::guard).toList(),
        context.OUTSIDE() == null ? null : words.outside(context.OUTSIDE()),
        target(context.target(), assignments),
        span);
  }

  private Target target(TargetContext context, List<Assignment> assignments) {
    Span header = words.span(context);
    Span span = assignments.isEmpty() ? header : header.to(assignments.getLast().span());
    Reference type = words.reference(context.typeName());
    if (context.EVENT() != null) {
      return new Target.Happening(type, assignments, span);
    }
    ValueSource recordId = mappings.source(context.valueSource());
    if (context.GONE() == null) {
      return new Target.RecordChange(type, recordId, assignments, span);
    }
    if (!assignments.isEmpty()) {
      reading
          .errors()
          .add(
              Rule.SYNTAX,
              assignments.getFirst().span(),
              "a record that is gone has no fields to set");
    }
    return new Target.RecordGone(type, recordId, span);
  }

  private List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    while (true) {
      Optional<ClauseStart> next = clauses.next(ruleFollow);
      if (next.filter(ClauseStart.FIELD::equals).isEmpty()) {
        return assignments;
      }
      AssignmentContext context =
          clauses.read(JourneyParser.RULE_assignment, JourneyParser::assignment, ruleFollow);
      if (context != null) {
        assignments.add(
            new Assignment(
                words.word(context.word()),
                mappings.source(context.valueSource()),
                words.span(context)));
      }
    }
  }

  private static List<ClauseStart> with(ClauseStart inner, List<ClauseStart> outer) {
    List<ClauseStart> all = new ArrayList<>();
    all.add(inner);
    all.addAll(outer);
    return List.copyOf(all);
  }
}
