package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Makes sources of bytes. */
public final class SourceReader {

  /** The largest file that is read: some forty thousand lines. */
  public static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF16_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF16_SWAPPED_MARK = {(byte) 0xFE, (byte) 0xFF};

  private SourceReader() {}

  /**
   * Reads a stream to its end, or until it is too large.
   *
   * @param name what diagnostics call it
   * @return empty where it is too large or not UTF-8, which is reported
   * @throws IOException if the stream fails
   */
  public static Optional<Source> read(String name, InputStream stream, Diagnostics diagnostics)
      throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    return read(name, bytes, diagnostics);
  }

  /**
   * Decodes UTF-8, with or without a byte order mark.
   *
   * @param name what diagnostics call it
   * @return empty where it is too large or not UTF-8, which is reported
   */
  public static Optional<Source> read(String name, byte[] bytes, Diagnostics diagnostics) {
    if (bytes.length > MOST_BYTES) {
      diagnostics.add(
          Diagnostic.of(
                  Rule.FILE_TOO_LARGE,
                  Source.of(name, "").whole(),
                  "the file is larger than 2 MiB (" + MOST_BYTES + " bytes)")
              .withHelp("no person reads a journey of that length: split the file"));
      return Optional.empty();
    }
    int start = startsWith(bytes, UTF8_MARK) ? UTF8_MARK.length : 0;
    ByteBuffer input = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(input, output, true);
    Source source = Source.of(name, output.flip().toString());
    if (result.isError()) {
      diagnostics.add(notUtf8(source, bytes, input.position()));
      return Optional.empty();
    }
    return Optional.of(source);
  }

  /** What is wrong, told at the end of the text before it. */
  private static Diagnostic notUtf8(Source readable, byte[] bytes, int offset) {
    int end = readable.text().length();
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.NOT_UTF8,
            readable.span(end, end),
            String.format(
                Locale.ROOT,
                "the file is not UTF-8: byte 0x%02X at offset %d, in line %d",
                bytes[offset],
                offset,
                readable.lines().lineOf(end)));
    boolean isUtf16 = startsWith(bytes, UTF16_MARK) || startsWith(bytes, UTF16_SWAPPED_MARK);
    return diagnostic.withHelp(
        isUtf16 ? "it is UTF-16: save it as UTF-8" : "save it as UTF-8, without another encoding");
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int index = 0; index < mark.length; index++) {
      if (bytes[index] != mark[index]) {
        return false;
      }
    }
    return true;
  }
}
