package dev.milepost.bench.robustness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Damages example files and holds the compiler and the formatter to their word: whatever a file
 * says, they report and do not fail; a plan that comes of it can be read back; what can be laid out
 * is laid out for good.
 */
final class CompilerTrial {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final List<ExampleFile> examples;
  private final List<Fault> faults = new ArrayList<>();

  /** As in the command: what was found of a journey is kept while others change. */
  private final CompileOptions options = CompileOptions.on(TODAY).withMemory(new RecentFindings());

  private long texts;
  private long compiled;
  private long slowestNanos;
  private @Nullable String slowest;

  /**
   * A text that was not dealt with as promised.
   *
   * @param file the example that it was made of
   * @param reason what went wrong
   */
  record Fault(String file, String text, String reason) {}

  CompilerTrial(List<Path> paths) {
    this.examples = ExampleFile.find(paths);
  }

  /** How many files there are to damage. */
  int files() {
    return examples.size();
  }

  /** Cuts every file before each character whose number is divisible by a step. */
  void cut(int step) {
    for (ExampleFile example : examples) {
      String text = example.text();
      for (int end = 0; end < text.length(); end += step) {
        tryOut(example, text.substring(0, end));
      }
    }
  }

  /** Deletes, doubles, and swaps with the next one every line whose number is divisible by it. */
  void lines(int step) {
    for (ExampleFile example : examples) {
      List<String> lines = Arrays.asList(example.text().split("\n", -1));
      for (int line = 0; line + 1 < lines.size(); line += step) {
        List<String> deleted = new ArrayList<>(lines);
        deleted.remove(line);
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(line, lines.get(line));
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, line, line + 1);
        for (List<String> damaged : List.of(deleted, doubled, swapped)) {
          tryOut(example, String.join("\n", damaged));
        }
      }
    }
  }

  /** So many random mutations. */
  void mutate(long count, long seed) {
    Mutations mutations = new Mutations(seed, examples.stream().map(ExampleFile::text).toList());
    for (long i = 0; i < count; i++) {
      ExampleFile example = examples.get(mutations.below(examples.size()));
      tryOut(example, mutations.damage(example.text()));
    }
  }

  // A file holds no half characters. Whatever is thrown is what is looked for, errors included.
  private void tryOut(ExampleFile example, String damaged) {
    String text = new String(damaged.getBytes(UTF_8), UTF_8);
    long start = System.nanoTime();
    Optional<String> wrong;
    try {
      wrong = check(example, text);
    } catch (RuntimeException | PlanFormatException | StackOverflowError | AssertionError e) {
      wrong = Optional.of(e + " at " + Stream.of(e.getStackTrace()).limit(3).toList());
    }
    long nanos = System.nanoTime() - start;
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowest = text;
    }
    texts++;
    wrong.ifPresent(reason -> faults.add(new Fault(example.file().name(), text, reason)));
  }

  private Optional<String> check(ExampleFile example, String text) throws PlanFormatException {
    Compilation compilation = Compiler.compile(example.with(text), options);
    TextRenderer.plain().render(compilation.diagnostics());
    if (!compilation.hasErrors()) {
      compiled++;
    }
    for (Plan plan : compilation.plans()) {
      if (!PlanJson.read(PlanJson.write(plan)).equals(plan)) {
        return Optional.of("the plan of " + plan.journey() + " reads back as another one");
      }
    }
    Optional<String> once = format(text);
    if (once.isPresent() && !format(once.get()).equals(once)) {
      return Optional.of("laid out again, it changes again");
    }
    return Optional.empty();
  }

  private static Optional<String> format(String text) {
    return Formatter.format(Source.of("damaged.journey", text), new Diagnostics());
  }

  /** How many texts were tried. */
  long texts() {
    return texts;
  }

  /** How many of them had no error. */
  long compiled() {
    return compiled;
  }

  /** The longest time that a text took, in nanoseconds. */
  long slowestNanos() {
    return slowestNanos;
  }

  /** The text that took longest. */
  Optional<String> slowest() {
    return Optional.ofNullable(slowest);
  }

  /** What went wrong. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
