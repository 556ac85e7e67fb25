package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.signal.SubjectAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals as JSON Lines of CloudEvents. */
class CloudEventsTest {

  @TempDir Path folder = Path.of("");

  /** An envelope around a type and data, at a fixed time. */
  private static String line(String id, String type, String data) {
    return line(id, type, data, ",\"time\":\"2026-01-05T09:00:00Z\"");
  }

  private static String line(String id, String type, String data, String more) {
    return """
    {"specversion":"1.0","id":"%s","source":"/test","type":"%s","data":%s%s}
    """
        .formatted(id, type, data, more);
  }

  private ReadFile read(String... lines) throws IOException {
    return ReadFile.of(folder, "signals.jsonl", String.join("", lines), null);
  }

  @Test
  void readsARecordWithItsFields() throws IOException {
    ReadFile file =
        read(
            line(
                "1",
                "Books.Invoice",
                """
                {"Id":"I-1","Status":"Sent","Amount":"12.50 EUR","DueDate":"2026-02-01","Lines":3}\
                """,
                ",\"subject\":\"acme\",\"time\":\"2026-01-05T10:00:00.123456789+01:00\""));

    assertThat(file.contents())
        .containsExactly(
            "Books.Invoice I-1 Amount=12.5 EUR DueDate=2026-02-01 Lines=3 Status=Sent");
    Outcome.Incoming incoming = file.signals().getFirst();
    assertThat(incoming.signal().source()).isEqualTo("/test");
    assertThat(incoming.signal().id()).isEqualTo("1");
    assertThat(incoming.signal().time()).isEqualTo(Instant.parse("2026-01-05T09:00:00.123456Z"));
    assertThat(incoming.address()).isEqualTo(new SubjectAddress(null, "acme"));
    assertThat(incoming.place().line()).isEqualTo(1);
  }

  @Test
  void nullMakesAFieldUnknownAgain() throws IOException {
    assertThat(read(line("1", "Books.Invoice", "{\"Id\":\"I-1\",\"Status\":null}")).contents())
        .containsExactly("Books.Invoice I-1 Status=");
  }

  @Test
  void theTypeSaysThatARecordIsGone() throws IOException {
    assertThat(read(line("1", "Books.Invoice.gone", "{\"Id\":\"I-1\"}")).contents())
        .containsExactly("Books.Invoice I-1 gone");
    assertThat(read(line("1", "Website.Visit.gone", "{}")).faults().getFirst())
        .startsWith("1: unknown type: `Website.Visit.gone` is no record or event");
  }

  @Test
  void aHappeningNeedsNoData() throws IOException {
    String bare =
        """
        {"specversion":"1.0","id":"1","source":"/t","type":"Website.Visit","time":"2026-01-05T09:00:00Z"}
        """;
    ReadFile file = read(bare, line("2", "Website.Visit", "{\"Page\":\"/\"}"));

    assertThat(file.contents()).containsExactly("Website.Visit", "Website.Visit Page=/");
    assertThat(file.signals().getFirst().body()).isEqualTo("{}");
  }

  @Test
  void aSubjectNamesAKeyOnlyWhereItIsDeclared() throws IOException {
    ReadFile file =
        read(
            line("1", "Website.Visit", "{}", ",\"subject\":\"Email/a@b.example\"")
                .replace("\"subject\"", "\"time\":\"2026-01-05T09:00:00Z\",\"subject\""),
            line("2", "Website.Visit", "{}", ",\"subject\":\"Sales/acme/1\""),
            line("3", "Website.Visit", "{}", ",\"subject\":\"Email/\""),
            line("4", "Website.Visit", "{}", ",\"subject\":null"));

    assertThat(file.signals())
        .extracting(Outcome.Incoming::address)
        .containsExactly(
            new SubjectAddress("Email", "a@b.example"),
            new SubjectAddress(null, "Sales/acme/1"),
            new SubjectAddress(null, "Email/"),
            null);
  }

