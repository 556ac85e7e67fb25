package dev.milepost.server.store.sql;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.SubjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who the subjects are, by which values they are known, and what waits for such a value. */
final class SubjectTables {

  private static final String NO_VALUE = "";
  private static final Comparator<SubjectKey> BY_KEY =
      Comparator.comparing(SubjectKey::key).thenComparing(SubjectKey::value);

  private final Session session;
  private final Lookup numbers;
  private final Lookup names;
  private final Lookup owners;
  private final Lookup waiting;
  private final MergeTables merges;
  private final Rows subjects;
  private final Rows keys;
  private final Rows refusedLinks;
  private final Rows parked;
  private final Rows removed;
  private final Map<SubjectName, Long> unwritten = new HashMap<>();
  private final Set<SubjectKey> unwrittenKeys = new HashSet<>();

  SubjectTables(Session session) {
    this.session = session;
    this.merges = new MergeTables(session);
    this.numbers =
        new Lookup(session.handle(), "SELECT number FROM subjects WHERE type = ? AND key = ?");
    this.names = new Lookup(session.handle(), "SELECT type, key FROM subjects WHERE number = ?");
    this.owners =
        new Lookup(
            session.handle(),
            "SELECT s.key FROM subject_keys k JOIN subjects s ON s.number = k.subject"
                + " WHERE k.type = ? AND k.key = ? AND k.value = ?");
    this.waiting =
        new Lookup(
            session.handle(),
            "SELECT p.input, o.key, o.value FROM parked p"
                + " JOIN parked o ON o.input = p.input AND o.type = p.type"
                + " WHERE p.type = ? AND p.key = ? AND p.value = ?");
    this.subjects =
        new Rows(session.handle(), "INSERT INTO subjects (number, type, key) VALUES (?, ?, ?)");
    this.keys =
        new Rows(
            session.handle(),
            "INSERT INTO subject_keys (type, key, value, subject, input) VALUES (?, ?, ?, ?, ?)");
    this.refusedLinks =
        new Rows(
            session.handle(),
            "INSERT INTO refused_links (input, type, key, value, subject) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING");
    this.parked =
        new Rows(
            session.handle(),
            "INSERT INTO parked (type, key, value, input) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING");
    this.removed = new Rows(session.handle(), "DELETE FROM parked WHERE input = ? AND type = ?");
  }

  void write() {
    writeSubjects();
    writeKeys();
    refusedLinks.write();
    parked.write();
  }

  private void writeSubjects() {
    subjects.write();
    unwritten.clear();
  }

  private void writeKeys() {
    keys.write();
    unwrittenKeys.clear();
  }

  void discard() {
    unwritten.clear();
    unwrittenKeys.clear();
    subjects.discard();
    keys.discard();
    refusedLinks.discard();
    parked.discard();
    removed.discard();
  }

  void add(long number, SubjectName name) {
    unwritten.put(name, number);
    subjects.row().bind(0, number).bind(1, session.name(name.type())).bind(2, name.key()).add();
  }

  void bind(SubjectKey key, long subject, long input) {
    unwrittenKeys.add(key);
    keys.row()
        .bind(0, session.name(key.type()))
        .bind(1, session.name(key.key()))
        .bind(2, key.value())
        .bind(3, subject)
        .bind(4, input)
        .add();
  }

  void refuseLink(SubjectKey key, long subject, long input) {
    refusedLinks
        .row()
        .bind(0, input)
        .bind(1, session.name(key.type()))
        .bind(2, session.name(key.key()))
        .bind(3, key.value())
        .bind(4, subject)
        .add();
  }

  /** Parks a signal; without any value it waits under none, so that it is never lost. */
  void park(long input, String subjectType, List<SubjectKey> values) {
    long type = session.name(subjectType);
    if (values.isEmpty()) {
      parked.row().bind(0, type).bind(1, 0).bind(2, NO_VALUE).bind(3, input).add();
    }
    for (SubjectKey value : values) {
      parked
          .row()
          .bind(0, type)
          .bind(1, session.name(value.key()))
          .bind(2, value.value())
          .bind(3, input)
          .add();
    }
  }

