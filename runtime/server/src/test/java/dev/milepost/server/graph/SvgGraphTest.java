package dev.milepost.server.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Plan;
import dev.milepost.server.world.SmallWorld;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class SvgGraphTest {

  private static final Plan PLAN = SmallWorld.deployment().active().getFirst();

  @Test
  void everyStageAndEveryConditionIsShown() throws Exception {
    assertThat(texts(SvgGraph.draw(PLAN)))
        .contains("Onboarding", "for Customer, again 1 day after ending")
        .contains("Trial", "expected within 5 days, then notify owner", "Live", "Lost")
        .contains("CRM.Account.Stage = \"won\"", "Books.Invoice.Status becomes \"Paid\"")
        .contains("Website.Visit at least 3 times", "answer = \"Drop\"", "after 30 days")
        .contains("AND NOT Website.Visit within 7 days");
  }

  @Test
  void itNeedsNothingElse() {
    String picture = SvgGraph.draw(PLAN);
    assertThat(picture.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "<script", "<image", "href", "url(", "@import");
  }

  @Test
  void itIsTheSameEachTime() {
    assertThat(SvgGraph.draw(PLAN)).isEqualTo(SvgGraph.draw(PLAN));
  }

  @Test
  void whatComesFromAJourneyIsText() throws Exception {
    String hostile = "<script>alert(1)</script> & \"q\" \u0007\u202e ]]> \ud800";
    Plan plan =
        new Plan(
            hostile,
            PLAN.renamedFrom(),
            PLAN.subject(),
            PLAN.forEach(),
            PLAN.calendar(),
            PLAN.reentry(),
            PLAN.owner(),
            PLAN.roles(),
            PLAN.starts(),
            PLAN.endings(),
            PLAN.promises(),
            PLAN.stages(),
            PLAN.declarations(),
            PLAN.source());
    String picture = SvgGraph.draw(plan);
    assertThat(picture).doesNotContain("<script", "\u0007", "\u202e");
    assertThat(texts(picture).getFirst()).startsWith("<script>alert(1)</script> & \"q\"");
  }

  /** The texts of a picture, in the order in which they stand there; fails where it is no XML. */
  private static List<String> texts(String picture) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
    NodeList nodes = document.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
