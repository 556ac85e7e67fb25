package dev.milepost.engine.logic;

import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the domains of the variables. Variables that are compared with each other share a domain,
 * cut at the constants of all of them.
 */
final class Domains {

  private static final List<String> USUAL_CURRENCIES =
      List.of("EUR", "USD", "GBP", "CHF", "JPY", "SEK", "DKK", "NOK", "PLN", "CZK");

  private final Cut cut;

  private Domains(Cut cut) {
    this.cut = cut;
  }

  /**
   * All that a domain depends on.
   *
   * @param parts the variables that share it
   * @param anchor where a usual date lies on its line; 0 for other values
   */
  record Cut(List<Part> parts, BigDecimal anchor) {
    /** Flags have domains of their own that nobody has to look for. */
    private boolean isOfFlags() {
      return parts.getFirst().type == Scalar.BOOLEAN;
    }
  }

  /** What cuts the domain of one variable. */
  record Part(
      FieldType type,
      boolean mayBeUnknown,
      boolean isOrderedText,
      Set<Value> constants,
      Set<TextPattern> patterns) {

    private static final Part FLAG = new Part(Scalar.BOOLEAN, false, false, Set.of(), Set.of());
    private static final Part FLAG_OR_UNKNOWN =
        new Part(Scalar.BOOLEAN, true, false, Set.of(), Set.of());

    static Part of(Entry entry) {
      if (entry.type == Scalar.BOOLEAN) {
        return entry.mayBeUnknown ? FLAG_OR_UNKNOWN : FLAG;
      }
      return new Part(
          entry.type,
          entry.mayBeUnknown,
          entry.isOrderedText,
          Collections.unmodifiableSet(new LinkedHashSet<>(entry.constants)),
          Collections.unmodifiableSet(new LinkedHashSet<>(entry.patterns)));
    }
  }

