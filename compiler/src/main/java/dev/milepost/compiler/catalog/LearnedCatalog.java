package dev.milepost.compiler.catalog;

import java.util.List;

/**
 * What was learned from recorded signals and bodies.
 *
 * @param text a journey file, laid out, for a person to review
 * @param messages how many messages were looked at
 * @param types how many records and events are declared
 * @param fields how many fields they have
 * @param skipped what could not be used and why, each a sentence with its number of messages
 */
public record LearnedCatalog(
    String text, long messages, int types, int fields, List<String> skipped) {

  public LearnedCatalog {
    skipped = List.copyOf(skipped);
  }

  /** Whether anything was learned. */
  public boolean isEmpty() {
    return types == 0;
  }
}
