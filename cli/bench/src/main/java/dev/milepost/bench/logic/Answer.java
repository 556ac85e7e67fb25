package dev.milepost.bench.logic;

/** What a solver says of a question. */
public enum Answer {
  YES,
  NO,
  UNKNOWN
}
