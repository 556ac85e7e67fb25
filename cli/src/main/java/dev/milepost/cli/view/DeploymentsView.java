package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.Standing;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

/** Deployments, and where executions stand. */
public final class DeploymentsView {

  private static final int SHORT_HASH = 8;

  private DeploymentsView() {}

  /** A block for each deployment, then one for the executions. */
  public static String text(List<PastDeployment> deployments, List<Standing> standings) {
    StringBuilder text = new StringBuilder();
    for (PastDeployment deployment : deployments) {
      text.append(deployment.number())
          .append("  ")
          .append(deployment.at().truncatedTo(ChronoUnit.SECONDS))
          .append("  by ")
          .append(Wording.safe(deployment.actor()))
          .append('\n');
      new TreeMap<>(deployment.active())
          .forEach((journey, plan) ->
              text.append("     ")
                  .append(version(plan))
                  .append("  ")
                  .append(Wording.quoted(journey))
                  .append('\n'));
    }
    if (!standings.isEmpty()) {
      text.append("\nunder way\n");
    }
    for (Standing standing : standings) {
      text.append("     ")
          .append(version(standing.plan()))
          .append("  ")
          .append(Wording.quoted(standing.journey()))
          .append(" at ")
          .append(Wording.quoted(standing.stage()))
          .append(": ")
          .append(Amounts.count(standing.executions()))
          .append('\n');
    }
    return text.toString();
  }

  private static String version(String plan) {
    return plan.substring(0, Math.min(SHORT_HASH, plan.length()));
  }
}
