package dev.milepost.compiler.analysis.memory;

/** What tells apart the kinds of things that are kept. */
final class Tags {
  static final String STATED = "stated";
  static final String PROVED = "proved";
  static final String UNDECIDED = "undecided";
  static final String REFUTED = "refuted";

  static final String WHERE = "where";
  static final String WHICH = "which";
  static final String WHAT_NEXT = "what next";
  static final String HOW_LONG = "how long";
  static final String IN_WHICH_ORDER = "in which order";
  static final String WHAT_OF_THE_PROMISE = "what of the promise";

  static final String SETS = "sets";
  static final String GONE = "gone";
  static final String HAPPENS = "happens";
  static final String PASSES = "passes";
  static final String ANSWERS = "answers";

  static final String NOT_STARTED = "not started";
  static final String AT = "at";
  static final String ENDED = "ended";
  static final String PARKED = "parked";

  static final String TEXT = "text";
  static final String FLAG = "flag";
  static final String WHOLE = "whole";
  static final String DECIMAL = "decimal";
  static final String MONEY = "money";
  static final String DAY = "day";
  static final String MOMENT = "moment";
  static final String LENGTH = "length";

  private Tags() {}
}
