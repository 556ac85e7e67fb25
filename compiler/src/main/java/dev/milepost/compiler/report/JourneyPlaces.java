package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which journey and stage a place in the text belongs to, and where these stand. */
final class JourneyPlaces {
  private final Map<Source, List<Declaration.Journey>> bySource = new IdentityHashMap<>();
  private final Map<String, Declaration.Journey> byName = new HashMap<>();

  private JourneyPlaces() {}

  static JourneyPlaces of(Collection<SyntaxTree> trees) {
    JourneyPlaces places = new JourneyPlaces();
    for (SyntaxTree tree : trees) {
      List<Declaration.Journey> journeys =
          tree.declarations().stream()
              .filter(Declaration.Journey.class::isInstance)
              .map(Declaration.Journey.class::cast)
              .toList();
      places.bySource.put(tree.source(), journeys);
      journeys.forEach(journey -> places.byName.putIfAbsent(journey.name().text(), journey));
    }
    return places;
  }

  /** A finding with the journey and stage around it as what it is about, if there is a journey. */
  Diagnostic place(Diagnostic finding) {
    Span span = finding.span();
    for (Declaration.Journey journey : bySource.getOrDefault(span.source(), List.of())) {
      if (journey.span().encloses(span)) {
        String stage =
            journey.stages().stream()
                .filter(each -> each.span().encloses(span))
                .map(each -> each.name().text())
                .findFirst()
                .orElse(null);
        return finding.withAbout(
            new Diagnostic.About(journey.name().text(), stage, List.of(finding.message())));
      }
    }
    return finding;
  }

  /** Where the journey of that name is declared. */
  Optional<Span> journey(String name) {
    return Optional.ofNullable(byName.get(name)).map(journey -> journey.name().span());
  }

  /** Where a stage is declared. */
  Optional<Span> stage(String journey, String stage) {
    return Optional.ofNullable(byName.get(journey)).stream()
        .flatMap(declared -> declared.stages().stream())
        .filter(declared -> declared.name().text().equals(stage))
        .map(declared -> declared.name().span())
        .findFirst();
  }
}
