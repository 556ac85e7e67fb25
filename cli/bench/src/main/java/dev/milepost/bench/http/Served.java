package dev.milepost.bench.http;

import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.HttpOptions;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A server in a process of its own, so that the loader shares the processor with it and nothing
 * else: {@code Served echo|milepost platform|virtual DATABASE}. It prints its port and ends with
 * its standard input.
 */
final class Served {

  /** Nobody is turned away for sending too fast: that is what is measured. */
  private static final AccessOptions UNLIMITED = new AccessOptions(1_000_000_000, 1e9);

  private Served() {}

  public static void main(String[] arguments) throws Exception {
    boolean virtual = arguments[1].equals("virtual");
    if (arguments[0].equals("echo")) {
      try (EchoServer server = EchoServer.start(virtual)) {
        serve(server.port());
      }
      return;
    }
    Deployment deployment = TrialWorkspace.deployment();
    InstantSource clock = InstantSource.system();
    try (Store store = SqliteStores.open(Path.of(arguments[2]), SqliteOptions.STANDARD)) {
      store.write(transaction -> {
        transaction.deploy(deployment, clock.instant(), "benchmark");
        return deployment;
      });
      try (MilepostServer server = start(virtual, store, deployment, clock)) {
        serve(server.port());
      }
    }
  }

  private static MilepostServer start(
      boolean virtual, Store store, Deployment deployment, InstantSource clock)
      throws BindException {
    HttpOptions http =
        HttpOptions.at("127.0.0.1", 0)
            .with(virtual ? HttpOptions.Threads.VIRTUAL : HttpOptions.Threads.PLATFORM);
    return MilepostServer.start(
        new ServerOptions(http, LiveOptions.standard(true), UNLIMITED), store, deployment, clock);
  }

  private static void serve(int port) throws java.io.IOException {
    System.out.println("port " + port);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Until whoever started it ends it.
    }
  }
}
