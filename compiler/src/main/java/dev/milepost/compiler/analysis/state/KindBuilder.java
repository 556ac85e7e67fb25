package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    List<String> signatures = new ArrayList<>();
    for (int combination = 0; combination < each.size(); combination++) {
      int one = combination;
      StringBuilder signature = new StringBuilder();
      asked.forEach((truths, wanted) -> signature.append(wanted.letter(truths.at(one))));
      for (int field : read) {
        int held = each.classIn(combination, field);
        boolean isKept =
            classes.get(field).isFinal(held)
                || needs.dates().containsKey(classes.get(field).domain().name());
        signature.append('|').append(isKept ? held : -1);
      }
      signatures.add(signature.toString());
    }
    int[] kindOf = numbered(signatures);
    int kinds = 0;
    while (kinds < size(kindOf)) {
      kinds = size(kindOf);
      kindOf = split(kindOf, read);
    }
    return new Kinds(kindOf, kinds);
  }

  /** Tells combinations apart from which time leads to different kinds. */
  private int[] split(int[] kindOf, int[] read) {
    List<String> signatures = new ArrayList<>();
    for (int combination = 0; combination < kindOf.length; combination++) {
      TreeSet<Integer> next = new TreeSet<>();
      for (int field : read) {
        for (int later : classes.get(field).later(each.classIn(combination, field))) {
          next.add(kindOf[each.with(combination, field, later)]);
        }
      }
      next.remove(kindOf[combination]);
      signatures.add(kindOf[combination] + ":" + next);
    }
    return numbered(signatures);
  }

  private static int[] numbered(List<String> signatures) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] numbered = new int[signatures.size()];
    for (int i = 0; i < numbered.length; i++) {
      int next = numbers.size();
      Integer known = numbers.putIfAbsent(signatures.get(i), next);
      numbered[i] = known == null ? next : known;
    }
    return numbered;
  }

  private static int size(int[] kindOf) {
    return IntStream.of(kindOf).max().orElse(0) + 1;
  }
}
