package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Reasons;
import dev.milepost.compiler.workspace.SourceFiles;
import dev.milepost.compiler.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost fmt}. */
@Command(
    name = "fmt",
    header = "Lay out journeys in the one way that everybody reads.",
    customSynopsis = "milepost fmt [--check] [--diff] [PATH...|-]",
    description = {
      "Lays out *.journey files and mapping files, and prints the names of those that change. What"
          + " they say, the order of everything and all comments stay. A file with syntax errors is"
          + " left alone and reported."
    },
    footer = {
      "  milepost fmt                        the files of this folder, in place",
      "  milepost fmt --check journeys       fails where a file is not laid out",
      "  milepost fmt --diff a.journey       what would change",
      "  milepost fmt - < a.journey          what comes in goes out laid out",
      "",
      "Read on in docs/cli.md#fmt."
    })
public final class FormatCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("-");

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = {
        "A file, a folder, or - for standard input. Below a folder, hidden folders, build folders"
            + " and journeys/rejected are left out. Default: this folder."
      })
  List<Path> paths = List.of();

  @Option(
      names = "--check",
      description = "Change nothing; end with exit code 1 where a file would change.")
  boolean check;

  @Option(names = "--diff", description = "Change nothing; print what would change.")
  boolean diff;

  private int worst = ExitCode.CLEAN;
  private int changes;

  /** The command on a terminal. */
  public FormatCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (paths.contains(STANDARD_INPUT)) {
      return standardInput();
    }
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of(".")) : paths) {
      SourceFiles found = SourceFiles.find(path);
      for (Workspaces.Problem problem : found.problems()) {
        fail(problem.path(), problem.reason());
      }
      files.addAll(found.files());
      if (found.files().isEmpty() && found.problems().isEmpty()) {
        fail(path, "there is no journey file and no mapping file in it");
      }
    }
    files.forEach(this::format);
    if (check && changes > 0) {
      terminal.complain(
          changes
              + " of "
              + Amounts.of(files.size(), "file")
              + (changes == 1 ? " is" : " are")
              + " not laid out; `milepost fmt` does it");
    }
    return worst;
  }

  private int standardInput() throws IOException {
    if (paths.size() > 1) {
      throw new UnusableException("`-` stands for all there is to lay out: name no other path");
    }
    byte[] bytes = System.in.readNBytes(SourceReader.MOST_BYTES + 1);
    Optional<String> formatted = format(STANDARD_INPUT, bytes);
    if (!check && !diff) {
      formatted.ifPresent(text -> terminal.results().print(shown(text)));
    } else if (formatted.isPresent() && isChanged(bytes, formatted.get())) {
      report(STANDARD_INPUT, bytes, formatted.get());
    }
    return worst;
  }

  private void format(Path file) {
    try {
      byte[] bytes = read(file);
      Optional<String> formatted = format(file, bytes);
      if (formatted.isPresent() && isChanged(bytes, formatted.get())) {
        if (!check && !diff) {
          if (!Files.isWritable(file)) {
            fail(file, "permission to write it is denied");
            return;
          }
          StagedFiles.replace(file, formatted.get());
        }
        report(file, bytes, formatted.get());
      }
    } catch (IOException e) {
      fail(file, Reasons.of(e, "it cannot be laid out"));
    }
  }

  /** The text laid out, or empty where it cannot be, which is told. */
  private Optional<String> format(Path name, byte[] bytes) {
    Diagnostics found = new Diagnostics();
    Optional<Source> source = SourceReader.read(slashes(name), bytes, found);
    Optional<String> formatted = source.flatMap(text -> Formatter.format(text, found));
    terminal.message(Findings.render(found.sorted(), terminal.messagePaint()));
    if (formatted.isEmpty()) {
      worst = Math.max(worst, source.isEmpty() ? ExitCode.UNUSABLE : ExitCode.FINDINGS);
    }
    return formatted;
  }

  private void report(Path file, byte[] before, String after) {
    changes++;
    if (check) {
      worst = Math.max(worst, ExitCode.FINDINGS);
    }
    if (diff) {
      String name = slashes(file);
      boolean isBelow = !file.isAbsolute();
      String text = new String(before, StandardCharsets.UTF_8);
      String changed =
          UnifiedDiff.of(isBelow ? "a/" + name : name, text, isBelow ? "b/" + name : name, after);
      terminal.results().print(painted(changed));
    } else {
      terminal.results().line(Shown.path(file));
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(SourceReader.MOST_BYTES + 1);
    }
  }

  private static boolean isChanged(byte[] before, String after) {
    return !Arrays.equals(before, after.getBytes(StandardCharsets.UTF_8));
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private void fail(Path path, String reason) {
    terminal.complain("`" + path + "`: " + reason);
    worst = ExitCode.UNUSABLE;
  }

  /** Text for standard output: a pipe gets it as it is, a terminal without what it would obey. */
  private String shown(String text) {
    return terminal.showsResults()
        ? text.lines().map(Printable::escape).collect(Collectors.joining("\n", "", "\n"))
        : text;
  }

  private String painted(String changed) {
    Paint paint = terminal.resultPaint();
    StringBuilder painted = new StringBuilder();
    for (String line : changed.split("\n")) {
      String shown = terminal.showsResults() ? Printable.escape(line) : line;
      painted.append(painted.isEmpty() ? paint.paint(Style.STRONG, shown) : paint(paint, shown));
      painted.append('\n');
    }
    return painted.toString();
  }

  private static String paint(Paint paint, String line) {
    if (line.startsWith("@@")) {
      return paint.paint(Style.SIGNAL, line);
    }
    if (line.startsWith("+")) {
      return paint.paint(Style.GOOD, line);
    }
    return line.startsWith("-") ? paint.paint(Style.BAD, line) : line;
  }
}
