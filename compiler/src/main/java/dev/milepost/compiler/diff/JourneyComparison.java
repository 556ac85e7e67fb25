package dev.milepost.compiler.diff;

import dev.milepost.compiler.diff.Change.Weight;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Lineage;
import dev.milepost.engine.plan.Lineage.Kinship;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two versions of one journey. */
final class JourneyComparison {

  private static final String JOURNEY = "journey";

  private final Plan before;
  private final Plan after;
  private final Logic logic;
  private final List<Change> changes = new ArrayList<>();

  JourneyComparison(Plan before, Plan after) {
    this.before = before;
    this.after = after;
    this.logic =
        Logic.of(
            Setting.of(
                    DeclarationUnion.of(after.declarations(), before.declarations()),
                    after.calendar())
                .about(after.forEach()));
  }

  List<Change> changes() {
    travellers();
    times();
    people();
    TriggerComparison triggers = new TriggerComparison(logic);
    if (!before.starts().when().equals(after.starts().when())) {
      changes.add(
          triggers.compare(
              JOURNEY, "`starts when`", before.starts().when(), after.starts().when()));
    }
    endings(triggers);
    promises();
    declarations();
    stages();
    return changes;
  }

  private void meaning(String what, String was, String is) {
    changes.add(new Change(Weight.MEANING, JOURNEY, what, List.of("was: " + was, "is: " + is)));
  }

  private void travellers() {
    if (!before.journey().equals(after.journey())) {
      boolean isSaid = before.journey().equals(after.renamedFrom());
      changes.add(
          new Change(
              isSaid ? Weight.TEXT : Weight.MEANING,
              JOURNEY,
              "was called " + LiteralText.quote(before.journey()),
              List.of()));
    }
    if (!before.subject().equals(after.subject())
        || !Objects.equals(before.forEach(), after.forEach())) {
      meaning("is for other travellers", travellers(before), travellers(after));
    }
    if (!before.reentry().equals(after.reentry())) {
      meaning("starts again under another rule", print(before.reentry()), print(after.reentry()));
    }
  }

  private static String travellers(Plan plan) {
    return plan.forEach() == null
        ? "for " + plan.subject()
        : "for each " + plan.forEach() + " of " + plan.subject();
  }

  private static String print(Reentry reentry) {
    return switch (reentry) {
      case Reentry.Once _ -> "once ever";
      case Reentry.AfterEnding(var rest) ->
          rest == null ? "again after ending" : "again " + rest.print() + " after ending";
    };
  }

  private void times() {
    if (!before.calendar().equals(after.calendar())) {
      meaning("counts time by another calendar", print(before.calendar()), print(after.calendar()));
    }
  }

  private static String print(JourneyCalendar calendar) {
    JourneyCalendar.BusinessHours hours = calendar.hours();
    return calendar.zone()
        + (hours == null
            ? ""
            : ", " + hours.days().size() + " days " + hours.opens() + "-" + hours.closes());
  }

  private void people() {
    String was = owner(before);
    String is = owner(after);
    if (!was.equals(is)) {
      meaning("is owned otherwise", was, is);
    }
    if (!roles(before).equals(roles(after))) {
      meaning("has other roles", String.join(", ", roles(before)), String.join(", ", roles(after)));
    }
  }

  private static String owner(Plan plan) {
    Plan.Owner owner = plan.owner();
    return owner == null
        ? "nobody"
        : (owner.field() == null ? "" : owner.field() + ", ")
            + "otherwise "
            + (owner.otherwise() == null ? "nobody" : owner.otherwise());
  }

  private static List<String> roles(Plan plan) {
    return plan.roles().stream().map(role -> role.name() + " " + role.address()).sorted().toList();
  }

  private void endings(TriggerComparison triggers) {
    List<Plan.Ending> left = new ArrayList<>(before.endings());
    Lineage lineage = Lineage.between(before, after);
    for (Plan.Ending ending : after.endings()) {
      Plan.Ending old =
          left.stream()
              .filter(one -> isTarget(lineage, one.target(), ending.target()))
              .findFirst()
              .orElse(null);
      String name = "`ends at " + LiteralText.quote(ending.target()) + "`";
      if (old == null) {
        added(JOURNEY, name, ConditionText.print(ending.trigger()));
      } else {
        left.remove(old);
        triggers.compare(JOURNEY, name, old.trigger(), ending.trigger()).ifPresent(changes::add);
      }
    }
    for (Plan.Ending ending : left) {
      removed(
          JOURNEY,
          "`ends at " + LiteralText.quote(ending.target()) + "`",
          ConditionText.print(ending.trigger()));
    }
  }

