package dev.milepost.compiler.analysis.state;

/** A way through states cannot be told as moves. */
final class UntoldException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
