package dev.milepost.compiler.resolution;

import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may speak of where it stands.
 *
 * @param answers the answers that there may be
 * @param member the record or event whose parentheses it stands in, or null
 * @param isHeld whether it must hold for a time
 */
record Scope(Answers answers, @Nullable TypeEntry member, boolean isHeld) {

  /** The answers that a condition may speak of. */
  sealed interface Answers {

    /**
     * There are none.
     *
     * @param reason why, as a sentence
     */
    record None(String reason) implements Answers {}

    /** Those of a stage, or, in a definition, of all stages. */
    record Among(List<String> values) implements Answers {
      public Among {
        values = List.copyOf(values);
      }
    }

    /** Any text: there is no stage that says which. */
    record Any() implements Answers {}

    /** It cannot be told: the clause that asks could not be read. */
    record Unclear() implements Answers {}
  }

  static Scope of(Answers answers) {
    return new Scope(answers, null, false);
  }

  Scope inside(TypeEntry type) {
    return new Scope(answers, type, isHeld);
  }

  Scope held() {
    return new Scope(answers, member, true);
  }

  boolean isInsideOf(Kind kind) {
    return member != null && member.kind() == kind;
  }
}
