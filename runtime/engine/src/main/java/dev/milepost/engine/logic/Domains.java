package dev.milepost.engine.logic;

import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  private final Setting setting;
  private final VariableTable variables;

  private Domains(Setting setting, VariableTable variables) {
    this.setting = setting;
    this.variables = variables;
  }

  /** The domains of the variables, by their numbers. */
  static List<Domain> of(Setting setting, VariableTable variables) {
    return new Domains(setting, variables).cut();
  }

  private List<Domain> cut() {
    Map<Integer, List<Entry>> groups = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      groups.computeIfAbsent(variables.group(i), _ -> new ArrayList<>()).add(variables.entry(i));
    }
    Map<Integer, Domain> byGroup = new LinkedHashMap<>();
    groups.forEach((group, members) -> byGroup.put(group, domain(members)));
    List<Domain> domains = new ArrayList<>(variables.size());
    for (int i = 0; i < variables.size(); i++) {
      domains.add(byGroup.get(variables.group(i)));
    }
    return domains;
  }

  private Domain domain(List<Entry> group) {
    boolean mayBeUnknown = group.stream().anyMatch(entry -> entry.mayBeUnknown);
    boolean isText = group.stream().anyMatch(entry -> entry.type == Scalar.TEXT);
    FieldType type = group.getFirst().type;
    if (isText || (type instanceof Choice && group.stream().anyMatch(e -> e.isOrderedText))) {
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

  private static Domain choices(List<Entry> group, boolean mayBeUnknown) {
    Set<Value> values = new LinkedHashSet<>();
    for (Entry entry : group) {
      if (entry.type instanceof Choice choice) {
        choice.options().forEach(option -> values.add(option.text()));
      }
    }
    return new FiniteDomain(List.copyOf(values), mayBeUnknown);
  }

  private static Domain texts(List<Entry> group, boolean mayBeUnknown) {
    Set<TextPattern> patterns = new LinkedHashSet<>();
    for (Entry entry : group) {
      patterns.addAll(entry.patterns);
      if (entry.type instanceof Choice choice) {
        choice.values().forEach(value -> patterns.add(new TextPattern.Same(value)));
      }
    }
    return new TextDomain(List.copyOf(patterns), group.size(), mayBeUnknown);
  }

  private Domain numbers(List<Entry> group, boolean mayBeUnknown) {
    long whole = group.stream().filter(entry -> entry.type == Scalar.INTEGER).count();
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
    BigDecimal first = sorted.first().setScale(0, java.math.RoundingMode.FLOOR);
    for (int i = 0; i <= count; i++) {
      constants.add(first.subtract(BigDecimal.valueOf(i)));
    }
    for (BigDecimal point : sorted) {
      BigDecimal from = point.setScale(0, java.math.RoundingMode.FLOOR);
      for (int i = 0; i <= count; i++) {
        constants.add(from.add(BigDecimal.valueOf(i)));
      }
    }
  }

  private Domain amounts(List<Entry> group, boolean mayBeUnknown) {
    Set<String> named = new LinkedHashSet<>();
    for (Entry entry : group) {
      for (Value constant : entry.constants) {
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

  private Domain line(Scale scale, List<Entry> group, boolean mayBeUnknown) {
    BigDecimal anchor =
        switch (scale) {
          case DATE -> Scale.number(new Value.Day(setting.calendar().dayOf(setting.now())));
          case DATETIME -> Scale.number(new Value.Moment(setting.now()));
          case INTEGER, NUMBER, MONEY, DURATION -> BigDecimal.ZERO;
        };
    return new LineDomain(
        scale, noCurrency(), constants(group), anchor, group.size(), mayBeUnknown);
  }

  private static List<@Nullable String> noCurrency() {
    List<@Nullable String> none = new ArrayList<>(1);
    none.add(null);
    return none;
  }

  private static Set<BigDecimal> constants(List<Entry> group) {
    Set<BigDecimal> constants = new LinkedHashSet<>();
    for (Entry entry : group) {
      for (Value constant : entry.constants) {
        constants.add(Scale.number(constant));
      }
    }
    return constants;
  }
}
