package dev.milepost.server.api;

import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;

/** Numbers in paths. */
final class Numbers {

  private Numbers() {}

  static long inPath(Request request, String name) {
    String text = request.pathParameter(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw Problem.notFound("`" + name + "` is a whole number").exception();
    }
  }
}