  @Test
  void aLineWithoutTimeIsReceivedAtTheTimeOfTheLineBefore() throws IOException {
    ReadFile file =
        read(
            line("1", "Website.Visit", "{}", ""),
            line("2", "Website.Visit", "{}"),
            line("3", "Website.Visit", "{}", ""));

    assertThat(file.faults())
        .containsExactly("1: no time: it has no `time`, and no line before it has one");
    Outcome.Incoming last = file.signals().getLast();
    assertThat(last.signal().time()).isNull();
    assertThat(last.receipt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
  }

  @Test
  void namesEveryFaultOfALine() throws IOException {
    ReadFile file =
        read(
            """
            {"specversion":"0.3","id":7,"source":"","type":"Books.Invoice","time":"2026-01-05",\
            "data":{"Status":"Payed","Amount":true,"DueDate":"5.1.2026","Lines":1.5}}
            """);

    assertThat(file.faults())
        .containsExactly(
            "1: unknown specversion: `0.3` (only 1.0 can be read)"
                + "; `id` does not fit: it is a number, not a text"
                + "; `source` does not fit: it is empty"
                + "; `time` does not fit: `2026-01-05` is a date without a time"
                + " (write 2026-01-05T00:00:00Z)"
                + "; Books.Invoice.Id does not fit: data has no `Id` that names the record"
                + "; Books.Invoice.Amount does not fit: true is a boolean,"
                + " not an amount of money"
                + "; Books.Invoice.DueDate does not fit: `5.1.2026` is not a date"
                + " (write YYYY-MM-DD)"
                + "; Books.Invoice.Lines does not fit: `1.5` is not an integer"
                + " (write digits without a fraction)"
                + "; Books.Invoice.Status does not fit: `Payed` is not one of"
                + " \"Draft\", \"Sent\", \"Overdue\", \"Paid\"; did you mean \"Paid\"?");
  }

  @Test
  void goesOnAfterBadLinesAndCountsThem() throws IOException {
    String good = line("1", "Website.Visit", "{}");
    ReadFile file =
        read(
            good,
            "{\"specversion\":\n",
            "[" + good.strip() + "]\n",
            "\n  \t\n",
            "{\"hello\":\"world\"}\n",
            line("2", "Books.Invoce", "{}"),
            line("3", "Website.Visit", "[1]"),
            line("4", "Website.Visit", "{}", ",\"datacontenttype\":\"text/plain\""),
            line("5", "Website.Visit", "{}", ",\"data_base64\":\"AA==\""),
            "[".repeat(10_000) + "\n",
            good);

    assertThat(file.faults())
        .hasSize(8)
        .satisfies(faults -> {
          assertThat(faults.get(0)).startsWith("2: not JSON: the text ends too early");
          assertThat(faults.get(1)).isEqualTo("3: not a JSON object: it is an array");
          assertThat(faults.get(2)).startsWith("6: not a CloudEvent: it has no `specversion`");
          assertThat(faults.get(3)).endsWith("did you mean `Books.Invoice`?");
          assertThat(faults.get(4)).isEqualTo("8: data is not an object: it is an array");
          assertThat(faults.get(5)).isEqualTo("9: data is not JSON: its type is `text/plain`");
          assertThat(faults.get(6)).isEqualTo("10: data is not JSON: it is given as `data_base64`");
          assertThat(faults.get(7)).startsWith("11: not JSON: ");
        });
    assertThat(file.signals()).hasSize(2);
    assertThat(file.report().messages()).isEqualTo(10);
    assertThat(file.report().signals()).isEqualTo(2);
    assertThat(file.report().rejected()).isEqualTo(8);
    assertThat(file.report().faults().getFirst())
        .satisfies(fault -> {
          assertThat(fault.count()).isEqualTo(2);
          assertThat(fault.examples()).hasSize(2);
        });
  }

  @Test
  void ignoresAndCountsUndeclaredFieldsButKeepsThemInTheBody() throws IOException {
    ReadFile file =
        read(
            line("1", "Books.Invoice", "{\"Z\":{\"b\":1.0,\"a\":[]},\"Id\":\"I-1\",\"Note\":1}"),
            line("2", "Books.Invoice", "{\"Note\":1,\"Id\":\"I-1\"}"));

    assertThat(file.contents()).containsExactly("Books.Invoice I-1", "Books.Invoice I-1");
    assertThat(file.signals().getFirst().body())
        .isEqualTo("{\"Id\":\"I-1\",\"Note\":1,\"Z\":{\"a\":[],\"b\":1}}");
    assertThat(file.report().undeclaredFields())
        .isEqualTo(Map.of("Books.Invoice.Z", 1L, "Books.Invoice.Note", 2L));
  }

  @Test
  void takesAnyLineEndAndAByteOrderMark() throws IOException {
    String one = line("1", "Website.Visit", "{}").strip();
    ReadFile file = read("\uFEFF" + one + "\r\n" + one + "\r" + one + "\n\r\n" + one);

    assertThat(file.signals()).hasSize(4);
    assertThat(file.signals().getLast().place().line()).isEqualTo(5);
    assertThat(file.report().rejected()).isZero();
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String good = line("1", "Website.Visit", "{\"Page\":\"\uFFFD\"}");
    bytes.writeBytes(good.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(
        line("2", "Website.Visit", "{\"Page\":\"Stra\u00DFe\"}")
            .getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(good.getBytes(StandardCharsets.UTF_8));
    ReadFile file =
        ReadFile.of(Files.write(folder.resolve("latin.jsonl"), bytes.toByteArray()), null);

    assertThat(file.faults()).containsExactly("2: not UTF-8: byte 0xDF at position 91 of the line");
    assertThat(file.signals()).hasSize(2);
  }

  @Test
  void refusesAndPassesOverALineThatIsTooLong() throws IOException {
    String good = line("1", "Website.Visit", "{}");
    String page = "x".repeat(3_000_000);
    ReadFile file = read(good, line("2", "Website.Visit", "{\"Page\":\"" + page + "\"}"), good);

    assertThat(file.faults()).containsExactly("2: too long: a message has at most 1048576 bytes");
    assertThat(file.rejected().getFirst().raw()).hasSize(1_000);
    assertThat(file.signals()).extracting(signal -> signal.place().line()).containsExactly(1L, 3L);
  }

  @Test
  void aTableNeedsAMapping() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n");

    assertThatThrownBy(() -> ReadFile.of(table, null))
        .hasMessageEndingWith(
            "table.csv` is CSV; how its messages become signals must be said in a mapping file"
                + " (--map FILE)");
  }
}
