package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.world.SmallWorld;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenApiTest {

  private static final Path DOCUMENT = Path.of("../../docs/openapi.json");

  @TempDir private Path folder;

  private TestServer server() {
    return TestServer.on(folder.resolve("server.db"), SmallWorld.deployment());
  }

  @Test
  void theDocumentInTheRepositoryIsTheServers() throws IOException {
    try (TestServer server = server()) {
      String actual = JsonWriter.pretty(server.get("/openapi.json").json());
      if ("rewrite".equals(System.getProperty("golden"))) {
        Files.writeString(DOCUMENT, actual);
        fail("wrote %s; look at the difference and run again without -Dgolden=rewrite", DOCUMENT);
      }
      assertThat(actual).isEqualTo(Files.readString(DOCUMENT));
    }
  }

  @Test
  void whatTheDocumentNamesIsThere() {
    try (TestServer server = server()) {
      JsonObject paths =
          (JsonObject) Objects.requireNonNull(server.get("/openapi.json").json().get("paths"));
      for (Map.Entry<String, JsonValue> path : paths.members().entrySet()) {
        for (String method : ((JsonObject) path.getValue()).members().keySet()) {
          if (path.getKey().equals("/advances")) {
            continue; // It never ends by itself; a test of its own watches it.
          }
          String example = path.getKey().replaceAll("\\{[a-z]+}", "1");
          TestServer.Reply reply =
              server.send(
                  HttpRequest.newBuilder(server.uri(example))
                      .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
          assertThat(reply.text())
              .as(method + " " + example)
              .doesNotContain("there is nothing at")
              .doesNotContain("does not work here");
          assertThat(reply.status()).as(method + " " + example).isLessThan(500);
        }
      }
    }
  }
}
