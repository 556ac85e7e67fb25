package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for texts that come again and again: names of types, fields, stages, the text of clauses.
 * A row that says 17 instead of "Books.Invoice" makes the database a third as large.
 */
final class Names {

  /** Sources of signals are named by the outside; their number must not fill the memory. */
  private static final int MOST_REMEMBERED = 50_000;

  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Long, String> texts = new HashMap<>();
  private final Map<TypeName, Long> typeNumbers = new HashMap<>();
  private final Map<Long, TypeName> types = new HashMap<>();
  private final Map<SourceText, Long> clauseNumbers = new HashMap<>();

  /** Forgets what is remembered, as after a transaction that was rolled back. */
  void forget() {
    numbers.clear();
    texts.clear();
    typeNumbers.clear();
    types.clear();
    clauseNumbers.clear();
  }

  /** The number of a text, which gets one where it has none. */
  long number(Handle handle, String text) {
    Long known = numbers.get(text);
    if (known != null) {
      return known;
    }
    Long stored = stored(handle, text);
    if (stored == null) {
      stored =
          handle
              .createQuery("SELECT coalesce(max(number), 0) + 1 FROM names")
              .mapTo(Long.class)
              .one();
      handle.execute("INSERT INTO names (number, text) VALUES (?, ?)", stored, text);
    }
    remember(stored, text);
    return stored;
  }

  /** As {@link #number(Handle, String)}; null stays null. */
  @Nullable Long numberOf(Handle handle, @Nullable String text) {
    return text == null ? null : number(handle, text);
  }

  /** The number of a text, or null where it has none; gives none. */
  @Nullable Long find(Handle handle, String text) {
    Long known = numbers.get(text);
    if (known == null) {
      known = stored(handle, text);
      if (known != null) {
        remember(known, text);
      }
    }
    return known;
  }

  /** The number of a type's full name. */
  long number(Handle handle, TypeName type) {
    Long known = typeNumbers.get(type);
    if (known == null) {
      known = number(handle, type.toString());
      typeNumbers.put(type, known);
    }
    return known;
  }

  /** The number of a clause, of which the text is made only when it is first met. */
  long number(Handle handle, SourceText clause, Function<SourceText, String> text) {
    Long known = clauseNumbers.get(clause);
    if (known == null) {
      known = number(handle, text.apply(clause));
      clauseNumbers.put(clause, known);
    }
    return known;
  }

  /** The text of a number. */
  String text(Handle handle, long number) {
    String known = texts.get(number);
    if (known == null) {
      known =
          handle
              .createQuery("SELECT text FROM names WHERE number = ?")
              .bind(0, number)
              .mapTo(String.class)
              .findOne()
              .orElseThrow(() ->
                  new StoreException(
                      Reason.DAMAGED, "the database is damaged: it has no name " + number));
      remember(number, known);
    }
    return known;
  }

  /** As {@link #text}; null stays null. */
  @Nullable String textOf(Handle handle, @Nullable Long number) {
    return number == null ? null : text(handle, number);
  }

  /** The type whose full name has that number. */
  TypeName type(Handle handle, long number) {
    TypeName known = types.get(number);
    if (known == null) {
      known = TypeName.parse(text(handle, number));
      types.put(number, known);
    }
    return known;
  }

  private @Nullable Long stored(Handle handle, String text) {
    return handle
        .createQuery("SELECT number FROM names WHERE text = ?")
        .bind(0, text)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  private void remember(long number, String text) {
    if (numbers.size() >= MOST_REMEMBERED) {
      forget();
    }
    numbers.put(text, number);
    texts.put(number, text);
  }
}
