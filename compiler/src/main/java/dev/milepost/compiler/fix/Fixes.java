package dev.milepost.compiler.fix;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.text.Source;
import java.util.List;
import java.util.Map;

/**
 * What became of the fixes that findings carry.
 *
 * @param applied the findings that are gone, in the order in which they were mended
 * @param refused those whose fix was tried and not kept
 * @param remaining what is found in the mended texts
 * @param texts the new text of each source that changes; the keys are the sources as they were
 */
public record Fixes(
    List<Diagnostic> applied,
    List<Refused> refused,
    List<Diagnostic> remaining,
    Map<Source, String> texts) {

  public Fixes {
    applied = List.copyOf(applied);
    refused = List.copyOf(refused);
    remaining = List.copyOf(remaining);
    texts = Map.copyOf(texts);
  }

  /**
   * A fix that was not kept.
   *
   * @param reason what the mended text would have led to
   */
  public record Refused(Diagnostic finding, String reason) {}
}
