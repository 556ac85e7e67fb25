package dev.milepost.compiler;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.syntax.MappingFile.Format;
import dev.milepost.engine.mapping.SignalMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mapping file.
 *
 * @param diagnostics what was found, by position
 * @param format the shape of the files that it maps, or null where it does not say
 * @param mapping what it means, or null where there are errors
 */
public record MappingCompilation(
    List<Diagnostic> diagnostics, @Nullable Format format, @Nullable SignalMapping mapping) {

  public MappingCompilation {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether there is an error; then there is no mapping. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
