package dev.milepost.server.http;

/** Is told of every request that reached a route, after it was answered. */
@FunctionalInterface
public interface RequestWatch {

  /**
   * A request was answered.
   *
   * @param caller who called, or null where nobody was let in
   * @param status the status of the answer
   * @param nanos how long it took
   */
  void answered(
      Request request,
      Route route,
      @org.jspecify.annotations.Nullable Caller caller,
      int status,
      long nanos);
}
