package dev.milepost.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.application.TestServer;
import dev.milepost.server.application.TestServer.Reply;
import dev.milepost.server.live.Entry;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Tally;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperationsFeatureTest {

  private static final String JSON = "application/json";

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.on(folder.resolve("server.db"), SmallWorld.deployment());
    take(signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void take(Submission.Arrival arrival) {
    server
        .server()
        .writer()
        .submit(Entry.small(at -> new Submission.Arrival(at, arrival.incoming())))
        .join();
  }

  private Reply post(String path, String body) {
    return server.post(path, JSON, body);
  }

  private static JsonValue member(JsonValue object, String... path) {
    JsonValue value = object;
    for (String step : path) {
      JsonValue next =
          value instanceof JsonArray array
              ? array.items().get(Integer.parseInt(step))
              : ((JsonObject) value).get(step);
      value = Objects.requireNonNull(next, step);
    }
    return value;
  }

  @Test
  void aStalledExecutionIsListedExplainedAndMovedOnByACorrection() {
    take(signals.invoice(Signals.MONDAY, "acme", "I-1", Signals.text("Status", "Sent")));
    server.passTo(Signals.MONDAY.plus(Duration.ofDays(9)));

    JsonObject stalls = server.get("/stalls").json();

    assertThat(stalls.get("stalled")).isEqualTo(JsonNumber.of(1));
    assertThat(member(stalls, "executions", "0", "id")).isEqualTo(new JsonText("1-0"));
    assertThat(member(stalls, "executions", "0", "overdue"))
        .isEqualTo(JsonNumber.of(Duration.ofDays(4).toSeconds()));
    assertThat(((JsonText) member(stalls, "executions", "0", "explanation")).text())
        .startsWith("for \"Live\": ");

    JsonObject why = server.get("/executions/1-0/why").json();

    assertThat(why.get("stage")).isEqualTo(new JsonText("Trial"));
    assertThat(member(why, "ways", "0", "condition", "truth")).isEqualTo(new JsonText("false"));
    assertThat(member(why, "ways", "0", "condition", "values", "0", "value"))
        .isEqualTo(new JsonText("Sent"));
    assertThat(member(why, "ways", "0", "condition", "values", "0", "source"))
        .isEqualTo(new JsonText("test"));
    assertThat(member(why, "told", "0", "to")).isEqualTo(new JsonText("desk@acme.example"));

    assertThat(member(why, "changes", "0"))
        .as("the smallest change that would let it move")
        .isEqualTo(
            JsonObject.builder()
                .put("target", "Live")
                .put(
                    "facts",
                    new JsonArray(
                        List.of(
                            JsonObject.builder()
                                .put("field", "Books.Invoice.Status")
                                .put("record", "I-1")
                                .put("from", "Sent")
                                .put("to", "Paid")
                                .build())))
                .build());

    Reply corrected =
        post(
            "/subjects/Customer/acme/facts",
            """
            {"field": "Books.Invoice.Status", "value": "Paid", "reason": "in cash", "actor": "eva"}
            """);

    assertThat(corrected.status()).isEqualTo(200);
    assertThat(server.get("/executions/1-0/why").json().get("stage"))
        .isEqualTo(new JsonText("Live"));
    assertThat(server.get("/stalls").json().get("stalled")).isEqualTo(JsonNumber.of(0));
    JsonObject overrides = server.get("/overrides").json();
    assertThat(member(overrides, "stages", "0", "stage")).isEqualTo(new JsonText("Trial"));
    assertThat(member(overrides, "stages", "0", "ways", "0", "means"))
        .isEqualTo(new JsonText("correction"));
    JsonObject usage = server.get("/usage").json();
    assertThat(member(usage, "days", "0", "transitions")).isEqualTo(JsonNumber.of(1));
    assertThat(member(usage, "active", "Onboarding")).isEqualTo(JsonNumber.of(1));
  }

  @Test
  void anExecutionIsReachedByTheIdThatItHadBeforeItsSubjectWasAbsorbed() {
    take(signals.account(Signals.MONDAY, "second", Signals.text("Email", "b@acme")));
    take(signals.account(Signals.MONDAY, "third", Signals.text("Stage", "won")));
    take(signals.account(Signals.MONDAY, "third", Signals.text("Email", "b@acme")));

    assertThat(server.get("/executions/3-0/why").json().get("id")).isEqualTo(new JsonText("2-0"));
    assertThat(post("/executions/3-0/pause", "{\"reason\": \"on holiday\"}").json().get("id"))
        .isEqualTo(new JsonText("2-0"));
    assertThat(member(server.get("/subjects/Customer/third").json(), "name", "key"))
        .isEqualTo(new JsonText("second"));
  }

  @Test
  void anExecutionIsPausedResumedForcedAndCancelled() {
    String reason = "{\"reason\": \"as agreed\"}";

    assertThat(post("/executions/1-0/pause", reason).json().get("status"))
        .isEqualTo(new JsonText("paused"));
    Reply again = post("/executions/1-0/pause", reason);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("detail"))
        .isEqualTo(new JsonText("the execution is paused already; nothing has changed"));
    assertThat(post("/executions/1-0/resume", reason).json().get("status"))
        .isEqualTo(new JsonText("running"));
    assertThat(post("/executions/1-0/park", reason).json().get("status"))
        .isEqualTo(new JsonText("parked"));
    assertThat(post("/executions/1-0/release", reason).status()).isEqualTo(200);
    assertThat(
            post("/executions/1-0/override", "{\"stage\": \"Live\", \"reason\": \"x\"}")
                .json()
                .get("stage"))
        .isEqualTo(new JsonText("Live"));
    assertThat(
            post("/executions/1-0/override", "{\"stage\": \"Moon\", \"reason\": \"x\"}").status())
        .isEqualTo(409);
    assertThat(post("/executions/1-0/cancel", reason).json().get("status"))
        .isEqualTo(new JsonText("ended"));
  }

  @Test
  void everyFaultOfABodyIsTold() {
    Reply reply = post("/executions/1-0/override", "{\"stage\": 7, \"because\": \"x\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().get("faults"))
        .isEqualTo(
            JsonArray.ofTexts(
                List.of(
                    "there is no member `because`",
                    "`stage` is a text of 1 to 500 characters",
                    "`reason` is missing")));
    assertThat(post("/executions/1-0/pause", "[]").status()).isEqualTo(400);
    assertThat(post("/executions/99-1/pause", "{\"reason\": \"x\"}").status()).isEqualTo(404);
    assertThat(post("/executions/nobody/pause", "{\"reason\": \"x\"}").status()).isEqualTo(404);
    assertThat(server.get("/executions/1-9/why").status()).isEqualTo(404);
    assertThat(
            post(
                    "/subjects/Customer/nobody/facts",
                    "{\"field\": \"a\", \"value\": 1, \"reason\": \"x\"}")
                .status())
        .isEqualTo(404);
    Reply field =
        post(
            "/subjects/Customer/acme/facts",
            "{\"field\": \"Books.Invoice.Statos\", \"value\": 1, \"reason\": \"x\"}");
    assertThat(field.json().get("faults"))
        .isEqualTo(
            JsonArray.ofTexts(
                List.of(
                    "no app declares the field Books.Invoice.Statos; did you mean"
                        + " Books.Invoice.Status?")));
  }

  @Test
  void aForgottenSubjectIsGoneAndStaysAway() {
    Reply reply =
        post("/subjects/Customer/acme/forget", "{\"reason\": \"asked\", \"suppress\": true}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("executions")).isEqualTo(JsonNumber.of(1));
    assertThat(server.get("/executions/1-0/why").status()).isEqualTo(404);
    take(signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won")));
    Tally tally = server.store().read(ReadTransaction::tally);
    assertThat(tally.inputs()).as("only the line that says that it was forgotten").isEqualTo(1);
    assertThat(post("/subjects/Customer/acme/forget", "{\"reason\": \"asked\"}").status())
        .isEqualTo(404);
  }

  @Test
  void aLimitThatIsExceededIsTold() {
    HttpRequest.Builder limit =
        HttpRequest.newBuilder(server.uri("/limits/Onboarding"))
            .header("Content-Type", JSON)
            .PUT(BodyPublishers.ofString("{\"transitions\": 0, \"executions\": 5}"));

    assertThat(server.send(limit).status()).isEqualTo(204);

    JsonObject stalls = server.get("/stalls").json();
    assertThat(member(stalls, "exceeded", "0", "what")).isEqualTo(new JsonText("transitions"));
    assertThat(member(stalls, "exceeded", "0", "used")).isEqualTo(JsonNumber.of(1));
    assertThat(((JsonArray) member(stalls, "exceeded")).items()).hasSize(1);
  }
}
