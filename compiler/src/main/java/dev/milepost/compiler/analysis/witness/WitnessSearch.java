package dev.milepost.compiler.analysis.witness;

import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.JourneyStates;
import dev.milepost.compiler.analysis.state.JourneyStates.AtStage;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds a short way to one of some states, and lets the engine go it. */
public final class WitnessSearch {

  /** For each state that is tried so many are compared, of which the nearest are. */
  private static final int COMPARED = 8;

  private static final int MOST_TRIED = 8;

  /** Of so many more the engine may keep nothing, since they spin. */
  private static final int MOST_UNDONE = 56;

  private final Plan plan;
  private final JourneyStates states;
  private final SubjectName subject;
  private final Replays replays;

  /**
   * A search.
   *
   * @param program runs the journey and those that it speaks of
   */
  public WitnessSearch(Program program, Plan plan, JourneyStates states) {
    this.plan = plan;
    this.states = states;
    this.subject = new SubjectName(plan.subject(), plan.subject().toLowerCase(Locale.ROOT) + "-1");
    this.replays = new Replays(program, plan, subject);
  }

  /** Who travels in all witnesses. */
  public SubjectName subject() {
    return subject;
  }

  /**
   * Finds a witness.
   *
   * @param rule what is asked
   * @param asked the question in words, for the case that the engine disagrees
   * @param wanted the states that would show it
   * @param happens whether a replay of the way to one of the states shows it
   * @param stays whether a shorter replay surely still shows it
   * @param question what there is to see at its end
   * @throws UnreplayedWitnessException where the states say for sure that it happens, and the
   *     engine does not do it
   */
  public Optional<Witness> find(
      Rule rule,
      String asked,
      AtStage at,
      Bits wanted,
      Predicate<Replayed> happens,
      Predicate<Replayed> stays,
      Function<Replayed, Witness.Question> question) {
    int most = rule.severity() == Severity.NOTE ? states.triedForNotes() : MOST_TRIED;
    List<Move> refused = null;
    int tried = 0;
    int undone = 0;
    for (int state : nearest(at, wanted, most * COMPARED)) {
      if (tried == most || undone == MOST_UNDONE) {
        break;
      }
      tried++;
      List<Move> moves = at.moves(state, subject.key());
      if (moves == null) {
        continue;
      }
      Replayed first = replay(moves);
      if (happens.test(first)) {
        Replayed replayed = replay(shortened(moves, kept -> stays.test(replay(kept))));
        return Optional.of(witness(replayed, question.apply(replayed)));
      }
      // Of what spins the engine keeps nothing; that it spins is a finding of its own.
      if (first.standing() instanceof Standing.Parked) {
        tried--;
        undone++;
      } else {
        refused = refused == null ? moves : refused;
      }
    }
    if (refused != null && states.isExact()) {
      throw new UnreplayedWitnessException(
          asked, witness(replay(refused), new Witness.Question.Where()));
    }
    return Optional.empty();
  }

  /** As the other, where what shows it is in the replay alone. */
  public Optional<Witness> find(
      Rule rule,
      String asked,
      AtStage at,
      Bits wanted,
      Predicate<Replayed> happens,
      Function<Replayed, Witness.Question> question) {
    return find(rule, asked, at, wanted, happens, happens, question);
  }

  /** What the engine makes of moves. */
  public Replayed replay(List<Move> moves) {
    return replays.of(moves);
  }

  /** A witness made of what was replayed. */
  public Witness witness(Replayed replayed, Witness.Question question) {
    return new Witness(
        plan.journey(),
        subject,
        ScenarioWriter.startIn(plan.calendar()),
        replayed.steps(),
        question);
  }

  private static List<Integer> nearest(AtStage at, Bits wanted, int most) {
    record Near(int state, int distance) {}
    List<Near> all = new ArrayList<>();
    for (int state : at.first(wanted, most)) {
      all.add(new Near(state, at.distance(state)));
    }
    all.sort(Comparator.comparingInt(Near::distance).thenComparingInt(Near::state));
    return all.stream().map(Near::state).toList();
  }

  /** Leaves out moves, then single fields, as long as the rest still shows it. */
  public List<Move> shortened(List<Move> moves, Predicate<List<Move>> happens) {
    List<Move> kept = new ArrayList<>(moves);
    boolean isShorter = true;
    while (isShorter) {
      isShorter = false;
      for (int i = kept.size() - 1; i >= 0; i--) {
        List<Move> fewer = new ArrayList<>(kept);
        fewer.remove(i);
        if (happens.test(fewer)) {
          kept = fewer;
          isShorter = true;
        }
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      kept = withFewerFields(kept, i, happens);
    }
    return kept;
  }

  private List<Move> withFewerFields(List<Move> moves, int place, Predicate<List<Move>> happens) {
    List<Move> kept = moves;
    if (moves.get(place) instanceof Move.Sets sets) {
      for (int field = sets.fields().size() - 1; field >= 0 && sets.fields().size() > 1; field--) {
        List<FieldValue> fewer = new ArrayList<>(sets.fields());
        fewer.remove(field);
        Move.Sets smaller = new Move.Sets(sets.type(), sets.id(), fewer);
        List<Move> changed = new ArrayList<>(kept);
        changed.set(place, smaller);
        if (happens.test(changed)) {
          kept = changed;
          sets = smaller;
        }
      }
    }
    return kept;
  }
}
