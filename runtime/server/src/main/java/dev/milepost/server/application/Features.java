package dev.milepost.server.application;

import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import java.util.List;

/** The parts of the server. A new part is a line here. */
final class Features {

  private Features() {}

  /** All parts, in the order in which they start; they stop in the opposite one. */
  static List<Feature> of(Host host) {
    return List.of();
  }
}
