package dev.milepost.compiler.witness;

import dev.milepost.compiler.witness.Witness.Question;
import dev.milepost.compiler.witness.Witness.Step;
import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A witness as people read it: numbered lines in columns, each with where it leads.
 *
 * <pre>
 * 1. Books.Invoice I-1  Status = "Sent", Amount = 10000.01  -&gt; at "Invoiced"
 * 2. Books.Invoice I-1  Status = "Paid"                     -&gt; "Live" or "Review"?
 * </pre>
 */
public final class WitnessText {

  /** Longer columns than this do not push the others to the right. */
  private static final int WIDEST = 60;

  private static final String GAP = "  ";

  private WitnessText() {}

  /** What is said above the lines: {@code happens to a customer like this:}. */
  public static String headline(SubjectName subject) {
    String type = subject.type();
    boolean isOneWord = type.substring(1).chars().noneMatch(Character::isUpperCase);
    String word =
        isOneWord
            ? type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1)
            : type;
    String article = "aeiouAEIOU".indexOf(word.charAt(0)) >= 0 ? "an " : "a ";
    return "happens to " + article + word + " like this:";
  }

  /** The lines; texts of outside stand in them as they are, to be escaped where they are shown. */
  public static List<String> lines(Witness witness) {
    List<Row> rows = new ArrayList<>();
    List<Step> steps = witness.steps();
    for (int i = 0; i < steps.size(); i++) {
      boolean isLast = i == steps.size() - 1;
      Standing before = i == 0 ? new Standing.NotStarted() : steps.get(i - 1).after();
      String led =
          isLast ? last(steps.get(i), witness.question()) : led(before, steps.get(i).after());
      rows.add(row(i + 1, steps.get(i).move(), led));
    }
    if (witness.question() instanceof Question.InWhichOrder(List<Step> otherwise)) {
      rows.add(new Row("or, in the other order:", "", ""));
      int number = steps.size() - otherwise.size();
      for (int i = 0; i < otherwise.size(); i++) {
        Standing before =
            i > 0
                ? otherwise.get(i - 1).after()
                : number == 0 ? new Standing.NotStarted() : steps.get(number - 1).after();
        Step step = otherwise.get(i);
        String led =
            i == otherwise.size() - 1 ? "-> " + standing(step.after()) : led(before, step.after());
        rows.add(row(number + i + 1, step.move(), led));
      }
    }
    return aligned(rows);
  }

  private record Row(String what, String fields, String led) {
    boolean isHeading() {
      return what.endsWith(":");
    }
  }

  private static Row row(int number, Move move, String led) {
    String before = number + ". ";
    return switch (move) {
      case Move.Sets sets ->
          new Row(before + sets.type() + " " + sets.id(), MoveText.fields(sets.fields()), led);
      case Move.Gone gone -> new Row(before + gone.type() + " " + gone.id(), "is gone", led);
      case Move.Happens happens ->
          new Row(before + happens.type(), MoveText.fields(happens.fields()), led);
      case Move.Passes passes -> new Row(before + MoveText.passing(passes), "", led);
      case Move.Answers answers ->
          new Row(
              before + MoveText.person(answers),
              "answers " + MoveText.quoted(answers.answer()),
              led);
    };
  }

  private static String led(Standing before, Standing after) {
    return after.equals(before) ? "" : "-> " + standing(after);
  }

  private static String last(Step step, Question question) {
    return switch (question) {
      case Question.Where _, Question.InWhichOrder _ -> "-> " + standing(step.after());
      case Question.Which(List<String> targets) ->
          "-> " + targets.stream().map(MoveText::quoted).collect(Collectors.joining(" or ")) + "?";
      case Question.WhatNext _ -> "-> " + standing(step.after()) + ", and nothing leads on";
      case Question.HowLong(List<String> stages) ->
          "-> "
              + stages.stream().map(MoveText::quoted).collect(Collectors.joining(", "))
              + ", again and again";
      case Question.WhatOfThePromise _ ->
          "-> " + standing(step.after()) + ", and the promise is broken";
    };
  }

  private static String standing(Standing standing) {
    return switch (standing) {
      case Standing.NotStarted _ -> "not started";
      case Standing.At(String stage) -> "at " + MoveText.quoted(stage);
      case Standing.Ended(String stage, String outcome) ->
          "at " + MoveText.quoted(stage) + ", ended as " + MoveText.quoted(outcome);
      case Standing.Parked(String stage) -> "parked at " + MoveText.quoted(stage);
    };
  }

  private static List<String> aligned(List<Row> rows) {
    int first = width(rows.stream().filter(row -> !row.isHeading()).map(Row::what).toList());
    int second = width(rows.stream().map(Row::fields).toList());
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder(row.what());
      if (!row.fields().isEmpty() || !row.led().isEmpty()) {
        line.append(" ".repeat(Math.max(0, first - row.what().length())));
        line.append(second == 0 ? "" : GAP).append(row.fields());
      }
      if (!row.led().isEmpty()) {
        line.append(" ".repeat(Math.max(0, second - row.fields().length())));
        line.append(GAP).append(row.led());
      }
      lines.add(line.toString());
    }
    return List.copyOf(lines);
  }

  private static int width(List<String> column) {
    return column.stream()
        .mapToInt(String::length)
        .filter(length -> length <= WIDEST)
        .max()
        .orElse(0);
  }
}
