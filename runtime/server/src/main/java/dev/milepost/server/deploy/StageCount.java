package dev.milepost.server.deploy;

import dev.milepost.server.deploy.Preview.StagePreview;
import dev.milepost.server.deploy.StageMapping.Way;
import java.util.ArrayList;
import java.util.List;

/** Counts what would become of the executions at one stage of one version. */
final class StageCount {

  /** So many different reasons are kept. */
  private static final int MOST_REMARKS = 5;

  private final String plan;
  private final String stage;
  private final Way way;
  private final List<String> remarks = new ArrayList<>();
  private long executions;
  private long stranded;
  private long advancing;
  private long actions;
  private long refused;

  StageCount(String plan, String stage, Way way) {
    this.plan = plan;
    this.stage = stage;
    this.way = way;
  }

  Way way() {
    return way;
  }

  void standing(long more) {
    executions += more;
  }

  void stranded(long more, String why) {
    stranded += more;
    remark(why);
  }

  void advances(long actionsSent) {
    advancing++;
    actions += actionsSent;
  }

  void sends(long actionsSent) {
    actions += actionsSent;
  }

  void refused(String why) {
    refused++;
    remark(why);
  }

  void remark(String why) {
    if (!remarks.contains(why) && remarks.size() < MOST_REMARKS) {
      remarks.add(why);
    }
  }

  StagePreview preview() {
    return new StagePreview(
        plan,
        stage,
        way.carriage(),
        way.stage().orElse(null),
        executions,
        stranded,
        advancing,
        actions,
        refused,
        remarks);
  }
}
