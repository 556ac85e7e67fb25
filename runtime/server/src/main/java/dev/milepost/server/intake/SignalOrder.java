package dev.milepost.server.intake;

/** The order in which the signals of a file are handed on. */
public enum SignalOrder {
  /** By their times; signals of the same time in the order of the file. */
  TIME,
  /** As they stand in the file. */
  FILE
}
