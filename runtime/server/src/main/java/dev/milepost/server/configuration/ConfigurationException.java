package dev.milepost.server.configuration;

/** A configuration cannot be used. The message is a sentence that says where and why. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
