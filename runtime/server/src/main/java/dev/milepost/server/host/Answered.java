package dev.milepost.server.host;

import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.live.InboxFullException;
import dev.milepost.server.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Waits for the writer on behalf of a request, and says its failures as problems. */
public final class Answered {

  private static final int WHEN_FULL = 1;
  private static final int WHEN_FAILING = 5;

  private Answered() {}

  /**
   * Hands something to the writer and waits for what comes of it.
   *
   * @param handedIn hands it in
   * @throws ProblemException where the queue is full or the store fails
   */
  public static <R> R by(Supplier<CompletableFuture<R>> handedIn) {
    try {
      return handedIn.get().join();
    } catch (InboxFullException e) {
      throw full(e);
    } catch (CompletionException e) {
      throw failed(e);
    }
  }

  /** The problem of a queue without room. */
  public static ProblemException full(InboxFullException e) {
    return Problem.unavailable(e.getMessage() + "; nothing was taken, send it again", WHEN_FULL)
        .exception();
  }

  /** The problem of work that failed, or what it threw where that is no problem of the store. */
  public static RuntimeException failed(CompletionException e) {
    RuntimeException cause = e.getCause() instanceof RuntimeException known ? known : e;
    return explain(cause).<RuntimeException>map(Problem::exception).orElse(cause);
  }

  /** The problem of a failure that is no fault of the server. */
  public static Optional<Problem> explain(RuntimeException failure) {
    return switch (failure) {
      case InboxFullException full -> Optional.of(full(full).problem());
      case StoreException store ->
          Optional.of(Problem.unavailable(String.valueOf(store.getMessage()), WHEN_FAILING));
      default -> Optional.empty();
    };
  }
}
