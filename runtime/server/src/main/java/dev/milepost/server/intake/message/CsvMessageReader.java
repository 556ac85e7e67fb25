package dev.milepost.server.intake.message;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.milepost.engine.value.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables in CSV: a header and then records with as many fields, each of them a message. Blank
 * lines are skipped; line ends inside of quotes become line feeds.
 */
final class CsvMessageReader implements MessageReader {

  private static final int MOST_NAMES_SHOWN = 20;

  private final LineReader lines;
  private final PathTable paths;
  private final CsvSyntax syntax;
  private final int columns;
  private final int[] columnOfPath;
  private long ordinal;
  private boolean broken;

  /**
   * Reads the header.
   *
   * @param name the file, for sentences
   * @param paths the columns that are wanted
   * @throws IntakeException where the header cannot be read or lacks a column
   */
  CsvMessageReader(InflatedFile file, String name, PathTable paths) throws IntakeException {
    this.lines = new LineReader(file);
    this.paths = paths;
    LineReader.Line first = nextFilled();
    if (first == null) {
      throw new IntakeException(Shown.quoted(name) + " holds only blank lines, no header");
    }
    this.syntax = CsvSyntax.of(first.bytes(), first.offset(), first.length());
    List<String> header = header(name, first);
    this.columns = header.size();
    this.columnOfPath = new int[paths.size()];
    for (int i = 0; i < columnOfPath.length; i++) {
      columnOfPath[i] = column(name, header, paths.paths().get(i));
    }
  }

  @Override
  public @Nullable Reading next() throws IntakeException {
    LineReader.Line line = broken ? null : nextFilled();
    if (line == null) {
      return null;
    }
    MessagePlace place = new MessagePlace(line.number(), ++ordinal);
    if (line.isTooLong()) {
      return new Bad(place, TOO_LONG, Utf8.lenient(line.bytes(), line.offset(), line.length()));
    }
    if (!syntax.isOpenAfter(line, false)) {
      String text = Utf8.lenient(line.bytes(), line.offset(), line.length());
      int malformed = Utf8.firstMalformed(text, line.bytes(), line.offset(), line.length());
      return malformed >= 0
          ? new Bad(place, Utf8.fault(line.bytes(), line.offset(), malformed), text)
          : read(place, text);
    }
    return severalLines(place, line);
  }

  @Override
  public List<String> neverSeen() {
    return paths.neverSeen();
  }

  @Override
  public void close() throws IntakeException {
    lines.close();
  }

  private LineReader.@Nullable Line nextFilled() throws IntakeException {
    LineReader.Line line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line;
  }

  private Reading severalLines(MessagePlace place, LineReader.Line first) throws IntakeException {
    StringBuilder record = new StringBuilder();
    Fault notUtf8 = null;
    boolean open = false;
    LineReader.Line line = first;
    while (true) {
      String text = Utf8.lenient(line.bytes(), line.offset(), line.length());
      int malformed = Utf8.firstMalformed(text, line.bytes(), line.offset(), line.length());
      if (malformed >= 0 && notUtf8 == null) {
        notUtf8 = Utf8.fault(line.bytes(), line.offset(), malformed);
      }
      record.append(text);
      open = syntax.isOpenAfter(line, open);
      if (!open) {
        return notUtf8 == null
            ? read(place, record.toString())
            : new Bad(place, notUtf8, record.toString());
      }
      line = lines.next();
      if (line == null || line.isTooLong() || record.length() > MESSAGE_LIMIT) {
        broken = true;
        String where = line == null ? "" : " within " + MESSAGE_LIMIT + " bytes";
        return new Broken(
            place.line(), 1, "a quote opens in this line and is not closed again" + where);
      }
      record.append('\n');
    }
  }

  private Reading read(MessagePlace place, String text) {
    List<String> fields;
    try {
      fields = syntax.fields(text);
    } catch (CsvParseException e) {
      return new Bad(place, new Fault("not CSV", CsvSyntax.words(e)), text);
    }
    if (fields.size() != columns) {
      String detail = "it has " + fields.size() + ", the header " + columns;
      return new Bad(place, new Fault("wrong number of columns", detail), text);
    }
    @Nullable Cell[] cells = new @Nullable Cell[columnOfPath.length];
    for (int i = 0; i < cells.length; i++) {
      String field = fields.get(columnOfPath[i]);
      cells[i] = field.isEmpty() ? Cell.Bare.EMPTY : new Cell.Text(field);
    }
    return new Read(new Message(place, paths.cells(cells), () -> text));
  }

  private List<String> header(String name, LineReader.Line line) throws IntakeException {
    String file = Shown.quoted(name);
    String text = new String(line.bytes(), line.offset(), line.length(), StandardCharsets.UTF_8);
    if (line.isTooLong() || syntax.isOpenAfter(line, false)) {
      throw new IntakeException(file + " does not begin with a header of column names in one line");
    }
    if (Utf8.firstMalformed(text, line.bytes(), line.offset(), line.length()) >= 0) {
      throw new IntakeException(file + " is not UTF-8: line " + line.number() + ", the header");
    }
    try {
      return syntax.fields(text);
    } catch (CsvParseException e) {
      throw new IntakeException(file + " has no header that can be read: " + CsvSyntax.words(e), e);
    }
  }

  private static int column(String name, List<String> header, String path) throws IntakeException {
    int column = header.indexOf(path);
    if (column < 0) {
      String hint =
          NearestName.of(path, header)
              .map(near -> "; did you mean " + Shown.quoted(near) + "?")
              .orElse("");
      String known =
          header.stream()
              .limit(MOST_NAMES_SHOWN)
              .map(Shown::quoted)
              .collect(Collectors.joining(", "));
      throw new IntakeException(
          "the mapping reads the column %s, which %s does not have%s Its columns are %s%s"
              .formatted(
                  Shown.quoted(path),
                  Shown.quoted(name),
                  hint.isEmpty() ? "." : hint,
                  known,
                  header.size() > MOST_NAMES_SHOWN ? " and more" : ""));
    }
    if (header.lastIndexOf(path) != column) {
      throw new IntakeException(
          "the mapping reads the column %s, of which %s has more than one"
              .formatted(Shown.quoted(path), Shown.quoted(name)));
    }
    return column;
  }
}
