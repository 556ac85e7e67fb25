package dev.milepost.server.application;

import dev.milepost.server.host.Feature;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.OpenApi;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import java.util.ArrayList;
import java.util.List;

/** Serves the document that describes all routes, its own included. */
final class OpenApiFeature implements Feature {

  private final List<Route> described;

  /**
   * @param others the routes of all other parts
   */
  OpenApiFeature(List<Route> others) {
    described = new ArrayList<>(others);
    described.add(
        Route.get("/openapi.json", "describeApi")
            .open()
            .says("server", "Describes this API (OpenAPI 3.1).")
            .gives(200, "The document.", Schema.openObject())
            .to(_ -> Answer.ok(OpenApi.document(described))));
  }

  @Override
  public List<Route> routes() {
    return List.of(described.getLast());
  }
}
