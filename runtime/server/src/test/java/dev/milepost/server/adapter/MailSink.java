package dev.milepost.server.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a mail server as a test needs: it keeps what it takes. */
final class MailSink implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  MailSink() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The mails, with the addresses of the envelope in front. */
  List<String> mails() {
    return List.copyOf(mails);
  }

  /** Has a command answered with something else than consent. */
  void refuse(String command, String reply) {
    refusals.put(command, reply);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException _) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
    StringBuilder envelope = new StringBuilder();
    say(out, "220 sink");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
      String refusal = refusals.get(command);
      if (refusal != null) {
        say(out, refusal);
        continue;
      }
      switch (command) {
        case "MAIL", "RCPT" -> {
          envelope.append(line).append('\n');
          say(out, "250 fine");
        }
        case "DATA" -> {
          say(out, "354 go on");
          List<String> text = new ArrayList<>();
          for (String part = in.readLine(); !".".equals(part); part = in.readLine()) {
            text.add(part);
          }
          mails.add(envelope + String.join("\n", text));
          say(out, "250 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 fine");
      }
    }
  }

  private static void say(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
