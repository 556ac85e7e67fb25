package dev.milepost.bench.http;

import dev.milepost.bench.world.TrialSignals;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Clients that send signals over connections that stay open, each as soon as it is answered. */
final class Loader {

  private static final double NANOS = 1e9;
  private static final int SUBJECTS_PER_CLIENT = 100;

  /** No two clients of a run have the same name: what a server knows already costs it little. */
  private static final AtomicLong NAMES = new AtomicLong();

  private final int port;
  private final int clients;

  Loader(int port, int clients) {
    this.port = port;
    this.clients = clients;
  }

  /** How a request carries signals. */
  enum Form {
    /** One event. */
    SINGLE("application/cloudevents+json", "", "", ""),
    /** A line for each. */
    LINES("application/x-ndjson", "", "\n", "\n"),
    /** An array. */
    BATCH("application/cloudevents-batch+json", "[", ",", "]");

    private final String mediaType;
    private final String open;
    private final String between;
    private final String close;

    Form(String mediaType, String open, String between, String close) {
      this.mediaType = mediaType;
      this.open = open;
      this.between = between;
      this.close = close;
    }
  }

  /**
   * What was measured.
   *
   * @param signals how many were answered as taken
   * @param p99Millis within how many milliseconds 99 of 100 requests were answered
   */
  record Load(long signals, double seconds, double p99Millis) {
    double perSecond() {
      return signals / seconds;
    }
  }

  /**
   * Sends for a time.
   *
   * @param perRequest how many signals a request carries; of single ones, 1
   * @param perSecond how many requests a second all clients send together, or 0: as many as they
   *     can
   */
  Load send(double seconds, Form form, int perRequest, double perSecond)
      throws InterruptedException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    Client[] all = new Client[clients];
    Thread[] threads = new Thread[clients];
    for (int i = 0; i < clients; i++) {
      double pause = perSecond == 0 ? 0 : clients / perSecond * NANOS;
      all[i] =
          new Client(
              "load-" + NAMES.incrementAndGet(),
              "c" + i + "-",
              form,
              perRequest,
              end,
              (long) pause);
      threads[i] = Thread.ofPlatform().start(all[i]);
    }
    long signals = 0;
    long[] latencies = new long[0];
    for (int i = 0; i < clients; i++) {
      threads[i].join();
      if (all[i].failure != null) {
        throw new IllegalStateException(all[i].failure);
      }
      signals += all[i].taken;
      int from = latencies.length;
      latencies = Arrays.copyOf(latencies, from + all[i].count);
      System.arraycopy(all[i].latencies, 0, latencies, from, all[i].count);
    }
    double took = (System.nanoTime() - start) / NANOS;
    Arrays.sort(latencies);
    double p99 =
        latencies.length == 0 ? 0 : latencies[(int) (latencies.length * 0.99)] / (NANOS / 1e3);
    return new Load(signals, took, p99);
  }

  /** One client on one connection. */
  private final class Client implements Runnable {
    private final TrialSignals signals;
    private final Form form;
    private final int perRequest;
    private final long end;
    private final long pause;
    private long[] latencies = new long[1_024];
    private int count;
    private long taken;
    private @Nullable Exception failure;

    /**
     * @param prefix what tells its subjects from those of the others
     */
    Client(String name, String prefix, Form form, int perRequest, long end, long pause) {
      this.signals = new TrialSignals(name, prefix, SUBJECTS_PER_CLIENT, name.hashCode());
      this.form = form;
      this.perRequest = perRequest;
      this.end = end;
      this.pause = pause;
    }

    @Override
    public void run() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        long due = System.nanoTime();
        while (System.nanoTime() < end) {
          byte[] request = request();
          if (pause > 0) {
            due += pause;
            LockSupport.parkNanos(due - System.nanoTime());
          }
          // Behind its time, a request has waited already: else a slow server would look quick.
          long sent = pause > 0 ? Math.min(due, System.nanoTime()) : System.nanoTime();
          out.write(request);
          out.flush();
          taken += answer(in);
          note(System.nanoTime() - sent);
        }
      } catch (IOException e) {
        failure = e;
      }
    }

    private byte[] request() {
      StringBuilder body = new StringBuilder(form.open);
      for (int i = 0; i < perRequest; i++) {
        body.append(i == 0 ? "" : form.between).append(signals.next().json());
      }
      body.append(form.close);
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      byte[] head =
          ("POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                  + form.mediaType
                  + "\r\nContent-Length: "
                  + bytes.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      byte[] whole = Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, whole, head.length, bytes.length);
      return whole;
    }

    private long answer(InputStream in) throws IOException {
      HttpAnswer answer = HttpAnswer.read(in);
      if (answer.status() != 200) {
        throw new IOException(answer.status() + " " + answer.body());
      }
      // A stream may end early; all else is taken whole.
      return form == Form.LINES
          ? answer.body().lines().filter(line -> !line.isBlank()).count()
          : perRequest;
    }

    private void note(long nanos) {
      if (count == latencies.length) {
        latencies = Arrays.copyOf(latencies, 2 * count);
      }
      latencies[count++] = nanos;
    }
  }
}
