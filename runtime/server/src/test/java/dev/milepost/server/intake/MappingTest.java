package dev.milepost.server.intake;

import static dev.milepost.server.intake.Shapes.always;
import static dev.milepost.server.intake.Shapes.event;
import static dev.milepost.server.intake.Shapes.forEach;
import static dev.milepost.server.intake.Shapes.gone;
import static dev.milepost.server.intake.Shapes.is;
import static dev.milepost.server.intake.Shapes.isNot;
import static dev.milepost.server.intake.Shapes.literal;
import static dev.milepost.server.intake.Shapes.mapping;
import static dev.milepost.server.intake.Shapes.outside;
import static dev.milepost.server.intake.Shapes.record;
import static dev.milepost.server.intake.Shapes.set;
import static dev.milepost.server.intake.Shapes.startsWith;
import static dev.milepost.server.intake.Shapes.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.SubjectSource;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.message.IntakeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mappings make of messages; JSON shows all kinds of values. */
class MappingTest {

  @TempDir Path folder = Path.of("");

  private ReadFile read(String lines, Rule... rules) throws IOException {
    return ReadFile.of(folder, "hooks.jsonl", lines, mapping(null, null, rules));
  }

  /** What an invoice holds after one assignment. */
  private String invoice(String json, Assignment assignment) throws IOException {
    ReadFile file = read(json + "\n", always(record("Books.Invoice", literal("I"), assignment)));
    return file.signals().isEmpty()
        ? file.faults().getFirst()
        : file.contents().getFirst().replace("Books.Invoice I", "").strip();
  }

  @Test
  void everyRuleThatHoldsMakesASignal() throws IOException {
    ReadFile file =
        read(
            """
            {"type":"paid","id":"I-1","page":"/thanks"}
            {"type":"deleted","id":"I-1"}
            {"type":"ping"}
            {"id":"I-2"}
            """,
            when(
                is("type", "paid", "settled"),
                record("Books.Invoice", outside("id"), set("Status", literal("Paid")))),
            when(is("type", "deleted"), gone("Books.Invoice", outside("id"))),
            when(startsWith("page", "/"), event("Website.Visit", set("Page", outside("page")))));

    assertThat(file.contents())
        .containsExactly(
            "Books.Invoice I-1 Status=Paid",
            "Website.Visit Page=/thanks",
            "Books.Invoice I-1 gone");
    assertThat(file.signals())
        .extracting(signal -> signal.signal().id())
        .containsExactly("1", "1/2", "2");
    assertThat(file.report().unmapped()).isEqualTo(2);
    assertThat(file.report().messages()).isEqualTo(4);
    assertThat(file.report().rejected()).isZero();
  }

  @Test
  void aFaultInOneSignalRefusesTheWholeMessage() throws IOException {
    ReadFile file =
        read(
            "{\"id\":\"I-1\",\"status\":\"?\",\"page\":{}}\n",
            always(record("Books.Invoice", outside("id"), set("Status", outside("status")))),
            always(event("Website.Visit")),
            always(event("Website.Visit", set("Page", outside("page")))));

    assertThat(file.signals()).isEmpty();
    assertThat(file.rejected().getFirst().faults())
        .extracting(fault -> fault.reason())
        .containsExactly(
            "Books.Invoice.Status does not fit (test.map:7)",
            "Website.Visit.Page does not fit (test.map:7)");
  }

