package dev.milepost.compiler.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogLearnerTest {

  private static final String FOLDER = "catalog";
  private static final String SIGNALS = "signals.jsonl";

  static List<Path> samples() {
    return GoldenFiles.inputs(FOLDER, ".jsonl");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesWhatTheSamplesSay(Path file) throws JsonSyntaxException {
    LearnedCatalog learned = learn(file);

    assertIsCleanAndLaidOut(learned.text());
    GoldenFiles.assertMatches(file, ".journey", learned.text());
  }

  @Test
  void learnsTheSameFromSamplesInAnotherOrderOfFiles() throws JsonSyntaxException {
    CatalogLearner learner = new CatalogLearner(null);
    List<String> lines = GoldenFiles.text(samples().getLast()).lines().toList();
    for (String line : lines.reversed()) {
      learner.add(SIGNALS, JsonReader.MESSAGE.read(line));
    }

    LearnedCatalog learned = learner.learn();

    assertThat(learned.types()).isEqualTo(learn(samples().getLast()).types());
    assertThat(learned.fields()).isEqualTo(learn(samples().getLast()).fields());
    assertIsCleanAndLaidOut(learned.text());
  }

  @Test
  void copiesNoValueThatIsSomebodysOrASecret() throws JsonSyntaxException {
    for (Path file : samples()) {
      assertThat(learn(file).text())
          .doesNotContain(
              "customer.example", "Hopper", "Ada", "s3cr3t", "Graz", "0660123", "cus_1");
    }
  }

  @Test
  void saysWhatCouldNotBeUsed() throws JsonSyntaxException {
    assertThat(learn(samples().getLast()).skipped())
        .containsExactly(
            "1 CloudEvents whose data is no object",
            "1 CloudEvents whose type is not App.Record or App.Event: name their app with --app",
            "1 plain bodies: name their app with --app",
            "1 messages that are a number, not an object");
  }

  @Test
  void listsAreBelievedOnlyWhereEachValueCameOften() throws JsonSyntaxException {
    assertThat(learnStatus("open", "paid", 4)).contains("Status: \"open\" | \"paid\"");
    assertThat(learnStatus("open", "paid", 3))
        .contains("Status: text  # so far \"open\", \"paid\"");
    assertThat(learnStatus("ada@customer.example", "bob@customer.example", 4))
        .contains("Status: text\n");
    assertThat(learnStatus("4111111111111111", "x", 4)).contains("Status: text\n");
  }

  @Test
  void namesOfAnyKindBecomeNamesOfTheLanguage() throws JsonSyntaxException {
    Random random = new Random(7);
    String alphabet = "aZ9_.-` \\u0007\\\"{}#:|äß漢\\ud83d\\ude00\\u202e";
    for (int round = 0; round < 300; round++) {
      CatalogLearner learner = new CatalogLearner(round % 2 == 0 ? "Shop" : null);
      StringBuilder json = new StringBuilder("{\"specversion\":\"1.0\",");
      json.append(round % 4 < 2 ? "\"type\":\"CRM.record\"," : "\"id\":1,\"event\":\"a.b\",");
      json.append("\"data\":{\"id\":\"x\",\"Id\":\"y\"");
      for (int member = 0; member < 8; member++) {
        json.append(",\"m").append(member).append(letters(random, alphabet)).append("\":\"v\"");
      }
      json.append("}}");

      learner.add("a.json", JsonReader.MESSAGE.read(json.toString()));

      assertIsCleanAndLaidOut(learner.learn().text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "due_date, DueDate",
    "dueDate, DueDate",
    "URL, URL",
    "ticket.status_changed, TicketStatusChanged",
    "2fa, No2Fa",
    "HTTPServer, HTTPServer",
    "straße, Straße"
  })
  void namesAreWrittenLikeNames(String outside, String name) {
    assertThat(Naming.camel(outside)).isEqualTo(name);
  }

  @Test
  void someWordsAreNoAppsName() {
    assertThat(CatalogLearner.isAppName("Stripe")).isTrue();
    assertThat(CatalogLearner.isAppName("journey")).isFalse();
    assertThat(CatalogLearner.isAppName("Zoho CRM")).isFalse();
    assertThat(CatalogLearner.suggestAppName("Zoho CRM")).isEqualTo("ZohoCRM");
    assertThat(CatalogLearner.suggestAppName("??")).isEmpty();
  }

  /** Also used for payloads of real services. */
  static void assertIsCleanAndLaidOut(String text) {
    Compilation compilation = Compiled.text("learned.journey", text);
    assertThat(Compiled.findings(compilation)).isEmpty();
    assertThat(Formatter.format(Source.of("learned", text), new Diagnostics())).contains(text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 100 || line.contains("`"));
  }

  private static String letters(Random random, String alphabet) {
    List<String> letters = alphabet.codePoints().mapToObj(Character::toString).toList();
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      String letter = letters.get(random.nextInt(letters.size()));
      name.append("\\\"".contains(letter) || letter.equals("u") ? "" : letter);
    }
    return name.toString();
  }

  private static String learnStatus(String one, String other, int times)
      throws JsonSyntaxException {
    CatalogLearner learner = new CatalogLearner(null);
    for (int i = 0; i < times; i++) {
      for (String value : List.of(one, other)) {
        learner.add(
            SIGNALS,
            JsonReader.MESSAGE.read(
                """
                {"specversion": "1.0", "type": "Books.Invoice",
                 "data": {"Id": "1", "Status": "%s"}}
                """
                    .formatted(value)));
      }
    }
    return learner.learn().text();
  }

  /** Plain bodies come from the app that the file is named after. */
  private static LearnedCatalog learn(Path file) throws JsonSyntaxException {
    String name = file.getFileName().toString();
    CatalogLearner learner =
        new CatalogLearner(
            name.equals(SIGNALS)
                ? null
                : CatalogLearner.suggestAppName(name.substring(0, name.indexOf('.'))));
    for (String line : GoldenFiles.text(file).lines().toList()) {
      learner.add(name, JsonReader.MESSAGE.read(line));
    }
    return learner.learn();
  }
}
