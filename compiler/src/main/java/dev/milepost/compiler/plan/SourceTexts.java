package dev.milepost.compiler.plan;

import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.function.Function;

/** Says where clauses stand and how they read. */
record SourceTexts(Function<Source, String> pathOf) {

  SourceText of(Span span) {
    Position position = span.position();
    return new SourceText(
        pathOf.apply(span.source()), position.line(), position.column(), span.text().strip());
  }
}
