package dev.milepost.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Milepost this is. */
final class Version implements IVersionProvider {

  /** The version with that of the Java below it. */
  static String ofProgram() {
    String version = Version.class.getPackage().getImplementationVersion();
    return (version == null ? "unpackaged" : version)
        + " (Java "
        + System.getProperty("java.version")
        + ')';
  }

  @Override
  public String[] getVersion() {
    return new String[] {"milepost " + ofProgram()};
  }
}
