package dev.milepost.server.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses that only this machine can reach. */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  /** Whether an address to bind to is one. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /**
   * Whether a {@code Host} header names this machine. A page of another site whose name suddenly
   * resolves to the loopback address (DNS rebinding) still sends its own name.
   */
  static boolean isNamedIn(String hostHeader) {
    int colon = hostHeader.lastIndexOf(':');
    boolean hasPort = colon > hostHeader.lastIndexOf(']');
    String name = hasPort ? hostHeader.substring(0, colon) : hostHeader;
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a page of that origin is this server's own. */
  static boolean isSame(String origin, Optional<String> hostHeader) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null && hostHeader.map(authority::equalsIgnoreCase).orElse(false);
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
