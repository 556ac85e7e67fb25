package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request is told as a fault of the request. */
final class DamagedRequestsTest {

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"crm","type":"CRM.Deal","data":{"Id":"D-1"}}\
      """;

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.on(
            folder.resolve("server.db"),
            SmallWorld.deployment(),
            new TestClock(Signals.MONDAY),
            options -> options);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String answer(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private String post(String... headers) throws IOException {
    return answer(
        "POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + EVENT.length()
            + "\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n"
            + EVENT);
  }

  @Test
  void aCharsetThatNobodyKnowsIsNoMatterWhereTheTypeIsKnown() throws IOException {
    assertThat(post("Content-Type: application/json; charset=nonsense"))
        .doesNotStartWith("HTTP/1.1 500")
        .doesNotStartWith("HTTP/1.1 415");
  }

  @Test
  void aCharsetThatNobodyKnowsIsNoFaultOfTheServer() throws IOException {
    assertThat(post("Content-Type: text/plain; charset=nonsense")).startsWith("HTTP/1.1 415");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clo\"\"se", "close\"x\"", "c{\"a\":1}"})
  void aMalformedConnectionHeaderDoesNotHideWhatIsWrong(String connection) throws IOException {
    String answer = post("Content-Type: text/plain", "Connection: " + connection);

    assertThat(answer)
        .startsWith("HTTP/1.1 415")
        .contains("application/problem+json", "unknown-media-type", "X-Content-Type-Options");
  }

  @Test
  void aQueryThatCannotBeDecodedIsABadRequest() throws IOException {
    assertThat(answer("GET /executions?limit=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void whoSendsTooMuchReadsTheAnswerAndKeepsTheConnection() throws IOException {
    String body = "x".repeat(9 << 20);
    String large =
        "POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    String small = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    assertThat(answer(large + small)).startsWith("HTTP/1.1 413").contains("HTTP/1.1 200");
  }

  @Test
  void whatIsMuchTooLargeIsNotRead() throws IOException {
    String answer =
        answer(
            "POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 99999999\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("Connection: close");
  }
}
