package dev.milepost.cli;

import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Java watches before it writes an ahead-of-time cache. The launcher runs it; nothing is shown
 * and nothing left behind, but for what a check remembers.
 *
 * <p>{@code Training check FOLDER}: for what ends soon, a check that finds everything, and one that
 * remembers it. {@code Training serve WORKSPACE}: for servers, one that starts on a new database,
 * and is asked whether it is ready.
 */
final class Training {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private Training() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "check" -> check(arguments[1]);
      case "serve" -> serve(arguments[1]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void check(String folder) {
    for (int times = 0; times < 2; times++) {
      Milepost.run(Terminal.ofProcess(), "check", folder);
    }
  }

  private static void serve(String workspace) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("milepost-training");
    Path database = folder.resolve("training.db");
    try {
      serve(workspace, database);
    } finally {
      SqliteStores.remove(database);
      Files.delete(folder);
    }
  }

  /** Starts a server, waits until it is ready, and has it stop. */
  static void serve(String workspace, Path database) throws IOException, InterruptedException {
    try (PipedInputStream said = new PipedInputStream()) {
      Terminal terminal =
          new Terminal(
              new PipedOutputStream(said),
              OutputStream.nullOutputStream(),
              Surroundings.NONE,
              System::nanoTime);
      Thread server =
          Thread.ofPlatform()
              .start(() ->
                  Milepost.run(
                      terminal, "serve", workspace, "--db", database.toString(), "--port", "0"));
      try {
        URI.create(address(said) + "/ready").toURL().openStream().close();
      } finally {
        server.interrupt();
        server.join();
      }
    }
  }

  private static String address(PipedInputStream said) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
    Matcher address = ADDRESS.matcher(String.valueOf(lines.readLine()));
    if (!address.find()) {
      throw new IOException("no server began");
    }
    return address.group();
  }
}
