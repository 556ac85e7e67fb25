package dev.milepost.server.deploy;

/** How versions are shown. */
final class Versions {

  /** So many digits of a hash tell the versions of a journey apart. */
  static final int SHORT_HASH = 8;

  private Versions() {}
}
