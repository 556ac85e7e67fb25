package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.value.Value;
import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.adapter.HttpAdapter;
import dev.milepost.server.adapter.HttpExchange;
import dev.milepost.server.adapter.Parcel;
import dev.milepost.server.adapter.UnsendableException;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Secrets;
import dev.milepost.server.intake.MappedObjects;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.message.IntakeException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The apps in {@code journeys/apps} make the requests that the apps' own documentation shows. */
final class ShippedAppsTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Compilation APPS =
      Compiler.compile(
          Workspaces.find(List.of(Path.of("..", "journeys", "apps"))).workspaces().getFirst(),
          LocalDate.of(2026, 1, 5));

  private static FieldValue text(String name, String value) {
    return new FieldValue(name, new Value.Text(value));
  }

  private static JsonObject request(String action, FieldValue... arguments)
      throws UnsendableException {
    Channel.Http channel =
        new Channel.Http(
            URI.create("https://www.zohoapis.eu"),
            null,
            Set.of("www.zohoapis.eu"),
            false,
            false,
            null,
            null,
            Duration.ofSeconds(1));
    Parcel parcel =
        new Parcel(
            "key",
            new SubjectName("Customer", "acme"),
            new OutgoingAction(
                new ExecutionName("Onboarding", 1, null),
                1,
                "enter:0",
                1,
                false,
                0,
                new OutgoingAction.AppAction(TypeName.parse(action), List.of(arguments))),
            NOW,
            NOW,
            null);
    try (HttpExchange exchange = new HttpExchange(HostResolver.SYSTEM, Runnable::run, () -> NOW)) {
      return new HttpAdapter(
              channel, APPS::bindings, new Secrets(Map.of(), _ -> null), exchange, new Random(1))
          .preview(parcel);
    }
  }

  private static List<Outcome> answer(String action, String json)
      throws IntakeException, JsonSyntaxException {
    RequestBinding binding =
        Objects.requireNonNull(APPS.bindings().sends().get(TypeName.parse(action)));
    SignalMapping returns = Objects.requireNonNull(binding.returns());
    return new MappedObjects(returns, APPS.catalog(), "milepost/actions")
        .read((JsonObject) JsonReader.MESSAGE.read(json), "key");
  }

  @Test
  void theOwnersNotificationIsANoteOnTheDeal() throws Exception {
    String request =
        JsonWriter.compact(
            request(
                "CRM.NotifyOwner",
                text("Text", "Contract signed by Zylker"),
                text("RecordId", "3652397000000649013")));

    assertThat(request)
        .contains("\"method\":\"POST\"")
        .contains("\"address\":\"https://www.zohoapis.eu/crm/v7/Deals/3652397000000649013/Notes\"")
        .contains("\"Authorization\":\"(secret ZOHO_CRM)\"")
        .contains(
            JsonWriter.compact(
                    JsonObject.builder()
                        .put(
                            "body",
                            "{\"data\":[{\"Note_Title\":\"Milepost\","
                                + "\"Note_Content\":\"Contract signed by Zylker\","
                                + "\"Parent_Id\":{\"module\":{\"api_name\":\"Deals\"},"
                                + "\"id\":\"3652397000000649013\"}}]}")
                        .build())
                .replaceAll("^\\{|}$", ""));
  }

  @Test
  void itsAnswerIsAHappening() throws Exception {
    List<Outcome> outcomes =
        answer(
            "CRM.NotifyOwner",
            """
            {"data": [{"code": "SUCCESS", "details": {"id": "3652397000001", "Created_By":
            {"name": "Patricia Boyle", "id": "3652397000000186017"}}, "message": "record added",
            "status": "success"}], "request": {"RecordId": "3652397000000649013"}}
            """);

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Incoming.class,
            incoming ->
                assertThat(incoming.body())
                    .isEqualTo(
                        "{\"DealId\":\"3652397000000649013\",\"NoteId\":\"3652397000001\"}"));
  }

  @Test
  void aGenericServiceIsAskedInItsOwnShape() throws Exception {
    assertThat(
            JsonWriter.compact(
                request("Service.StopJob", text("JobId", "a/7"), text("Reason", "no more"))))
        .contains("\"method\":\"DELETE\"", "/jobs/a%2F7?reason=no%20more")
        .contains("\"Authorization\":\"Bearer (secret SERVICE_TOKEN)\"")
        .doesNotContain("\"body\"");
    assertThat(answer("Service.StartJob", "{\"id\": \"7\", \"status\": \"running\"}"))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Incoming.class,
            incoming ->
                assertThat(incoming.body()).isEqualTo("{\"Id\":\"7\",\"Status\":\"Running\"}"));
  }
}