  private static boolean isTarget(Lineage lineage, String was, String is) {
    return lineage.of(was).map(Lineage.Successor::stage).filter(is::equals).isPresent();
  }

  private void added(String place, String name, String is) {
    changes.add(new Change(Weight.MEANING, place, name + " is new", List.of("is: " + is)));
  }

  private void removed(String place, String name, String was) {
    changes.add(new Change(Weight.MEANING, place, name + " is gone", List.of("was: " + was)));
  }

  private void promises() {
    List<String> was = before.promises().stream().map(JourneyComparison::print).toList();
    List<String> is = after.promises().stream().map(JourneyComparison::print).toList();
    is.stream().filter(one -> !was.contains(one)).forEach(one -> added(JOURNEY, "a promise", one));
    was.stream()
        .filter(one -> !is.contains(one))
        .forEach(one -> removed(JOURNEY, "a promise", one));
  }

  private static String print(Promise promise) {
    return switch (promise) {
      case Promise.NeverAt never ->
          "never at %s while: %s"
              .formatted(LiteralText.quote(never.stage()), ConditionText.key(never.condition()));
      case Promise.EndsWithin within -> "promises to end within " + within.span().print();
    };
  }

  /** A field that is of another type makes every condition on it another. */
  private void declarations() {
    for (Catalog.App app : before.declarations().apps()) {
      for (Catalog.RecordType record : app.records()) {
        TypeName type = new TypeName(app.name(), record.name());
        after
            .declarations()
            .record(type)
            .ifPresent(now -> fields(type, record.fields(), now.fields()));
      }
      for (Catalog.EventType event : app.events()) {
        TypeName type = new TypeName(app.name(), event.name());
        after
            .declarations()
            .event(type)
            .ifPresent(now -> fields(type, event.fields(), now.fields()));
      }
    }
  }

  private void fields(TypeName type, List<Catalog.Field> was, List<Catalog.Field> is) {
    for (Catalog.Field old : was) {
      for (Catalog.Field fresh : is) {
        if (fresh.name().equals(old.name()) && !fresh.type().equals(old.type())) {
          meaning(
              "`" + type + "." + old.name() + "` is declared otherwise",
              old.type().describe(),
              fresh.type().describe());
        }
      }
    }
  }

  private void stages() {
    Lineage lineage = Lineage.between(before, after);
    Set<String> found = new HashSet<>();
    String first = before.stages().getFirst().name();
    String now = after.stages().getFirst().name();
    if (!isTarget(lineage, first, now)) {
      meaning("starts at another stage", LiteralText.quote(first), LiteralText.quote(now));
    }
    for (Plan.Stage old : before.stages()) {
      String place = "stage " + LiteralText.quote(old.name());
      Optional<Lineage.Successor> successor = lineage.of(old.name());
      if (successor.isEmpty()) {
        changes.add(new Change(Weight.MEANING, place, "is gone", List.of()));
        continue;
      }
      String name = successor.get().stage();
      found.add(name);
      Plan.Stage fresh = after.stage(name).orElseThrow();
      if (successor.get().kinship() == Kinship.RENAMED) {
        changes.add(
            new Change(Weight.TEXT, place, "is called " + LiteralText.quote(name), List.of()));
      }
      changes.addAll(
          new StageComparison(
                  old, fresh, lineage, logic.in(logic.setting().answeredWith(answers(fresh))))
              .changes());
    }
    for (Plan.Stage fresh : after.stages()) {
      if (!found.contains(fresh.name())) {
        changes.add(
            new Change(
                Weight.MEANING, "stage " + LiteralText.quote(fresh.name()), "is new", List.of()));
      }
    }
  }

  private static @Nullable List<String> answers(Plan.Stage stage) {
    Plan.Question question = stage.question();
    return question == null ? null : question.answers();
  }
}
