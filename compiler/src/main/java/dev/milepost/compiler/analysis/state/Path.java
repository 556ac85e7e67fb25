package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import java.util.Arrays;
import java.util.List;

/**
 * A way through states on which each record that is there has one combination of classes: states
 * tell apart less than that, so one is chosen that fits until the record is set again.
 */
final class Path {

  /** Of so many combinations it is tried how far they lead. */
  private static final int MOST_TRIED = 64;

  private static final int NONE = -1;

  private final List<Point> points;

  /** By point and variable, or {@link #NONE}: no record, or none that is there. */
  private final int[][] combinations;

  private Path(List<Point> points) {
    this.points = List.copyOf(points);
    this.combinations = new int[points.size()][];
  }

  static Path of(List<Point> points) {
    Path path = new Path(points);
    for (int i = 0; i < points.size(); i++) {
      int count = path.space(i).variableCount();
      path.combinations[i] = new int[count];
      Arrays.fill(path.combinations[i], NONE);
      for (int variable = 0; variable < count; variable++) {
        if (path.space(i).variables().get(variable) instanceof Variable.OfRecord record) {
          path.combinations[i][variable] = path.combination(i, variable, record);
        }
      }
    }
    return path;
  }

  List<Point> points() {
    return points;
  }

  private Space space(int i) {
    return points.get(i).space();
  }

  private Variable.OfRecord record(int i, int variable) {
    return (Variable.OfRecord) space(i).variables().get(variable);
  }

  /** The variable of a record at a point, or -1: it is not told apart there. */
  int find(int i, TypeName type, int slot) {
    return space(i).find(type, slot);
  }

  /** The class of a field of a record at a point; that of unknown where there is no record. */
  int classOf(int i, int variable, int field) {
    int combination = combinations[i][variable];
    return combination < 0 ? 0 : record(i, variable).classIn(combination, field);
  }

  /** The cells of a field that fit a record at a point. */
  Bits cells(int i, int variable, int field) {
    return record(i, variable).fields().get(field).cells(classOf(i, variable, field));
  }

  /** The slot of a record before the step to a point, or -1: it came by that step. */
  int before(int i, TypeName type, int slot) {
    return switch (points.get(i).step()) {
      case Step.Sets(int set, boolean isNew) when isNew && record(i, set).type().equals(type) ->
          slot - 1;
      case Step.Gone(int gone) when record(i, gone).type().equals(type) ->
          slot >= record(i, gone).slot() ? slot + 1 : slot;
      case null, default -> slot;
    };
  }

  /** The slot of a record after the step to a point, or -1: it is gone or no more told apart. */
  int after(int i, TypeName type, int slot) {
    return switch (points.get(i).step()) {
      case Step.Sets(int set, boolean isNew) when isNew && record(i, set).type().equals(type) ->
          record(i, set).isCounted() ? slot + 1 : NONE;
      case Step.Gone(int gone) when record(i, gone).type().equals(type) ->
          record(i, gone).slot() == slot ? NONE : record(i, gone).slot() < slot ? slot - 1 : slot;
      case null, default -> slot;
    };
  }

  /** Whether the step to a point sets fields of a record that was there. */
  boolean isSet(int i, TypeName type, int slot) {
    return points.get(i).step() instanceof Step.Sets(int set, boolean isNew)
        && !isNew
        && record(i, set).type().equals(type)
        && record(i, set).slot() == slot;
  }

  /** Whether the step to a point gives a record another value in a field, or is its first. */
  boolean isNews(int i, int variable, int field) {
    Variable.OfRecord record = record(i, variable);
    int slot = before(i, record.type(), record.slot());
    return slot < 0
        || (isSet(i, record.type(), record.slot())
            && classOf(i - 1, variable, field) != classOf(i, variable, field));
  }

  /** The name of the date that a field holds at a point: where on the way it was set. */
  String date(int i, int variable, int field) {
    Variable.OfRecord record = record(i, variable);
    FieldDomain domain = record.fields().get(field).domain();
    int slot = record.slot();
    int set = i;
    while (set > 0) {
      int there = find(set, record.type(), slot);
      int place = there < 0 ? NONE : place(record(set, there), domain);
      if (place < 0 || isNews(set, there, place)) {
        break;
      }
      slot = before(set, record.type(), slot);
      set--;
    }
    return set + ":" + slot + ":" + domain.name();
  }

