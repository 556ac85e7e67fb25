package dev.milepost.compiler.trial;

import dev.milepost.compiler.text.Source;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.plan.Condition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers cases, each a JSON object with a {@code condition} and its {@code facts}:
 *
 * <pre>
 * {"condition": "Books.Invoice.Status = \"Paid\"", "facts": {"Books.Invoice.Status": "Sent"}}
 * </pre>
 */
public final class TrialCases {

  private static final String CONDITION = "condition";
  private static final String FACTS = "facts";
  private static final String RESULT = "result";
  private static final String ERROR = "error";

  /** Cases of one condition mostly come one after the other. */
  private static final int CONDITIONS_KEPT = 100;

  private static final int LONGEST_KEPT = 10_000;

  private final ConditionTrial trial;
  private final Map<String, ConditionReading> conditions =
      new LinkedHashMap<>(CONDITIONS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ConditionReading> eldest) {
          return size() > CONDITIONS_KEPT;
        }
      };

  /** Answers cases with a trial. */
  public TrialCases(ConditionTrial trial) {
    this.trial = trial;
  }

  /** An answered case: an error has no result, and a result no error. */
  public record Answered(JsonObject line, boolean isError) {}

  /**
   * Answers a case.
   *
   * @return the same object with {@code result}, which is {@code true}, {@code false} or {@code
   *     unknown}, or with {@code error}, which says why there is none
   */
  public Answered answer(JsonObject line) {
    try {
      Truth truth = truth(line);
      return new Answered(with(line, RESULT, truth.name().toLowerCase(Locale.ROOT)), false);
    } catch (UnusableFactException | UnusableCaseException e) {
      return new Answered(with(line, ERROR, String.valueOf(e.getMessage())), true);
    }
  }

  private Truth truth(JsonObject line) throws UnusableFactException, UnusableCaseException {
    if (!(line.get(CONDITION) instanceof JsonText(String text))) {
      throw new UnusableCaseException("there is no \"" + CONDITION + "\" that is a text");
    }
    Condition condition = condition(text);
    GivenFacts facts = trial.facts();
    JsonValue given = line.get(FACTS);
    if (given instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> fact : object.members().entrySet()) {
        facts.add(fact.getKey(), fact.getValue());
      }
    } else if (given != null && given != JsonNull.NULL) {
      throw new UnusableCaseException("\"" + FACTS + "\" is " + given.kind() + ", not an object");
    }
    return trial.truth(condition, facts);
  }

  private Condition condition(String text) throws UnusableCaseException {
    ConditionReading reading = conditions.get(text);
    if (reading == null) {
      reading = trial.read(Source.of(CONDITION, text));
      if (text.length() <= LONGEST_KEPT) {
        conditions.put(text, reading);
      }
    }
    @Nullable Condition condition = reading.condition();
    if (condition == null) {
      throw new UnusableCaseException(reading.reason());
    }
    return condition;
  }

  /** Answers of an earlier run are replaced. */
  private static JsonObject with(JsonObject line, String name, String text) {
    JsonObject.Builder answered = JsonObject.builder();
    line.members()
        .forEach((member, value) -> {
          if (!member.equals(RESULT) && !member.equals(ERROR)) {
            answered.put(member, value);
          }
        });
    return answered.put(name, text).build();
  }

  private static final class UnusableCaseException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableCaseException(String message) {
      super(message);
    }
  }
}
