package dev.milepost.server.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {

  /** The system's own way. */
  HostResolver SYSTEM = PinnedAddresses::resolve;

  /**
   * All addresses of a host.
   *
   * @throws UnknownHostException where it has none, or nobody can be asked
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
