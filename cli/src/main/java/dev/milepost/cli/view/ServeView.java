package dev.milepost.cli.view;

import dev.milepost.engine.plan.LiteralText;
import dev.milepost.server.application.Startup;

/** What a server says when it starts. */
public final class ServeView {

  private static final int SHORT_HASH = 8;

  private ServeView() {}

  /** What became of each journey. */
  public static String changes(Startup.Report report) {
    StringBuilder text = new StringBuilder();
    for (Startup.Change change : report.changes()) {
      text.append(
              switch (change.kind()) {
                case NEW -> "new      ";
                case CHANGED -> "changed  ";
                case KEPT -> "as it was";
                case RETIRED -> "retired  ";
              })
          .append("  ")
          .append(LiteralText.quote(change.journey()))
          .append("  ")
          .append(change.plan(), 0, Math.min(SHORT_HASH, change.plan().length()))
          .append(
              switch (change.kind()) {
                case NEW, KEPT -> "";
                case CHANGED -> "; executions that run stay on their version";
                case RETIRED -> "; executions that run go on, and none starts";
              })
          .append('\n');
    }
    return text.toString();
  }

  /** Where it serves. */
  public static String serving(String host, int port, boolean sandbox, boolean withoutTokens) {
    String address = host.contains(":") ? "[" + host + "]" : host;
    return "serving on http://"
        + address
        + ":"
        + port
        + (sandbox ? ", as a sandbox: nothing is sent" : "")
        + (withoutTokens ? "; to this machine alone, since there is no token" : "");
  }
}
