package dev.milepost.server.host;

import dev.milepost.server.http.Route;
import java.util.List;

/** A part of the server: routes, and perhaps work of its own. */
public interface Feature {

  /** Its routes. */
  List<Route> routes();

  /** Begins its own work; the writer runs already, requests do not come yet. */
  default void start() {}

  /** Does now what it does from time to time. */
  default void lookAfter() {}

  /** Ends its own work, and answers that are still being written; the writer still runs. */
  default void stop() {}
}
