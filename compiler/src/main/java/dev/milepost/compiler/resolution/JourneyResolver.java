package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.JourneyModel.DefineModel;
import dev.milepost.compiler.model.JourneyModel.EndingModel;
import dev.milepost.compiler.model.JourneyModel.OwnerModel;
import dev.milepost.compiler.model.JourneyModel.PromiseModel;
import dev.milepost.compiler.model.JourneyModel.StartModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.resolution.Scope.Answers;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves one journey. */
final class JourneyResolver {
  private final Declaration.Journey tree;
  private final Declarations declarations;
  private final NameResolver names;
  private final Reporter reporter;

  /** Whether clauses of the journey could not be read, so that nothing can be called missing. */
  private final boolean isBroken;

  JourneyResolver(
      Declaration.Journey tree, Declarations declarations, NameResolver names, Reporter reporter) {
    this.tree = tree;
    this.declarations = declarations;
    this.names = names;
    this.reporter = reporter;
    this.isBroken = tree.clauses().stream().anyMatch(JourneyClause.Broken.class::isInstance);
  }

  JourneyModel resolve() {
    long errorsBefore = reporter.errors();
    Declaration.Subject subject = declarations.subject(tree.subject(), reporter);
    Reference forEachTree = tree.forEach();
    TypeEntry forEach = forEachTree == null ? null : names.record(forEachTree);

    JourneyClause.Calendar calendarTree = single(JourneyClause.Calendar.class, "calendar");
    JourneyCalendar calendar =
        calendarTree == null ? JourneyCalendar.DEFAULT : calendar(calendarTree);
    LiteralResolver literals = new LiteralResolver(reporter, calendar);
    boolean mayHaveHours = calendar.hours() != null || (calendarTree == null && isBroken);
    DurationResolver durations = new DurationResolver(reporter, mayHaveHours);
    StageNames stageNames = new StageNames(tree, reporter);

    OwnerModel owner = owner();
    JourneyClause.OwnedBy ownerTree = first(JourneyClause.OwnedBy.class);
    People people =
        new People(
            named(JourneyClause.Role.class, JourneyClause.Role::name, "roles"),
            ownerTree != null,
            isBroken,
            reporter);
    Map<String, JourneyClause.Define> defines =
        named(JourneyClause.Define.class, JourneyClause.Define::name, "definitions");
    ConditionResolver conditions =
        new ConditionResolver(
            names,
            literals,
            durations,
            resolver ->
                new DefineResolver(
                    defines, isBroken, StageResolver.allAnswers(tree), resolver, reporter),
            new JourneyOutcomes(declarations, tree, reporter),
            reporter);
    TriggerResolver triggers = new TriggerResolver(conditions, durations, names, reporter);
    ActionResolver actions = new ActionResolver(names, literals, people, reporter);

    Reentry reentry = reentry(durations);
    StartModel starts = starts(triggers);
    List<EndingModel> endings = endings(stageNames, triggers);
    List<PromiseModel> promises = promises(stageNames, triggers, durations);
    StageResolver stageResolver =
        new StageResolver(stageNames, triggers, actions, durations, people, reporter);
    List<StageModel> stages = tree.stages().stream().map(stageResolver::resolve).toList();
    List<DefineModel> defineModels = conditions.defines().resolveAll();
    if (stageNames.isEmpty() && !isBroken) {
      missing("stage", "stage \"First\"");
    }

    JourneyModel model =
        new JourneyModel(
            tree,
            forEach == null ? null : forEach.name(),
            calendar,
            reentry,
            owner,
            people.models(),
            defineModels,
            starts,
            endings,
            promises,
            stages,
            false);
    boolean complete =
        reporter.errors() == errorsBefore
            && subject != null
            && !subject.keys().isEmpty()
            && Completeness.isComplete(model);
    return Completeness.marked(model, complete);
  }

  private JourneyCalendar calendar(JourneyClause.Calendar clause) {
    JourneyClause.Hours hours = clause.hours();
    JourneyCalendar.BusinessHours business =
        hours == null
            ? null
            : new JourneyCalendar.BusinessHours(hours.days(), hours.opens(), hours.closes());
    return new JourneyCalendar(zone(clause.zone()), business);
  }

