package dev.milepost.server.http;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name what the audit log calls them
 * @param roles what they may do
 */
public record Caller(String name, Set<Role> roles) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether they may do it. */
  public boolean may(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }
}
