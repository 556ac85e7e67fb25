package dev.milepost.server.intake.message;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML by the encoding that its declaration names, else as UTF-8. The parser could do so
 * itself, but writes to the standard error stream when bytes are malformed.
 */
final class XmlEncoding {

  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final int LONGEST_DECLARATION = 200;
  private static final int BYTE_ORDER_MARK = 3;

  private XmlEncoding() {}

  /**
   * A reader that refuses malformed bytes.
   *
   * @param file where the declaration is looked up, without reading it
   * @param name the file's name, for sentences
   * @param input the bytes of the same file
   */
  static Reader reader(InflatedFile file, String name, InputStream input) throws IntakeException {
    String beginning = new String(file.peek(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    if (beginning.startsWith("\u00EF\u00BB\u00BF")) {
      skip(file);
      beginning = beginning.substring(BYTE_ORDER_MARK);
    }
    Matcher declaration = DECLARATION.matcher(beginning);
    Charset charset =
        declaration.find() ? charset(declaration.group(1), name) : StandardCharsets.UTF_8;
    return new InputStreamReader(
        input,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(String charset, String name) throws IntakeException {
    try {
      return Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IntakeException(
          "%s is written in %s, which cannot be read; save it as UTF-8"
              .formatted(Shown.quoted(name), Shown.quoted(charset)),
          e);
    }
  }

  private static void skip(InflatedFile file) throws IntakeException {
    for (int i = 0; i < BYTE_ORDER_MARK; i++) {
      if (file.read() < 0) {
        return;
      }
    }
  }
}
