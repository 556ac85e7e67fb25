package dev.milepost.bench.http;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonWriter;
import io.javalin.Javalin;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Javalin server that parses a body and sends it back: the least that a server of JSON can do.
 */
final class EchoServer implements AutoCloseable {

  private static final int MOST_THREADS = 200;
  private static final int LEAST_THREADS = 8;

  private final Javalin javalin;

  private EchoServer(Javalin javalin) {
    this.javalin = javalin;
  }

  static EchoServer start(boolean virtualThreads) {
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = virtualThreads;
          if (!virtualThreads) {
            config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
          }
          config.routes.post(
              "/signals",
              context ->
                  context
                      .contentType("application/json")
                      .result(JsonWriter.compact(JsonReader.MESSAGE.read(context.bodyAsBytes()))));
        });
    javalin.start("127.0.0.1", 0);
    return new EchoServer(javalin);
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
