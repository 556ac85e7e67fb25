package dev.milepost.compiler.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.engine.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of many states at once are those of each of them, and back as forth. */
final class StepSetsTest {

  private static final Limits LIMITS = new Limits(1_000_000, 3_000, 100, 3_000, 1);
  private static final int TRIED = 12;

  /** The plans of all journeys that the repository shows, the faulty ones too. */
  static Stream<Named<Plan>> plans() throws IOException {
    List<Workspace> all =
        new ArrayList<>(Workspaces.find(List.of(Path.of("../journeys"))).workspaces());
    try (Stream<Path> faulty = Files.list(Path.of("../journeys/rejected"))) {
      for (Path file : faulty.sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        all.add(Workspace.of(Source.of(file.getFileName().toString(), text)));
      }
    }
    return all.stream()
        .flatMap(workspace -> Compiler.read(workspace, LocalDate.of(2026, 1, 5)).plans().stream())
        .map(plan -> Named.of(plan.source().file() + ": " + plan.journey(), plan));
  }

  @Test
  void thereAreManyPlans() throws IOException {
    assertThat(plans().count()).isGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void manyStatesLeadWhereEachDoes(Plan plan) {
    JourneySpace journey = new JourneySpace(plan, LIMITS);
    for (int number = 0; number < journey.stages(); number++) {
      StageMoves stage = journey.stage(number);
      if (stage != null) {
        Bits some = some(stage.space());
        Bits all = new Bits(some.universe());
        for (int state = some.next(0); state >= 0; state = some.next(state + 1)) {
          Bits explicit = new Bits(some.universe());
          stage.moves().from(state, (next, _) -> explicit.add(next));
          assertThat(numbers(stage.sets().after(only(some, state)))).isEqualTo(numbers(explicit));
          all.addAll(explicit);
        }
        assertThat(numbers(stage.sets().after(some))).isEqualTo(numbers(all));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void stepsLeadBackToWhereTheyCameFrom(Plan plan) {
    JourneySpace journey = new JourneySpace(plan, LIMITS);
    for (int number = 1; number < journey.stages(); number++) {
      StageMoves stage = journey.stage(number);
      if (stage != null) {
        Bits wanted = some(stage.space());
        Bits leading = new Bits(wanted.universe());
        for (int state = 0; state < wanted.universe(); state++) {
          if (stage.sets().after(only(wanted, state)).meets(wanted)) {
            leading.add(state);
          }
        }
        assertThat(numbers(stage.sets().before(wanted, Bits.all(wanted.universe()))))
            .isEqualTo(numbers(leading));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void whatIsCarriedLeadsBackToWhereItCameFrom(Plan plan) {
    JourneySpace journey = new JourneySpace(plan, LIMITS);
    for (int from = 0; from < journey.stages(); from++) {
      for (int to = 1; to < journey.stages(); to++) {
        Carrying carrying = journey.carrying(from, to);
        StageMoves source = journey.stage(from);
        StageMoves target = journey.stage(to);
        if (carrying != null && source != null && target != null) {
          Bits left = some(source.space());
          Bits wanted = some(target.space());
          Bits entered = new Bits(wanted.universe());
          Bits leading = new Bits(left.universe());
          for (int state = left.next(0); state >= 0; state = left.next(state + 1)) {
            Bits entries = carrying.after(only(left, state));
            assertThat(entries.isEmpty()).isFalse();
            entered.addAll(entries);
            if (entries.meets(wanted)) {
              leading.add(state);
            }
          }
          assertThat(numbers(carrying.after(left))).isEqualTo(numbers(entered));
          assertThat(numbers(carrying.before(wanted).and(left))).isEqualTo(numbers(leading));
        }
      }
    }
  }

  /** Some states of a space, by chance, the first among them. */
  private static Bits some(Space space) {
    Bits some = new Bits(space.states());
    some.add(0);
    Random random = new Random(space.states());
    for (int i = 0; i < TRIED; i++) {
      some.add(random.nextInt(space.states()));
    }
    return some;
  }

  private static Bits only(Bits of, int state) {
    Bits only = new Bits(of.universe());
    only.add(state);
    return only;
  }

  private static List<Integer> numbers(Bits bits) {
    return Stream.iterate(bits.next(0), number -> number >= 0, number -> bits.next(number + 1))
        .toList();
  }
}
