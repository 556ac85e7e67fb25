package dev.milepost.server.http;

/** The methods of HTTP that routes use. */
public enum Method {
  GET,
  POST,
  PUT,
  DELETE;

  /** Whether it only looks. */
  public boolean isSafe() {
    return this == GET;
  }
}
