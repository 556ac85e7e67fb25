package dev.milepost.server.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request in, has it handled, and turns whatever comes of that into an answer. */
final class RouteRunner {

  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);

  private final HttpOptions options;
  private final Gate gate;
  private final FailureExplainer failures;
  private final RequestWatch watch;

  RouteRunner(HttpOptions options, Gate gate, FailureExplainer failures, RequestWatch watch) {
    this.options = options;
    this.gate = gate;
    this.failures = failures;
    this.watch = watch;
  }

  void run(Route route, Context context) {
    long start = System.nanoTime();
    Request request = new Request(context, options.bodyLimit());
    HttpServletResponse response = context.res();
    @Nullable Caller caller = null;
    try {
      request.gateBy(role -> gate.admit(request, route.withRole(role)));
      caller = gate.admit(request, route);
      request.admit(caller);
      Answers.write(route.handler().handle(request), response);
    } catch (ProblemException e) {
      answer(e.problem(), request, response);
    } catch (RuntimeException e) {
      failed(e, route, request, response);
    } finally {
      watch.answered(request, route, caller, response.getStatus(), System.nanoTime() - start);
    }
  }

  private void failed(
      RuntimeException failure, Route route, Request request, HttpServletResponse response) {
    Optional<Problem> explained = failures.explain(failure);
    if (explained.isPresent()) {
      LOG.error("{} {}: {}", route.method(), route.path(), explained.get().detail());
      answer(explained.get(), request, response);
    } else if (Answers.isGone(failure)) {
      LOG.debug("the caller of {} has gone", route.path());
    } else {
      LOG.error("{} {} failed", route.method(), route.path(), failure);
      answer(
          Problem.of(500, "fault", "a fault of the server, which has written it to its log"),
          request,
          response);
    }
  }

  private static void answer(Problem problem, Request request, HttpServletResponse response) {
    if (response.isCommitted()) {
      LOG.warn("an answer broke off: {}", problem.detail());
      return;
    }
    forget(response);
    if (request.hasUnreadBody() && !request.skipBody()) {
      response.setHeader("Connection", "close");
    }
    Answers.write(problem, response);
  }

  /**
   * Forgets what an answer began with. The servlet's own reset reads the request's header
   * Connection, and fails where that is malformed.
   */
  private static void forget(HttpServletResponse response) {
    response.resetBuffer();
    for (String name : List.copyOf(response.getHeaderNames())) {
      if (!name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Date")) {
        response.setHeader(name, null);
      }
    }
    SecurityHeaders.set(response);
  }
}
