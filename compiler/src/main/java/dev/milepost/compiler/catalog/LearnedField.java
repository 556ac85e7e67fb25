package dev.milepost.compiler.catalog;

/**
 * A field as it is proposed.
 *
 * @param path where a body holds it
 * @param type as a journey file writes it
 * @param modifiers what a mapping does to the value on its way, with a space before; may be empty
 * @param note what a reviewer should know, or empty
 */
record LearnedField(
    String name, String path, String type, String modifiers, String note, Evidence evidence) {

  /** How the value is reached in a mapping. */
  String source() {
    return "`" + path + "`" + modifiers;
  }
}
