package dev.milepost.compiler.settings;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.LineMap;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code milepost.conf}: empty lines, comments from {@code #} to the end of the line, and
 * lines of the form {@code rule NAME = LEVEL}. A line that is wrong sets nothing and is reported.
 */
public final class SettingsReader {
  private static final String SETTING = "rule";
  private static final String FORM = "write `rule no-deadline = warning`";
  private static final String LEVELS = "levels: " + String.join(", ", Level.words());
  private static final Pattern WORD = Pattern.compile("=|[^\\s=]+");

  private final Source source;
  private final Diagnostics findings = new Diagnostics();
  private final Map<Rule, Span> places = new EnumMap<>(Rule.class);
  private Levels levels = Levels.USUAL;

  private SettingsReader(Source source) {
    this.source = source;
  }

  /** Reads a file. */
  public static Settings read(Source source) {
    SettingsReader reader = new SettingsReader(source);
    LineMap lines = source.lines();
    for (int line = 1; line <= lines.count(); line++) {
      reader.line(lines.startOf(line), lines.endOf(line));
    }
    return new Settings(source, reader.levels, reader.findings.sorted());
  }

  private void line(int start, int end) {
    int comment = source.text().indexOf('#', start);
    List<Span> words = words(start, comment < 0 ? end : Math.min(end, comment));
    if (words.isEmpty()) {
      return;
    }
    Span first = words.getFirst();
    if (!first.text().equals(SETTING)) {
      report(first, "there is no setting `" + first.text() + "`", FORM);
    } else if (words.size() < 2 || isSign(words.get(1))) {
      report(first.after(), "the name of a rule is missing", FORM);
    } else if (words.size() < 3 || !isSign(words.get(2))) {
      report(words.get(1).after(), "`= LEVEL` is missing behind the rule", FORM);
    } else if (words.size() < 4 || isSign(words.get(3))) {
      report(words.get(2).after(), "the level is missing", LEVELS);
    } else if (words.size() > 4) {
      report(words.get(4).to(words.getLast()), "nothing can stand behind the level", FORM);
    } else {
      set(words.get(1), words.get(3));
    }
  }

  private List<Span> words(int start, int end) {
    Matcher matcher = WORD.matcher(source.text()).region(start, end);
    return matcher.results().map(found -> source.span(found.start(), found.end())).toList();
  }

  private static boolean isSign(Span word) {
    return word.text().equals("=");
  }

  private void set(Span name, Span word) {
    Rule rule = Rule.of(name.text()).orElse(null);
    Level level = Level.of(word.text()).orElse(null);
    if (rule == null) {
      unknown(
          name,
          "there is no rule `" + name.text() + "`",
          Levels.adjustable(),
          "`milepost explain` lists the rules");
    } else if (!rule.isAdjustable()) {
      report(
          name,
          "the level of `" + rule.id() + "` cannot be set",
          "what breaks it has no meaning, so it stays an error");
    } else if (level == null) {
      unknown(word, "there is no level `" + word.text() + "`", Level.words(), LEVELS);
    } else {
      Span before = places.putIfAbsent(rule, name);
      if (before == null) {
        levels = levels.with(rule, level);
      } else {
        findings.add(
            Diagnostic.of(
                    Rule.INVALID_SETTING, name, "the level of `" + rule.id() + "` is set twice")
                .withRelated(before, "first here")
                .withHelp("leave one of the two out"));
      }
    }
  }

  private void unknown(Span word, String message, List<String> candidates, String otherwise) {
    Diagnostic finding = Diagnostic.of(Rule.INVALID_SETTING, word, message);
    findings.add(
        NearestName.of(word.text(), candidates)
            .map(meant ->
                finding
                    .withHelp("did you mean `" + meant + "`?")
                    .withSuggestion(Diagnostic.Suggestion.replace(word, meant)))
            .orElse(finding.withHelp(otherwise)));
  }

  private void report(Span place, String message, String help) {
    findings.add(Diagnostic.of(Rule.INVALID_SETTING, place, message).withHelp(help));
  }
}