  @Test
  void aRuleMayGoThroughAList() throws IOException {
    ReadFile file =
        read(
            """
            {"kind":"paid","at":{"ids":["I-1",2]}}
            {"kind":"lines","lines":[{"id":"I-3","ok":true},{"id":"I-4","ok":false}]}
            {"kind":"paid","at":{"ids":[]}}
            {"kind":"paid","at":{"ids":"I-5"}}
            {"kind":"lines","lines":[{"ok":true}]}
            """,
            forEach(
                "at.ids",
                is("kind", "paid"),
                record("Books.Invoice", outside("item"), set("Status", literal("Paid")))),
            forEach("lines", is("item.ok", "true"), gone("Books.Invoice", outside("item.id"))));

    assertThat(file.contents())
        .containsExactly(
            "Books.Invoice I-1 Status=Paid",
            "Books.Invoice 2 Status=Paid",
            "Books.Invoice I-3 gone");
    assertThat(file.faults())
        .satisfiesExactly(
            fault -> assertThat(fault).contains("the list `at.ids` does not fit", "it is no list"),
            fault -> assertThat(fault).contains("the message does not have it"));
  }

  @Test
  void guardsTellEmptyNullAndMissingApart() throws IOException {
    String lines =
        """
        {"n":1}
        {"n":2,"x":null}
        {"n":3,"x":""}
        {"n":4,"x":"a-b"}
        {"n":5,"x":{"y":1}}
        {"n":6,"x":17.50}
        """;

    assertThat(holding(lines, is("x", "a-b", "17.5"))).containsExactly("4", "6");
    assertThat(holding(lines, is("x", ""))).containsExactly("3");
    assertThat(holding(lines, isNot("x", "a-b"))).containsExactly("3", "5", "6");
    assertThat(holding(lines, new Guard.Present("x", true))).containsExactly("3", "4", "5", "6");
    assertThat(holding(lines, new Guard.Present("x", false))).containsExactly("1", "2");
    assertThat(holding(lines, new Guard.Matches("x", Match.STARTS_WITH, "a"))).containsExactly("4");
    assertThat(holding(lines, new Guard.Matches("x", Match.ENDS_WITH, ".5"))).containsExactly("6");
    assertThat(holding(lines, new Guard.Matches("x", Match.CONTAINS, "-"))).containsExactly("4");
    assertThat(holding(lines, new Guard.Present("x.y", true))).containsExactly("5");
  }

  private List<String> holding(String lines, Guard guard) throws IOException {
    return read(lines, when(guard, event("Website.Visit"))).signals().stream()
        .map(signal -> signal.signal().id())
        .toList();
  }

  @Test
  void rulesThatShareAPathKeepTheirOrder() throws IOException {
    ReadFile file =
        read(
            "{\"type\":\"a\"}\n{\"type\":\"b\"}\n{\"type\":\"c\"}\n",
            when(isNot("type", "b"), event("Website.Visit", set("Page", literal("first")))),
            when(is("type", "a", "b"), event("Website.Visit", set("Page", literal("second")))),
            when(is("type", "a"), event("Website.Visit", set("Page", literal("third")))),
            always(event("Website.Visit", set("Page", literal("last")))));

    assertThat(file.signals())
        .extracting(signal ->
            signal.place().line() + ReadFile.content(signal).replace("Website.Visit Page=", " "))
        .containsExactly(
            "1 first", "1 second", "1 third", "1 last", "2 second", "2 last", "3 first", "3 last");
  }

  @Test
  void whatAMessageDoesNotSayLeavesAFieldAlone() throws IOException {
    assertThat(invoice("{}", set("Status", outside("s")))).isEmpty();
    assertThat(invoice("{\"s\":null}", set("Status", outside("s")))).isEqualTo("Status=");
    assertThat(invoice("{\"s\":\"\"}", set("CustomerId", outside("s")))).isEqualTo("CustomerId=");
  }

  @Test
  void pathsLeadIntoObjectsAndArraysAndPreferWholeNames() throws IOException {
    String json =
        "{\"a.b\":\"whole\",\"a\":{\"b\":\"part\",\"c.d\":{\"e\":[\"x\",{\"f\":\"deep\"}]}}}";

    assertThat(invoice(json, set("CustomerId", outside("a.b")))).isEqualTo("CustomerId=whole");
    assertThat(invoice(json, set("CustomerId", outside("a.c.d.e.0")))).isEqualTo("CustomerId=x");
    assertThat(invoice(json, set("CustomerId", outside("a.c.d.e.1.f"))))
        .isEqualTo("CustomerId=deep");
    assertThat(invoice(json, set("CustomerId", outside("a.c.d.e.2")))).isEmpty();
  }