  /** A signal that waited, and the other values under which it did. */
  record Waiting(long input, List<SubjectKey> others) {}

  /** Takes what waits for a value out of the parking, in the order of the log. */
  List<Waiting> release(SubjectKey value) {
    Long type = session.find(value.type());
    Long key = session.find(value.key());
    if (type == null || key == null) {
      return List.of();
    }
    parked.write();
    NavigableMap<Long, List<SubjectKey>> found = new TreeMap<>();
    for (ParkedValue parkedValue :
        waiting.all(
            row -> new ParkedValue(row.getLong(1), row.getLong(2), row.getString(3)),
            type,
            key,
            value.value())) {
      SubjectKey other =
          new SubjectKey(value.type(), session.text(parkedValue.key()), parkedValue.value());
      List<SubjectKey> others = found.computeIfAbsent(parkedValue.input(), _ -> new ArrayList<>(1));
      if (!other.equals(value)) {
        others.add(other);
      }
    }
    List<Waiting> released = new ArrayList<>(found.size());
    found.forEach((input, others) -> {
      others.sort(BY_KEY);
      released.add(new Waiting(input, others));
      removed.row().bind(0, input).bind(1, type).add();
    });
    removed.write();
    return released;
  }

  /** A value under which a signal waits; the key is a name. */
  private record ParkedValue(long input, long key, String value) {}

  MergeTables merges() {
    return merges;
  }

  void absorb(long absorber, long subject, int firstPlace, long input) {
    writeSubjects();
    writeKeys();
    refusedLinks.write();
    merges.absorb(absorber, subject, firstPlace, input);
  }

  /** The number of the subject of that name, or of the one that absorbed it. */
  @Nullable Long find(SubjectName name) {
    Long fresh = unwritten.get(name);
    Long type = session.find(name.type());
    if (fresh != null || type == null) {
      return fresh;
    }
    Long known = numbers.number(type, name.key());
    Long absorber = known == null ? null : merges.absorber(known);
    return absorber == null ? known : absorber;
  }

  /** The name of the subject that absorbed the one of that name; else that name. */
  SubjectName present(SubjectName name) {
    if (unwritten.containsKey(name)) {
      return name;
    }
    Long type = session.find(name.type());
    Long known = type == null ? null : numbers.number(type, name.key());
    Long absorber = known == null ? null : merges.absorber(known);
    return absorber == null ? name : name(absorber);
  }

  SubjectName name(long subject) {
    writeSubjects();
    return names
        .first(
            row -> new SubjectName(session.text(row.getLong("type")), row.getString("key")),
            subject)
        .orElseThrow(() -> new IllegalArgumentException("there is no subject " + subject));
  }

  Optional<SubjectName> bound(SubjectKey key) {
    Long type = session.find(key.type());
    Long name = session.find(key.key());
    if (type == null || name == null) {
      return Optional.empty();
    }
    if (unwrittenKeys.contains(key)) {
      writeSubjects();
      writeKeys();
    }
    return owners.first(
        row -> new SubjectName(key.type(), row.getString(1)), type, name, key.value());
  }

  List<SubjectKey> keys(long subject) {
    String type = name(subject).type();
    writeKeys();
    List<SubjectKey> found =
        new ArrayList<>(
            session
                .handle()
                .createQuery("SELECT key, value FROM subject_keys WHERE subject = ?")
                .bind(0, subject)
                .map((row, _) ->
                    new SubjectKey(type, session.text(row.getLong("key")), row.getString("value")))
                .list());
    found.sort(BY_KEY);
    return found;
  }

  List<SubjectName> named(String firstKey) {
    writeSubjects();
    return session
        .handle()
        .createQuery(
            "SELECT n.text AS type FROM subjects s JOIN names n ON n.number = s.type"
                + " WHERE s.key = ? ORDER BY n.text")
        .bind(0, firstKey)
        .map((row, _) -> new SubjectName(row.getString("type"), firstKey))
        .list();
  }
}
