package dev.milepost.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page of a rule: what to avoid, what to prefer, why, and how to allow it. The pages are those
 * of {@code docs/rules}.
 *
 * @param summary what is wrong, in one sentence
 * @param lines the whole page as Markdown
 */
public record RulePage(Rule rule, String summary, List<String> lines) {

  public RulePage {
    lines = List.copyOf(lines);
  }

  /** The page of a rule. */
  public static RulePage of(Rule rule) {
    String name = "rules/" + rule.id() + ".md";
    try (InputStream page = RulePage.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("there is no page " + name);
      }
      List<String> lines = new String(page.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return new RulePage(rule, lines.get(2), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
