package dev.milepost.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An answer over a connection that stays open; as much of HTTP as the loader needs. */
record HttpAnswer(int status, String body) {

  private static final int CODE_FROM = 9;
  private static final int CODE_TO = 12;
  private static final int HEXADECIMAL = 16;

  static HttpAnswer read(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).substring(CODE_FROM, CODE_TO));
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      }
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    return new HttpAnswer(status, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(in).strip(), HEXADECIMAL);
    while (size > 0) {
      body.writeBytes(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in).strip(), HEXADECIMAL);
    }
    line(in);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
