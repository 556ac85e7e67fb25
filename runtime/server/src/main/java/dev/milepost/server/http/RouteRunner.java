package dev.milepost.server.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request in, has it handled, and turns whatever comes of that into an answer. */
final class RouteRunner {

  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);

  private final HttpOptions options;
  private final Gate gate;
  private final RequestWatch watch;

  RouteRunner(HttpOptions options, Gate gate, RequestWatch watch) {
    this.options = options;
    this.gate = gate;
    this.watch = watch;
  }

  void run(Route route, Context context) {
    long start = System.nanoTime();
    Request request = new Request(context, options.bodyLimit());
    HttpServletResponse response = context.res();
    @Nullable Caller caller = null;
    try {
      caller = gate.admit(request, route);
      request.admit(caller);
      Answers.write(route.handler().handle(request), response);
    } catch (ProblemException e) {
      answer(e.problem(), response);
    } catch (RuntimeException e) {
      if (Answers.isGone(e)) {
        LOG.debug("the caller of {} has gone", route.path());
      } else {
        LOG.error("{} {} failed", route.method(), route.path(), e);
        answer(
            Problem.of(500, "fault", "a fault of the server, which has written it to its log"),
            response);
      }
    } finally {
      watch.answered(request, route, caller, response.getStatus(), System.nanoTime() - start);
    }
  }

  private static void answer(Problem problem, HttpServletResponse response) {
    if (response.isCommitted()) {
      LOG.warn("an answer broke off: {}", problem.detail());
      return;
    }
    response.reset();
    SecurityHeaders.set(response);
    Answers.write(problem, response);
  }
}
