package dev.milepost.server.store;

import java.util.function.Function;

/**
 * Everything that outlives the process: the log of inputs and what followed from it. Work is done
 * in transactions, of which nothing can be observed by halves, neither by a reader nor after a
 * crash. Every method may throw {@link StoreException}.
 */
public interface Store extends AutoCloseable {

  /**
   * Changes the store. There is one writer at a time; a transaction that has returned is durable.
   * Where the work throws, the store is as it was before.
   *
   * @param work must not keep the transaction
   */
  <R> R write(Function<WriteTransaction, R> work);

  /**
   * As {@link #write}, and what the work removes cannot be read from the disk any more, as far as
   * the store can see to that.
   */
  <R> R erase(Function<WriteTransaction, R> work);

  /**
   * Reads one consistent state of the store, beside the writer.
   *
   * @param work must not keep the transaction
   */
  <R> R read(Function<ReadTransaction, R> work);

  /** What the store is called in messages: a path, or an address. */
  String name();

  @Override
  void close();
}
