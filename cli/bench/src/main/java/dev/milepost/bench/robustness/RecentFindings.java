package dev.milepost.bench.robustness;

import dev.milepost.compiler.analysis.memory.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what was found of journeys, and begins anew where that is much. */
final class RecentFindings implements Memory {

  private static final int MOST = 500;

  private final Map<String, byte[]> byKey = new LinkedHashMap<>();

  @Override
  public synchronized byte @Nullable [] recall(String key) {
    return byKey.get(key);
  }

  @Override
  public synchronized void keep(String key, byte[] findings) {
    if (byKey.size() == MOST) {
      byKey.clear();
    }
    byKey.put(key, findings);
  }
}
