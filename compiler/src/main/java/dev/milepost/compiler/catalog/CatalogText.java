package dev.milepost.compiler.catalog;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Source;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes what was learned as the text of a journey file, laid out as the formatter does. */
final class CatalogText {

  private static final int COLUMNS = 96;
  private static final int MOST_NAMES = 12;

  private final StringBuilder text = new StringBuilder();

  private CatalogText() {}

  /** The text. */
  static String of(
      List<LearnedApp> apps, KeyGuess.@Nullable Subject subject, List<String> heading) {
    CatalogText written = new CatalogText();
    heading.forEach(line -> written.comment("", line));
    apps.forEach(written::app);
    if (subject != null) {
      written.subject(subject);
    }
    Diagnostics faults = new Diagnostics();
    return Formatter.format(Source.of("learned", written.text.toString()), faults)
        .orElseThrow(
            () -> new IllegalStateException("what was learned does not parse: " + faults.sorted()));
  }

  private void app(LearnedApp app) {
    text.append('\n');
    app.notes().forEach(note -> comment("", note));
    line("app " + app.name());
    app.types().forEach(this::type);
    if (app.mapped()) {
      text.append('\n');
      line("receives");
      if (app.time() != null) {
        line("time " + app.time());
      }
      if (app.id() != null) {
        line("id `" + app.id() + "`");
      }
      app.types().forEach(this::rule);
    }
  }

  private void type(LearnedType type) {
    text.append('\n');
    line((type.isRecord() ? "record " : "event ") + type.name() + "  # " + samples(type));
    type.leftOut()
        .forEach(
            (reason, paths) -> comment("    ", "left out, " + reason.words() + ": " + some(paths)));
    for (LearnedField field : type.fields()) {
      String note = field.note().isEmpty() ? "" : "  # " + field.note();
      String declared = "    " + field.name() + ": " + field.type();
      if (declared.length() + note.length() > COLUMNS && !note.isEmpty()) {
        comment("    ", field.note());
        note = "";
      }
      line(declared + note);
    }
  }

  private void rule(LearnedType type) {
    if (type.rule() == null) {
      return;
    }
    text.append('\n');
    line(type.rule());
    String target = type.isRecord() ? "record " : "event ";
    String id = type.isRecord() ? " `" + type.idPath() + "`" : "";
    line(target + type.name() + id + (type.note().isEmpty() ? "" : "  # " + type.note()));
    type.fields().forEach(field -> line(field.name() + ": " + field.source()));
  }

  private void subject(KeyGuess.Subject subject) {
    text.append('\n');
    comment("", "These fields hold the same kind of identifier. Where that is so, say whose:");
    line("# subject " + subject.name());
    for (KeyGuess.Key key : subject.keys()) {
      line("#   key " + key.name() + ":");
      line("#     " + String.join(",\n#     ", key.references()));
    }
  }

  private static String samples(LearnedType type) {
    String samples = type.samples() + (type.samples() == 1 ? " sample" : " samples");
    return type.gone() == 0 ? samples : samples + ", " + type.gone() + " of a record that is gone";
  }

  /** Names that came from outside: shown without what could hide in them, and not all of them. */
  private static String some(List<String> paths) {
    List<String> shown = paths.stream().limit(MOST_NAMES).map(CatalogText::shown).toList();
    String more = paths.size() > MOST_NAMES ? " and " + (paths.size() - MOST_NAMES) + " more" : "";
    return String.join(", ", shown) + more;
  }

  private static String shown(String path) {
    Predicate<String> isAddress =
        part -> ValueShape.isEmail(part) || part.chars().filter(Character::isDigit).count() > 5;
    // Maps keyed by ids or addresses would carry them into the text.
    return Naming.parts(path).stream().anyMatch(isAddress) || ValueShape.isEmail(path)
        ? "(a name that looks like data)"
        : Printable.escape(path.length() > 80 ? path.substring(0, 80) + "…" : path);
  }

  /** A comment of as many lines as it needs. */
  private void comment(String indent, String words) {
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && indent.length() + 3 + line.length() + word.length() > COLUMNS) {
        line(indent + "# " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(indent + "# " + line);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
