package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
final class ServeTest {

  private static final Pattern ADDRESS = Pattern.compile("serving on (http://127.0.0.1:\\d+)(.*)");

  @TempDir Path folder;

  private record Served(Process process, URI address, String said, Path log) {}

  private Served serve(Object... arguments) throws IOException {
    Path log = Files.createTempFile(folder, "log", ".jsonl");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Milepost.class.getName());
    command.add("serve");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader output = process.inputReader();
    Matcher matcher = ADDRESS.matcher(String.valueOf(output.readLine()));
    assertThat(matcher.matches()).as(Files.readString(log)).isTrue();
    return new Served(process, URI.create(matcher.group(1)), matcher.group(2), log);
  }

  private static HttpResponse<String> post(Served served, String mediaType, String body)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(served.address().resolve("/signals"))
              .header("Content-Type", mediaType)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void servesUntilItIsAskedToEnd() throws Exception {
    Path workspace = SmallWorkspace.in(folder);
    Path database = folder.resolve("live.db");
    Served served = serve(workspace, "--db", database, "--port", 0, "--sandbox");
    assertThat(served.said())
        .isEqualTo(
            ", as a sandbox: nothing is sent; to this machine alone, since there is no token");
    HttpResponse<String> answer = post(served, "application/x-ndjson", SmallWorkspace.SIGNALS);
    assertThat(answer.body().lines())
        .hasSize(5)
        .filteredOn(line -> line.contains("\"accepted\""))
        .hasSize(4);
    served.process().destroy();
    served.process().waitFor();

    assertThat(Files.readString(served.log()))
        .contains("new        \"First Invoice\"")
        .doesNotContain("\"level\":\"ERROR\"");
    Invocation timeline = Invocation.of("timeline", database, "acme");
    assertThat(timeline.results()).contains("Paid");

    Served again = serve(workspace, "--db", database, "--port", 0, "--virtual-threads");
    HttpResponse<String> same = post(again, "application/x-ndjson", SmallWorkspace.SIGNALS);
    assertThat(same.body().lines()).filteredOn(line -> line.contains("duplicate")).hasSize(4);
    again.process().destroy();
    again.process().waitFor();
    assertThat(Files.readString(again.log())).contains("as it was  \"First Invoice\"");
  }

  @Test
  void anAddressThatOthersReachNeedsAToken() throws IOException {
    Invocation refused =
        Invocation.of(
            "serve",
            SmallWorkspace.in(folder),
            "--db",
            folder.resolve("live.db"),
            "--host",
            "0.0.0.0",
            "--port",
            0);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.messages()).contains("without tokens anybody could call the server");
  }

  @Test
  void tokensAreMadeListedAndRevoked() {
    Path database = folder.resolve("live.db");
    Invocation made = Invocation.of("token", "create", database, "shop", "--role", "send");
    assertThat(made.exitCode()).isZero();
    assertThat(made.results()).startsWith("mp_").hasSize(47);
    assertThat(Invocation.of("token", "create", database, "shop", "--role", "read").exitCode())
        .isEqualTo(2);
    assertThat(Invocation.of("token", "create", database, "a b", "--role", "read").exitCode())
        .isEqualTo(2);
    assertThat(Invocation.of("token", "list", database).results()).startsWith("shop  send  since ");
    assertThat(Invocation.of("token", "revoke", database, "shop").exitCode()).isZero();
    assertThat(Invocation.of("token", "list", database).results()).contains("  revoked ");
    assertThat(Invocation.of("token", "revoke", database, "shop").exitCode()).isEqualTo(2);
    assertThat(Invocation.of("token", "list", folder.resolve("none.db")).exitCode()).isEqualTo(2);
  }
}
