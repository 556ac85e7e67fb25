package dev.milepost.engine.plan;

import org.jspecify.annotations.Nullable;

/**
 * The name of a clause of a journey: {@code start}, {@code ending 1}, {@code stage "Live",
 * transition 2}.
 *
 * @param kind what the clause says
 * @param stage the stage that it belongs to, or null: the journey
 * @param number its number among the clauses of its kind, from 1; 0 where there is only one
 * @param step for a {@code do}: its number in the transition, from 1; else 0
 */
public record Clause(Kind kind, @Nullable String stage, int number, int step) {

  /** What a clause says. */
  public enum Kind {
    JOURNEY("journey"),
    OWNER("owner"),
    ROLE("role"),
    START("start"),
    ENDING("ending"),
    PROMISE("promise"),
    STAGE("stage"),
    ON_ENTER("on enter"),
    ON_EXIT("on exit"),
    REMINDER("reminder"),
    EXPECTED("expected"),
    QUESTION("question"),
    TRANSITION("transition"),
    DO("do");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** A clause of the journey of which there is only one. */
  static Clause journey(Kind kind) {
    return new Clause(kind, null, 0, 0);
  }

  /** A numbered clause of the journey. */
  static Clause journey(Kind kind, int number) {
    return new Clause(kind, null, number, 0);
  }

  /** A stage, or a clause of it of which there is only one. */
  static Clause stage(String stage, Kind kind) {
    return new Clause(kind, stage, 0, 0);
  }

  /** A numbered clause of a stage. */
  static Clause stage(String stage, Kind kind, int number) {
    return new Clause(kind, stage, number, 0);
  }

  /** An action of a transition. */
  static Clause action(String stage, int transition, int step) {
    return new Clause(Kind.DO, stage, transition, step);
  }

  /** The name in words, unique in its plan. */
  public String print() {
    String counted = number == 0 ? "" : " " + number;
    if (stage == null) {
      return kind.words + counted;
    }
    String inStage = "stage " + LiteralText.quote(stage);
    return switch (kind) {
      case STAGE -> inStage;
      case DO -> inStage + ", transition " + number + ", do " + step;
      default -> inStage + ", " + kind.words + counted;
    };
  }
}
