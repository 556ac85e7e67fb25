package dev.milepost.server.writer;

import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.intake.KeyFields.KeyValue;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.WriteTransaction;
import dev.milepost.server.writer.SubjectsInHand.Moved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose a signal is. The envelope's subject goes before the key fields that the signal
 * carries; a value of the first key names its subject even where it was never heard of, a value of
 * another key only where it is bound. Subjects that a signal names together are the same, but for
 * those that it names by two values of the first key, of which a subject has one.
 */
final class SubjectResolver {

  private final WriteTransaction transaction;
  private final SubjectInterests interests;
  private final KeyCache keys;
  private final SubjectsInHand subjects;

  SubjectResolver(
      WriteTransaction transaction,
      SubjectInterests interests,
      KeyCache keys,
      SubjectsInHand subjects) {
    this.transaction = transaction;
    this.interests = interests;
    this.keys = keys;
    this.subjects = subjects;
  }

  /**
   * Whose a signal is among one kind of subjects.
   *
   * @param subject the subject, or null where it cannot be told
   * @param same other subjects that it says are this one
   * @param newLinks values of further keys that are not bound to anybody yet
   * @param refusedLinks values that belong to another subject, which it cannot be
   * @param isSuppressed whether it is of one that was forgotten and is not to come back
   */
  record Resolution(
      SubjectType type,
      @Nullable Moved subject,
      List<Moved> same,
      List<SubjectKey> newLinks,
      List<SubjectKey> refusedLinks,
      boolean isSuppressed) {

    /** The same with one subject in the place of all that it says are the same. */
    Resolution united(Moved one) {
      return new Resolution(type, one, List.of(), newLinks, refusedLinks, isSuppressed);
    }
  }

  /** Whose a signal is, for each kind of subjects that it concerns. */
  List<Resolution> resolve(@Nullable SubjectAddress address, Content content) {
    List<SubjectType> concerned = interests.in(content.type());
    if (concerned.isEmpty()) {
      return List.of();
    }
    List<KeyValue> carried = interests.keyFields().of(content);
    List<Resolution> resolutions = new ArrayList<>(concerned.size());
    for (SubjectType type : concerned) {
      resolutions.add(resolve(type, values(type, address, carried, concerned.size() > 1)));
    }
    return resolutions;
  }

  /** The values by which the signal names a subject of one kind, the envelope's first. */
  private static List<SubjectKey> values(
      SubjectType type,
      @Nullable SubjectAddress address,
      List<KeyValue> carried,
      boolean severalKinds) {
    List<SubjectKey> values = new ArrayList<>(carried.size() + 1);
    String first = first(type);
    for (KeyValue value : carried) {
      if (value.subject().equals(type.name())) {
        values.add(new SubjectKey(type.name(), value.key(), value.value()));
      }
    }
    if (address != null) {
      String key = address.key();
      // Where it may be of either kind, the signal's own field knows better than the envelope.
      boolean knownOtherwise =
          severalKinds && values.stream().anyMatch(value -> value.key().equals(first));
      boolean isOfType =
          key == null
              ? !knownOtherwise
              : type.keys().stream().anyMatch(declared -> declared.name().equals(key));
      if (isOfType) {
        SubjectKey named = new SubjectKey(type.name(), key == null ? first : key, address.value());
        values.remove(named);
        values.addFirst(named);
      }
    }
    return values;
  }

  private Resolution resolve(SubjectType type, List<SubjectKey> values) {
    Moved subject = known(type, values);
    if (subject == null) {
      if (isSuppressed(type, values)) {
        return new Resolution(type, null, List.of(), List.of(), List.of(), true);
      }
      subject = made(type, values);
    }
    if (subject == null) {
      return new Resolution(type, null, List.of(), values, List.of(), false);
    }
    List<SubjectKey> newLinks = new ArrayList<>(1);
    List<SubjectKey> refused = new ArrayList<>(1);
    List<Moved> same = new ArrayList<>(0);
    boolean contradictsItself = namesAnother(type, values, subject);
    for (SubjectKey value : values) {
      boolean isFirst = isFirst(type, value);
      Moved owner = isFirst ? subjects.find(name(value)) : owner(value);
      if (owner == null && !isFirst) {
        newLinks.add(value);
      } else if (owner != subject) {
        if (owner == null || contradictsItself) {
          refused.add(value);
        } else if (!same.contains(owner)) {
          same.add(owner);
        }
      }
    }
    return new Resolution(type, subject, same, newLinks, refused, false);
  }

  /** Whether values of the first key name another subject than that one. */
  private boolean namesAnother(SubjectType type, List<SubjectKey> values, Moved subject) {
    return values.stream()
        .filter(value -> isFirst(type, value))
        .anyMatch(value -> subjects.find(name(value)) != subject);
  }

  private boolean isSuppressed(SubjectType type, List<SubjectKey> values) {
    for (SubjectKey value : values) {
      if (transaction.isSuppressed(
          isFirst(type, value) ? SubjectKey.first(type.name(), value.value()) : value)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Moved made(SubjectType type, List<SubjectKey> values) {
    for (SubjectKey value : values) {
      if (isFirst(type, value)) {
        return subjects.findOrMake(name(value));
      }
    }
    return null;
  }

  private @Nullable Moved known(SubjectType type, List<SubjectKey> values) {
    for (SubjectKey value : values) {
      if (isFirst(type, value)) {
        return subjects.find(name(value));
      }
    }
    for (SubjectKey value : values) {
      Moved owner = owner(value);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  /** The subject to which a value of a further key is bound, or null. */
  @Nullable Moved owner(SubjectKey value) {
    SubjectName known = keys.get(value);
    if (known == null) {
      known = transaction.bound(value).orElse(null);
      if (known != null) {
        keys.put(value, known);
      }
    }
    return known == null ? null : subjects.find(known);
  }

  /** Binds a value to a subject. */
  void bind(SubjectKey value, Moved subject, long input) {
    transaction.bind(value, subject.now().number(), input);
    keys.put(value, subject.now().state().name());
  }

  private static boolean isFirst(SubjectType type, SubjectKey value) {
    return value.key().equals(first(type));
  }

  private static String first(SubjectType type) {
    return type.keys().getFirst().name();
  }

  private static SubjectName name(SubjectKey value) {
    return new SubjectName(value.type(), value.value());
  }
}
