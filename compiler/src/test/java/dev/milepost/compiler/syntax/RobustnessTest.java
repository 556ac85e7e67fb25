package dev.milepost.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, the front end reports and never throws. */
final class RobustnessTest {
  private static final long SEED = 20260105;
  private static final Pattern WORD = Pattern.compile("\\s+|\\w+|\"[^\"\n]*\"?|.");

  static List<Path> examples() {
    return GoldenFiles.inputs("syntax/trees", ".journey", ".map");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsAnExampleCutAtEachCharacter(Path file) {
    String text = GoldenFiles.text(file);
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      Diagnostics diagnostics = new Diagnostics();
      if (file.toString().endsWith(".map")) {
        assertDoesNotThrow(
            () -> SyntaxParser.parseMapping(Source.of("cut", cut), diagnostics), cut);
      } else {
        assertDoesNotThrow(() -> SyntaxParser.parse(Source.of("cut", cut), diagnostics), cut);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsAnExampleWithItsWordsShuffled(Path file) {
    Random random = new Random(SEED);
    List<String> words = words(GoldenFiles.text(file));
    for (int round = 0; round < 100; round++) {
      List<String> mutated = new ArrayList<>(words);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        mutate(mutated, random);
      }
      read(String.join("", mutated));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsAnExampleWithItsLinesSwappedDeletedAndDoubled(Path file) {
    List<String> lines = Arrays.asList(GoldenFiles.text(file).split("\n", -1));
    for (int line = 0; line + 1 < lines.size(); line++) {
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, line, line + 1);
      read(String.join("\n", swapped));
      List<String> deleted = new ArrayList<>(lines);
      deleted.remove(line);
      read(String.join("\n", deleted));
      List<String> doubled = new ArrayList<>(lines);
      doubled.add(line, lines.get(line));
      read(String.join("\n", doubled));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "any A.B (", "(NOT (", "((A.B.C = 1) AND ("})
  void refusesConditionsThatAreNestedTooDeep(String opening) {
    String text =
        "journey \"J\" for C\n  starts when: "
            + opening.repeat(10_000)
            + "A.B.C = 1\n  stage \"S\" ends as \"x\"\n";
    Diagnostics diagnostics = new Diagnostics();
    SyntaxTree tree = SyntaxParser.parse(Source.of("deep.journey", text), diagnostics);
    assertThat(diagnostics.sorted()).extracting(Diagnostic::rule).contains(Rule.NESTED_TOO_DEEP);
    assertThat(((Declaration.Journey) tree.declarations().getFirst()).stages())
        .as("what stands behind is read")
        .hasSize(1);
  }

  @Test
  void readsConditionsThatAreNestedAsDeepAsIsAllowed() {
    String text = "(".repeat(Nesting.LIMIT) + "A.B.C = 1" + ")".repeat(Nesting.LIMIT);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(SyntaxParser.parseCondition(Source.of("-", text), diagnostics)).isPresent();
    assertThat(diagnostics.isEmpty()).isTrue();
  }

  @Test
  void doesNotAddUpParenthesesThatAreLeftOpenInManyClauses() {
    String clause = "  stage \"S\"\n    advances when: (A.B.C = 1\n";
    Diagnostics diagnostics = new Diagnostics();
    SyntaxParser.parse(
        Source.of("open.journey", "journey \"J\" for C\n" + clause.repeat(150)), diagnostics);
    assertThat(diagnostics.sorted())
        .hasSize(150)
        .extracting(Diagnostic::rule)
        .containsOnly(Rule.SYNTAX);
  }

  @Test
  void reportsNoMoreThanSomebodyMayWantToRead() {
    Diagnostics diagnostics = new Diagnostics();
    SyntaxParser.parse(Source.of("junk", "$ x ".repeat(10_000)), diagnostics);
    assertThat(diagnostics.sorted()).hasSize(SyntaxErrors.LIMIT + 1);
  }

  @Test
  void readsAConditionOfManyParts() {
    String text = "A.B.C = 1 AND ".repeat(20_000) + "A.B.C = 1 oops";
    Diagnostics diagnostics = new Diagnostics();
    assertThat(SyntaxParser.parseCondition(Source.of("-", text), diagnostics)).isEmpty();
    assertThat(diagnostics.sorted()).hasSize(1);
  }

  private static void read(String text) {
    assertDoesNotThrow(
        () -> {
          Source source = Source.of("mutant", text);
          Diagnostics diagnostics = new Diagnostics();
          TreePrinter.print(SyntaxParser.parse(source, diagnostics));
          SyntaxParser.parseMapping(source, diagnostics).ifPresent(TreePrinter::print);
          SyntaxParser.parseCondition(source, diagnostics).ifPresent(TreePrinter::print);
          TextRenderer.coloured().render(diagnostics.sorted());
        },
        text);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static void mutate(List<String> words, Random random) {
    int index = random.nextInt(words.size());
    switch (random.nextInt(5)) {
      case 0 -> words.remove(index);
      case 1 -> words.add(index, words.get(random.nextInt(words.size())));
      case 2 -> Collections.swap(words, index, random.nextInt(words.size()));
      case 3 -> words.set(index, new StringBuilder(words.get(index)).reverse().toString());
      default -> words.add(index, Character.toString(random.nextInt(1, 0xD800)));
    }
    if (words.isEmpty()) {
      words.add("journey");
    }
  }
}
