package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.Evidence.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Guesses by which fields the apps speak of the same traveller: fields that share values, ids of
 * the same name in several types, and e-mail addresses.
 */
final class KeyGuess {

  private static final String ID = "Id";

  private KeyGuess() {}

  /**
   * A key.
   *
   * @param references full names of fields
   */
  record Key(String name, List<String> references) {}

  /** A subject with its keys; empty where nothing identifies anybody. */
  record Subject(String name, List<Key> keys) {}

  private record Candidate(String app, String type, String field, Evidence evidence) {
    private String reference() {
      return app + "." + type + "." + field;
    }

    /** What a field names: {@code CustomerId} and the {@code Id} of {@code Customer} the same. */
    private String named() {
      if (field.equals(ID)) {
        return type;
      }
      boolean isId = field.length() > ID.length() && TypeChoice.isId(Naming.lowerWords(field));
      return isId ? field.substring(0, field.length() - ID.length()) : field;
    }

    private String typeName() {
      return app + "." + type;
    }

    private boolean names(Set<String> words) {
      return Naming.lowerWords(named()).stream().anyMatch(words::contains);
    }
  }

  /** Guesses, or gives null where nothing identifies anybody. */
  static @Nullable Subject of(List<LearnedApp> apps) {
    List<Candidate> ids = new ArrayList<>();
    List<Candidate> emails = new ArrayList<>();
    for (LearnedApp app : apps) {
      for (LearnedType type : app.types()) {
        if (type.ids() != null) {
          ids.add(new Candidate(app.name(), type.name(), ID, type.ids()));
        }
        for (LearnedField field : type.fields()) {
          Candidate candidate =
              new Candidate(app.name(), type.name(), field.name(), field.evidence());
          if (field.evidence().all(Trait.EMAIL)) {
            emails.add(candidate);
          } else if (field.type().equals("text") && couldName(candidate)) {
            ids.add(candidate);
          }
        }
      }
    }
    List<Candidate> best = best(groups(ids));
    List<Key> keys = new ArrayList<>();
    String subject = "Customer";
    if (best != null) {
      Candidate first = traveller(best);
      subject = first.named().isEmpty() ? subject : first.named();
      keys.add(new Key(subject + ID, references(best)));
    }
    if (!emails.isEmpty()) {
      keys.add(new Key("Email", references(onePerType(emails))));
    }
    return keys.isEmpty() ? null : new Subject(subject, keys);
  }

  private static boolean couldName(Candidate candidate) {
    List<String> words = Naming.lowerWords(candidate.field());
    return TypeChoice.isId(words)
        || (candidate.evidence().all(Trait.ONE_WORD)
            && !words.isEmpty()
            && Wordlists.TRAVELLERS.contains(words.getLast()));
  }

  /** Fields that name the same kind of thing, by value or by name. */
  private static List<List<Candidate>> groups(List<Candidate> candidates) {
    List<List<Candidate>> groups = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<List<Candidate>> same =
          groups.stream()
              .filter(group -> group.stream().anyMatch(other -> isSame(candidate, other)))
              .toList();
      List<Candidate> joined = new ArrayList<>();
      same.forEach(joined::addAll);
      joined.add(candidate);
      groups.removeAll(same);
      groups.add(joined);
    }
    return groups;
  }

  private static boolean isSame(Candidate one, Candidate other) {
    if (one.evidence() == other.evidence() || one.named().equalsIgnoreCase(other.named())) {
      return true;
    }
    // Small numbers are the same by chance; half of the values are not.
    long fewer = Math.min(one.evidence().identities(), other.evidence().identities());
    return one.evidence().shared(other.evidence()) * 2 > fewer;
  }

  private static @Nullable List<Candidate> best(List<List<Candidate>> groups) {
    return groups.stream()
        .map(KeyGuess::onePerType)
        .filter(group -> group.size() > 1 || group.getFirst().names(Wordlists.TRAVELLERS))
        .max(
            Comparator.comparing((List<Candidate> group) ->
                    group.stream().anyMatch(field -> field.names(Wordlists.TRAVELLERS)))
                .thenComparing(List::size))
        .orElse(null);
  }

  /** Where a type has several such fields, the one with the shortest name is likely the owner. */
  private static List<Candidate> onePerType(List<Candidate> group) {
    Map<String, Candidate> byType = new LinkedHashMap<>();
    for (Candidate candidate : group) {
      byType.merge(
          candidate.typeName(),
          candidate,
          (one, other) -> one.field().length() <= other.field().length() ? one : other);
    }
    return List.copyOf(byType.values());
  }

  private static Candidate traveller(List<Candidate> group) {
    return group.stream()
        .min(
            Comparator.comparing((Candidate field) -> !field.names(Wordlists.TRAVELLERS))
                .thenComparing(field -> field.named().length()))
        .orElseThrow();
  }

  private static List<String> references(List<Candidate> group) {
    Set<String> references = new TreeSet<>();
    group.forEach(candidate -> references.add(candidate.reference()));
    return List.copyOf(references);
  }
}
