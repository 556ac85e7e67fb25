package dev.milepost.compiler.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what became no field, and why. */
final class LeftOut {

  /** Why a path became no field. */
  enum Reason {
    NULL("never had a value"),
    LIST("lists, whose items no path can name one by one"),
    OBJECT("objects inside of data, which signals cannot carry: flatten them at the source"),
    MIXED("not of one type in all samples"),
    WEB("web addresses"),
    SECRET("look like secrets"),
    NAME("no names of the language: rename them at the source");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason as a comment says it. */
    String words() {
      return words;
    }
  }

  private final Map<Reason, List<String>> paths = new EnumMap<>(Reason.class);

  /** Adds a path. */
  void add(Reason reason, String path) {
    paths.computeIfAbsent(reason, _ -> new ArrayList<>()).add(path);
  }

  /** All of them. */
  Map<Reason, List<String>> paths() {
    return paths;
  }
}
