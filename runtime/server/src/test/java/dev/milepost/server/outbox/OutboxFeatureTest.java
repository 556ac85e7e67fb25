package dev.milepost.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.adapter.Receiver;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.application.TestClock;
import dev.milepost.server.application.TestServer;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox of a whole server, with its own thread. */
final class OutboxFeatureTest {

  private static final String JSON = "application/json";

  @TempDir private Path folder;
  private final Receiver receiver = new Receiver();
  private final Signals signals = new Signals();

  @AfterEach
  void close() {
    receiver.close();
  }

  private TestServer server(boolean sandboxed) {
    Channel all =
        new Channel.Http(
            null,
            URI.create(receiver.address("/in")),
            Set.of(receiver.host()),
            true,
            true,
            null,
            null,
            Duration.ofSeconds(20));
    Configuration configuration =
        new Configuration(
            Map.of("CRM", all),
            null,
            null,
            Map.of(),
            all,
            null,
            Map.of(),
            Map.of(),
            Sending.STANDARD);
    return TestServer.on(
        folder.resolve("server.db"),
        SmallWorld.deployment(),
        new TestClock(Signals.MONDAY),
        usual ->
            new ServerOptions(usual.http(), LiveOptions.standard(sandboxed), usual.access())
                .with(
                    new OutboxOptions(
                        configuration, _ -> null, HostResolver.SYSTEM, new Random(3), "main")));
  }

  private void start(TestServer server) {
    Submission.Arrival won = signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won"));
    server
        .server()
        .writer()
        .submit(Entry.small(at -> new Submission.Arrival(at, won.incoming())))
        .join();
  }

  private static List<JsonValue> items(TestServer server, String path) {
    return server.get(path).json().get("items") instanceof JsonArray(List<JsonValue> items)
        ? items
        : List.of();
  }

  private static String member(JsonValue value, String name) {
    return value instanceof JsonObject object && object.get(name) instanceof JsonText(String text)
        ? text
        : "";
  }

