package dev.milepost.cli;

import java.util.Set;

/**
 * Chooses who writes what libraries log. A command's output is what the command says, so most
 * commands log nothing and load no logging library; a server writes lines of JSON to standard
 * error.
 */
final class Logging {

  private static final String PROVIDER = "slf4j.provider";
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final Set<String> SERVERS = Set.of("serve");

  private Logging() {}

  /** Chooses by the command's name; has to come before anything is logged. */
  static void choose(String... arguments) {
    boolean serves = arguments.length > 0 && SERVERS.contains(arguments[0]);
    setDefault(
        PROVIDER,
        serves
            ? "ch.qos.logback.classic.spi.LogbackServiceProvider"
            : "org.slf4j.nop.NOPServiceProvider");
    setDefault(VERBOSITY, "WARN");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
