package dev.milepost.server.writer;

import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.WriteTransaction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subjects that one transaction moves. However often one is moved, it is written once, by the
 * difference between what is stored and what it is in the end.
 */
final class SubjectsInHand {

  private final WriteTransaction transaction;
  private final Declarations declarations;
  private final SubjectCache cache;
  private final Map<SubjectName, Moved> moved = new LinkedHashMap<>();
  private final Map<Long, Moved> byNumber = new HashMap<>();

  SubjectsInHand(WriteTransaction transaction, Declarations declarations, SubjectCache cache) {
    this.transaction = transaction;
    this.declarations = declarations;
    this.cache = cache;
  }

  /** A subject as it is stored and as it is now. */
  static final class Moved {
    private StoredSubject stored;
    private StoredSubject now;
    private @Nullable Moved absorber;

    private Moved(StoredSubject stored) {
      this.stored = stored;
      this.now = stored;
    }

    StoredSubject now() {
      return now;
    }

    void become(StoredSubject next) {
      now = next;
    }
  }

  /** The subject of that name, or the one that absorbed it; null where it is not known. */
  @Nullable Moved find(SubjectName name) {
    Moved known = moved.get(name);
    if (known != null) {
      return known.absorber == null ? known : find(known.absorber.now.state().name());
    }
    StoredSubject stored = cache.get(name);
    if (stored == null) {
      SubjectName present = transaction.present(name);
      if (!present.equals(name)) {
        return find(present);
      }
      stored = transaction.find(name, declarations).orElse(null);
    }
    return stored == null ? null : take(stored);
  }

  /** From now on a subject is meant by the name of another one, too, which absorbed it. */
  void absorb(Moved absorber, Moved subject) {
    subject.absorber = absorber;
  }

  /** The subject of that name, which is new where it is not known. */
  Moved findOrMake(SubjectName name) {
    Moved known = find(name);
    return known == null
        ? take(
            StoredSubject.unknown(
                transaction.newSubject(name), SubjectState.empty(declarations.layout(), name)))
        : known;
  }

  /** The subject of that number. */
  Moved get(long number) {
    Moved known = byNumber.get(number);
    if (known != null) {
      return known;
    }
    StoredSubject stored = cache.get(number);
    return take(stored == null ? transaction.load(number, declarations) : stored);
  }

  private Moved take(StoredSubject stored) {
    Moved taken = new Moved(stored);
    moved.put(stored.state().name(), taken);
    byNumber.put(stored.number(), taken);
    return taken;
  }

  /** Writes all that changed. */
  void save() {
    for (Moved one : moved.values()) {
      one.stored = transaction.save(one.stored, one.now);
      one.now = one.stored;
    }
  }

  /** Hands what was committed to the cache. */
  void keep() {
    for (Moved one : moved.values()) {
      if (one.absorber == null) {
        cache.put(one.stored);
      } else {
        cache.remove(one.stored);
      }
    }
  }
}
