package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.HttpOptions;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** A server in this process, for trials that set its clock or its limits. */
final class TrialServer implements AutoCloseable {

  /** A trial asks for more than a caller usually may. */
  private static final AccessOptions UNLIMITED = new AccessOptions(1_000_000, 1_000_000);

  private final Store store;
  private final MilepostServer server;

  private TrialServer(Store store, MilepostServer server) {
    this.store = store;
    this.server = server;
  }

  /** Starts one on a database, which is made where there is none. */
  static TrialServer start(Path database, SqliteOptions options, InstantSource clock)
      throws IOException {
    Store store = SqliteStores.open(database, options);
    try {
      Deployment deployment = TrialWorkspace.deployment();
      if (store.read(ReadTransaction::deployment).isEmpty()) {
        store.write(transaction -> {
          transaction.deploy(deployment, clock.instant(), "trial");
          return deployment;
        });
      }
      ServerOptions how =
          new ServerOptions(HttpOptions.at("127.0.0.1", 0), LiveOptions.standard(true), UNLIMITED);
      return new TrialServer(store, MilepostServer.start(how, store, deployment, clock));
    } catch (BindException e) {
      store.close();
      throw new IOException(e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  int port() {
    return server.port();
  }

  /** Waits until all that is due by the clock is worked off. */
  void settle() {
    server.writer().settle().join();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
