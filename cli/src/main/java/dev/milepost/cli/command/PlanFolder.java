package dev.milepost.cli.command;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.BindingsJson;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of compiled plans: one file with what is declared, and one for each journey. */
final class PlanFolder {

  /** The file with what is declared. */
  static final String CATALOG = "catalog.json";

  /** How the names of plans end. */
  static final String EXTENSION = ".plan.json";

  private static final String FORMAT = "format";
  private static final String DECLARATIONS = "catalog";
  private static final String BINDINGS = "bindings";

  private PlanFolder() {}

  /** What writing changed: files that were written, and plans that no longer have a journey. */
  record Written(List<Path> files, List<Path> removed) {
    Written {
      files = List.copyOf(files);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Writes journeys, all of them or none. Plans of an earlier compilation that the journeys do not
   * bring any more are removed, since whoever reads the folder would run them.
   */
  static Written write(Journeys journeys, Path folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        CATALOG,
        JsonWriter.pretty(
            JsonObject.builder()
                .put(FORMAT, Plan.FORMAT)
                .put(DECLARATIONS, CatalogJson.write(journeys.catalog()))
                .put(BINDINGS, BindingsJson.write(journeys.bindings()))
                .build()));
    FileNames names = new FileNames();
    for (Plan plan : journeys.plans()) {
      texts.put(names.next(plan.journey()) + EXTENSION, PlanJson.write(plan));
    }
    List<Path> files = StagedFiles.write(folder, texts);
    List<Path> removed = new ArrayList<>();
    for (Path plan : plans(folder)) {
      if (!files.contains(plan)) {
        Files.delete(plan);
        removed.add(plan);
      }
    }
    return new Written(files, removed);
  }

  /**
   * Reads journeys.
   *
   * @throws UnusableException where a file is not what its name says, or there is no plan
   */
  static Journeys read(Path folder) {
    try {
      Outside outside = readOutside(folder.resolve(CATALOG));
      List<Plan> plans = new ArrayList<>();
      for (Path file : plans(folder)) {
        plans.add(readPlan(file));
      }
      if (plans.isEmpty()) {
        throw new UnusableException("there is no plan (*" + EXTENSION + ") in `" + folder + "`");
      }
      return new Journeys(outside.catalog(), outside.bindings(), plans);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> plans(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(EXTENSION)).sorted().toList();
    }
  }

  private record Outside(Catalog catalog, Bindings bindings) {}

  private static Outside readOutside(Path file) throws IOException {
    try {
      JsonPart json = JsonPart.root(JsonReader.FILE.read(Files.readAllBytes(file)));
      JsonPart format = json.member(FORMAT);
      if (!(format.value() instanceof JsonNumber(BigDecimal number))
          || number.compareTo(BigDecimal.valueOf(Plan.FORMAT)) != 0) {
        throw format.misfit(
            "the format is not " + Plan.FORMAT + "; compile the journeys again with this version");
      }
      // Before there were bindings, the file had none.
      JsonPart bindings = json.optional(BINDINGS);
      return new Outside(
          CatalogJson.read(json.member(DECLARATIONS)),
          bindings == null ? Bindings.NONE : BindingsJson.read(bindings));
    } catch (JsonSyntaxException e) {
      throw new UnusableException("`" + file + "` is no catalogue: " + e.describe());
    } catch (JsonFormException e) {
      throw new UnusableException("`" + file + "` is no catalogue: " + e.getMessage());
    }
  }

  /**
   * Reads one plan.
   *
   * @throws UnusableException where the file is none
   */
  static Plan readPlan(Path file) throws IOException {
    try {
      return PlanJson.read(Files.readAllBytes(file));
    } catch (PlanFormatException e) {
      throw new UnusableException("`" + file + "`: " + e.getMessage());
    }
  }
}
