package dev.milepost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
  private final Source source =
      Source.of("books.journey", "app Books\n\trecord Invoice\n\trecord Invoice\n");

  @Test
  void showsTheTextItsPlaceAndWhatToDo() {
    Diagnostic diagnostic =
        Diagnostic.of(Rule.SYNTAX, at("Invoice", 20), "`Invoice` is declared twice")
            .withLabel("again here")
            .withRelated(at("Invoice", 0), "first here")
            .withHelp("choose another name:\nrecord Bill");
    assertThat(TextRenderer.plain().render(diagnostic))
        .isEqualTo(
            """
            error: `Invoice` is declared twice  [syntax]
              --> books.journey:3:9
                2 |     record Invoice
                  |            ------- first here
                3 |     record Invoice
                  |            ^^^^^^^ again here
                  |
                  = choose another name:
                    record Bill
                  = milepost explain syntax
            """);
  }

  @Test
  void showsPlacesInOtherSources() {
    Source other = Source.of("crm.journey", "app CRM");
    Diagnostic diagnostic =
        Diagnostic.of(Rule.SYNTAX, at("Books", 0), "see there")
            .withSeverity(Severity.WARNING)
            .withRelated(other.span(4, 7), "this");
    assertThat(TextRenderer.plain().render(diagnostic))
        .isEqualTo(
            """
            warning: see there  [syntax]
              --> books.journey:1:5
                1 | app Books
                  |     ^^^^^
              ::: crm.journey:1:5
                1 | app CRM
                  |     --- this
                  |
                  = milepost explain syntax
            """);
  }

  @Test
  void underlinesOnlyTheFirstLineOfALongSpan() {
    assertThat(TextRenderer.plain().render(Diagnostic.of(Rule.SYNTAX, source.whole(), "all")))
        .contains("    1 | app Books\n      | ^^^^^^^^^\n");
  }

  @Test
  void cutsLinesThatNoScreenHolds() {
    Source wide = Source.of("wide", "x".repeat(100_000) + "!" + "y".repeat(100_000));
    String text =
        TextRenderer.plain()
            .render(Diagnostic.of(Rule.SYNTAX, wide.span(100_000, 100_001), "here"));
    assertThat(text.lines()).allMatch(line -> line.length() < 200);
    assertThat(text).contains("xxx!yyy");
    String[] lines = text.split("\n");
    assertThat(lines[3].indexOf('^')).isEqualTo(lines[2].indexOf('!'));
  }

  @Test
  void putsCaretsBelowWideAndEscapedCharacters() {
    Source terminal = Source.of("t\u001b", "\u540d\u001b\u0301x");
    String text =
        TextRenderer.plain().render(Diagnostic.of(Rule.SYNTAX, terminal.span(3, 4), "\u001b[2J"));
    assertThat(text)
        .isEqualTo(
            """
            error: \\u{1b}[2J  [syntax]
              --> t\\u{1b}:1:4
                1 | \u540d\\u{1b}\u0301x
                  |         ^
                  |
                  = milepost explain syntax
            """);
  }

  @Test
  void saysOnlyThePlaceWhereThereIsNoText() {
    Diagnostic diagnostic =
        Diagnostic.of(Rule.EMPTY_FILE, Source.of("e", "").whole(), "the file is empty");
    assertThat(TextRenderer.plain().render(diagnostic))
        .isEqualTo(
            """
            error: the file is empty  [empty-file]
              --> e:1:1
                  = milepost explain empty-file
            """);
  }

  @Test
  void coloursOnlyWhenAsked() {
    Diagnostic diagnostic = Diagnostic.of(Rule.SYNTAX, at("Books", 0), "x");
    assertThat(TextRenderer.plain().render(diagnostic)).doesNotContain("\u001b");
    assertThat(TextRenderer.coloured().render(diagnostic)).contains("\u001b[1;31merror:\u001b[0m");
  }

  private Span at(String text, int from) {
    int start = source.text().indexOf(text, from);
    return source.span(start, start + text.length());
  }
}
