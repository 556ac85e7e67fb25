package dev.milepost.engine.json;

/**
 * How much a JSON text may ask for.
 *
 * @param depth how deep objects and arrays may be nested
 * @param numberLength how many characters a number may have
 * @param textLength how many UTF-16 units a text may have
 */
public record JsonLimits(int depth, int numberLength, int textLength) {

  /** For messages from outside. */
  public static final JsonLimits MESSAGE = new JsonLimits(64, 400, 1 << 20);

  /** For files that this project writes, which may hold deeply nested conditions. */
  public static final JsonLimits FILE = new JsonLimits(1_000, 400, 1 << 22);

  /** How long the name of a member may be. */
  static final int NAME_LENGTH = 1_000;
}
