package dev.milepost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workspace larger than any that people write. */
class GeneratedWorkspaceTest {
  private static final int JOURNEYS = 200;
  private static final int STAGES = 20;

  @Test
  void compilesEveryJourney() {
    List<Source> sources = new ArrayList<>();
    sources.add(Source.of("apps.journey", apps()));
    for (int i = 0; i < JOURNEYS; i++) {
      sources.add(Source.of("journey-" + i + ".journey", journey(i)));
    }
    Workspace workspace = Workspace.of(sources.toArray(Source[]::new));
    Compilation compilation = Compiler.compile(workspace, Compiled.TODAY);
    assertThat(Compiled.findings(compilation)).isEmpty();
    assertThat(compilation.plans()).hasSize(JOURNEYS);
    assertThat(compilation.plans()).allMatch(plan -> plan.stages().size() == STAGES + 1);
  }

  private static String apps() {
    StringBuilder text = new StringBuilder();
    for (String app : List.of("CRM", "Books", "Desk", "Mail")) {
      text.append("app ").append(app).append("\n  record Thing\n    Owner: text\n");
      text.append("    Status: \"New\" | \"Open\" | \"Done\" | final \"Gone\"\n");
      text.append("    Amount: money\n    Due: date\n");
      text.append("  event Ping\n    Kind: \"a\" | \"b\"\n  action Tell\n    Text: text\n");
    }
    return text.append("subject Customer\n  key Number: CRM.Thing.Id, Books.Thing.Owner\n")
        .toString();
  }

  private static String journey(int number) {
    StringBuilder text = new StringBuilder();
    text.append("journey \"Journey ").append(number).append("\" for Customer\n");
    text.append("  owned by CRM.Thing.Owner\n  calendar \"Europe/Berlin\" weekdays 09:00-17:00\n");
    text.append("  starts when: CRM.Thing.Status becomes \"New\"\n");
    for (int stage = 0; stage < STAGES; stage++) {
      text.append("  stage \"Stage ").append(stage).append("\"\n");
      text.append("    on enter: Mail.Tell(Text: \"Stage of {CRM.Thing.Id}\")\n");
      text.append("    expected within 3 business days, then notify owner\n");
      text.append(
          "    advances when: Books.Thing.Status = \"Open\" AND Desk.Ping (Kind = \"a\")\n");
      text.append("    else advances to \"Stage ").append((stage * 7) % STAGES);
      text.append("\" when: any Desk.Thing (Status = \"Done\" AND Due < today) ");
      text.append("OR (Books.Thing.Amount > 100 AND CRM.Thing.Status IN (\"Done\", \"Gone\"))\n");
      text.append("    else advances to \"End\" after 30 days\n");
    }
    return text.append("  stage \"End\"\n    ends as \"done\"\n").toString();
  }
}
