package dev.milepost.server.application;

import dev.milepost.server.access.AccessGate;
import dev.milepost.server.access.AuditWatch;
import dev.milepost.server.access.Loopback;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.WebServer;
import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A running server. */
public final class MilepostServer implements AutoCloseable {

  private final LiveWriter writer;
  private final List<Feature> features;
  private final WebServer web;

  private MilepostServer(LiveWriter writer, List<Feature> features, WebServer web) {
    this.writer = writer;
    this.features = features;
    this.web = web;
  }

  /**
   * Starts a server on a store, which stays the caller's to close. When this returns, requests are
   * answered.
   *
   * @param deployment what runs; the store holds it already
   * @param clock the one clock of everything that happens
   * @throws BindException where the address cannot be bound, or others could reach it and nobody
   *     has a token; then nothing runs
   */
  public static MilepostServer start(
      ServerOptions options, Store store, Deployment deployment, InstantSource clock)
      throws BindException {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    AccessGate gate = new AccessGate(store, clock, options.access());
    if (!gate.needsTokens() && !Loopback.isLoopback(options.http().host())) {
      throw BindException.open(options.http().host());
    }
    LiveWriter writer = new LiveWriter(store, deployment, options.live(), clock);
    Host host = new Host(store, writer, clock, metrics, options.live().sandboxed());
    List<Feature> features = new ArrayList<>(Features.of(host, options, metrics::scrape));
    features.add(new OpenApiFeature(routes(features)));
    writer.start();
    List<Feature> started = new ArrayList<>();
    try {
      for (Feature feature : features) {
        feature.start();
        started.add(feature);
      }
      WebServer web =
          WebServer.start(
              options.http(),
              routes(features),
              gate,
              Answered::explain,
              new AuditWatch(writer, metrics));
      return new MilepostServer(writer, features, web);
    } catch (BindException | RuntimeException e) {
      started.reversed().forEach(Feature::stop);
      writer.close();
      throw e;
    }
  }

  private static List<Route> routes(List<Feature> features) {
    return features.stream().flatMap(feature -> feature.routes().stream()).toList();
  }

  /** The port that was bound. */
  public int port() {
    return web.port();
  }

  /** What it serves. */
  public List<Route> routes() {
    return routes(features);
  }

  /** The writer, for those who wait for time to have passed. */
  public LiveWriter writer() {
    return writer;
  }

  /** Has every part do now what it does from time to time, as after a change of the clock. */
  public void lookAfter() {
    features.forEach(Feature::lookAfter);
  }

  /** Takes no more requests, commits what was taken, and ends. */
  @Override
  public void close() {
    features.reversed().forEach(Feature::stop);
    web.close();
    writer.close();
  }
}
