package dev.milepost.server.store.sql;

import dev.milepost.engine.step.Input.Control;

/** Stored words do not depend on how the constants are called. */
final class ControlWord {

  private ControlWord() {}

  static String of(Control control) {
    return switch (control) {
      case PAUSE -> "pause";
      case RESUME -> "resume";
      case PARK -> "park";
      case RELEASE -> "release";
      case CANCEL -> "cancel";
    };
  }

  static Control read(String word) {
    for (Control control : Control.values()) {
      if (of(control).equals(word)) {
        return control;
      }
    }
    throw StoredValue.damaged(word);
  }
}
