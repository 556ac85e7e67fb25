package dev.milepost.server.application;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.OpenApi;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server with a clock that only the test moves, on a port of the loopback address. */
public final class TestServer implements AutoCloseable {

  private final Store store;
  private final MilepostServer server;
  private final TestClock clock;
  private @Nullable Contract contract;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestServer(Store store, MilepostServer server, TestClock clock) {
    this.store = store;
    this.server = server;
    this.clock = clock;
  }

  /** Starts one on a database file; the clock shows Monday morning. */
  public static TestServer on(Path database, Deployment deployment) {
    return on(database, deployment, new TestClock(Signals.MONDAY), options -> options);
  }

  /** Starts one with a clock and options. */
  public static TestServer on(
      Path database, Deployment deployment, TestClock clock, UnaryOperator<ServerOptions> options) {
    Store store = SqliteStores.open(database, SqliteOptions.STANDARD);
    if (store.read(ReadTransaction::deployment).isEmpty()) {
      store.write(transaction -> {
        transaction.deploy(deployment, clock.instant(), "test");
        return deployment;
      });
    }
    try {
      ServerOptions usual = ServerOptions.at("127.0.0.1", 0, false);
      return new TestServer(
          store, MilepostServer.start(options.apply(usual), store, deployment, clock), clock);
    } catch (BindException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server. */
  public MilepostServer server() {
    return server;
  }

  /** Its store. */
  public Store store() {
    return store;
  }

  /** The address of a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** Lets time pass, and all that was due be worked off. */
  public void passTo(Instant instant) {
    clock.set(instant);
    server.writer().settle().join();
  }

  /** What a path shows. */
  public Reply get(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** Posts a body. */
  public Reply post(String path, String mediaType, String body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Opens a stream of lines. */
  public Stream<String> lines(String path) {
    try {
      return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Contract contract() {
    if (contract == null) {
      contract = new Contract(OpenApi.document(server.routes()));
    }
    return contract;
  }

  /** Sends any request, and holds the answer to what the API declares. */
  public Reply send(HttpRequest.Builder request) {
    try {
      HttpRequest built = request.build();
      Reply reply = new Reply(client.send(built, BodyHandlers.ofString()));
      contract()
          .check(
              built.method(),
              built.uri().getRawPath(),
              reply.status(),
              reply.header("Content-Type"));
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }

  /** What came back. */
  public record Reply(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The body as JSON. */
    public JsonObject json() {
      try {
        JsonValue value = JsonReader.MESSAGE.read(response.body());
        return (JsonObject) value;
      } catch (JsonSyntaxException e) {
        throw new IllegalStateException(response.body(), e);
      }
    }
  }
}
