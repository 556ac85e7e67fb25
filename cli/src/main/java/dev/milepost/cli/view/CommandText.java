package dev.milepost.cli.view;

import dev.milepost.engine.json.JsonWriter;

/** Commands as a person types them into a shell. */
public final class CommandText {

  private static final String HARMLESS = "_-./:=@%+,~";

  private CommandText() {}

  /** A command with its words quoted where a shell would misread them. */
  public static String of(String command, Object... words) {
    StringBuilder text = new StringBuilder(quoted(command));
    for (Object word : words) {
      text.append(' ').append(quoted(word.toString()));
    }
    return text.toString();
  }

  private static String quoted(String word) {
    boolean isHarmless =
        !word.isEmpty()
            && word.codePoints()
                .allMatch(unit -> Character.isLetterOrDigit(unit) || HARMLESS.indexOf(unit) >= 0);
    return isHarmless ? word : "'" + JsonWriter.escape(word).replace("'", "'\\''") + "'";
  }
}
