package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.Move;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that was found out about the states of one journey; what rules ask. */
public final class JourneyStates {

  private final Exploration exploration;
  private @Nullable EndReach endReach;
  private @Nullable Spinning spinning;

  private JourneyStates(Exploration exploration) {
    this.exploration = exploration;
  }

  /** Explores a journey. */
  public static JourneyStates of(Plan plan, Limits limits) {
    return new JourneyStates(new Exploration(new JourneySpace(plan, limits)));
  }

  /** Whether everything that can happen was found: then what was not found cannot happen. */
  public boolean isComplete() {
    return exploration.isComplete() && exploration.journey().vocabulary().inexact().isEmpty();
  }

  /** Whether all that was found can happen too, and the times of it can be told. */
  public boolean isExact() {
    return exploration.isExact();
  }

  /** What was reached, and what was left out, in words. */
  public List<String> bounds() {
    List<String> bounds = new ArrayList<>();
    if (!exploration.isComplete()) {
      bounds.add("%,d states".formatted(exploration.journey().limits().states()));
    }
    for (String stage : exploration.tooLarge().stream().limit(1).toList()) {
      bounds.add(
          "more than %,d states, or %,d changes by signals of one type, %s"
              .formatted(
                  exploration.journey().limits().ofStage(),
                  StageSpace.MOST_CHANGES,
                  stage.isEmpty() ? "before the start" : "at \"" + stage + '"'));
    }
    bounds.addAll(exploration.journey().vocabulary().inexact());
    for (String condition : exploration.journey().opaque()) {
      bounds.add("`" + condition + "` is not looked into");
    }
    return bounds;
  }

  /** Whether conditions speak of all records of a type, of which only some are told apart. */
  public boolean isCounting() {
    return exploration.journey().vocabulary().isCounting();
  }

  /** How many of the states that would show what is only a note are tried. */
  public int triedForNotes() {
    return exploration.journey().limits().triedForNotes();
  }

  /** How many states were looked at. */
  public long looked() {
    return exploration.looked();
  }

  private @Nullable Reached reached(Plan.@Nullable Stage stage) {
    return exploration.reached(stage == null ? 0 : exploration.journey().number(stage.name()));
  }

  /**
   * What was found at a stage, or before the first (null).
   *
   * @return null where the stage ends, or its states are too many to be looked at
   */
  public @Nullable AtStage at(Plan.@Nullable Stage stage) {
    Reached reached = reached(stage);
    return reached == null ? null : new AtStage(this, stage, reached);
  }

  /** Whether an execution can come to a stage that ends. */
  public boolean reachesEnding(Plan.Stage stage) {
    return exploration.walk().comesToEnding(stage.name());
  }

  /** The stages that were not looked at, since they have too many states. */
  public Set<String> tooLarge() {
    return exploration.tooLarge();
  }

  Exploration exploration() {
    return exploration;
  }

  private Spinning spinning() {
    Spinning known = spinning;
    if (known == null) {
      known = new Spinning(exploration);
      spinning = known;
    }
    return known;
  }

  private EndReach endReach() {
    EndReach known = endReach;
    if (known == null) {
      known = new EndReach(exploration);
      endReach = known;
    }
    return known;
  }

  /** What was found at one stage. */
  public static final class AtStage {
    private final JourneyStates states;
    private final Plan.@Nullable Stage stage;
    private final Reached reached;
    private @Nullable Bits bySignal;

    private AtStage(JourneyStates states, Plan.@Nullable Stage stage, Reached reached) {
      this.states = states;
      this.stage = stage;
      this.reached = reached;
    }

    /** The states that executions can come to, those that they leave at once included. */
    public Bits seen() {
      return reached.seen();
    }

    /** The states in which executions can enter. */
    public Bits entered() {
      return reached.entered();
    }

    /** Those of them that a signal, an answer or time leads to. */
    public Bits stepped() {
      return reached.stepped();
    }

    /** The states in which a condition of the stage is unknown. */
    public Bits whereUnknown(Condition condition) {
      return states.exploration.journey().answers(reached.stage().space()).unknown(condition);
    }

    /** Whether a condition says of anything that it is not so; else nothing is denied in it. */
    public boolean denies(Condition condition) {
      return Answers.denies(condition);
    }

    /**
     * The states in which a condition of the stage would be true if what is unknown counted as
     * denied.
     */
    public Bits whereNotDenied(Condition condition) {
      return states.exploration.journey().answers(reached.stage().space()).notDenied(condition);
    }

    /** The states from which somebody who stays here can come to where a way is open. */
    public Bits leadingTo(Way way) {
      return EndReach.leadingTo(reached, way.isEnabled());
    }

    /** What leads from entering the stage, by signals alone, to entering it again just so. */
    public @Nullable List<Move> lap(String subject) {
      List<Point> way = new Laps(states.exploration).of(number());
      return way == null ? null : Telling.of(states.exploration.journey().plan(), subject, way);
    }

    /** The instant from which the clock alone makes each of some states one of them, or null. */
    public @Nullable Instant since(Bits some) {
      return Since.of(reached, some);
    }

    /** The states that executions leave at once. */
    public Bits leaving() {
      return reached.stage().leaving();
    }

