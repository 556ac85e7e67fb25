package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.world.SmallWorld;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerTest {

  @TempDir private Path folder;

  private TestServer server() {
    return TestServer.on(folder.resolve("server.db"), SmallWorld.deployment());
  }

  @Test
  void describesItself() {
    try (TestServer server = server()) {
      var reply = server.get("/openapi.json");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().get("openapi")).isEqualTo(new JsonText("3.1.0"));
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void whatIsNotThereIsAProblem() {
    try (TestServer server = server()) {
      var missing = server.get("/nothing");
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(missing.json().get("detail"))
          .isEqualTo(new JsonText("there is nothing at /nothing"));
      var wrong =
          server.send(
              HttpRequest.newBuilder(server.uri("/openapi.json"))
                  .POST(BodyPublishers.ofString("x")));
      assertThat(wrong.status()).isEqualTo(405);
      assertThat(wrong.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void headersHaveALimit() {
    try (TestServer server = server()) {
      var reply =
          server.send(
              HttpRequest.newBuilder(server.uri("/openapi.json")).header("X", "x".repeat(20_000)));
      assertThat(reply.status()).isEqualTo(431);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }
}
