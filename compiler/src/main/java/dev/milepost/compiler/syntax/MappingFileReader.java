package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.MappingFile.Format;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.MappingHeaderContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a mapping file. */
final class MappingFileReader {
  private final Reading reading;

  MappingFileReader(Reading reading) {
    this.reading = reading;
  }

  Optional<MappingFile> file() {
    Tokens tokens = reading.tokens();
    if (tokens.type(0) != JourneyLexer.SIGNALS) {
      reading
          .errors()
          .add(
              Diagnostic.of(
                      Rule.SYNTAX, tokens.span(0), "a mapping file begins with `signals from`")
                  .withHelp("write `signals from xes`, `signals from csv` or `signals from json`"));
      return Optional.empty();
    }
    int first = reading.clauses().index();
    MappingHeaderContext context =
        reading
            .clauses()
            .read(
                JourneyParser.RULE_mappingHeader,
                JourneyParser::mappingHeader,
                List.of(ClauseStart.MAPPING));
    Optional<Format> format = context == null ? Optional.empty() : format(context);
    Span header = reading.clauses().since(first);
    MappingTree mapping = new MappingReader(reading, List.of()).mapping();
    return format.map(
        known -> new MappingFile(tokens.source(), known, mapping, header, tokens.comments()));
  }

  private Optional<Format> format(MappingHeaderContext context) {
    String word = context.IDENTIFIER().getText();
    for (Format format : Format.values()) {
      if (format.word().equalsIgnoreCase(word)) {
        return Optional.of(format);
      }
    }
    Span span = reading.words().span(context.IDENTIFIER());
    List<String> known = Arrays.stream(Format.values()).map(Format::word).toList();
    String help =
        NearestName.of(word, known)
            .map(meant -> "did you mean `" + meant + "`?")
            .orElse("the formats are xes, csv and json");
    reading
        .errors()
        .add(
            Diagnostic.of(
                    Rule.SYNTAX, span, "`" + Wording.shortened(word) + "` is no format of signals")
                .withHelp(help));
    return Optional.empty();
  }
}
