package dev.milepost.compiler.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Says why a path could not be used. */
public final class Reasons {

  private Reasons() {}

  /**
   * A sentence without the path.
   *
   * @param otherwise what is said of failures that have no sentence of their own
   */
  public static String of(IOException failure, String otherwise) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission to read it is denied";
      case FileSystemLoopException _ -> "its symbolic links lead in a circle";
      default -> {
        String message = failure.getMessage();
        yield message == null ? otherwise : otherwise + " (" + message + ")";
      }
    };
  }
}
