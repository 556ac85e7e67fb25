package dev.milepost.compiler.workspace;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.settings.Settings;
import dev.milepost.compiler.settings.SettingsReader;
import dev.milepost.compiler.text.Source;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The journey files that are one program. */
public final class Workspace {
  private final Path root;
  private final List<Source> sources;
  private final Map<Source, String> paths;
  private final List<Diagnostic> unreadable;
  private final Settings settings;

  private Workspace(
      Path root,
      List<Source> sources,
      Map<Source, String> paths,
      List<Diagnostic> unreadable,
      Settings settings) {
    this.root = root;
    this.sources = List.copyOf(sources);
    this.paths = paths;
    this.unreadable = List.copyOf(unreadable);
    this.settings = settings;
  }

  /** A file of a workspace: its text and its path in the workspace, with forward slashes. */
  public record File(Source source, String path) {}

  /**
   * A workspace of files that were read.
   *
   * @param root the folder or file that it is known by
   * @param files its files in a fixed order
   * @param unreadable what was found about files that are no text
   */
  public static Workspace of(Path root, List<File> files, List<Diagnostic> unreadable) {
    return of(root, files, unreadable, Settings.NONE);
  }

  /** As {@link #of(Path, List, List)}, with what {@code milepost.conf} sets. */
  public static Workspace of(
      Path root, List<File> files, List<Diagnostic> unreadable, Settings settings) {
    Map<Source, String> paths = new IdentityHashMap<>();
    files.forEach(file -> paths.put(file.source(), file.path()));
    List<Source> sources = files.stream().map(File::source).toList();
    return new Workspace(root, sources, paths, unreadable, settings);
  }

  /** A workspace of texts that are in no folder; their names are their paths. */
  public static Workspace of(Source... sources) {
    List<File> files =
        List.of(sources).stream().map(source -> new File(source, source.name())).toList();
    return of(Path.of(""), files, List.of());
  }

  /** The folder or file that it is known by. */
  public Path root() {
    return root;
  }

  /** What people know it by: the path of its root, with forward slashes. */
  public String name() {
    return Workspaces.slashes(root);
  }

  /** Its texts, in the order of their paths. */
  public List<Source> sources() {
    return sources;
  }

  /** Its texts and, where there is one with something in it, its {@code milepost.conf}. */
  public List<Source> texts() {
    Source conf = settings.source();
    return conf == null ? sources : Stream.concat(sources.stream(), Stream.of(conf)).toList();
  }

  /** The same workspace with other texts in the place of some of {@link #texts()}. */
  public Workspace with(Map<Source, Source> changed) {
    List<File> files =
        sources.stream()
            .map(source -> new File(changed.getOrDefault(source, source), pathOf(source)))
            .toList();
    Source conf = settings.source();
    Source other = conf == null ? null : changed.get(conf);
    return of(root, files, unreadable, other == null ? settings : SettingsReader.read(other));
  }

  /** What was found about files that are no text; their text is not among the sources. */
  public List<Diagnostic> unreadable() {
    return unreadable;
  }

  /** What it sets for all who work on it. */
  public Settings settings() {
    return settings;
  }

  /**
   * The path of a source in this workspace, with forward slashes.
   *
   * @throws NullPointerException where the source is not of this workspace
   */
  public String pathOf(Source source) {
    return Objects.requireNonNull(paths.get(source), () -> source + " is not of " + root);
  }
}
