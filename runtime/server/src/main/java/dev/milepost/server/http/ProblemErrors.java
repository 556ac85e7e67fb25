package dev.milepost.server.http;

import dev.milepost.engine.json.JsonWriter;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are refused before any route sees them: headers too large, no HTTP. */
final class ProblemErrors implements org.eclipse.jetty.server.Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    String detail =
        switch (status) {
          case 431 -> "the request's line and headers are too large";
          case 503 -> "the server is stopping; send it again in a few seconds";
          default -> "the request is not HTTP as it should be";
        };
    String body = JsonWriter.compact(Problem.of(status, "http-" + status, detail).json());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