  @Test
  void modifiersChangeTextsOnTheirWay() throws IOException {
    Modifier after = new Modifier.After("A_");
    Modifier before = new Modifier.Before("_X");
    Modifier list =
        new Modifier.Translate(
            List.of(new Translation("paid", "Paid"), new Translation("", "Draft")), null);
    Modifier orSent = new Modifier.Translate(List.of(new Translation("paid", "Paid")), "Sent");

    assertThat(invoice("{\"s\":\"A_Paid_X\"}", set("Status", outside("s", after, before))))
        .isEqualTo("Status=Paid");
    assertThat(invoice("{\"s\":\"B_Paid\"}", set("Status", outside("s", after))))
        .endsWith("`B_Paid` does not start with `A_`");
    assertThat(invoice("{\"s\":\"paid\"}", set("Status", outside("s", list))))
        .isEqualTo("Status=Paid");
    assertThat(invoice("{}", set("Status", outside("s", list)))).isEqualTo("Status=Draft");
    assertThat(invoice("{\"s\":\"new\"}", set("Status", outside("s", list))))
        .endsWith("`new` is not among the values that the mapping lists");
    assertThat(invoice("{\"s\":\"new\"}", set("Status", outside("s", orSent))))
        .isEqualTo("Status=Sent");
    assertThat(invoice("{}", set("Status", outside("s", orSent)))).isEmpty();
  }

  @Test
  void modifiersReadMoneyAndTimes() throws IOException {
    Modifier cents = new Modifier.Cents();
    Modifier euros = new Modifier.Currency(new Origin.Literal("EUR"));
    Modifier named = new Modifier.Currency(new Origin.Outside("c"));
    Modifier seconds = new Modifier.EpochSeconds();
    Modifier milliseconds = new Modifier.EpochMilliseconds();
    Modifier german = new Modifier.Dated("dd.MM.yyyy HH:mm", "Europe/Berlin");
    Modifier day = new Modifier.Dated("d MMM yyyy", null);
    Modifier offset = new Modifier.Dated("yyyy-MM-dd HH:mm xx", "Europe/Berlin");

    assertThat(invoice("{\"s\":1250}", set("Amount", outside("s", cents, euros))))
        .isEqualTo("Amount=12.5 EUR");
    assertThat(invoice("{\"s\":\"7\",\"c\":\"usd\"}", set("Amount", outside("s", named))))
        .isEqualTo("Amount=7 USD");
    assertThat(invoice("{\"s\":7}", set("Amount", outside("s", named)))).isEqualTo("Amount=7");
    assertThat(invoice("{\"s\":\"x\"}", set("Amount", outside("s", cents))))
        .endsWith("`x` is not an amount in the smallest unit of its currency");
    assertThat(invoice("{\"s\":1767603600}", set("SentAt", outside("s", seconds))))
        .isEqualTo("SentAt=2026-01-05T09:00:00Z");
    assertThat(invoice("{\"s\":1767603600}", set("DueDate", outside("s", seconds))))
        .isEqualTo("DueDate=2026-01-05");
    assertThat(invoice("{\"s\":-1.5}", set("SentAt", outside("s", milliseconds))))
        .isEqualTo("SentAt=1969-12-31T23:59:59.998500Z");
    assertThat(invoice("{\"s\":1e90}", set("SentAt", outside("s", seconds))))
        .contains("is too far from 1970 to be a time");
    // The clock of Berlin jumps from 02:00 to 03:00 on that day.
    assertThat(invoice("{\"s\":\"29.03.2026 02:30\"}", set("SentAt", outside("s", german))))
        .isEqualTo("SentAt=2026-03-29T01:30:00Z");
    assertThat(invoice("{\"s\":\"5 Jan 2026\"}", set("DueDate", outside("s", day))))
        .isEqualTo("DueDate=2026-01-05");
    assertThat(invoice("{\"s\":\"5 Jan 2026\"}", set("SentAt", outside("s", day))))
        .isEqualTo("SentAt=2026-01-05T00:00:00Z");
    assertThat(invoice("{\"s\":\"2026-01-05 00:30 +0100\"}", set("SentAt", outside("s", offset))))
        .isEqualTo("SentAt=2026-01-04T23:30:00Z");
    assertThat(invoice("{\"s\":\"January\"}", set("DueDate", outside("s", day))))
        .endsWith("`January` is not written like `d MMM yyyy`");
  }