  private ZoneId zone(Name name) {
    if (name.isMissing()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.text());
    } catch (DateTimeException e) {
      Diagnostic diagnostic =
          Diagnostic.of(
              Rule.UNKNOWN_NAME,
              name.span(),
              "there is no time zone `" + Reporter.quote(name.text()) + "`");
      reporter.add(
          NearestName.of(name.text(), ZoneId.getAvailableZoneIds())
              .map(Reporter::quote)
              .map(zone ->
                  diagnostic
                      .withHelp("did you mean `" + zone + "`?")
                      .withSuggestion(Suggestion.replace(name.span(), zone)))
              .orElse(
                  diagnostic.withHelp("zones are named by region, such as `\"Europe/Berlin\"`")));
      return ZoneOffset.UTC;
    }
  }

  private @Nullable OwnerModel owner() {
    JourneyClause.OwnedBy clause = single(JourneyClause.OwnedBy.class, "owned by");
    if (clause == null) {
      return null;
    }
    TextLiteral otherwise = clause.otherwise();
    String fallback = otherwise == null ? null : otherwise.value();
    return switch (clause.owner()) {
      case Reference reference -> {
        FieldName field = ownerField(reference);
        yield field == null ? null : new OwnerModel(clause, field, fallback);
      }
      case TextLiteral text when otherwise == null -> new OwnerModel(clause, null, text.value());
      case TextLiteral _ -> {
        reporter.add(
            Rule.DUPLICATE_CLAUSE,
            Objects.requireNonNull(otherwise).span(),
            "the owner is a fixed address, which is never unknown",
            "leave `otherwise` out");
        yield null;
      }
      default -> {
        reporter.add(
            Rule.WRONG_TYPE,
            clause.owner().span(),
            "an owner is a field of type text or an address, and `"
                + clause.owner().span().text()
                + "` is neither",
            "write `owned by CRM.Deal.Owner` or `owned by \"sales@acme.example\"`");
        yield null;
      }
    };
  }

  private @Nullable FieldName ownerField(Reference reference) {
    FieldEntry field = names.fact(reference);
    FieldType type = field == null ? null : field.type();
    if (field == null || type == null) {
      return null;
    }
    if (type == Scalar.TEXT || type instanceof Choice) {
      return field.name();
    }
    reporter.add(
        Rule.WRONG_TYPE,
        reference.span(),
        "`" + reference.text() + "` is " + TypeWords.describe(type) + ", and an owner is a text");
    return null;
  }

  private Reentry reentry(DurationResolver durations) {
    JourneyClause.Again again = single(JourneyClause.Again.class, "again");
    if (again == null) {
      return new Reentry.Once();
    }
    DurationLiteral rest = again.rest();
    TimeSpan span = rest == null ? null : durations.span(rest);
    return new Reentry.AfterEnding(span);
  }

  private @Nullable StartModel starts(TriggerResolver triggers) {
    JourneyClause.StartsWhen clause =
        single(JourneyClause.StartsWhen.class, "starts when", "join the conditions with `OR`");
    if (clause == null) {
      if (!isBroken) {
        missing("`starts when`", "starts when: CRM.Deal.Stage becomes \"Closed Won\"");
      }
      return null;
    }
    Scope scope = Scope.of(new Answers.None("no stage has asked anything before the start"));
    return new StartModel(clause, triggers.condition(clause.condition(), scope));
  }

  private List<EndingModel> endings(StageNames stageNames, TriggerResolver triggers) {
    Scope scope =
        Scope.of(new Answers.None("`ends at` holds in every stage, whatever the stage asks"));
    List<EndingModel> endings = new ArrayList<>();
    for (JourneyClause clause : tree.clauses()) {
      if (clause instanceof JourneyClause.EndsAt ends) {
        JourneyClause.Stage stage = stageNames.findEnding(ends.stage());
        endings.add(
            new EndingModel(
                ends,
                stage == null ? null : stage.name().text(),
                triggers.ending(ends.trigger(), scope)));
      }
    }
    return endings;
  }

  private List<PromiseModel> promises(
      StageNames stageNames, TriggerResolver triggers, DurationResolver durations) {
    single(JourneyClause.PromisesToEnd.class, "promises to end within");
    List<PromiseModel> promises = new ArrayList<>();
    for (JourneyClause clause : tree.clauses()) {
      if (clause instanceof JourneyClause.NeverAt never) {
        JourneyClause.Stage stage = stageNames.find(never.stage());
        Answers answers = stage == null ? new Answers.Unclear() : StageResolver.answers(stage);
        promises.add(
            new PromiseModel.NeverAt(
                never,
                stage == null ? null : stage.name().text(),
                triggers.condition(never.condition(), Scope.of(answers))));
      } else if (clause instanceof JourneyClause.PromisesToEnd ends) {
        promises.add(new PromiseModel.EndsWithin(ends, durations.positive(ends.duration())));
      }
    }
    return promises;
  }

  private void missing(String what, String example) {
    reporter.add(
        Rule.MISSING_CLAUSE,
        tree.name().isMissing() ? tree.header() : tree.name().span(),
        "the journey `" + Reporter.quote(tree.name().text()) + "` has no " + what,
        "add a clause such as `" + example + "`");
  }

  private <T extends JourneyClause> @Nullable T first(Class<T> kind) {
    return tree.clauses().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }

  private <T extends JourneyClause> @Nullable T single(Class<T> kind, String words) {
    return single(kind, words, "");
  }

  /** The first clause of a kind that a journey may have once; further ones are reported. */
  private <T extends JourneyClause> @Nullable T single(Class<T> kind, String words, String help) {
    T first = first(kind);
    for (JourneyClause clause : tree.clauses()) {
      if (kind.isInstance(clause) && first != null && !clause.equals(first)) {
        Diagnostic diagnostic =
            Diagnostic.of(
                    Rule.DUPLICATE_CLAUSE,
                    clause.span(),
                    "a journey says `" + words + "` at most once")
                .withRelated(first.span(), "the first is here");
        reporter.add(help.isEmpty() ? diagnostic : diagnostic.withHelp(help));
      }
    }
    return first;
  }

  /** Clauses with names, of which each may be given once. */
  private <T extends JourneyClause> Map<String, T> named(
      Class<T> kind, Function<T, Name> nameOf, String words) {
    Map<String, T> found = new LinkedHashMap<>();
    for (JourneyClause clause : tree.clauses()) {
      if (!kind.isInstance(clause)) {
        continue;
      }
      T named = kind.cast(clause);
      Name name = nameOf.apply(named);
      T before = name.isMissing() ? null : found.putIfAbsent(name.text(), named);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    name.span(),
                    "there are two " + words + " `" + Reporter.quote(name.text()) + "`")
                .withRelated(nameOf.apply(before).span(), "the first is here"));
      }
    }
    return found;
  }
}
