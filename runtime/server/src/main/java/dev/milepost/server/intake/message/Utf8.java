package dev.milepost.server.intake.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and says where bytes are something else. */
final class Utf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** The text, with every malformed sequence replaced by U+FFFD. */
  static String lenient(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  /**
   * The place of the first byte that is not UTF-8, or -1.
   *
   * @param decoded what {@link #lenient} made of the bytes; without U+FFFD nothing was replaced
   */
  static int firstMalformed(String decoded, byte[] bytes, int offset, int length) {
    if (decoded.indexOf(REPLACEMENT) < 0) {
      return -1;
    }
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes, offset, length);
    boolean malformed = strict.decode(input, CharBuffer.allocate(length), true).isError();
    return malformed ? input.position() - offset : -1;
  }

  /** The fault of a message that holds such a byte. */
  static Fault fault(byte[] bytes, int offset, int malformed) {
    int value = bytes[offset + malformed] & 0xFF;
    return new Fault(
        "not UTF-8", "byte 0x%02X at position %d of the line".formatted(value, malformed + 1));
  }
}