    /** The ways out, endings first. */
    public List<Way> ways() {
      return reached.stage().ways();
    }

    /** The promises about the stage with the states that break them. */
    public Map<Plan.Promise.NeverAt, Bits> promises() {
      return reached.stage().promises();
    }

    /** Whether it is known from which states an ending can be reached. */
    public boolean isEndKnown() {
      return states.exploration.isComplete();
    }

    /** The states from which no ending can be reached, whatever happens. */
    public Bits stuck() {
      return states.endReach().stuck(number());
    }

    /** Those of them in which nobody can leave the stage any more. */
    public Bits trapped() {
      return states.endReach().trapped(number());
    }

    /** The states in which the execution lasts for a span or longer. */
    public Bits lasting(TimeSpan span) {
      Space space = reached.stage().space();
      for (int i = 0; i < space.variableCount(); i++) {
        if (space.variables().get(i) instanceof Variable.Lasting lasting
            && lasting.stretch() == Variable.Stretch.EXECUTION) {
          boolean[] accepted = new boolean[lasting.size()];
          for (int value = lasting.spans().indexOf(span) + 1; value < accepted.length; value++) {
            accepted[value] = true;
          }
          return space.where(i, accepted);
        }
      }
      return new Bits(space.states());
    }

    private int number() {
      return stage == null ? 0 : states.exploration.journey().number(stage.name());
    }

    /** The states in which executions enter, and that nothing at the stage led to before. */
    public Bits byEntry() {
      return reached.byEntry();
    }

    /** The states that a signal leads to. */
    public Bits bySignal() {
      Bits known = bySignal;
      if (known == null) {
        known = reached.sets().afterSignals(seen().without(leaving()));
        bySignal = known;
      }
      return known;
    }

    /** The states in which executions may pass stages in a circle without end. */
    public Bits spinning() {
      return states.spinning().at(number());
    }

    /** Whether what the engine holds of a subject can only be one of some states. */
    public boolean isIn(SubjectState subject, Bits some) {
      Bits fitting = new Abstraction(states.exploration, reached).states(subject);
      return !fitting.isEmpty() && fitting.without(some).isEmpty();
    }

    /** Those of some states that were found first, so many at most. */
    public List<Integer> first(Bits some, int most) {
      return reached.first(some, most);
    }

    /** How many things have to happen for a state. */
    public int distance(int state) {
      List<Point> way = Point.to(states.exploration.walk(), number(), state);
      return way == null ? Integer.MAX_VALUE : way.size();
    }

    /** What has to happen for a state, or null where no values or times were found for it. */
    public @Nullable List<Move> moves(int state, String subject) {
      List<Point> way = Point.to(states.exploration.walk(), number(), state);
      return way == null ? null : Telling.of(states.exploration.journey().plan(), subject, way);
    }

    /** The ways that one signal opens in a state, by the app that it comes from. */
    public List<Opened> opened(int state) {
      List<Opened> all = new ArrayList<>();
      reached
          .moves()
          .bySignals(
              state,
              (next, number) -> {
                Step step = reached.moves().step(number);
                TypeName type = leaving().has(next) ? type(step) : null;
                if (type != null) {
                  Opened opened =
                      new Opened(
                          type,
                          reached.stage().taken(next),
                          new Point(reached, number(), next, step));
                  if (all.stream().noneMatch(opened::isAlike)) {
                    all.add(opened);
                  }
                }
              });
      return all;
    }

    /** What has to happen for a state and for what is opened in it; null as for the state. */
    public @Nullable List<Move> moves(int state, Opened opened, String subject) {
      List<Point> way = Point.to(states.exploration.walk(), number(), state);
      if (way == null) {
        return null;
      }
      List<Point> longer = new ArrayList<>(way);
      longer.add(opened.next);
      return Telling.of(states.exploration.journey().plan(), subject, longer);
    }

    private @Nullable TypeName type(Step step) {
      return switch (step) {
        case Step.Sets(int variable, boolean _) ->
            ((Variable.OfRecord) reached.stage().space().variables().get(variable)).type();
        case Step.Happens(HappeningKind kind) -> kind.event();
        case Step.Gone _, Step.Answers _, Step.Passes _, Step.OtherEnds _, Step.Turns _ -> null;
      };
    }

    /** The stages that an execution passes again and again from a state that it enters in. */
    public @Nullable List<String> circle(int state) {
      return new Cascade(states.exploration).circle(number(), state);
    }
  }

  /** A way that a signal of an app opens. */
  public static final class Opened {
    private final TypeName type;
    private final Way way;
    private final Point next;

    private Opened(TypeName type, Way way, Point next) {
      this.type = type;
      this.way = way;
      this.next = next;
    }

    /** The app that the signal comes from. */
    public String app() {
      return type.app();
    }

    /** The way that is taken then. */
    public Way way() {
      return way;
    }

    /** Whether the signal can change the answer of a condition. */
    public boolean mayChange(Condition condition) {
      return Reads.of(condition).mayChange(type, false);
    }

    /** Whether another signal of the app opens the same way. */
    private boolean isAlike(Opened other) {
      return other.way.equals(way) && other.app().equals(app());
    }
  }
}
