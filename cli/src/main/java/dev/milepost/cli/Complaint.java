package dev.milepost.cli;

import dev.milepost.cli.command.UnusableException;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Sentences about failures that are nobody's fault here. */
final class Complaint {

  private Complaint() {}

  /** The sentence, or null where the failure is a fault of this program. */
  static @Nullable String about(Throwable failure) {
    return switch (failure) {
      case UnusableException unusable -> unusable.getMessage();
      case IntakeException intake -> intake.getMessage();
      case StoreException store -> store.getMessage();
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          about(unchecked.getCause());
      case FileSystemException file -> aboutFile(file);
      case IOException other -> "reading or writing failed: " + other.getMessage();
      default -> null;
    };
  }

  private static String aboutFile(FileSystemException e) {
    String file = "`" + e.getFile() + '`';
    return switch (e) {
      case NoSuchFileException _ -> "there is no " + file;
      case AccessDeniedException _ -> file + " may not be read or written";
      case NotDirectoryException _ -> file + " is no folder";
      case FileAlreadyExistsException _ -> file + " is there already";
      case FileSystemLoopException _ -> file + " is a symbolic link that leads back to itself";
      default ->
          file + " cannot be read or written" + (e.getReason() == null ? "" : ": " + e.getReason());
    };
  }
}
