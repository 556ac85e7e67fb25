package dev.milepost.compiler.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as services document or send them; they are not part of this repository. */
final class RealPayloadsTest {

  private static final Path PAYLOADS = Path.of("../../shared/data/payloads");

  @ParameterizedTest
  @CsvSource({
    "Stripe, stripe., 'CheckoutSession Customer Subscription Invoice'",
    "Shopify, shopify., 'Checkout Customer Order Refund'",
    "Zendesk, zendesk., Ticket",
    "ZohoCRM, zoho_crm., 'Deal Lead'",
    "ZohoDesk, zoho_desk., Ticket",
    "GitHub, github., Issue",
    "Segment, segment., ''"
  })
  void becomeAnAppWithItsRecords(String app, String prefix, String records)
      throws IOException, JsonSyntaxException {
    CatalogLearner learner = new CatalogLearner(app);
    for (Path file : files(prefix)) {
      learner.add(file.getFileName().toString(), read(file));
    }

    LearnedCatalog learned = learner.learn();

    CatalogLearnerTest.assertIsCleanAndLaidOut(learned.text());
    assertThat(learned.skipped()).isEmpty();
    assertThat(recordsOf(learned.text()))
        .containsExactlyInAnyOrder(records.isEmpty() ? new String[0] : records.split(" "));
  }

  @Test
  void cloudEventsOfOtherTypesAreEventsOfTheAppThatIsNamed()
      throws IOException, JsonSyntaxException {
    CatalogLearner learner = new CatalogLearner("Somewhere");
    for (Path file : files("cloudevents.")) {
      if (read(file) instanceof JsonObject suite
          && suite.get("tests") instanceof JsonArray(List<JsonValue> tests)) {
        tests.forEach(test -> addCloudEvents(learner, file, test));
      }
    }

    LearnedCatalog learned = learner.learn();

    CatalogLearnerTest.assertIsCleanAndLaidOut(learned.text());
    assertThat(learned.types()).isPositive();
    assertThat(learned.text()).contains("event ").contains("`type` = \"io.cloudevents.test\"");
  }

  private static void addCloudEvents(CatalogLearner learner, Path file, JsonValue test) {
    for (String member : List.of("event", "batch")) {
      JsonValue events = test instanceof JsonObject object ? object.get(member) : null;
      if (events != null) {
        learner.add(file.getFileName().toString(), events);
      }
    }
  }

  private static List<String> recordsOf(String text) {
    return text.lines()
        .filter(line -> line.startsWith("  record "))
        .map(line -> line.split(" +")[2])
        .toList();
  }

  private static List<Path> files(String prefix) throws IOException {
    assumeTrue(
        Files.isDirectory(PAYLOADS),
        "skipped: the payloads of real services are not at " + PAYLOADS.toAbsolutePath());
    try (Stream<Path> files = Files.list(PAYLOADS)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static JsonValue read(Path file) throws IOException, JsonSyntaxException {
    return JsonReader.MESSAGE.read(Files.readAllBytes(file));
  }
}
