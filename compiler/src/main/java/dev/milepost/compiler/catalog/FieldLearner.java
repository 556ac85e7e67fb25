package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.Evidence.Trait;
import dev.milepost.compiler.catalog.LeftOut.Reason;
import dev.milepost.compiler.text.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the fields of a record or event from its samples. */
final class FieldLearner {

  private static final String ID = "Id";

  private final Samples samples;
  private final boolean mapped;
  private final String prefix;
  private final TypeChoice types;
  private final LeftOut leftOut = new LeftOut();
  private final List<LearnedField> fields = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * For these samples.
   *
   * @param mapped whether a mapping reaches the values
   * @param prefix what all paths begin with; it says nothing in a name
   */
  FieldLearner(Samples samples, boolean mapped, String prefix) {
    this.samples = samples;
    this.mapped = mapped;
    this.prefix = prefix;
    this.types = new TypeChoice(mapped);
    taken.add(ID);
  }

  /** Keeps a name for another field. */
  void take(String name) {
    taken.add(name);
  }

  /** The fields, in the order of the samples. */
  List<LearnedField> fields() {
    samples.fields().forEach(this::add);
    samples.lists().forEach(path -> leftOut.add(Reason.LIST, path));
    samples.objects().forEach(path -> leftOut.add(Reason.OBJECT, path));
    return fields;
  }

  /** What became no field, once there are fields. */
  Map<Reason, List<String>> leftOut() {
    return leftOut.paths();
  }

  private void add(String path, Evidence evidence) {
    List<String> words = Naming.lowerWords(path.substring(prefix.length()));
    if (ValueShape.isSecret(words)) {
      leftOut.add(Reason.SECRET, path);
    } else if (evidence.values() == 0) {
      leftOut.add(Reason.NULL, path);
    } else if (evidence.structures() > 0 || isAlsoList(path)) {
      leftOut.add(Reason.MIXED, path);
    } else if (evidence.all(Trait.WEB_ADDRESS)) {
      leftOut.add(Reason.WEB, path);
    } else if (mapped ? !isPath(path) : !Naming.isName(path)) {
      leftOut.add(Reason.NAME, path);
    } else {
      String currency = currency(path);
      TypeChoice.Chosen chosen =
          types.choose(evidence, path.substring(prefix.length()), currency, inCents(currency));
      if (chosen == null) {
        leftOut.add(Reason.MIXED, path);
        return;
      }
      fields.add(
          new LearnedField(
              name(path),
              path,
              chosen.type(),
              chosen.modifiers(),
              note(chosen, evidence),
              evidence));
    }
  }

  private boolean isAlsoList(String path) {
    return samples.lists().contains(path)
        || samples.objects().contains(path)
        || samples.fields().keySet().stream().anyMatch(other -> other.startsWith(path + "."));
  }

  private static boolean isPath(String path) {
    return path.indexOf('`') < 0 && Printable.escape(path).equals(path) && !path.isBlank();
  }

  private String name(String path) {
    if (!mapped) {
      taken.add(path);
      return path;
    }
    List<String> parts = new ArrayList<>(Naming.parts(path.substring(prefix.length())));
    while (parts.size() > 1 && Wordlists.HOLDERS.contains(parts.getFirst())) {
      parts.removeFirst();
    }
    for (int part = parts.size() - 1; part > 0; part--) {
      List<String> words = Naming.lowerWords(parts.get(part));
      List<String> before = Naming.lowerWords(parts.get(part - 1));
      if (words.size() > before.size() && words.subList(0, before.size()).equals(before)) {
        parts.remove(part - 1);
      }
    }
    String name = Naming.camel(String.join("_", parts));
    if (taken.contains(name)) {
      name = Naming.camel(path.substring(prefix.length()).replace('.', '_'));
    }
    return Naming.unique(name.isEmpty() ? "Field" : name, taken);
  }

  private String note(TypeChoice.Chosen chosen, Evidence evidence) {
    List<String> notes = new ArrayList<>();
    if (!chosen.note().isEmpty()) {
      notes.add(chosen.note());
    }
    long values = evidence.values();
    if (values < samples.count() - samples.gone()) {
      notes.add("in " + values + " of " + (samples.count() - samples.gone()) + " samples");
    }
    return String.join("; ", notes);
  }

  /** The nearest currency: beside the amount, else beside what holds it. */
  private @Nullable String currency(String path) {
    for (int end = path.lastIndexOf('.');
        end >= prefix.length() - 1;
        end = path.lastIndexOf('.', end - 1)) {
      String holder = path.substring(0, end + 1);
      for (Map.Entry<String, Evidence> field : samples.fields().entrySet()) {
        String other = field.getKey();
        if (other.startsWith(holder)
            && other.indexOf('.', holder.length()) < 0
            && isPath(other)
            && Naming.lowerWords(other.substring(holder.length())).contains("currency")
            && field.getValue().all(Trait.CURRENCY)) {
          return other;
        }
      }
      if (end <= 0) {
        return null;
      }
    }
    return null;
  }

  /**
   * Whole numbers beside a currency in lower case are how payment services write hundredths; one
   * amount with a fraction shows that here they are not.
   */
  private boolean inCents(@Nullable String currency) {
    Evidence codes = currency == null ? null : samples.fields().get(currency);
    if (codes == null || !codes.all(Trait.LOWER_CASE)) {
      return false;
    }
    return samples.fields().entrySet().stream()
        .filter(
            field -> TypeChoice.isMoney(Naming.lowerWords(Naming.parts(field.getKey()).getLast())))
        .map(Map.Entry::getValue)
        .filter(evidence -> evidence.all(Trait.JSON_NUMBER))
        .allMatch(evidence -> evidence.all(Trait.WHOLE));
  }
}
