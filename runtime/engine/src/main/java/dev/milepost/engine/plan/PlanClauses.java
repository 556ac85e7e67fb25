package dev.milepost.engine.plan;

import dev.milepost.engine.plan.Clause.Kind;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** All clauses of a plan in written order, with the text that each was written as. */
final class PlanClauses {

  private final SequencedMap<Clause, SourceText> sources = new LinkedHashMap<>();

  private PlanClauses() {}

  static SequencedMap<Clause, SourceText> of(Plan plan) {
    PlanClauses clauses = new PlanClauses();
    clauses.add(plan);
    return clauses.sources;
  }

  private void add(Plan plan) {
    sources.put(Clause.journey(Kind.JOURNEY), plan.source());
    if (plan.owner() != null) {
      sources.put(Clause.journey(Kind.OWNER), plan.owner().source());
    }
    for (int i = 0; i < plan.roles().size(); i++) {
      sources.put(Clause.journey(Kind.ROLE, i + 1), plan.roles().get(i).source());
    }
    sources.put(Clause.journey(Kind.START), plan.starts().source());
    for (int i = 0; i < plan.endings().size(); i++) {
      sources.put(Clause.journey(Kind.ENDING, i + 1), plan.endings().get(i).source());
    }
    for (int i = 0; i < plan.promises().size(); i++) {
      sources.put(Clause.journey(Kind.PROMISE, i + 1), plan.promises().get(i).source());
    }
    plan.stages().forEach(this::add);
  }

  private void add(Plan.Stage stage) {
    String name = stage.name();
    sources.put(Clause.stage(name, Kind.STAGE), stage.source());
    add(name, Kind.ON_ENTER, stage.onEnter(), Plan.Action::source);
    add(name, Kind.ON_EXIT, stage.onExit(), Plan.Action::source);
    add(name, Kind.REMINDER, stage.reminders(), Plan.Reminder::source);
    if (stage.expected() != null) {
      sources.put(Clause.stage(name, Kind.EXPECTED), stage.expected().source());
    }
    if (stage.question() != null) {
      sources.put(Clause.stage(name, Kind.QUESTION), stage.question().source());
    }
    for (int i = 0; i < stage.transitions().size(); i++) {
      Plan.Transition transition = stage.transitions().get(i);
      sources.put(Clause.stage(name, Kind.TRANSITION, i + 1), transition.source());
      for (int j = 0; j < transition.does().size(); j++) {
        sources.put(Clause.action(name, i + 1, j + 1), transition.does().get(j).source());
      }
    }
  }

  private <T> void add(String stage, Kind kind, List<T> parts, Function<T, SourceText> source) {
    for (int i = 0; i < parts.size(); i++) {
      sources.put(Clause.stage(stage, kind, i + 1), source.apply(parts.get(i)));
    }
  }
}
