package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.SubjectAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals from event logs in XES. */
class XesSignalsTest {

  private static final SignalMapping STEPS =
      Shapes.steps(
          "trace.concept:name",
          "time:timestamp",
          "concept:name",
          "lifecycle:transition",
          "org:resource");

  private static final String LOG =
      """
      <?xml version="1.0" encoding="UTF-8" ?>
      <!-- A log with all that a reader has to pass over. -->
      <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
        <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
        <global scope="event">
          <string key="concept:name" value="UNKNOWN"/>
        </global>
        <classifier name="Activity" keys="concept:name"/>
        <float key="average" value="2.0"><float key="UNKNOWN" value="2.0"/></float>
        <trace>
          <string key="concept:name" value="C-1"><string key="concept:name" value="inner"/></string>
          <list key="team"><values><string key="concept:name" value="listed"/></values></list>
          <event>
            <string key="concept:name" value="Submit &amp; sign"/>
            <string key="lifecycle:transition" value="COMPLETE"/>
            <date key="time:timestamp" value="2026-01-05T10:00:00.000+01:00"/>
            <int key="org:resource" value="112"/>
          </event>
          <event>
            <list key="log"><values><event key="concept:name" value="listed"/></values></list>
            <string key="concept:name" value="Approve">
              <string key="org:resource" value="inner"/>
            </string>
            <date key="time:timestamp" value="2026-01-05T10:00:00.000+01:00"/>
          </event>
        </trace>
        <trace>
          <event>
            <string key="concept:name" value="Nobody's"/>
            <string key="trace.concept:name" value="C-9"/>
            <date key="time:timestamp" value="2026-01-05T10:00:00.000+01:00"/>
          </event>
          <event>
            <date key="time:timestamp" value="2026-01-05T10:00:00.000+01:00"/>
          </event>
        </trace>
        <event>
          <string key="concept:name" value="Alone"/>
          <date key="time:timestamp" value="2026-01-05T10:00:00.000+01:00"/>
        </event>
      </log>
      """;

  @TempDir Path folder = Path.of("");

  private ReadFile read(String log) throws IOException {
    return ReadFile.of(folder, "log.xes", log, STEPS);
  }

  @Test
  void readsEventsWithTheAttributesOfTheirTraces() throws IOException {
    ReadFile file = read(LOG);

    assertThat(file.contents())
        .containsExactly(
            "Loan.Step Activity=Submit & sign Lifecycle=COMPLETE Resource=112",
            "Loan.Step Activity=Approve",
            "Loan.Step Activity=Nobody's",
            "Loan.Step",
            "Loan.Step Activity=Alone");
    assertThat(file.signals())
        .extracting(Outcome.Incoming::address)
        .containsExactly(
            new SubjectAddress(null, "C-1"),
            new SubjectAddress(null, "C-1"),
            new SubjectAddress(null, "C-9"),
            null,
            null);
    assertThat(file.signals())
        .extracting(signal -> signal.place().line() + "/" + signal.signal().id())
        .containsExactly("13/1", "19/2", "28/3", "33/4", "37/5");
    assertThat(file.report().broken()).isNull();
  }

  @Test
  void keepsTheAttributesOfARefusedEventAsJson() throws IOException {
    ReadFile file = read(LOG.replace("10:00:00.000+01:00", "noon"));

    assertThat(file.faults()).hasSize(5).allMatch(fault -> fault.contains("`2026-01-05Tnoon`"));
    assertThat(file.rejected().getFirst().raw())
        .isEqualTo(
            "{\"trace\":{\"concept:name\":\"C-1\"},\"event\":{\"concept:name\":\"Submit & sign\","
                + "\"lifecycle:transition\":\"COMPLETE\",\"time:timestamp\":\"2026-01-05Tnoon\","
                + "\"org:resource\":\"112\"}}");
  }

  @Test
  void saysWhatTheMappingReadsAndNoEventHas() throws IOException {
    SignalMapping misspelt =
        Shapes.steps("trace.concept:nam", "time:timestamp", "concept:name", "life", "org:resource");

    assertThat(ReadFile.of(folder, "log.xes", LOG, misspelt).report().neverSeen())
        .containsExactly("trace.concept:nam", "life");
  }

