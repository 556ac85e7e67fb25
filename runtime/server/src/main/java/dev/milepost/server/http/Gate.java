package dev.milepost.server.http;

/** Decides who calls, before anything else of a request is looked at. */
@FunctionalInterface
public interface Gate {

  /**
   * Lets a request in.
   *
   * @param route what it asks for; where {@link Route#role()} is null, everybody may
   * @throws ProblemException where this caller may not
   */
  Caller admit(Request request, Route route);
}
