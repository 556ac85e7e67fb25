package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import dev.milepost.engine.time.TimeSpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A value written in the text. How it was written is the text of its span. */
public sealed interface LiteralTree extends Operand, ArgumentValue {

  /** {@code "Paid"}; the value has its escapes resolved. */
  record TextLiteral(String value, Span span) implements LiteralTree {}

  /** {@code true} or {@code false}. */
  record BooleanLiteral(boolean value, Span span) implements LiteralTree {}

  /** {@code 650}, {@code -0.5}; an integer has scale 0. */
  record NumberLiteral(BigDecimal value, Span span) implements LiteralTree {}

  /** {@code 1000 EUR}; the currency is three capital letters, checked no further. */
  record MoneyLiteral(BigDecimal amount, String currency, Span span) implements LiteralTree {}

  /** {@code 2026-11-22}. */
  record DateLiteral(LocalDate value, Span span) implements LiteralTree {}

  /**
   * {@code 2026-11-22T09:00}, {@code 2026-11-22T09:00:30Z}.
   *
   * @param offset null where none is written: local time in the journey's zone
   */
  record DateTimeLiteral(LocalDateTime value, @Nullable ZoneOffset offset, Span span)
      implements LiteralTree {}

  /** {@code 5 business days}. */
  record DurationLiteral(TimeSpan value, Span span) implements LiteralTree {}

  /** {@code null}, in scenarios only: the field becomes unknown again. */
  record NullLiteral(Span span) implements LiteralTree {}

  /** A value that is none, such as 2026-02-30; it was reported. */
  record BrokenLiteral(Span span) implements LiteralTree {}
}
