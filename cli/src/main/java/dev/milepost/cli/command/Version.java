package dev.milepost.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Which Milepost this is. */
public final class Version implements IVersionProvider {

  /** The version alone. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** The version with that of the Java below it. */
  public static String ofProgram() {
    return number() + " (Java " + System.getProperty("java.version") + ')';
  }

  @Override
  public String[] getVersion() {
    return new String[] {"milepost " + ofProgram()};
  }
}
