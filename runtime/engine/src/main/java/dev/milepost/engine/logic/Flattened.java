package dev.milepost.engine.logic;

import dev.milepost.engine.plan.Condition;
import java.util.ArrayList;
import java.util.List;

/** Takes literals apart as far as all parts must hold at once. */
final class Flattened {

  private Flattened() {}

  static List<Literal> of(List<Literal> literals) {
    List<Literal> parts = new ArrayList<>();
    literals.forEach(literal -> add(literal, parts));
    return parts;
  }

  private static void add(Literal literal, List<Literal> parts) {
    Mode mode = literal.mode();
    switch (literal.condition()) {
      case Condition.And and when mode.isOfAllParts() ->
          and.parts().forEach(part -> add(new Literal(part, mode), parts));
      case Condition.Or or when !mode.isOfAllParts() ->
          or.parts().forEach(part -> add(new Literal(part, mode), parts));
      case Condition.Not not -> add(new Literal(not.part(), mode.ofNegated()), parts);
      case Condition.Defined defined -> add(new Literal(defined.body(), mode), parts);
      default -> parts.add(literal);
    }
  }
}
