package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Puts the combinations of a record's fields together that nothing tells apart: conditions answer
 * them alike, now and after any time (the coarsest such partition, found by refinement). What is
 * final is told apart, since no signal leads away from it.
 */
final class KindBuilder {

  private final Needs needs;
  private final TypeName type;
  private final List<FieldClasses> classes;
  private final Variable.OfRecord each;
  private final Answers answers;

  KindBuilder(
      Needs needs,
      TypeName type,
      List<FieldClasses> classes,
      Vocabulary vocabulary,
      Asking asking,
      ClassBuilder classBuilder) {
    this.needs = needs;
    this.type = type;
    this.classes = List.copyOf(classes);
    int combinations = Variable.OfRecord.combinations(classes);
    this.each = new Variable.OfRecord(type, 0, classes, Kinds.each(combinations), false, false);
    this.answers =
        new Answers(
            new Space(List.of(each)), vocabulary, asking, classBuilder, Variable.Stretch.VISIT);
  }

  /** Of the newest record both filters and plain references ask. */
  Kinds ofNewest() {
    Map<Truths, Wanted> asked = ofFilters();
    needs
        .groups()
        .getOrDefault(type, Map.of())
        .forEach((group, wanted) -> asked.put(answers.of(group), wanted));
    return keepsAll() ? each.kinds() : refined(asked, all());
  }

  /**
   * Of the records before the newest only filters ask. What these do not read may be anything, so
   * it need not be told apart before such a record becomes the newest again.
   */
  Kinds ofOlder() {
    int[] read =
        IntStream.range(0, classes.size())
            .filter(field -> needs.isAskedOfEach(classes.get(field).domain().name()))
            .toArray();
    return keepsAll() ? each.kinds() : refined(ofFilters(), read);
  }

  private int[] all() {
    return IntStream.range(0, classes.size()).toArray();
  }

  /** Memories and clocks are attached to single values, and so are comparisons of two fields. */
  private boolean keepsAll() {
    return needs.attached().contains(type)
        || classes.stream().anyMatch(field -> needs.exact().contains(field.domain().name()));
  }

  private Map<Truths, Wanted> ofFilters() {
    Map<Truths, Wanted> asked = new LinkedHashMap<>();
    for (Map.Entry<Condition, Wanted> filter :
        needs.filters().getOrDefault(type, Map.of()).entrySet()) {
      asked.put(answers.ofMember(filter.getKey()), filter.getValue());
    }
    return asked;
  }

  private Kinds refined(Map<Truths, Wanted> asked, int[] read) {
    Partition kinds = new Partition(each.size());
    asked.forEach(
        (truths, wanted) -> kinds.split(Wanted.MARKS, one -> wanted.mark(truths.at(one))));
    for (int field : read) {
      FieldClasses of = classes.get(field);
      boolean isDate = needs.dates().containsKey(of.domain().name());
      if (isDate || of.isAnyFinal()) {
        kinds.split(one -> {
          int held = each.classIn(one, field);
          return isDate || of.isFinal(held) ? held : -1;
        });
      }
    }
    int[] passing =
        IntStream.of(read).filter(field -> classes.get(field).domain().phases() > 1).toArray();
    int before = 0;
    while (passing.length > 0 && before < kinds.size()) {
      before = kinds.size();
      kinds.split(next(kinds, passing));
    }
    return new Kinds(kinds.numbers(), kinds.size());
  }

  /** By combination, the kinds that time leads to from it. */
  private IntFunction<BitSet> next(Partition kinds, int[] passing) {
    int[] kindOf = kinds.numbers();
    return one -> {
      BitSet next = new BitSet();
      for (int field : passing) {
        for (int later : classes.get(field).later(each.classIn(one, field))) {
          next.set(kindOf[each.with(one, field, later)]);
        }
      }
      next.clear(kindOf[one]);
      return next;
    };
  }
}
