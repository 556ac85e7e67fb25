package dev.milepost.server.application;

import dev.milepost.server.api.AdvancesFeature;
import dev.milepost.server.api.DeadLettersFeature;
import dev.milepost.server.api.DeploymentsFeature;
import dev.milepost.server.api.ExecutionsFeature;
import dev.milepost.server.api.HealthFeature;
import dev.milepost.server.api.HooksFeature;
import dev.milepost.server.api.JourneysFeature;
import dev.milepost.server.api.SignalsFeature;
import dev.milepost.server.api.SubjectsFeature;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.operate.OperationsFeature;
import dev.milepost.server.outbox.OutboxFeature;
import java.util.List;
import java.util.function.Supplier;

/** The parts of the server. A new part is a line here. */
final class Features {

  private Features() {}

  /** All parts, in the order in which they start; they stop in the opposite one. */
  static List<Feature> of(Host host, ServerOptions options, Supplier<String> scrape) {
    OutboxFeature outbox = new OutboxFeature(host, options.outbox());
    return List.of(
        new HealthFeature(host, scrape),
        new SignalsFeature(host),
        new HooksFeature(host, options.outbox().configuration(), options.outbox().secrets()),
        new DeadLettersFeature(host),
        new JourneysFeature(host),
        new DeploymentsFeature(host),
        new SubjectsFeature(host),
        new ExecutionsFeature(host),
        new AdvancesFeature(host),
        new OperationsFeature(host, options.operations(), outbox::hindrance),
        outbox);
  }
}
