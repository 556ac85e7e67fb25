package dev.milepost.bench.logic;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import org.jspecify.annotations.Nullable;

/** Z3, native code that need not load everywhere. */
public final class Z3Solver implements OtherSolver {

  private final Context context;
  private final int timeout;

  private Z3Solver(Context context, int timeout) {
    this.context = context;
    this.timeout = timeout;
  }

  /**
   * Starts it.
   *
   * @param timeout the time for one question, in milliseconds
   * @return null where its native code does not load
   */
  public static @Nullable Z3Solver start(int timeout) {
    try {
      return new Z3Solver(new Context(), timeout);
    } catch (LinkageError e) {
      return null;
    }
  }

  @Override
  public String name() {
    return "Z3";
  }

  @Override
  public Answer solve(String script) {
    Solver solver = context.mkSolver();
    Params parameters = context.mkParams();
    parameters.add("timeout", timeout);
    solver.setParameters(parameters);
    BoolExpr[] assertions = context.parseSMTLIB2String(script, null, null, null, null);
    solver.add(assertions);
    return switch (solver.check()) {
      case SATISFIABLE -> Answer.YES;
      case UNSATISFIABLE -> Answer.NO;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  @Override
  public void close() {
    context.close();
  }
}
