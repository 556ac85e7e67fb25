package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts the cells of fields into classes, by what conditions answer to them. */
final class ClassBuilder {

  private final Vocabulary vocabulary;
  private final Asking asking;
  private final Map<Condition, Truth[]> answers = new HashMap<>();
  private final Map<Plan.Trigger.AtDate, Truth[]> ofDates = new HashMap<>();

  ClassBuilder(Vocabulary vocabulary, Asking asking) {
    this.vocabulary = vocabulary;
    this.asking = asking;
  }

  /** The answers of a test to each cell of its field. */
  Truth[] answers(Condition test) {
    Truth[] known = answers.get(test);
    if (known == null) {
      FieldName field = Form.field(test);
      FieldDomain domain = field == null ? null : vocabulary.domain(field);
      if (domain == null) {
        throw new IllegalArgumentException("not a test of one field: " + test);
      }
      known = asking.cells(test, domain);
      answers.put(test, known);
    }
    return known;
  }

  /** The answers of a date of a timed transition to each cell of its field. */
  Truth[] answers(Plan.Trigger.AtDate date, FieldDomain domain) {
    return ofDates.computeIfAbsent(date, _ -> asking.cells(date, domain));
  }

  /**
   * The records that some needs speak of, each type's slots in a row.
   *
   * @param most so many combinations of values a record at most
   * @param mostTogether so many values of all records together at most
   * @return null where there would be more
   */
  @Nullable List<Variable> records(Needs needs, int most, long mostTogether) {
    if (mostTogether == 0) {
      return null;
    }
    Map<TypeName, List<FieldClasses>> byType = new LinkedHashMap<>();
    needs.records().forEach(type -> byType.put(type, new ArrayList<>()));
    for (FieldName field : fields(needs)) {
      List<FieldClasses> classes = byType.computeIfAbsent(field.type(), _ -> new ArrayList<>());
      classes.add(classes(field, needs));
    }
    for (List<FieldClasses> classes : byType.values()) {
      if (Variable.OfRecord.combinations(classes) > most) {
        return null;
      }
    }
    List<Variable> records = new ArrayList<>();
    for (Map.Entry<TypeName, List<FieldClasses>> type : byType.entrySet()) {
      records.addAll(records(type.getKey(), type.getValue(), needs));
      if (Space.states(records) > mostTogether) {
        return null;
      }
    }
    return records;
  }

  private List<Variable> records(TypeName type, List<FieldClasses> classes, Needs needs) {
    KindBuilder kinds = new KindBuilder(needs, type, classes, vocabulary, asking, this);
    Kinds newest = kinds.ofNewest();
    int slots = needs.slots(type);
    Kinds older = slots == 1 ? newest : kinds.ofOlder();
    return IntStream.range(0, slots)
        .<Variable>mapToObj(slot ->
            new Variable.OfRecord(
                type,
                slot,
                classes,
                slot == 0 ? newest : older,
                needs.isCounted(type),
                vocabulary.isOnlyOne(type)))
        .toList();
  }

  private static List<FieldName> fields(Needs needs) {
    List<FieldName> fields = new ArrayList<>(needs.tests().keySet());
    for (FieldName field : needs.dates().keySet()) {
      if (!fields.contains(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  private FieldClasses classes(FieldName field, Needs needs) {
    FieldDomain domain = vocabulary.domain(field);
    if (domain == null) {
      throw new IllegalArgumentException("not declared: " + field);
    }
    int cells = domain.cells();
    int[] classOf = new int[cells];
    if (needs.exact().contains(field)) {
      for (int cell = 0; cell < cells; cell++) {
        classOf[cell] = cell;
      }
      return new FieldClasses(domain, classOf);
    }
    Map<Truth[], Wanted> vectors = new LinkedHashMap<>();
    needs
        .tests()
        .getOrDefault(field, Map.of())
        .forEach((test, wanted) -> vectors.merge(answers(test), wanted, Wanted::and));
    for (Plan.Trigger.AtDate date : needs.dates().getOrDefault(field, List.of())) {
      vectors.put(answers(date, domain), Wanted.TRUE);
    }
    boolean keepsFinals =
        vocabulary.isOnlyOne(field.type())
            || needs.isCounted(field.type())
            || needs.attached().contains(field.type());
    Map<String, Integer> numbers = new HashMap<>();
    int run = 0;
    String before = "";
    for (int cell = 0; cell < cells; cell++) {
      String vector = vector(vectors, cell);
      boolean continues = cell > 0 && domain.phase(cell) > 0;
      run = !continues ? 0 : vector.equals(before) ? run : run + 1;
      before = vector;
      String key = vector;
      if (domain.phases() > 1) {
        // Only neighbours in time are put together: time leads from one to the next.
        key += cell == 0 ? "|unknown" : "|" + run;
      }
      if (keepsFinals && domain.isFinal(cell)) {
        key += "|final" + cell;
      }
      Integer number = numbers.get(key);
      if (number == null) {
        number = numbers.size();
        numbers.put(key, number);
      }
      classOf[cell] = number;
    }
    return new FieldClasses(domain, classOf);
  }

  private static String vector(Map<Truth[], Wanted> vectors, int cell) {
    StringBuilder vector = new StringBuilder(vectors.size());
    vectors.forEach((answers, wanted) -> vector.append(wanted.letter(answers[cell])));
    return vector.toString();
  }
}
