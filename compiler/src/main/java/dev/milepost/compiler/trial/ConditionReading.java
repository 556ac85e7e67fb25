package dev.milepost.compiler.trial;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.engine.plan.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a condition's text.
 *
 * @param diagnostics why it has no meaning, by position; empty where it has one
 * @param condition what it means, or null
 */
public record ConditionReading(List<Diagnostic> diagnostics, @Nullable Condition condition) {

  public ConditionReading {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The diagnostics as one sentence for those who get no excerpt of the text. */
  public String reason() {
    return String.join("; ", diagnostics.stream().map(ConditionReading::sentence).toList());
  }

  private static String sentence(Diagnostic diagnostic) {
    String help = String.join(", ", diagnostic.help());
    return diagnostic.message() + (help.isEmpty() ? "" : " (" + help + ")");
  }
}
