package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;

/** {@code today}: the current day in the journey's zone. */
public record Today(Span span) implements Operand, ArgumentValue {}
