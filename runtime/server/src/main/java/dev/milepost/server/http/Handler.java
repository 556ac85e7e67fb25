package dev.milepost.server.http;

/** What a route does. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request.
   *
   * @throws ProblemException where it cannot be answered as it was meant
   */
  Answer handle(Request request);
}
