package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.text.Source;
import java.time.LocalDate;
import java.util.List;

/**
 * Names all that a {@link CheckSummary} depends on: the texts to the letter with their names, the
 * levels that go before those of the workspace, and the day, on which allowances may end.
 */
public final class WorkspaceKey {

  private WorkspaceKey() {}

  /** The key: 64 hexadecimal digits. */
  public static String of(List<Source> texts, Levels levels, LocalDate today) {
    KeyDigest digest = new KeyDigest();
    for (Source text : texts) {
      digest.add(text.name());
      digest.add(text.text());
    }
    digest.add(levels.chosen().toString());
    digest.add(today.toString());
    return digest.key();
  }
}
