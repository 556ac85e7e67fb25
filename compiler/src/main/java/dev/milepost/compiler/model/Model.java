package dev.milepost.compiler.model;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.mapping.SignalMapping;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a workspace means.
 *
 * @param catalog the apps and subjects
 * @param receives by app, how its webhooks become signals; apps that receive none are missing
 * @param journeys the journeys, in the order of the files and of the text
 */
public record Model(
    Catalog catalog, Map<String, SignalMapping> receives, List<JourneyModel> journeys) {
  public Model {
    receives = Collections.unmodifiableMap(new TreeMap<>(receives));
    journeys = List.copyOf(journeys);
  }
}