  /** The place of a field among those of a record, or -1. */
  static int place(Variable.OfRecord record, FieldDomain domain) {
    for (int field = 0; field < record.fields().size(); field++) {
      if (record.fields().get(field).domain() == domain) {
        return field;
      }
    }
    return NONE;
  }

  private int combination(int i, int variable, Variable.OfRecord record) {
    int[] members = record.combinations(points.get(i).value(variable));
    if (members.length == 0) {
      return NONE;
    }
    int slot = i == 0 ? NONE : before(i, record.type(), record.slot());
    int there = slot < 0 ? NONE : find(i - 1, record.type(), slot);
    int held = there < 0 ? NONE : combinations[i - 1][there];
    if (held < 0) {
      return farthest(i, variable, members);
    }
    Variable.OfRecord other = record(i - 1, there);
    if (isSet(i, record.type(), record.slot())) {
      return farthest(i, variable, keepingFinals(record, held, members));
    }
    int[] next = next(other, held, record, members);
    return next.length == 0 ? farthest(i, variable, members) : farthest(i, variable, next);
  }

  /** What is final stays. */
  private static int[] keepingFinals(Variable.OfRecord record, int held, int[] members) {
    int[] keeping =
        Arrays.stream(members)
            .filter(member -> {
              for (int field = 0; field < record.fields().size(); field++) {
                int before = record.classIn(held, field);
                if (record.fields().get(field).isFinal(before)
                    && record.classIn(member, field) != before) {
                  return false;
                }
              }
              return true;
            })
            .toArray();
    return keeping.length == 0 ? members : keeping;
  }

  /** The combinations that a record which nobody set may have next. */
  private static int[] next(
      Variable.OfRecord other, int held, Variable.OfRecord record, int[] members) {
    if (!other.fields().equals(record.fields())) {
      return Arrays.stream(members).filter(member -> goes(other, held, record, member)).toArray();
    }
    if (contains(members, held)) {
      return new int[] {held};
    }
    return Arrays.stream(members).filter(member -> isLater(record, held, member)).toArray();
  }

  /** The first of them, or {@link #NONE}. */
  private static int firstNext(
      Variable.OfRecord other, int held, Variable.OfRecord record, int[] members) {
    boolean isAlike = other.fields().equals(record.fields());
    if (isAlike && contains(members, held)) {
      return held;
    }
    for (int member : members) {
      if (isAlike ? isLater(record, held, member) : goes(other, held, record, member)) {
        return member;
      }
    }
    return NONE;
  }

  private static boolean contains(int[] members, int one) {
    for (int member : members) {
      if (member == one) {
        return true;
      }
    }
    return false;
  }

  /** Whether time leads from one combination to another. */
  private static boolean isLater(Variable.OfRecord record, int held, int member) {
    int moved = 0;
    for (int field = 0; field < record.fields().size(); field++) {
      int from = record.classIn(held, field);
      int to = record.classIn(member, field);
      if (from != to) {
        moved++;
        if (!contains(record.fields().get(field).later(from), to)) {
          return false;
        }
      }
    }
    return moved == 1;
  }

  private static boolean goes(Variable.OfRecord other, int from, Variable.OfRecord record, int to) {
    for (int field = 0; field < record.fields().size(); field++) {
      FieldClasses classes = record.fields().get(field);
      int there = place(other, classes.domain());
      if (there >= 0
          && !other
              .fields()
              .get(there)
              .cells(other.classIn(from, there))
              .meets(classes.cells(record.classIn(to, field)))) {
        return false;
      }
    }
    return true;
  }

  /** The first of some combinations that fits until the record is set again; else the first. */
  private int farthest(int i, int variable, int[] some) {
    for (int tried = 0; tried < Math.min(MOST_TRIED, some.length); tried++) {
      if (leadsOn(i, variable, some[tried])) {
        return some[tried];
      }
    }
    return some[0];
  }

  private boolean leadsOn(int from, int variable, int combination) {
    Variable.OfRecord record = record(from, variable);
    TypeName type = record.type();
    int slot = record.slot();
    int held = combination;
    for (int i = from + 1; i < points.size(); i++) {
      slot = after(i, type, slot);
      int there = slot < 0 || isSet(i, type, slot) ? NONE : find(i, type, slot);
      if (there < 0) {
        return true;
      }
      Variable.OfRecord then = record(i, there);
      held = firstNext(record, held, then, then.combinations(points.get(i).value(there)));
      if (held < 0) {
        return false;
      }
      record = then;
    }
    return true;
  }
}
