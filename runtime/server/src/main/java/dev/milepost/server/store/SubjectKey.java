package dev.milepost.server.store;

/**
 * A value of a key of a kind of subject.
 *
 * @param type the kind of subject
 * @param key the name of the key
 * @param value the value
 */
public record SubjectKey(String type, String key, String value) {

  /** A value of the first key of a kind of subject, whatever that key is called. */
  public static SubjectKey first(String type, String value) {
    return new SubjectKey(type, "", value);
  }
}
