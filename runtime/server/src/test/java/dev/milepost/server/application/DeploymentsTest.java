package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.server.application.TestServer.Reply;
import dev.milepost.server.live.Entry;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions over HTTP. */
class DeploymentsTest {

  private static final String JSON = "application/json";
  private static final Deployment NEXT = SmallWorld.otherVersion();
  private static final String HASH = PlanHash.of(NEXT.active().getFirst());

  @TempDir private Path folder;

  private TestServer server() {
    TestServer server = TestServer.on(folder.resolve("server.db"), SmallWorld.deployment());
    Submission.Arrival won =
        new Signals().account(Signals.MONDAY, "acme", Signals.text("Stage", "won"));
    server
        .server()
        .writer()
        .submit(Entry.small(at -> new Submission.Arrival(at, won.incoming())))
        .join();
    return server;
  }

  private static String body(Catalog catalog, String more) {
    String whole =
        JsonWriter.compact(
            JsonObject.builder()
                .put("catalog", CatalogJson.write(catalog))
                .put("plans", new JsonArray(List.of(PlanJson.toJson(NEXT.active().getFirst()))))
                .build());
    return whole.substring(0, whole.length() - 1) + more + "}";
  }

  @Test
  void aDryRunSaysWhatItMeansAndChangesNothing() {
    try (TestServer server = server()) {
      Reply dry = server.post("/deployments?dry-run=true", JSON, body(NEXT.catalog(), ""));

      assertThat(dry.status()).isEqualTo(200);
      assertThat(dry.text())
          .contains("\"deployed\":false", "\"change\":\"changed\"", "\"executions\":1");
      assertThat(server.get("/deployments").text()).contains("\"number\":1").doesNotContain(HASH);
    }
  }

  @Test
  void whatRunsStaysUnlessItIsMoved() {
    try (TestServer server = server()) {
      Reply deployed = server.post("/deployments", JSON, body(NEXT.catalog(), ""));
      assertThat(deployed.text()).contains("\"deployed\":true").doesNotContain("\"moves\"");
      assertThat(server.get("/deployments").text())
          .contains("\"number\":2", "\"Onboarding\":\"" + HASH + "\"")
          .doesNotContain("\"plan\":\"" + HASH + "\"");

      Reply moved =
          server.post("/deployments", JSON, body(NEXT.catalog(), ",\"move\":[\"Onboarding\"]"));
      assertThat(moved.text()).contains("\"moved\":1");
      assertThat(server.get("/deployments").text()).contains("\"plan\":\"" + HASH + "\"");
    }
  }

  @Test
  void whatRunningVersionsReadCannotBeTakenAway() {
    try (TestServer server = server()) {
      Reply refused =
          server.post("/deployments", JSON, body(SmallWorld.without("Website").catalog(), ""));

      assertThat(refused.status()).isIn(409, 422);
      assertThat(server.get("/deployments").text()).doesNotContain("\"number\":2");
    }
  }

  @Test
  void whatIsNoDeploymentIsSaidSo() {
    try (TestServer server = server()) {
      assertThat(server.post("/deployments", JSON, "[]").status()).isEqualTo(400);
      assertThat(server.post("/deployments", JSON, "{\"catalog\":{},\"plans\":[]}").status())
          .isEqualTo(400);
      assertThat(
              server
                  .post("/deployments", JSON, body(NEXT.catalog(), ",\"move\":[\"Other\"]"))
                  .text())
          .contains("there is no plan of \\\"Other\\\" to deploy");
    }
  }
}
