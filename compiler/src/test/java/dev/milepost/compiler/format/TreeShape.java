package dev.milepost.compiler.format;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a text says and leaves out where it says it: no spans, no comments, and targets
 * resolved. It looks into records by reflection, so that it cannot forget a part of a node.
 */
final class TreeShape {

  private TreeShape() {}

  /** The shape of a text without syntax errors. */
  static String of(String text) {
    Source source = Source.of("test", text);
    Diagnostics diagnostics = new Diagnostics();
    StringBuilder shape = new StringBuilder();
    if (SyntaxParser.isMapping(source)) {
      append(shape, SyntaxParser.parseMapping(source, diagnostics).orElseThrow(), 0);
    } else {
      SyntaxParser.parse(source, diagnostics).declarations().stream()
          .map(TreeShape::withTargets)
          .forEach(declaration -> append(shape, declaration, 0));
    }
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted() + " in\n" + text);
    }
    return shape.toString();
  }

  private static Declaration withTargets(Declaration declaration) {
    if (!(declaration instanceof Declaration.Journey journey)) {
      return declaration;
    }
    List<JourneyClause> clauses = new ArrayList<>();
    List<JourneyClause.Stage> stages = journey.stages();
    int place = 0;
    for (JourneyClause clause : journey.clauses()) {
      if (clause instanceof JourneyClause.Stage stage) {
        place++;
        clauses.add(withTargets(stage, place < stages.size() ? stages.get(place).name() : null));
      } else {
        clauses.add(clause);
      }
    }
    return new Declaration.Journey(
        journey.name(),
        journey.subject(),
        journey.forEach(),
        journey.renamedFrom(),
        clauses,
        journey.header(),
        journey.allowances(),
        journey.span());
  }

  private static JourneyClause withTargets(JourneyClause.Stage stage, @Nullable Name next) {
    List<StageClause> clauses = new ArrayList<>();
    for (StageClause clause : stage.clauses()) {
      clauses.add(
          clause instanceof StageClause.Transition transition
              ? new StageClause.Transition(
                  transition.isElse(),
                  transition.target() == null ? next : transition.target(),
                  transition.trigger(),
                  transition.actions(),
                  transition.allowances(),
                  transition.span())
              : clause);
    }
    return new JourneyClause.Stage(
        stage.name(),
        stage.renamedFrom(),
        clauses,
        stage.header(),
        stage.allowances(),
        stage.span());
  }

  private static void append(StringBuilder shape, @Nullable Object value, int depth) {
    switch (value) {
      case null -> line(shape, "none", depth);
      case Span span -> {}
      case Source source -> {}
      case SyntaxTree.Comment comment -> {}
      case List<?> list -> list.forEach(element -> append(shape, element, depth));
      case Collection<?> set ->
          line(shape, set.stream().map(Object::toString).sorted().toList().toString(), depth);
      case Record node -> {
        line(shape, node.getClass().getSimpleName(), depth);
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          line(shape, component.getName() + ":", depth + 1);
          append(shape, read(component, node), depth + 2);
        }
      }
      default -> line(shape, value.toString(), depth);
    }
  }

  private static void line(StringBuilder shape, String line, int depth) {
    shape.repeat(' ', depth).append(line).append('\n');
  }

  private static @Nullable Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
