package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.world.SmallWorld;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the server is what the server does. */
final class ServerPageTest {

  private static final Path PAGE = Path.of("../../docs/server.md");
  private static final Pattern BLOCK = Pattern.compile("```http\n(.*?)\n```", Pattern.DOTALL);

  /** Hashes of plans change with every change of the plan's form. */
  private static final Pattern PLAN = Pattern.compile("\"plan\":\"[0-9a-f]+\"");

  @TempDir private Path folder;

  @Test
  void everyExchangeOfThePageTakesPlace() throws IOException, JsonSyntaxException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertThat(blocks).hasSizeGreaterThan(10);
    try (TestServer server = TestServer.on(folder.resolve("page.db"), SmallWorld.deployment())) {
      for (int i = 0; i < blocks.size(); i += 2) {
        TestServer.Reply reply = server.send(request(server, blocks.get(i)));
        String[] expected = blocks.get(i + 1).split("\n", 2);
        assertThat(reply.status()).as(blocks.get(i)).isEqualTo(Integer.parseInt(expected[0]));
        if (expected.length > 1) {
          String body = PLAN.matcher(reply.text()).replaceAll("\"plan\":\"*\"");
          assertThat(body)
              .as(blocks.get(i))
              .isEqualTo(JsonWriter.compact(JsonReader.MESSAGE.read(expected[1])));
        } else {
          assertThat(reply.text()).isEmpty();
        }
      }
    }
  }

  private static HttpRequest.Builder request(TestServer server, String block) {
    String[] parts = block.split("\n\n", 2);
    List<String> head = parts[0].lines().toList();
    String[] line = head.getFirst().split(" ");
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(line[1]));
    for (String header : head.subList(1, head.size())) {
      String[] member = header.split(": ", 2);
      request.header(member[0], member[1]);
    }
    return request.method(
        line[0], parts.length > 1 ? BodyPublishers.ofString(parts[1]) : BodyPublishers.noBody());
  }
}
