package dev.milepost.cli.command;

import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.analysis.memory.CheckSummary;
import dev.milepost.compiler.analysis.memory.FindingsReader;
import dev.milepost.compiler.analysis.memory.FindingsWriter;
import dev.milepost.compiler.analysis.memory.WorkspaceKey;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks workspaces, which know nothing of each other, side by side. */
final class WorkspaceChecks {

  private final Terminal terminal;
  private final CompileOptions options;
  private final @Nullable CacheFolder cache;

  /**
   * Prepares checks.
   *
   * @param cache what was found before and is not found again, or null: nothing
   */
  WorkspaceChecks(Terminal terminal, CompileOptions options, @Nullable CacheFolder cache) {
    this.terminal = terminal;
    this.options = options;
    this.cache = cache;
  }

  /**
   * What became of a workspace.
   *
   * @param compilation what it came to, or null where only the summary was remembered
   */
  record Checked(Workspace workspace, CheckSummary summary, @Nullable Compilation compilation) {
    static Checked of(Compilation compilation) {
      CheckSummary summary =
          new CheckSummary(
              compilation.diagnostics(), compilation.allowed().size(), compilation.plans().size());
      return new Checked(compilation.workspace(), summary, compilation);
    }

    /** The compilation where there is one. */
    Stream<Compilation> whole() {
      return Stream.ofNullable(compilation);
    }
  }

  /** Reads the texts only. */
  List<Checked> skim(List<Workspace> workspaces) {
    return workspaces.parallelStream()
        .map(workspace -> Checked.of(Compiler.skim(workspace, options)))
        .toList();
  }

  /** Finds everything there is to find. */
  List<Checked> compile(List<Workspace> workspaces) {
    return sideBySide(workspaces, (workspace, watched) -> Checked.of(compile(workspace, watched)));
  }

  /** As much as a person is told: where no text has changed, that is remembered. */
  List<Checked> summarize(List<Workspace> workspaces) {
    return sideBySide(workspaces, this::summarize);
  }

  private List<Checked> sideBySide(
      List<Workspace> workspaces, BiFunction<Workspace, CompileOptions, Checked> check) {
    try (ProgressLine line = terminal.progress()) {
      Progress progress = new Progress(line, workspaces.size());
      return IntStream.range(0, workspaces.size())
          .parallel()
          .mapToObj(place ->
              check.apply(
                  workspaces.get(place),
                  options.withProgress((done, of) -> progress.show(place, done, of))))
          .toList();
    }
  }

  private Compilation compile(Workspace workspace, CompileOptions watched) {
    if (cache == null) {
      return Compiler.compile(workspace, watched);
    }
    FoundBefore memory = cache.ofJourneys(workspace.root());
    Compilation compilation = Compiler.compile(workspace, watched.withMemory(memory));
    memory.save();
    return compilation;
  }

  private Checked summarize(Workspace workspace, CompileOptions watched) {
    if (cache == null || watched.history() != null || !isKnownByTexts(workspace)) {
      return Checked.of(compile(workspace, watched));
    }
    FoundBefore memory = cache.ofWorkspace(workspace.root());
    List<Source> texts = workspace.texts();
    String key = WorkspaceKey.of(texts, watched.levels(), watched.today());
    byte[] kept = memory.recall(key);
    CheckSummary remembered = kept == null ? null : FindingsReader.read(kept, texts);
    if (remembered != null) {
      return new Checked(workspace, remembered, null);
    }
    Checked checked = Checked.of(compile(workspace, watched));
    byte[] written = FindingsWriter.write(checked.summary(), texts);
    if (written != null) {
      memory.keep(key, written);
      memory.save();
    }
    return checked;
  }

  /** Whether all that is found of it comes from texts that could be read. */
  private static boolean isKnownByTexts(Workspace workspace) {
    return workspace.unreadable().isEmpty() && workspace.settings().findings().isEmpty();
  }

  /** How many journeys of all workspaces that have begun are done. */
  private static final class Progress {
    private final ProgressLine line;
    private final int[] done;
    private final int[] of;

    Progress(ProgressLine line, int workspaces) {
      this.line = line;
      this.done = new int[workspaces];
      this.of = new int[workspaces];
    }

    synchronized void show(int workspace, int doneThere, int ofThere) {
      done[workspace] = Math.max(done[workspace], doneThere);
      of[workspace] = ofThere;
      line.show(
          "analysing",
          IntStream.of(done).sum(),
          IntStream.of(of).sum(),
          ProgressLine.Unit.JOURNEYS);
    }
  }
}
