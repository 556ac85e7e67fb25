package dev.milepost.server.writer;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.SubjectKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose the values of keys are, as far as they were asked for lately; bounded in number. */
final class KeyCache {

  private static final int FIRST_SIZE = 64;
  private static final float LOAD = 0.75f;

  private final int most;
  private final Map<SubjectKey, SubjectName> owners = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);

  KeyCache(int most) {
    this.most = most;
  }

  @Nullable SubjectName get(SubjectKey key) {
    return owners.get(key);
  }

  void put(SubjectKey key, SubjectName owner) {
    owners.put(key, owner);
    if (owners.size() > most) {
      owners.remove(owners.keySet().iterator().next());
    }
  }

  void clear() {
    owners.clear();
  }
}
