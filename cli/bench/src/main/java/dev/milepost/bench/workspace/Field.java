package dev.milepost.bench.workspace;

import java.util.List;

/**
 * A field that conditions ask for.
 *
 * @param record the app and the record
 * @param name its name in the record
 * @param constants what it is compared with, as it is written, rising where it has an order
 */
record Field(String record, String name, Kind kind, List<String> constants) {

  enum Kind {
    STATE,
    NUMBER,
    DATE,
    TRUTH,
    TEXT
  }

  static Field of(String record, String name, Kind kind, String... constants) {
    return new Field(record, name, kind, List.of(constants));
  }

  String path() {
    return record + "." + name;
  }
}
