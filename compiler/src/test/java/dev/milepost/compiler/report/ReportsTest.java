package dev.milepost.compiler.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Question.Answer;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * One journey with findings of every kind, in every form: errors and warnings about the text, one
 * that is allowed, one with a witness, one with a proof, one that is undecided.
 */
final class ReportsTest {

  private static final Path INPUT = GoldenFiles.inputs("report", ".journey").getFirst();
  private static final String JOURNEY = "Billing, <once> | `more`";

  @Test
  void jsonIsOneObjectOfThePublishedForm() throws Exception {
    String json = JsonReport.write(report());

    GoldenFiles.assertMatches(INPUT, ".json", json);
    String schema = Files.readString(Path.of("..", "docs", "check.schema.json"));
    assertThat(schema(SpecificationVersion.DRAFT_2020_12, schema).validate(json, InputFormat.JSON))
        .isEmpty();
    assertThat(JsonWriter.pretty(JsonReader.FILE.read(schema))).isEqualTo(schema);
  }

  @Test
  void sarifIsValidAgainstTheSchemaOfTheStandard() throws Exception {
    String sarif = SarifReport.write(report(), "1.2.3");

    assertThat(sarifSchema().validate(sarif, InputFormat.JSON)).isEmpty();
    JsonObject run = run(sarif);
    List<String> rules =
        items(object(object(run, "tool"), "driver"), "rules").stream()
            .map(rule -> text(rule, "id"))
            .toList();
    assertThat(rules)
        .containsExactlyElementsOf(List.of(Rule.values()).stream().map(Rule::id).toList());
    List<JsonObject> results = items(run, "results");
    for (JsonObject result : results) {
      int index = ((JsonNumber) Objects.requireNonNull(result.get("ruleIndex"))).value().intValue();
      assertThat(rules.get(index)).isEqualTo(text(result, "ruleId"));
    }
    // The place of a rule in the list changes with each rule that comes.
    String shown =
        JsonWriter.pretty(new JsonArray(List.copyOf(results)))
            .replaceAll("\"ruleIndex\": [0-9]+", "\"ruleIndex\": 0");
    GoldenFiles.assertMatches(INPUT, ".sarif", shown);
  }