  @Test
  void readsUpToWhereTheXmlIsBroken() throws IOException {
    int cut = LOG.indexOf("<trace>", LOG.indexOf("<trace>") + 1);
    ReadFile truncated = read(LOG.substring(0, cut));
    assertThat(truncated.signals()).hasSize(2);
    assertThat(truncated.report().broken())
        .isEqualTo(
            new Outcome.Broken(
                27, 3, "XML document structures must start and end within the same entity."));

    ReadFile mismatched = read(LOG.replaceFirst("</trace>", "</tracé>"));
    assertThat(mismatched.signals()).hasSize(2);
    assertThat(mismatched.outcomes().getLast())
        .isInstanceOfSatisfying(
            Outcome.Broken.class, broken -> assertThat(broken.line()).isEqualTo(26));
  }

  @Test
  void aLogThatIsNotUtf8IsBrokenWhereItIsNot() throws IOException {
    Path latin =
        Files.write(
            folder.resolve("latin.xes"),
            LOG.replace("Nobody's", "Stra\u00DFe").getBytes(StandardCharsets.ISO_8859_1));

    ReadFile file = ReadFile.of(latin, STEPS);

    assertThat(file.report().broken())
        .isNotNull()
        .satisfies(
            broken -> assertThat(broken.reason()).startsWith("bytes that follow are not in the"));
  }

  @Test
  void takesAByteOrderMarkAndTheEncodingThatALogNames() throws IOException {
    String log = LOG.replace("Nobody's", "Stra\u00DFe");
    Path latin =
        Files.write(
            folder.resolve("latin.xes"),
            log.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ReadFile.of(latin, STEPS).contents().get(2))
        .isEqualTo("Loan.Step Activity=Stra\u00DFe");
    assertThat(read("\uFEFF" + log).contents().get(2)).isEqualTo("Loan.Step Activity=Stra\u00DFe");
    assertThatThrownBy(() -> read(LOG.replace("UTF-8", "klingon")))
        .hasMessage("`log.xes` is written in `klingon`, which cannot be read; save it as UTF-8");
  }

  @Test
  void refusesDocumentTypesAndWithThemTheirBombs() throws IOException {
    String bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE log [
          <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c SYSTEM "file:///etc/passwd">
        ]>
        <log><trace><event><string key="concept:name" value="&b;"/></event></trace></log>
        """;

    ReadFile file = read(bomb);

    assertThat(file.signals()).isEmpty();
    assertThat(file.report().broken())
        .isNotNull()
        .extracting(Outcome.Broken::reason)
        .isEqualTo("a document type declaration, which no event log has, is not read");
    assertThat(read(bomb.replaceAll("(?s)<!DOCTYPE.*]>", "")).report().broken()).isNotNull();
  }

  @Test
  void refusesWhatIsNoLogOrNoXml() throws IOException {
    assertThat(read("<html><body/></html>").report().broken())
        .isEqualTo(
            new Outcome.Broken(1, 7, "the file is no event log: its root is `html`, not log"));
    assertThat(read("hello").report().broken()).isNotNull();
    assertThatThrownBy(() -> read("")).hasMessageEndingWith("log.xes` is empty");
  }

  @Test
  void boundsTheSizeOfEventsOfTagsAndOfNesting() throws IOException {
    String head = "<log><trace><string key=\"concept:name\" value=\"C-1\"/>";
    String event = "<event><date key=\"time:timestamp\" value=\"2026-01-05T10:00:00Z\"/></event>";
    String attribute = "<string key=\"k\" value=\"" + "x".repeat(1_000) + "\"/>";

    ReadFile large = read(head + "<event>" + attribute.repeat(2_000) + "</event>" + event);
    assertThat(large.faults()).containsExactly("1: too long: a message has at most 1048576 bytes");
    assertThat(large.signals()).hasSize(1);

    ReadFile hugeTag = read(head + event + "<!--" + "x".repeat(10_000_000) + "-->" + event);
    assertThat(hugeTag.signals()).hasSize(1);
    assertThat(hugeTag.report().broken())
        .isNotNull()
        .satisfies(broken -> assertThat(broken.reason()).startsWith("a tag or text is longer"));

    ReadFile deep = read(head + event + "<list key=\"k\">".repeat(10_000));
    assertThat(deep.signals()).hasSize(1);
    assertThat(deep.report().broken()).isNotNull();
  }

  @Test
  void manyEntitiesOfCharactersAreNoBomb() throws IOException {
    String event =
        """
        <event><string key="concept:name" value="&lt;&amp;&#65;&gt;"/>\
        <date key="time:timestamp" value="2026-01-05T10:00:00Z"/></event>
        """;

    ReadFile file = read("<log><trace>" + event.repeat(50_000) + "</trace></log>");

    assertThat(file.report().signals()).isEqualTo(50_000);
    assertThat(file.contents().getFirst()).isEqualTo("Loan.Step Activity=<&A>");
    assertThat(file.report().broken()).isNull();
  }
}
