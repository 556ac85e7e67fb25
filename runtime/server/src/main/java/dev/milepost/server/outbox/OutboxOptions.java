package dev.milepost.server.outbox;

import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Secrets;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * What handing over needs from outside.
 *
 * @param configuration what the operator has said
 * @param environment where variables are read
 * @param resolver finds the addresses of hosts
 * @param random spreads attempts, and names spans
 * @param node who claims actions; the same name after a restart
 */
public record OutboxOptions(
    Configuration configuration,
    Secrets.Environment environment,
    HostResolver resolver,
    RandomGenerator random,
    String node) {

  /** The secrets that the configuration names. */
  public Secrets secrets() {
    return new Secrets(configuration.secrets(), environment);
  }

  /** A configuration on this machine. */
  public static OutboxOptions of(Configuration configuration) {
    return new OutboxOptions(
        configuration, System::getenv, HostResolver.SYSTEM, new SecureRandom(), "main");
  }
}
