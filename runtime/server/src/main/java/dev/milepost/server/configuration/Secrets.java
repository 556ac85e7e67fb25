package dev.milepost.server.configuration;

import dev.milepost.server.configuration.Configuration.SecretPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads secrets where they are, each time anew, so that a changed one counts at once. Nothing here
 * keeps or shows one.
 */
public final class Secrets {

  private static final int LARGEST = 1 << 14;

  private final Map<String, SecretPlace> places;
  private final Environment environment;

  /** The variables of the environment. */
  @FunctionalInterface
  public interface Environment {
    /** The value of a variable, or null. */
    @Nullable String get(String name);
  }

  /** Secrets at their places. */
  public Secrets(Map<String, SecretPlace> places, Environment environment) {
    this.places = Map.copyOf(places);
    this.environment = environment;
  }

  /**
   * Reads a secret.
   *
   * @throws SecretException where there is none of that name, or it cannot be read
   */
  public String read(String name) throws SecretException {
    String text =
        switch (places.get(name)) {
          case null ->
              throw new SecretException(
                  "nobody has said where the secret " + name + " is (\"secrets\")");
          case SecretPlace.Variable(String variable) -> {
            String value = environment.get(variable);
            if (value == null) {
              throw new SecretException(
                  "the secret " + name + " is missing: there is no variable " + variable);
            }
            yield value;
          }
          case SecretPlace.InFile(Path path) -> inFile(name, path);
        };
    String secret = text.strip();
    if (secret.isEmpty() || !secret.chars().allMatch(unit -> unit >= ' ' && unit != 0x7f)) {
      throw new SecretException("the secret " + name + " is empty or more than one line");
    }
    return secret;
  }

  private static String inFile(String name, Path path) throws SecretException {
    try {
      if (Files.size(path) > LARGEST) {
        throw new SecretException("the file of the secret " + name + " is too large for one");
      }
      return Files.readString(path);
    } catch (IOException _) {
      throw new SecretException("the file of the secret " + name + " cannot be read");
    }
  }
}
