package dev.milepost.server.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.world.SmallWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MermaidGraphTest {

  @Test
  void aJourneyIsAFlowchartWithItsConditions() {
    assertThat(MermaidGraph.draw(SmallWorld.deployment().active().getFirst()))
        .isEqualTo(
            """
            ---
            title: "Onboarding"
            ---
            flowchart TD
              start((" "))
              s1["Trial<br/>expected within 5 days"]
              s2["Live"]
              s3(["Lost"])
              start -->|"CRM.Account.Stage = #quot;won#quot;"| s1
              s1 -->|"Books.Invoice.Status becomes #quot;Paid#quot;"| s2
              s1 -->|"Website.Visit at least 3 times"| s2
              s1 -->|"answer = #quot;Drop#quot;"| s3
              s1 -->|"after 30 days"| s3
              s2 -->|"CRM.Account.Stage = #quot;gone#quot; for 3 days<br/>AND NOT Website.Visit within 7 days"| s3
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "plain text|\"plain text\"",
        "say \"hi\"|\"say #quot;hi#quot;\"",
        "a [b] {c} (d)|\"a [b] {c} (d)\"",
        "50% #1 <b>&amp;|\"50#37; #35;1 #lt;b#gt;#amp;amp#59;\"",
        "1. first|\"1#46; first\"",
        "- item|\"#45; item\"",
        "`code`|\"#96;code#96;\""
      })
  void whatMermaidWouldReadAsItsOwnIsWrittenAsACode(String text, String label) {
    assertThat(MermaidText.label(text)).isEqualTo(label);
  }

  @Test
  void controlCharactersAndLineFeedsDoNotReachThePicture() {
    assertThat(MermaidText.label("two\nlines and \u001b[31m"))
        .isEqualTo("\"two lines and #92;u001b[31m\"");
  }

  @Test
  void longConditionsAreBrokenBeforeTheirParts() {
    assertThat(
            MermaidText.wrapped("A = 1 AND B = 2 OR a-rather-long-word-that-fits another-long-one"))
        .isEqualTo(
            "\"A = 1<br/>AND B = 2<br/>OR a-rather-long-word-that-fits<br/>another-long-one\"");
  }
}
