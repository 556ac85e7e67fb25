package dev.milepost.server.intake;

import static dev.milepost.server.intake.Shapes.mapping;
import static dev.milepost.server.intake.Shapes.outside;
import static dev.milepost.server.intake.Shapes.record;
import static dev.milepost.server.intake.Shapes.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.message.IntakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals from tables. */
class CsvSignalsTest {

  private static final SignalMapping INVOICES =
      mapping(
          outside("customer"),
          outside("time"),
          Shapes.always(
              record(
                  "Books.Invoice",
                  outside("id"),
                  set("Status", outside("status")),
                  set("CustomerId", outside("note")))));

  @TempDir Path folder = Path.of("");

  private ReadFile read(String table) throws IOException {
    return ReadFile.of(folder, "invoices.csv", table, INVOICES);
  }

  @Test
  void readsRowsBelowAHeader() throws IOException {
    ReadFile file =
        read(
            """
            id,customer,time,status,note,unused
            I-1,acme,2026-01-05 10:00:00.5+01:00,Sent,,x
            I-2,,2026-01-05T09:00:01Z,Paid,"a ""b"", c",
            """);

    assertThat(file.contents())
        .containsExactly(
            "Books.Invoice I-1 Status=Sent", "Books.Invoice I-2 CustomerId=a \"b\", c Status=Paid");
    Outcome.Incoming first = file.signals().getFirst();
    assertThat(first.signal().source()).isEqualTo("invoices.csv");
    assertThat(first.signal().id()).isEqualTo("1");
    assertThat(first.signal().time()).isEqualTo(Instant.parse("2026-01-05T09:00:00.5Z"));
    assertThat(first.address()).isEqualTo(new SubjectAddress(null, "acme"));
    assertThat(first.place().line()).isEqualTo(2);
    assertThat(first.body()).isEqualTo("{\"Id\":\"I-1\",\"Status\":\"Sent\"}");
    assertThat(file.signals().getLast().address()).isNull();
  }

  @Test
  void takesSemicolonsTabsAByteOrderMarkAndAnyLineEnd() throws IOException {
    String table =
        "\uFEFFid,customer,time,status,note\r\n"
            + "I-1,acme,2026-01-05T09:00:00Z,Sent,\"two\r\nlines\"\r\n"
            + "\r\n"
            + "I-2,acme,2026-01-05T09:00:00Z,Paid,\"\"";
    for (String separator : new String[] {",", ";", "\t"}) {
      ReadFile file = read(table.replace(",", separator));

      assertThat(file.contents())
          .containsExactly(
              "Books.Invoice I-1 CustomerId=two\nlines Status=Sent",
              "Books.Invoice I-2 Status=Paid");
      assertThat(file.signals().getLast().place().line()).isEqualTo(5);
      assertThat(file.signals().getLast().place().ordinal()).isEqualTo(2);
    }
  }

  @Test
  void goesOnAfterBadRows() throws IOException {
    ReadFile file =
        read(
            """
            id,customer,time,status,note
            I-1,acme,2026-01-05T09:00:00Z,Sent
            I-2,acme,2026-01-05T09:00:00Z,Sent,,
            I-3,acme,2026-01-05T09:00:00Z,"Sent"x,
            I-4,acme,yesterday,Snet,
            ,acme,,Sent,
            I-6,acme,2026-01-05T09:00:00Z,Sent,5" pipe
            """);

    assertThat(file.faults())
        .containsExactly(
            "2: wrong number of columns: it has 4, the header 5",
            "3: wrong number of columns: it has 6, the header 5",
            "4: not CSV: unexpected character after closing quote: 'x' (0x78)",
            "5: Books.Invoice.Status does not fit (test.map:7): `Snet` is not one of \"Draft\","
                + " \"Sent\", \"Overdue\", \"Paid\"; did you mean \"Sent\"?"
                + "; `time` does not fit: `yesterday` is not a time"
                + " (write YYYY-MM-DDThh:mm:ssZ or with an offset like +01:00)",
            "6: Books.Invoice.Id does not fit (test.map:7): the message does not have it"
                + "; `time` does not fit: the message does not have it");
    assertThat(file.rejected().get(2).raw()).isEqualTo("I-3,acme,2026-01-05T09:00:00Z,\"Sent\"x,");
    assertThat(file.contents())
        .containsExactly("Books.Invoice I-6 CustomerId=5\" pipe Status=Sent");
    assertThat(file.signals().getFirst().signal().id()).isEqualTo("6");
  }

  @Test
  void namesTheRowThatIsNotUtf8() throws IOException {
    String table =
        """
        id,customer,time,status,note
        I-1,acme,2026-01-05T09:00:00Z,Sent,Stra\u00DFe
        I-2,acme,2026-01-05T09:00:00Z,Sent,"two
        Stra\u00DFen"
        I-3,acme,2026-01-05T09:00:00Z,Sent,
        """;
    Path latin =
        Files.write(folder.resolve("latin.csv"), table.getBytes(StandardCharsets.ISO_8859_1));

    ReadFile file = ReadFile.of(latin, INVOICES);

    assertThat(file.faults())
        .containsExactly(
            "2: not UTF-8: byte 0xDF at position 40 of the line",
            "3: not UTF-8: byte 0xDF at position 5 of the line");
    assertThat(file.signals()).hasSize(1);
  }

  @Test
  void aQuoteThatIsNotClosedEndsWhatCanBeUnderstood() throws IOException {
    String start = "id,customer,time,status,note\nI-1,acme,2026-01-05T09:00:00Z,Sent,\n";
    String open = "I-2,acme,2026-01-05T09:00:00Z,Sent,\"open\n";

    ReadFile short1 = read(start + open + "I-3,acme,2026-01-05T09:00:00Z,Sent,\n");
    assertThat(short1.signals()).hasSize(1);
    assertThat(short1.report().broken())
        .isEqualTo(new Outcome.Broken(3, 1, "a quote opens in this line and is not closed again"));

    ReadFile endless = read(start + open + "I-3,acme,2026-01-05T09:00:00Z,Sent,\n".repeat(40_000));
    assertThat(endless.signals()).hasSize(1);
    assertThat(endless.report().broken())
        .isEqualTo(
            new Outcome.Broken(
                3, 1, "a quote opens in this line and is not closed again within 1048576 bytes"));
  }

  @Test
  void saysWhichColumnIsNotThere() {
    assertThatThrownBy(() -> read("id,customer,times,status,note\n"))
        .isInstanceOf(IntakeException.class)
        .hasMessage(
            "the mapping reads the column `time`, which `invoices.csv` does not have; did you mean"
                + " `times`? Its columns are `id`, `customer`, `times`, `status`, `note`");
    assertThatThrownBy(() -> read("id,customer,time,status,note,id\n"))
        .hasMessage("the mapping reads the column `id`, of which `invoices.csv` has more than one");
    assertThatThrownBy(() -> read("\n\n")).hasMessageEndingWith("only blank lines, no header");
  }

  @Test
  void aHeaderAloneIsNoFault() throws IOException {
    ReadFile file = read("id,customer,time,status,note\n");

    assertThat(file.outcomes()).isEmpty();
    assertThat(file.report().messages()).isZero();
    assertThat(file.report().neverSeen()).isEmpty();
  }
}
