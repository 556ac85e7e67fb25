package dev.milepost.server.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of the outside.
 *
 * @param apps how actions of apps go out, by app
 * @param otherApps how those of all other apps do, or null: nothing was said, and they do not
 * @param owner how owners are told, or null: as everybody else
 * @param roles how the people of a role are told, by role
 * @param everybody how all others are told, or null: nothing was said, and they are not
 * @param mail the mail server, or null
 * @param secrets where secrets are, by name
 * @param hooks by app, the name of the secret of its webhooks, where it is another than it declares
 */
public record Configuration(
    Map<String, Channel> apps,
    @Nullable Channel otherApps,
    @Nullable Channel owner,
    Map<String, Channel> roles,
    @Nullable Channel everybody,
    @Nullable Mail mail,
    Map<String, SecretPlace> secrets,
    Map<String, String> hooks,
    Sending sending) {

  /** Nothing was said: nothing leaves the process. */
  public static final Configuration NONE =
      new Configuration(
          Map.of(), null, null, Map.of(), null, null, Map.of(), Map.of(), Sending.STANDARD);

  public Configuration {
    apps = Map.copyOf(apps);
    roles = Map.copyOf(roles);
    secrets = Map.copyOf(secrets);
    hooks = Map.copyOf(hooks);
  }

  /** How actions of an app go out, or null where nothing was said. */
  public @Nullable Channel app(String name) {
    return apps.getOrDefault(name, otherApps);
  }

  /**
   * How somebody is told, or null where nothing was said.
   *
   * @param role the role, or null: the owner
   */
  public @Nullable Channel people(@Nullable String role) {
    Channel own = role == null ? owner : roles.get(role);
    return own == null ? everybody : own;
  }

  /**
   * A mail server.
   *
   * @param user who logs in, or null: nobody does
   * @param password the name of the secret, or null
   * @param from the sender
   */
  public record Mail(
      String host,
      int port,
      Security security,
      @Nullable String user,
      @Nullable String password,
      String from) {

    /** How the connection is kept from others. */
    public enum Security {
      /** Encrypted from the first byte on. */
      TLS,
      /** Encrypted after the greeting, or given up. */
      STARTTLS,
      /** Not at all. */
      NONE
    }
  }

  /** Where a secret is. */
  public sealed interface SecretPlace {
    /** In a variable of the environment. */
    record Variable(String name) implements SecretPlace {}

    /** In a file, which is read each time. */
    record InFile(Path path) implements SecretPlace {}
  }

  /**
   * How sending goes on.
   *
   * @param atOnce how many actions are handed over at the same time
   * @param firstPause how long after the first failure it is tried again; then twice as long each
   *     time
   * @param longestPause but never longer
   * @param giveUpAfter how old an action may get before it is dead
   * @param deadHold whether a dead action holds back the later ones of its execution
   */
  public record Sending(
      int atOnce,
      Duration firstPause,
      Duration longestPause,
      Duration giveUpAfter,
      boolean deadHold) {

    /** Where nothing was said. */
    public static final Sending STANDARD =
        new Sending(16, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3), false);
  }
}
