package dev.milepost.engine.catalog;

/**
 * The full name of a record, an event or an action: {@code Books.Invoice}.
 *
 * @param app the app that declares it
 * @param name its name in that app
 */
public record TypeName(String app, String name) implements Comparable<TypeName> {

  /**
   * Reads {@code App.Name}.
   *
   * @throws IllegalArgumentException where the text is not two names with a dot between them
   */
  public static TypeName parse(String text) {
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1 || text.indexOf('.', dot + 1) >= 0) {
      throw new IllegalArgumentException("'" + text + "' is not of the form App.Name");
    }
    return new TypeName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public int compareTo(TypeName other) {
    int byApp = app.compareTo(other.app);
    return byApp != 0 ? byApp : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return app + "." + name;
  }
}
