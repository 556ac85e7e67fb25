package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import java.util.List;

/**
 * Happenings that mean the same for all conditions of a stage.
 *
 * @param fields the payload fields that conditions ask
 * @param cells a value for each of them
 * @param counts the variables that count them
 */
record HappeningKind(
    TypeName event, List<FieldDomain> fields, List<Integer> cells, List<Integer> counts) {
  HappeningKind {
    fields = List.copyOf(fields);
    cells = List.copyOf(cells);
    counts = List.copyOf(counts);
  }
}
