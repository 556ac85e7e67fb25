package dev.milepost.compiler.model;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import java.util.List;

/**
 * What a workspace means.
 *
 * @param catalog the apps and subjects
 * @param bindings how the apps are reached
 * @param journeys the journeys, in the order of the files and of the text
 */
public record Model(Catalog catalog, Bindings bindings, List<JourneyModel> journeys) {
  public Model {
    journeys = List.copyOf(journeys);
  }
}
