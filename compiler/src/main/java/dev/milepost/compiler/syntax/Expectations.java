package dev.milepost.compiler.syntax;

import dev.milepost.grammar.JourneyParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;

/**
 * Finds how far a rule can be followed over the tokens, on any path through the grammar, and what
 * could have stood there. Where a whole rule could have begun, it is named and not its first words.
 *
 * <p>The walk visits each pair of a state and a token once in each rule that begins at one token,
 * and the answer of a rule at a token is kept, so its cost grows with the text.
 */
final class Expectations {

  /**
   * How far a rule can be followed.
   *
   * @param index the first token that fits nowhere
   * @param wordings what people call that which could have stood there
   * @param types the tokens that could have stood there
   */
  record Reach(int index, Set<String> wordings, Set<Integer> types) {

    /** Nothing in particular could have stood at a token. */
    static Reach nothing(int index) {
      return new Reach(index, Set.of(), Set.of());
    }

    /** What could have stood at a token: nothing if no path comes there. */
    Reach at(int token) {
      return index == token ? this : nothing(token);
    }

    /** Whether a value stands before it that nothing is said of yet. */
    boolean wantsComparison() {
      return wordings.contains(Wording.COMPARISON);
    }
  }

  private final ATN network;
  private final Tokens tokens;
  private final Map<Long, Walk> walks = new HashMap<>();

  private Expectations(ATN network, Tokens tokens) {
    this.network = network;
    this.tokens = tokens;
  }

  /** Follows a rule from a token on. */
  static Reach of(Tokens tokens, int rule, int index) {
    Walk walk = new Expectations(JourneyParser._ATN, tokens).walk(rule, index);
    return new Reach(walk.furthest, walk.wordings, walk.types);
  }

  private Walk walk(int rule, int index) {
    long key = ((long) rule << Integer.SIZE) | index;
    Walk known = walks.get(key);
    if (known != null) {
      return known;
    }
    Walk walk = new Walk(index);
    Deque<Place> open = new ArrayDeque<>();
    Set<Place> seen = new HashSet<>();
    visit(new Place(network.ruleToStartState[rule], index), open, seen);
    while (!open.isEmpty()) {
      follow(open.pop(), walk, open, seen);
    }
    Wording.ofRule(rule).ifPresent(wording -> walk.name(index, wording));
    walks.put(key, walk);
    return walk;
  }

  private void follow(Place place, Walk walk, Deque<Place> open, Set<Place> seen) {
    if (place.state instanceof RuleStopState) {
      walk.end(place.index);
      return;
    }
    for (Transition transition : place.state.getTransitions()) {
      if (transition instanceof RuleTransition call) {
        Walk inner = walk(call.target.ruleIndex, place.index);
        walk.add(inner);
        inner.ends.forEach(end -> visit(new Place(call.followState, end), open, seen));
      } else if (transition.isEpsilon()) {
        visit(new Place(transition.target, place.index), open, seen);
      } else if (matches(transition, tokens.type(place.index))) {
        visit(new Place(transition.target, place.index + 1), open, seen);
      } else {
        walk.miss(place.index, transition);
      }
    }
  }

  private static boolean matches(Transition transition, int type) {
    return transition.matches(type, Token.MIN_USER_TOKEN_TYPE, JourneyParser.BROKEN)
        || (type == Token.EOF && transition.matches(type, Token.EOF, JourneyParser.BROKEN));
  }

  private static void visit(Place place, Deque<Place> open, Set<Place> seen) {
    if (seen.add(place)) {
      open.push(place);
    }
  }

  private record Place(ATNState state, int index) {}

  /** What following one rule from one token has found. */
  private static final class Walk {
    private final Set<Integer> ends = new TreeSet<>();
    private final Set<String> wordings = new TreeSet<>();
    private final Set<Integer> types = new TreeSet<>();
    private int furthest;

    Walk(int index) {
      furthest = index;
    }

    void end(int index) {
      ends.add(index);
      reach(index);
    }

    void miss(int index, Transition transition) {
      if (reach(index)) {
        for (int type : transition.label().toList()) {
          types.add(type);
          String wording = Wording.ofType(type);
          if (!wording.isEmpty()) {
            wordings.add(wording);
          }
        }
      }
    }

    void add(Walk inner) {
      if (reach(inner.furthest)) {
        wordings.addAll(inner.wordings);
        types.addAll(inner.types);
      }
    }

    /** Says one word for all that could have stood at the beginning. */
    void name(int index, String wording) {
      if (furthest == index && !types.isEmpty()) {
        wordings.clear();
        wordings.add(wording);
      }
    }

    private boolean reach(int index) {
      if (index > furthest) {
        furthest = index;
        wordings.clear();
        types.clear();
      }
      return index == furthest;
    }
  }
}