  /** Waits for commits until the list is as it is wanted. */
  private static List<JsonValue> await(
      TestServer server, String path, Predicate<List<JsonValue>> wanted) {
    while (true) {
      CountDownLatch commit = new CountDownLatch(1);
      server.server().writer().onCommit(commit::countDown);
      List<JsonValue> items = items(server, path);
      if (wanted.test(items)) {
        return items;
      }
      try {
        assertThat(commit.await(60, TimeUnit.SECONDS)).as(path).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whatIsAskedForIsSentByItself() {
    try (TestServer server = server(false)) {
      start(server);
      List<JsonValue> delivered =
          await(server, "/actions?state=delivered", items -> items.size() == 2);

      assertThat(delivered)
          .extracting(item -> member(item, "what"))
          .containsExactly("CRM.Send", "the question to the owner");
      assertThat(member(delivered.getFirst(), "note")).isEqualTo("HTTP 200");
      assertThat(receiver.received()).hasSize(2);
    }
  }

  @Test
  void aDeadActionIsSentAgainOrGivenUpWithAReason() {
    receiver.answer(Reply.of(400, "no"), Reply.of(400, "no"));
    try (TestServer server = server(false)) {
      start(server);
      await(server, "/actions?state=dead", items -> items.size() == 2);

      assertThat(server.post("/actions/1/retry", JSON, "{}").status()).isEqualTo(422);
      assertThat(server.post("/actions/9/retry", JSON, "{\"reason\":\"x\"}").status())
          .isEqualTo(404);
      assertThat(
              server
                  .post("/actions/1/retry", JSON, "{\"reason\":\"corrected\",\"actor\":\"eva\"}")
                  .status())
          .isEqualTo(200);
      await(server, "/actions?state=delivered", items -> items.size() == 1);
      assertThat(server.post("/actions/2/skip", JSON, "{\"reason\":\"told by phone\"}").status())
          .isEqualTo(200);
      assertThat(items(server, "/actions?state=dead")).isEmpty();
      assertThat(items(server, "/actions?state=skipped")).hasSize(1);
      TestServer.Reply late = server.post("/actions/2/retry", JSON, "{\"reason\":\"x\"}");
      assertThat(late.status()).isEqualTo(409);
      assertThat(late.text()).contains("this one is given up");
    }
  }

  @Test
  void aQuestionIsAnsweredAndLateAnswersAreRefused() {
    try (TestServer server = server(false)) {
      start(server);
      List<JsonValue> questions = await(server, "/questions", items -> items.size() == 1);
      JsonValue question = questions.getFirst();
      assertThat(member(question, "question")).isEqualTo("How?");
      assertThat(member(question, "stage")).isEqualTo("Trial");
      String path = "/executions/" + member(question, "execution") + "/answer";

      assertThat(server.post(path, JSON, "{\"answer\":\"Perhaps\"}").text())
          .contains("is none of the answers");
      assertThat(server.post("/executions/99-0/answer", JSON, "{\"answer\":\"Keep\"}").status())
          .isEqualTo(404);
      assertThat(server.post(path, JSON, "{\"answer\":\"Keep\"}").status()).isEqualTo(200);
      assertThat(member(items(server, "/questions").getFirst(), "answer")).isEqualTo("Keep");
      assertThat(server.post(path, JSON, "{\"answer\":\"Drop\"}").status()).isEqualTo(200);
      assertThat(items(server, "/questions")).isEmpty();
      assertThat(server.post(path, JSON, "{\"answer\":\"Keep\"}").status()).isEqualTo(409);
    }
  }

  @Test
  void aSandboxShowsWhatWouldBeSentAndSendsNothing() {
    try (TestServer server = server(true)) {
      start(server);
      assertThat(items(server, "/actions?state=sandboxed")).hasSize(2);

      TestServer.Reply preview = server.get("/actions/1/request");
      assertThat(preview.status()).isEqualTo(200);
      assertThat(preview.text()).contains("\"method\":\"POST\"", "CRM.Send", "welcome");
      assertThat(receiver.received()).isEmpty();
    }
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void whatASandboxTookIsNotSentWhenTheDatabaseIsServedForGood() {
    try (TestServer sandbox = server(true)) {
      start(sandbox);
    }
    try (TestServer server = server(false)) {
      assertThat(items(server, "/actions?state=sandboxed")).hasSize(2);
      assertThat(items(server, "/actions?state=waiting")).isEmpty();
    }
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void whyNamesWhatHasNotLeftTheServer() {
    receiver.answer(Reply.of(400, "no such template"));
    try (TestServer server = server(false)) {
      start(server);
      await(server, "/actions?state=dead", items -> items.size() == 1);
      assertThat(server.get("/executions/1-0/why").text())
          .contains(
              "\"undelivered\":[{\"action\":1,\"what\":\"CRM.Send\",\"state\":\"dead\"",
              "\"because\":\"HTTP 400: no such template\"");
    }
  }

  @Test
  void withoutAConfigurationActionsWaitAndSayWhatIsMissing() {
    try (TestServer server =
        TestServer.on(
            folder.resolve("server.db"),
            SmallWorld.deployment(),
            new TestClock(Signals.MONDAY),
            usual -> usual)) {
      start(server);
      assertThat(items(server, "/actions?state=waiting"))
          .extracting(item -> member(item, "note"))
          .containsExactly(
              "nobody has said how actions of CRM go out: add it to \"apps\" in the server's"
                  + " configuration",
              "nobody has said how the owner is told: add it to \"people\" in the server's"
                  + " configuration");
      assertThat(server.get("/actions/1/request").status()).isEqualTo(409);
      assertThat(server.get("/executions/1-0/why").text())
          .contains("\"because\":\"nobody has said how actions of CRM go out:");
      assertThat(server.get("/metrics").text()).contains("milepost_actions_waiting 2.0");

      assertThat(server.post("/actions/1/skip", JSON, "{\"reason\":\"too late now\"}").status())
          .isEqualTo(200);
      assertThat(items(server, "/actions?state=waiting")).hasSize(1);
    }
  }

  @Test
  void whatListsAreAskedForIsChecked() {
    try (TestServer server = server(true)) {
      assertThat(server.get("/actions?state=lost").text()).contains("`state` is one of waiting,");
      assertThat(server.get("/actions/x").status()).isEqualTo(404);
    }
  }
}
