package dev.milepost.server.http;

import dev.milepost.engine.json.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes answers. */
final class Answers {

  private Answers() {}

  static void write(Answer answer, HttpServletResponse response) {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    switch (answer) {
      case Answer.Json json -> body(response, Answer.JSON, JsonWriter.compact(json.body()));
      case Answer.Text text -> body(response, text.mediaType(), text.body());
      case Answer.Empty _ -> {}
      case Answer.Stream stream -> {
        response.setContentType(stream.mediaType());
        try (OutputStream out = response.getOutputStream()) {
          stream.body().write(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  static void write(Problem problem, HttpServletResponse response) {
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    body(response, Problem.MEDIA_TYPE, JsonWriter.compact(problem.json()));
  }

  private static void body(HttpServletResponse response, String mediaType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(mediaType);
    response.setContentLength(bytes.length);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the caller has gone, which is nobody's fault. */
  static boolean isGone(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
