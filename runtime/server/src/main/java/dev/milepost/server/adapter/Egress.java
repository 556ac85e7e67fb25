package dev.milepost.server.adapter;

import dev.milepost.server.configuration.Channel;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Lets no request out but to hosts that an operator has named, and, unless that was said as well,
 * to none that is this machine or its network, whatever its name says.
 */
final class Egress {

  private final HostResolver resolver;

  Egress(HostResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Checks an address before a connection is made, which then goes to what was checked.
   *
   * @throws UnsendableException where nobody has allowed it
   * @throws UnknownHostException where its name cannot be resolved now
   */
  void check(URI address, Channel.Http channel) throws UnsendableException, UnknownHostException {
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null) {
      throw new UnsendableException("the address names no host that could be asked");
    }
    boolean isPlain = scheme.equals("http");
    if (!isPlain && !scheme.equals("https")) {
      throw new UnsendableException("requests go by https, not by " + scheme);
    }
    if (isPlain && !channel.isPlainAllowed()) {
      throw new UnsendableException(
          "the address is not encrypted, and nobody has allowed that (\"unencrypted\": true)");
    }
    String named = named(address, isPlain);
    if (!channel.hosts().contains(named)) {
      throw new UnsendableException(
          "nobody has allowed requests to " + named + " (\"hosts\" in the configuration)");
    }
    List<InetAddress> resolved = resolver.resolve(bare(host));
    if (!channel.isPrivateAllowed()) {
      for (InetAddress one : resolved) {
        if (!isPublic(one)) {
          throw new UnsendableException(
              named
                  + " has the address "
                  + one.getHostAddress()
                  + " of this machine or its network, and nobody has allowed that"
                  + " (\"privateAddresses\": true)");
        }
      }
    }
    PinnedAddresses.pin(bare(host), resolved);
  }

  private static String named(URI address, boolean isPlain) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    return port < 0 || port == (isPlain ? 80 : 443) ? host : host + ":" + port;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether an address belongs to the Internet at large (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> isPublic4(bytes);
      case Inet6Address _ -> isPublic6(bytes);
      default -> false;
    };
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean isShared = first == 100 && second >= 64 && second < 128;
    boolean isProtocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean isTest =
        (first == 198 && (second == 18 || second == 19))
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return first != 0 && first < 240 && !isShared && !isProtocol && !isTest;
  }

  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    boolean isGlobal = (first & 0xe000) == 0x2000;
    // Addresses that carry one of the older kind inside, and those of protocols and examples.
    boolean isTunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    boolean isExample = first == 0x2001 && second == 0x0db8;
    return isGlobal && !isTunnel && !isExample;
  }
}
