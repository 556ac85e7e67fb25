package dev.milepost.server.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the addresses that were checked. The JDK's client looks the name of a host up by
 * itself, after the check, and whoever answers for that name may say something else then (DNS
 * rebinding). For a while the name gives what was checked, and nothing else; that can be said for
 * the whole process alone.
 */
public final class PinnedAddresses extends InetAddressResolverProvider {

  /** No attempt lasts longer. */
  private static final Duration HELD = Duration.ofMinutes(5);

  private static final Map<String, Pin> PINS = new ConcurrentHashMap<>();
  private static final ScopedValue<Boolean> AFRESH = ScopedValue.newInstance();

  private record Pin(List<InetAddress> addresses, long until) {}

  /** For the JDK, which finds it by its name. */
  public PinnedAddresses() {}

  /** What the system says of a host now, whatever was checked before. */
  static List<InetAddress> resolve(String host) throws UnknownHostException {
    return ScopedValue.where(AFRESH, true).call(() -> List.of(InetAddress.getAllByName(host)));
  }

  /** From now on the host has these addresses. */
  static void pin(String host, List<InetAddress> addresses) {
    PINS.put(
        host.toLowerCase(Locale.ROOT),
        new Pin(List.copyOf(addresses), System.nanoTime() + HELD.toNanos()));
  }

  private static @Nullable List<InetAddress> pinned(String host) {
    Pin pin = AFRESH.isBound() ? null : PINS.get(host.toLowerCase(Locale.ROOT));
    return pin == null || pin.until() - System.nanoTime() < 0 ? null : pin.addresses();
  }

  @Override
  public String name() {
    return "milepost";
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver system = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        List<InetAddress> pinned = pinned(host);
        return pinned == null ? system.lookupByName(host, policy) : pinned.stream();
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
      }
    };
  }
}