  @Test
  void centsAreTheSmallestUnitOfTheirCurrency() throws IOException {
    Assignment amount =
        set(
            "Amount",
            new ValueSource(
                new Origin.Outside("n"),
                List.of(
                    new Modifier.Cents(), new Modifier.Currency(new Origin.Outside("currency")))));

    assertThat(invoice("{\"n\":1200,\"currency\":\"eur\"}", amount)).isEqualTo("Amount=12 EUR");
    assertThat(invoice("{\"n\":1200,\"currency\":\"jpy\"}", amount)).isEqualTo("Amount=1200 JPY");
    assertThat(invoice("{\"n\":1200,\"currency\":\"KWD\"}", amount)).isEqualTo("Amount=1.2 KWD");
    assertThat(invoice("{\"n\":1200}", amount)).isEqualTo("Amount=12");
  }

  @Test
  void theEnvelopeComesFromTheMessage() throws IOException {
    SignalMapping mapping =
        new SignalMapping(
            new SubjectSource("Email", outside("mail")),
            outside("at", new Modifier.EpochSeconds()),
            outside("event"),
            List.of(always(event("Website.Visit")), always(event("Website.Visit"))));
    ReadFile file =
        ReadFile.of(
            folder,
            "hooks.jsonl",
            """
            {"mail":"a@b.example","at":0,"event":"e-1"}
            {"at":1,"event":"e-2"}
            {"mail":"","at":null}
            """,
            mapping);

    assertThat(file.signals())
        .extracting(signal -> signal.signal().id())
        .containsExactly("e-1", "e-1/2", "e-2", "e-2/2");
    assertThat(file.signals().get(0).address())
        .isEqualTo(new SubjectAddress("Email", "a@b.example"));
    assertThat(file.signals().get(2).address()).isNull();
    assertThat(file.faults())
        .containsExactly(
            "3: `time` does not fit: it is null; `subject` does not fit: it is empty;"
                + " `id` does not fit: the message does not have it");
  }

  @Test
  void aMappingThatDoesNotGoWithTheDeclarationsIsRefused() {
    assertThatThrownBy(() -> read("{}\n", always(event("Website.Vist"))))
        .isInstanceOf(IntakeException.class)
        .hasMessage(
            "`test.map:7`: `Website.Vist` is no record or event of the declared apps; did you mean"
                + " `Website.Visit`?");
    assertThatThrownBy(() -> read("{}\n", always(event("Books.Invoice"))))
        .hasMessageEndingWith("`Books.Invoice` is declared, but as another kind of thing");
    assertThatThrownBy(() -> read("{}\n", always(event("Website.Visit", set("Pag", literal("x"))))))
        .hasMessageEndingWith("Website.Visit has no field `Pag`");
    assertThatThrownBy(
            () -> invoice("{}", set("DueDate", outside("s", new Modifier.Dated("b!", null)))))
        .hasMessageStartingWith("the mapping cannot be used: ");
    assertThatThrownBy(
            () -> invoice("{}", set("DueDate", outside("s", new Modifier.Dated("d", "Mars")))))
        .hasMessageStartingWith("the mapping cannot be used: ");
  }
}
