package dev.milepost.server.writer;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.StoredSubject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subjects that were moved most recently, as they are stored; bounded in number. */
final class SubjectCache {

  private static final int FIRST_SIZE = 64;
  private static final float LOAD = 0.75f;

  private final int most;
  private final Map<SubjectName, StoredSubject> subjects =
      new LinkedHashMap<>(FIRST_SIZE, LOAD, true);
  private final Map<Long, SubjectName> names = new HashMap<>();

  SubjectCache(int most) {
    this.most = most;
  }

  @Nullable StoredSubject get(SubjectName name) {
    return subjects.get(name);
  }

  @Nullable StoredSubject get(long number) {
    SubjectName name = names.get(number);
    return name == null ? null : subjects.get(name);
  }

  void put(StoredSubject subject) {
    SubjectName name = subject.state().name();
    subjects.put(name, subject);
    names.put(subject.number(), name);
    Iterator<StoredSubject> oldest = subjects.values().iterator();
    while (subjects.size() > most) {
      names.remove(oldest.next().number());
      oldest.remove();
    }
  }

  void remove(StoredSubject subject) {
    subjects.remove(subject.state().name());
    names.remove(subject.number());
  }

  void clear() {
    subjects.clear();
    names.clear();
  }
}
