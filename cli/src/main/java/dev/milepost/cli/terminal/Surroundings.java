package dev.milepost.cli.terminal;

/**
 * What is behind the streams.
 *
 * @param resultsOnTerminal whether standard output is a terminal
 * @param messagesOnTerminal whether standard error is a terminal
 * @param columns the width of the terminal
 * @param colorsUnwanted whether the environment asks for no colours
 * @param commandName what the user typed to start this program
 */
public record Surroundings(
    boolean resultsOnTerminal,
    boolean messagesOnTerminal,
    int columns,
    boolean colorsUnwanted,
    String commandName) {

  private static final String USUAL_NAME = "milepost";
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;

  /** Pipes or files on both sides. */
  public static final Surroundings NONE =
      new Surroundings(false, false, USUAL_COLUMNS, false, USUAL_NAME);

  /** A terminal, or not, whose program is started by its usual name. */
  public Surroundings(
      boolean resultsOnTerminal, boolean messagesOnTerminal, int columns, boolean colorsUnwanted) {
    this(resultsOnTerminal, messagesOnTerminal, columns, colorsUnwanted, USUAL_NAME);
  }

  public Surroundings {
    columns = columns <= 0 ? USUAL_COLUMNS : Math.max(columns, LEAST_COLUMNS);
  }

  /**
   * Those of this process. The launcher passes them in system properties, since Java knows only
   * whether standard input and output are terminals both.
   */
  static Surroundings ofProcess() {
    String terminals = System.getProperty("milepost.terminals");
    boolean unwanted = isSet("NO_COLOR") || "dumb".equals(System.getenv("TERM"));
    String name = System.getProperty("milepost.command", USUAL_NAME);
    if (terminals == null) {
      var console = System.console();
      boolean both = console != null && console.isTerminal();
      return new Surroundings(both, both, columns(System.getenv("COLUMNS")), unwanted, name);
    }
    return new Surroundings(
        terminals.contains("out"),
        terminals.contains("err"),
        columns(System.getProperty("milepost.columns")),
        unwanted,
        name);
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isEmpty();
  }

  private static int columns(String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
