package dev.milepost.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes over HTTP. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MOST_THREADS = 64;
  private static final int LEAST_THREADS = 8;

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Binds and serves.
   *
   * @param gate decides who calls a route that is not open to everybody, and sees requests for
   *     those that are, too
   * @throws BindException where the address is taken or not allowed
   */
  public static WebServer start(
      HttpOptions options,
      List<Route> routes,
      Gate gate,
      FailureExplainer failures,
      RequestWatch watch)
      throws BindException {
    RouteRunner runner = new RouteRunner(options, gate, failures, watch);
    Javalin javalin =
        Javalin.create(config -> {
          configure(config, options);
          config.routes.before(context -> SecurityHeaders.set(context.res()));
          config.routes.exception(HttpResponseException.class, WebServer::unrouted);
          for (Route route : routes) {
            config.routes.addHttpHandler(
                Objects.requireNonNull(HandlerType.findOrCreate(route.method().name())),
                route.path(),
                context -> runner.run(route, context));
          }
        });
    try {
      javalin.start(options.host(), options.port());
      return new WebServer(javalin);
    } catch (JavalinBindException e) {
      throw new BindException(
          "the port "
              + options.port()
              + " of "
              + options.host()
              + " cannot be used: another program has it, or this one may not; name another"
              + " (--port)",
          e);
    }
  }

  private static void configure(JavalinConfig config, HttpOptions options) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    boolean virtual = options.threads() == HttpOptions.Threads.VIRTUAL;
    config.concurrency.useVirtualThreads = virtual;
    if (!virtual) {
      QueuedThreadPool pool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
      pool.setName("http");
      config.jetty.threadPool = pool;
    }
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(options.grace().toMillis());
      server.insertHandler(new GracefulHandler());
      server.setErrorHandler(new ProblemErrors());
    });
    config.jetty.modifyHttpConfiguration(http -> {
      http.setRequestHeaderSize(options.headerLimit());
      http.setSendServerVersion(false);
      http.setIdleTimeout(options.idle().toMillis());
    });
  }

  private static void unrouted(HttpResponseException failure, Context context) {
    int status = failure.getStatus();
    String method = context.req().getMethod();
    Problem problem =
        switch (status) {
          case 404 -> Problem.notFound("there is nothing at " + context.req().getRequestURI());
          case 405 ->
              Problem.of(
                  405, "method-not-allowed", method + " does not work here; see /openapi.json");
          default ->
              Problem.of(status, "http-" + status, "the request cannot be answered: " + status);
        };
    LOG.debug("no route for {}: {}", method.toUpperCase(Locale.ROOT), status);
    if (Request.hasBody(context.req())) {
      context.res().setHeader("Connection", "close");
    }
    Answers.write(problem, context.res());
  }

  /** The port that was bound. */
  public int port() {
    return javalin.port();
  }

  /** Takes no further connections and waits for the requests that are being handled. */
  @Override
  public void close() {
    for (var connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector listening) {
        listening.close();
      }
    }
    javalin.stop();
  }
}
