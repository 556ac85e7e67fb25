package dev.milepost.server.intake.message;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a file one by one and never holds more than one. */
public interface MessageReader extends Closeable {

  /** The most bytes that one message may have. */
  int MESSAGE_LIMIT = 1 << 20;

  /** The fault of a message with more. */
  Fault TOO_LONG = new Fault("too long", "a message has at most " + MESSAGE_LIMIT + " bytes");

  /** What comes next in a file. */
  sealed interface Reading {}

  /** A message. */
  record Read(Message message) implements Reading {}

  /** A message that is not what the format asks for; the next one can be read all the same. */
  record Bad(MessagePlace place, Fault fault, String raw) implements Reading {}

  /**
   * From here on the file cannot be understood. Nothing follows.
   *
   * @param column from 1
   * @param reason safe to show
   */
  record Broken(long line, int column, String reason) implements Reading {}

  /**
   * Reads on.
   *
   * @return null at the end
   * @throws IntakeException where the file cannot be read: it is damaged, or the disk is
   */
  @Nullable Reading next() throws IntakeException;

  /** The paths of those asked for that no message has had so far. */
  List<String> neverSeen();

  @Override
  void close() throws IntakeException;
}
