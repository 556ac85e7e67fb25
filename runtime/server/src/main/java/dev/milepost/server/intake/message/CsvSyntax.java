package dev.milepost.server.intake.message;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Locale;

/**
 * The dialect of a table: RFC 4180 with a separator of its own.
 *
 * @param separator a comma, a semicolon or a tab
 * @param parser reads single records
 */
record CsvSyntax(byte separator, CsvReader.CsvReaderBuilder parser) {

  private static final byte[] SEPARATORS = {',', ';', '\t'};

  /** The syntax whose separator stands most often in the header outside of quotes. */
  static CsvSyntax of(byte[] header, int offset, int length) {
    byte best = SEPARATORS[0];
    int most = 0;
    for (byte separator : SEPARATORS) {
      int count = 0;
      boolean quoted = false;
      for (int i = offset; i < offset + length; i++) {
        quoted ^= header[i] == '"';
        count += header[i] == separator && !quoted ? 1 : 0;
      }
      if (count > most) {
        best = separator;
        most = count;
      }
    }
    return new CsvSyntax(
        best,
        CsvReader.builder()
            .fieldSeparator((char) best)
            .skipEmptyLines(false)
            .allowUnclosedQuote(false));
  }

  /**
   * Whether a quoted field is still open where a line ends, so that the record goes on.
   *
   * @param open whether one was open where the line begins
   */
  boolean isOpenAfter(LineReader.Line line, boolean open) {
    Quoting quoting = open ? Quoting.OPEN : Quoting.FIELD_BEGINS;
    for (int i = line.offset(); i < line.offset() + line.length(); i++) {
      byte unit = line.bytes()[i];
      quoting =
          switch (quoting) {
            case OPEN -> unit == '"' ? Quoting.CLOSED : Quoting.OPEN;
            // A quote right behind a closing one stands for itself, and the field goes on.
            case FIELD_BEGINS, CLOSED -> unit == '"' ? Quoting.OPEN : outside(unit);
            case PLAIN -> outside(unit);
          };
    }
    return quoting == Quoting.OPEN;
  }

  private enum Quoting {
    FIELD_BEGINS,
    PLAIN,
    OPEN,
    CLOSED
  }

  private Quoting outside(byte unit) {
    return unit == separator ? Quoting.FIELD_BEGINS : Quoting.PLAIN;
  }

  /**
   * The fields of one record.
   *
   * @throws CsvParseException where its quotes are wrong
   */
  List<String> fields(String text) {
    return parser.ofSingleCsvRecord(text).getFields();
  }

  /** The parser's words without the line, which is told apart. */
  static String words(CsvParseException e) {
    String message = String.valueOf(e.getMessage());
    int place = message.indexOf(" (record starting at");
    String words = place < 0 ? message : message.substring(0, place);
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
