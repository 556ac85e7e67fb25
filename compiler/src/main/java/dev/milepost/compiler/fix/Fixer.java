package dev.milepost.compiler.fix;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Edit;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.fix.Fixes.Refused;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Applies the changes of the text that findings carry, one after the other. Each is tried first: it
 * is kept where its finding is gone and nothing new is found. Only the edited places change.
 */
public final class Fixer {

  private final CompileOptions options;
  private final Predicate<Rule> rules;
  private final List<Diagnostic> applied = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Set<Told> notKept = new HashSet<>();

  /** The sources as they were, by those that stand for them now. */
  private final Map<Source, Source> originals = new HashMap<>();

  private Fixer(CompileOptions options, Predicate<Rule> rules) {
    this.options = options;
    this.rules = rules;
  }

  /** A finding wherever it stands; edits move the places of the others. */
  private record Told(Rule rule, String file, String message) {
    private static Told of(Diagnostic finding) {
      return new Told(finding.rule(), finding.span().source().name(), finding.message());
    }
  }

  /**
   * Mends a workspace in memory.
   *
   * @param rules whose findings are mended
   */
  public static Fixes fix(Workspace workspace, CompileOptions options, Predicate<Rule> rules) {
    return new Fixer(options, rules).run(workspace);
  }

  private Fixes run(Workspace workspace) {
    Workspace current = workspace;
    Compilation compilation = Compiler.compile(current, options);
    Diagnostic next = next(compilation);
    while (next != null) {
      Optional<Workspace> mended = apply(current, next);
      if (mended.isPresent()) {
        Compilation after = Compiler.compile(mended.get(), options);
        String reason = reason(compilation, after, next);
        if (reason == null) {
          applied.add(next);
          current = mended.get();
          compilation = after;
        } else {
          refuse(next, reason);
        }
      } else {
        refuse(next, "it would change a file that cannot be changed here");
      }
      next = next(compilation);
    }
    Map<Source, String> texts = new HashMap<>();
    for (Source source : current.texts()) {
      Source original = originals.get(source);
      if (original != null) {
        texts.put(original, source.text());
      }
    }
    return new Fixes(applied, refused, compilation.diagnostics(), texts);
  }

  private void refuse(Diagnostic finding, String reason) {
    notKept.add(Told.of(finding));
    refused.add(new Refused(finding, reason));
  }

  private @Nullable Diagnostic next(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(found -> found.suggestion() != null && rules.test(found.rule()))
        .filter(found -> !notKept.contains(Told.of(found)))
        .findFirst()
        .orElse(null);
  }

  private Optional<Workspace> apply(Workspace workspace, Diagnostic finding) {
    Suggestion suggestion = finding.suggestion();
    Map<Source, Source> changed = new HashMap<>();
    for (Source source : workspace.texts()) {
      List<Edit> edits =
          suggestion == null
              ? List.of()
              : suggestion.edits().stream()
                  .filter(edit -> edit.span().source().equals(source))
                  .toList();
      if (!edits.isEmpty()) {
        Source mended = Source.of(source.name(), edited(source.text(), edits));
        changed.put(source, mended);
        originals.put(mended, originals.getOrDefault(source, source));
      }
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(workspace.with(changed));
  }

  /** From the last place to the first, so that none moves before its turn. */
  private static String edited(String text, List<Edit> edits) {
    StringBuilder edited = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed())
        .forEach(
            edit -> edited.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return edited.toString();
  }

  /** Why a change is not kept, or null: it is. */
  private static @Nullable String reason(
      Compilation before, Compilation after, Diagnostic finding) {
    Map<Told, Integer> known = counts(before);
    Map<Told, Integer> found = counts(after);
    Told mended = Told.of(finding);
    if (found.getOrDefault(mended, 0) >= known.getOrDefault(mended, 0)) {
      return "the finding would stay";
    }
    // How a journey runs could not be asked of a text that was not understood.
    boolean wasUnderstood = before.isRunnable();
    for (Diagnostic now : after.diagnostics()) {
      Told told = Told.of(now);
      boolean counts = now.severity() != Severity.NOTE;
      boolean isNew = found.getOrDefault(told, 0) > known.getOrDefault(told, 0);
      if (counts && isNew && (wasUnderstood || !now.rule().isAdjustable())) {
        return "then " + now.message() + " [" + now.rule().id() + "]";
      }
    }
    return null;
  }

  private static Map<Told, Integer> counts(Compilation compilation) {
    Map<Told, Integer> counts = new HashMap<>();
    compilation.diagnostics().forEach(found -> counts.merge(Told.of(found), 1, Integer::sum));
    return counts;
  }
}