  @Test
  void theSchemaOfTheStandardRefusesWhatIsNoSarif() throws IOException {
    String broken = SarifReport.write(report(), "1.2.3").replace("\"startLine\"", "\"startRow\"");

    assertThat(sarifSchema().validate(broken, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void githubGetsALineForEachFindingThatIsShown() {
    String all = GithubReport.write(report(), Severity.NOTE);

    GoldenFiles.assertMatches(INPUT, ".github", all);
    assertThat(all.lines()).allMatch(line -> line.matches("::(error|warning|notice) file=.*"));
    assertThat(GithubReport.write(report(), Severity.WARNING)).doesNotContain("::notice");
  }

  @Test
  void junitCountsWhatReachesTheThreshold() throws Exception {
    String xml = JunitReport.write(report(), Severity.WARNING);

    GoldenFiles.assertMatches(INPUT, ".xml", xml);
    assertThat(count(xml, "failure")).isEqualTo(5);
    assertThat(count(JunitReport.write(report(), Severity.ERROR), "failure")).isEqualTo(3);
    assertThat(count(xml, "skipped")).isEqualTo(1);
  }

  @Test
  void theLedgerHasALineForEachQuestion() {
    GoldenFiles.assertMatches(INPUT, ".proofs", ProofLedger.write(report()));
  }

  @Test
  void nothingInATextEndsACommandOrBeginsAnotherOne() {
    Compilation compilation =
        Compiled.text("a,b:c%\r\n::error::x.journey", "app Books\n  record \u001b[31m::error::\n");
    String github = GithubReport.write(CheckReport.of(List.of(compilation)), Severity.NOTE);

    assertThat(github.lines()).isNotEmpty().allMatch(line -> line.startsWith("::error file=a%2Cb"));
    assertThat(github).doesNotContain("\u001b").contains("file=a%2Cb%3Ac%25%0D%0A%3A%3Aerror");
  }

  @Test
  void pathsBecomeUris() {
    assertThat(SarifPlace.uri("a b/\u00fc%.journey")).isEqualTo("a%20b/%C3%BC%25.journey");
    assertThat(SarifPlace.uri("/tmp/a#b.journey")).isEqualTo("file:///tmp/a%23b.journey");
    assertThat(SarifPlace.uri("a:b.journey")).isEqualTo("./a:b.journey");
    assertThat(SarifPlace.uri("../a.journey")).isEqualTo("../a.journey");
  }

  @Test
  void aKeyStaysWhereTheTextMoves() {
    String text = GoldenFiles.text(INPUT);
    String moved = "# one more line\n\n" + text.replace("  stage", "    stage");

    assertThat(keys(Compiled.text("moved.journey", moved)))
        .isEqualTo(keys(Compiled.text("billing.journey", text)))
        .doesNotHaveDuplicates();
  }

  private static List<String> keys(Compilation compilation) {
    return CheckReport.of(List.of(compilation)).checked().getFirst().findings().stream()
        .map(Reported::key)
        .toList();
  }

  /** The findings of the compiler, and with them such as the analysis makes. */
  private static CheckReport report() {
    Compilation compilation = Compiled.file(INPUT);
    List<Diagnostic> findings = new ArrayList<>(compilation.diagnostics());
    Span paid = span(compilation, "Books.Invoice.Status = \"Paid\"");
    Span large = span(compilation, "Books.Invoice.Amount > 10000");
    About about = new About(JOURNEY, "Open", List.of("Status = \"Paid\"", "Amount > 10000"));
    findings.add(
        Diagnostic.of(Rule.NO_WAY_OUT, paid, "one signal enables two transitions from `\"Open\"`")
            .withRelated(large, "the other")
            .withHelp("write `else advances ...` to say which goes first, or exclude it:\n  {AND}")
            .withSuggestion(
                new Diagnostic.Suggestion(
                    List.of(
                        new Diagnostic.Edit(paid.after(), " AND Books.Invoice.Amount <= 10000"))))
            .withVerdict(new Verdict.Refuted(witness()))
            .withAbout(about));
    findings.add(
        Diagnostic.of(Rule.UNREACHABLE_STAGE, large, "this can never be true")
            .withSeverity(Severity.WARNING)
            .withVerdict(new Verdict.Proved(List.of("`Amount > 10000`", "`Amount < 0`")))
            .withAbout(about));
    findings.add(
        Diagnostic.of(Rule.NO_WAY_TO_END, large, "perhaps nothing leads on from here")
            .withSeverity(Severity.NOTE)
            .withVerdict(new Verdict.Undecided("5,000,000 states"))
            .withAbout(about));
    List<Question> questions =
        List.of(
            new Question(
                Rule.NO_WAY_OUT, about, "can both be enabled?", Answer.FOUND, "exploration", ""),
            new Question(
                Rule.NO_WAY_OUT,
                new About(JOURNEY, null, List.of()),
                "can two journeys start at once?",
                Answer.PROVED,
                "sets",
                "12 cells"),
            new Question(
                Rule.NO_WAY_TO_END,
                about,
                "is there a way on?",
                Answer.UNDECIDED,
                "exploration",
                "5,000,000 states"));
    return CheckReport.of(
        List.of(
            new Compilation(
                compilation.workspace(),
                findings,
                compilation.allowed(),
                questions,
                compilation.trees(),
                compilation.model(),
                compilation.plans())));
  }

  private static Witness witness() {
    TypeName invoice = new TypeName("Books", "Invoice");
    List<FieldValue> sent =
        List.of(
            new FieldValue("Status", new Value.Text("Sent")),
            new FieldValue("Amount", new Value.Money(new BigDecimal("10000.01"), "EUR")));
    List<FieldValue> paid = List.of(new FieldValue("Status", new Value.Text("Paid")));
    return new Witness(
        JOURNEY,
        new SubjectName("Customer", "1"),
        Instant.parse("2026-01-05T09:00:00Z"),
        List.of(
            new Witness.Step(new Move.Sets(invoice, "I-1", sent), new Standing.At("Open")),
            new Witness.Step(
                new Move.Passes(new TimeSpan(3, TimeSpan.Unit.DAYS)), new Standing.At("Open")),
            new Witness.Step(
                new Move.Sets(invoice, "I-1", paid), new Standing.Ended("Settled", "paid"))),
        new Witness.Question.Which(List.of("Settled", "Review")));
  }

  private static Span span(Compilation compilation, String text) {
    var source = compilation.workspace().sources().getFirst();
    int start = source.text().indexOf(text);
    return source.span(start, start + text.length());
  }

  private static Schema sarifSchema() throws IOException {
    try (InputStream stream =
        ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return schema(SpecificationVersion.DRAFT_7, text);
    }
  }

  private static Schema schema(SpecificationVersion version, String text) {
    return SchemaRegistry.withDefaultDialect(version).getSchema(text);
  }

  private static int count(String xml, String element) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    NodeList elements =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getElementsByTagName(element);
    return elements.getLength();
  }

  private static JsonObject run(String sarif) throws Exception {
    return items((JsonObject) JsonReader.FILE.read(sarif), "runs").getFirst();
  }

  private static JsonObject object(JsonObject parent, String name) {
    return (JsonObject) Objects.requireNonNull(parent.get(name));
  }

  private static List<JsonObject> items(JsonObject parent, String name) {
    JsonValue value = Objects.requireNonNull(parent.get(name));
    return ((JsonArray) value).items().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject parent, String name) {
    return ((JsonText) Objects.requireNonNull(parent.get(name))).text();
  }
}