  /** The domains of the variables, by their numbers. */
  static List<Domain> of(Setting setting, VariableTable variables, SharedDomains shared) {
    Map<Integer, List<Part>> groups = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      groups
          .computeIfAbsent(variables.group(i), _ -> new ArrayList<>(1))
          .add(Part.of(variables.entry(i)));
    }
    Map<Integer, Domain> byGroup = new HashMap<>();
    for (Map.Entry<Integer, List<Part>> group : groups.entrySet()) {
      List<Part> parts = group.getValue();
      Cut cut = new Cut(parts, anchor(setting, parts.getFirst().type));
      byGroup.put(
          group.getKey(),
          cut.isOfFlags()
              ? new Domains(cut).domain()
              : shared.of(cut, key -> new Domains(key).domain()));
    }
    List<Domain> domains = new ArrayList<>(variables.size());
    for (int i = 0; i < variables.size(); i++) {
      domains.add(Objects.requireNonNull(byGroup.get(variables.group(i))));
    }
    return domains;
  }

  private static BigDecimal anchor(Setting setting, FieldType type) {
    if (type == Scalar.DATE) {
      return Scale.number(new Value.Day(setting.calendar().dayOf(setting.now())));
    }
    return type == Scalar.DATETIME
        ? Scale.number(new Value.Moment(setting.now()))
        : BigDecimal.ZERO;
  }

  private Domain domain() {
    List<Part> group = cut.parts;
    boolean mayBeUnknown = false;
    boolean isText = false;
    boolean isOrderedText = false;
    for (Part part : group) {
      mayBeUnknown |= part.mayBeUnknown;
      isText |= part.type == Scalar.TEXT;
      isOrderedText |= part.isOrderedText;
    }
    FieldType type = group.getFirst().type;
    if (isText || (type instanceof Choice && isOrderedText)) {
      return texts(group, mayBeUnknown);
    }
    return switch (type) {
      case Choice _ -> choices(group, mayBeUnknown);
      case Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> mayBeUnknown ? FiniteDomain.FLAG_OR_UNKNOWN : FiniteDomain.FLAG;
            case INTEGER, NUMBER -> numbers(group, mayBeUnknown);
            case MONEY -> amounts(group, mayBeUnknown);
            case DATE -> line(Scale.DATE, group, mayBeUnknown);
            case DATETIME -> line(Scale.DATETIME, group, mayBeUnknown);
            case DURATION -> line(Scale.DURATION, group, mayBeUnknown);
            case TEXT -> texts(group, mayBeUnknown);
          };
    };
  }

  private static Domain choices(List<Part> group, boolean mayBeUnknown) {
    Set<Value> values = new LinkedHashSet<>();
    for (Part part : group) {
      if (part.type instanceof Choice choice) {
        choice.options().forEach(option -> values.add(option.text()));
      }
    }
    return new FiniteDomain(List.copyOf(values), mayBeUnknown);
  }

  private static Domain texts(List<Part> group, boolean mayBeUnknown) {
    Set<TextPattern> patterns = new LinkedHashSet<>();
    for (Part part : group) {
      patterns.addAll(part.patterns);
      if (part.type instanceof Choice choice) {
        choice.values().forEach(value -> patterns.add(new TextPattern.Same(value)));
      }
    }
    return new TextDomain(List.copyOf(patterns), group.size(), mayBeUnknown);
  }

  private Domain numbers(List<Part> group, boolean mayBeUnknown) {
    long whole = group.stream().filter(part -> part.type == Scalar.INTEGER).count();
    if (whole == group.size()) {
      return line(Scale.INTEGER, group, mayBeUnknown);
    }
    Set<BigDecimal> constants = constants(group);
    if (whole > 0) {
      addWhole(constants, (int) whole);
    }
    return new LineDomain(
        Scale.NUMBER, noCurrency(), constants, BigDecimal.ZERO, group.size(), mayBeUnknown);
  }

  /** Whole numbers between the constants: as many as there are variables that must be whole. */
  private static void addWhole(Set<BigDecimal> constants, int count) {
    TreeSet<BigDecimal> sorted = new TreeSet<>(constants);
    if (sorted.isEmpty()) {
      sorted.add(BigDecimal.ZERO);
    }
    BigDecimal first = sorted.first().setScale(0, RoundingMode.FLOOR);
    for (int i = 0; i <= count; i++) {
      constants.add(first.subtract(BigDecimal.valueOf(i)));
    }
    for (BigDecimal point : sorted) {
      BigDecimal from = point.setScale(0, RoundingMode.FLOOR);
      for (int i = 0; i <= count; i++) {
        constants.add(from.add(BigDecimal.valueOf(i)));
      }
    }
  }

  private Domain amounts(List<Part> group, boolean mayBeUnknown) {
    Set<String> named = new LinkedHashSet<>();
    for (Part part : group) {
      for (Value constant : part.constants) {
        if (constant instanceof Value.Money(_, String currency) && currency != null) {
          named.add(currency);
        }
      }
    }
    List<@Nullable String> currencies = new ArrayList<>();
    currencies.add(null);
    if (!named.isEmpty() || group.size() > 1) {
      currencies.addAll(named);
      USUAL_CURRENCIES.stream()
          .filter(currency -> !named.contains(currency))
          .limit(group.size())
          .forEach(currencies::add);
    }
    return new LineDomain(
        Scale.MONEY, currencies, constants(group), BigDecimal.ZERO, group.size(), mayBeUnknown);
  }

  private Domain line(Scale scale, List<Part> group, boolean mayBeUnknown) {
    return new LineDomain(
        scale, noCurrency(), constants(group), cut.anchor, group.size(), mayBeUnknown);
  }

  private static List<@Nullable String> noCurrency() {
    List<@Nullable String> none = new ArrayList<>(1);
    none.add(null);
    return none;
  }

  private static Set<BigDecimal> constants(List<Part> group) {
    Set<BigDecimal> constants = new LinkedHashSet<>();
    for (Part part : group) {
      for (Value constant : part.constants) {
        constants.add(Scale.number(constant));
      }
    }
    return constants;
  }
}
