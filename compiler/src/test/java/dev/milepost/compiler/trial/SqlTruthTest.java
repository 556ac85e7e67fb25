package dev.milepost.compiler.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Three-valued logic is SQL's: 2,500 conditions on seven rows each, answered by SQLite 3.40. */
final class SqlTruthTest {

  private static final Pattern CELL = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(,|$)");
  private static final List<String> NUMBERS = List.of("n1", "n2", "x1");
  private static final Map<String, String> TRUTHS =
      Map.of("T", "true", "F", "false", "U", "unknown");

  private final Asked asked =
      Asked.in(
          """
          app Table
            record Row
              n1: integer
              n2: integer
              x1: number
              s1: text
              s2: text
              t: boolean
              f: boolean
              u: boolean
          """);

  @Test
  void everyConditionThatOurLanguageCanSayAgreesWithSqlite() throws IOException {
    Path file = Asked.file("sqlite_3vl_oracle.csv.gz");
    int compared = 0;
    int leftOut = 0;
    List<String> differences = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> columns = cells(lines.readLine()).stream().map(Cell::text).toList();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Cell> row = row(columns, line);
        String sql = cell(row, "expr").text();
        if (SqlCondition.hasNullLiteral(sql)) {
          leftOut++;
          continue;
        }
        String condition = SqlCondition.translate(sql);
        String truth = asked.truth(condition, facts(row));
        compared++;
        if (!truth.equals(TRUTHS.get(cell(row, "result").text()))) {
          differences.add(line + "\n  as " + condition + "\n  is " + truth);
        }
      }
    }
    System.out.printf(
        "compared %,d rows with SQLite's answers; left out %,d whose conditions hold the literal"
            + " NULL%n",
        compared, leftOut);

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(10_000);
    assertThat(compared + leftOut).isEqualTo(17_521);
  }

  /** A cell: an empty one is NULL, an empty one in quotes is the empty text. */
  private record Cell(String text, boolean isNull) {
    JsonValue as(String column) {
      if (isNull) {
        return JsonNull.NULL;
      }
      return NUMBERS.contains(column) ? new JsonNumber(new BigDecimal(text)) : new JsonText(text);
    }
  }

  private static Cell cell(Map<String, Cell> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static Map<String, JsonValue> facts(Map<String, Cell> row) {
    Map<String, JsonValue> facts = new LinkedHashMap<>();
    facts.put("Table.Row.t", JsonBoolean.TRUE);
    facts.put("Table.Row.f", JsonBoolean.FALSE);
    facts.put("Table.Row.u", JsonNull.NULL);
    for (String column : List.of("n1", "n2", "x1", "s1", "s2")) {
      facts.put("Table.Row." + column, cell(row, column).as(column));
    }
    return facts;
  }

  private static Map<String, Cell> row(List<String> columns, String line) {
    List<Cell> cells = cells(line);
    assertThat(cells).as(line).hasSameSizeAs(columns);
    Map<String, Cell> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return row;
  }

  private static List<Cell> cells(String line) {
    List<Cell> cells = new ArrayList<>();
    Matcher matcher = CELL.matcher(line);
    boolean more = true;
    while (more && matcher.lookingAt()) {
      String quoted = matcher.group(1);
      String bare = matcher.group(2);
      cells.add(
          quoted == null
              ? new Cell(bare, bare.isEmpty())
              : new Cell(quoted.replace("\"\"", "\""), false));
      more = matcher.group(3).equals(",");
      matcher.region(matcher.end(), line.length());
    }
    return cells;
  }
}
