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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the cells of fields into classes, by what conditions answer to them. */
final class ClassBuilder {

  private final Vocabulary vocabulary;
  private final Asking asking;
  private final Map<Condition, Truth[]> answers = new HashMap<>();

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

  /**
   * The records that some needs speak of, each type's slots in a row.
   *
   * @param most so many combinations of values a record at most
   * @return null where there would be more
   */
  @Nullable List<Variable> records(Needs needs, int most) {
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
    byType.forEach((type, classes) -> {
      boolean isCounted = vocabulary.isCounted(type) || isAbout(type);
      Kinds kinds = kinds(type, classes, needs);
      for (int slot = 0; slot < vocabulary.slots(type); slot++) {
        records.add(
            new Variable.OfRecord(
                type, slot, classes, kinds, isCounted, vocabulary.isOnlyOne(type)));
      }
    });
    return records;
  }

  /** Where only filters ask for a record, their answers are all that tells records apart. */
  private Kinds kinds(TypeName type, List<FieldClasses> classes, Needs needs) {
    int combinations = Variable.OfRecord.combinations(classes);
    boolean isPlain =
        needs.plain().contains(type)
            || needs.attached().contains(type)
            || vocabulary.isOnlyOne(type)
            || classes.stream().anyMatch(ClassBuilder::keepsEach)
            || classes.stream().anyMatch(field -> needs.exact().contains(field.domain().name()));
    if (isPlain || combinations == 1) {
      return Kinds.each(combinations);
    }
    Variable.OfRecord all =
        new Variable.OfRecord(type, 0, classes, Kinds.each(combinations), false, false);
    Answers answers =
        new Answers(new Space(List.of(all)), vocabulary, asking, this, Variable.Stretch.VISIT);
    List<Truths> vectors = new ArrayList<>();
    for (Condition filter : needs.filters().getOrDefault(type, Set.of())) {
      vectors.add(answers.ofMember(filter));
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] kindOf = new int[combinations];
    for (int combination = 0; combination < combinations; combination++) {
      StringBuilder vector = new StringBuilder();
      for (Truths truths : vectors) {
        vector.append(
            truths.whereTrue().has(combination)
                ? 't'
                : truths.whereFalse().has(combination) ? 'f' : 'u');
      }
      int next = numbers.size();
      Integer known = numbers.putIfAbsent(vector.toString(), next);
      kindOf[combination] = known == null ? next : known;
    }
    return new Kinds(kindOf, numbers.size());
  }

  /** Whether time or final values lead from single classes to others. */
  private static boolean keepsEach(FieldClasses field) {
    boolean hasFinal = false;
    for (int one = 0; one < field.size(); one++) {
      hasFinal |= field.isFinal(one);
    }
    return hasFinal || field.domain().phases() > 1;
  }

  private boolean isAbout(TypeName type) {
    return type.equals(vocabulary.plan().forEach());
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
    List<Truth[]> vectors = new ArrayList<>();
    for (Condition test : needs.tests().getOrDefault(field, List.of())) {
      vectors.add(answers(test));
    }
    for (Plan.Trigger.AtDate date : needs.dates().getOrDefault(field, List.of())) {
      vectors.add(asking.cells(date, domain));
    }
    boolean keepsFinals =
        vocabulary.isOnlyOne(field.type())
            || vocabulary.isCounted(field.type())
            || needs.attached().contains(field.type());
    Map<String, Integer> numbers = new HashMap<>();
    int run = 0;
    for (int cell = 0; cell < cells; cell++) {
      String vector = vector(vectors, cell);
      boolean continues = cell > 0 && domain.phase(cell) > 0;
      run = !continues ? 0 : vector.equals(vector(vectors, cell - 1)) ? run : run + 1;
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

  private static String vector(List<Truth[]> vectors, int cell) {
    StringBuilder vector = new StringBuilder(vectors.size());
    for (Truth[] answers : vectors) {
      vector.append(answers[cell].ordinal());
    }
    return vector.toString();
  }
}
