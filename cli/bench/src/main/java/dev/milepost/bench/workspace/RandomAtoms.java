package dev.milepost.bench.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Atoms over different fields, so that all of them can be true at once. */
final class RandomAtoms {
  private static final int EVENT_SHARE = 8;
  private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");
  private static final List<String> TEXT_TESTS = List.of("contains", "starts with", "ends with");

  private final Random random;

  RandomAtoms(Random random) {
    this.random = random;
  }

  /** So many atoms, none of which speaks of that field. */
  List<Atom> pick(int count, Field without) {
    List<Field> fields = new ArrayList<>(GeneratedApps.VALUES);
    fields.addAll(GeneratedApps.STATES);
    fields.remove(without);
    Collections.shuffle(fields, random);
    List<Atom> atoms = new ArrayList<>();
    if (count > 0 && random.nextInt(EVENT_SHARE) == 0) {
      atoms.add(happening());
    }
    for (Field field : fields) {
      if (atoms.size() == count) {
        break;
      }
      atoms.add(about(field));
    }
    return atoms;
  }

  private Atom about(Field field) {
    return switch (field.kind()) {
      case STATE -> state(field);
      case NUMBER -> number(field);
      case DATE -> date(field);
      case TRUTH -> Atom.steady(field.path() + " = " + any(field.constants()));
      case TEXT -> Atom.steady(field.path() + " " + any(TEXT_TESTS) + " " + quoted(field));
    };
  }

  private Atom state(Field field) {
    String all = field.record() + " (" + field.name() + " = " + quoted(field) + ")";
    return switch (random.nextInt(9)) {
      case 0, 1 -> Atom.steady(field.path() + " = " + quoted(field));
      case 2 -> Atom.steady(field.path() + " != " + quoted(field));
      case 3 -> Atom.steady(field.path() + " IN (" + quotedPair(field) + ")");
      case 4 -> Atom.steady(field.path() + " NOT IN (" + quotedPair(field) + ")");
      case 5 -> Atom.ticking(field.path() + " = " + quoted(field) + " for " + days());
      case 6 -> Atom.steady("any " + all);
      case 7 -> Atom.steady("no " + all);
      default -> Atom.steady("count of " + all + " < " + (1 + random.nextInt(4)));
    };
  }

  private Atom number(Field field) {
    int index = random.nextInt(field.constants().size());
    if (index > 0 && random.nextInt(3) == 0) {
      String below = field.constants().get(index - 1);
      String above = field.constants().get(index);
      return Atom.steady(field.path() + " BETWEEN " + below + " AND " + above);
    }
    return Atom.steady(field.path() + " " + any(ORDERS) + " " + field.constants().get(index));
  }

  private Atom date(Field field) {
    return switch (random.nextInt(4)) {
      case 0 -> Atom.ticking(field.path() + " within " + days());
      case 1 -> Atom.ticking(field.path() + " more than " + days() + " ago");
      case 2 -> Atom.ticking(field.path() + " < today");
      default -> Atom.steady(field.path() + " >= 2026-0" + (1 + random.nextInt(9)) + "-01");
    };
  }

  private Atom happening() {
    String event = any(GeneratedApps.EVENTS);
    return switch (random.nextInt(3)) {
      case 0 -> Atom.steady(event);
      case 1 -> Atom.steady(event + " at least " + (2 + random.nextInt(3)) + " times");
      default -> Atom.ticking(event + " within " + days());
    };
  }

  private String days() {
    return (2 + random.nextInt(60)) + " days";
  }

  private String quoted(Field field) {
    return '"' + any(field.constants()) + '"';
  }

  private String quotedPair(Field field) {
    int first = random.nextInt(field.constants().size() - 1);
    return '"' + field.constants().get(first) + "\", \"" + field.constants().get(first + 1) + '"';
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
