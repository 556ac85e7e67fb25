package dev.milepost.server.live;

/** The queue before the writer has no room, or takes nothing any more. Nothing was taken. */
public final class InboxFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isClosed;

  InboxFullException(boolean isClosed) {
    super(
        isClosed ? "the server is stopping" : "more comes in than can be written at the moment",
        null,
        false,
        false);
    this.isClosed = isClosed;
  }

  /** Whether the server is stopping. */
  public boolean isClosed() {
    return isClosed;
  }
}
