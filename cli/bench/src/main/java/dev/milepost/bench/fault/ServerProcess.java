package dev.milepost.bench.fault;

import dev.milepost.bench.measure.ChildJava;
import dev.milepost.cli.Milepost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, so that it can be killed as the system kills. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern SERVING = Pattern.compile("serving on http://[^ ]*:(\\d+)");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param options further options of {@code serve}
   * @throws IOException where it does not start; the message is what it said
   */
  static ServerProcess start(Path workspace, Path database, List<String> options)
      throws IOException {
    return start(workspace, database, options, 0);
  }

  /**
   * Starts a server whose writes fail where a file would get larger.
   *
   * @param mostKibibytes the largest file that it may write, or 0: any
   */
  static ServerProcess start(
      Path workspace, Path database, List<String> options, long mostKibibytes) throws IOException {
    List<String> command = new ArrayList<>();
    if (mostKibibytes > 0) {
      command.addAll(
          List.of("bash", "-c", "ulimit -f " + mostKibibytes + "; exec \"$@\"", "server"));
    }
    command.addAll(
        ChildJava.command(
            Milepost.class,
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"),
            "serve",
            workspace.toString(),
            "--db",
            database.toString(),
            "--port",
            "0"));
    command.addAll(options);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.find()) {
        drain(output);
        return new ServerProcess(process, Integer.parseInt(serving.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException(said.toString());
  }

  /** What the server says later must not fill its pipe. */
  private static void drain(BufferedReader output) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (output.readLine() != null) {
              // Nobody asks for it.
            }
          } catch (IOException _) {
            // The process is gone.
          }
        });
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends it a signal of the system, such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Asks it to end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
