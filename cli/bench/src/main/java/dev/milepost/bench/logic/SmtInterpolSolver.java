package dev.milepost.bench.logic;

import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.LogProxy;
import de.uni_freiburg.informatik.ultimate.smtinterpol.option.OptionMap;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.ParseEnvironment;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.io.StringReader;

/** SMTInterpol, given the question itself and not the cells of the own procedure. */
public final class SmtInterpolSolver implements OtherSolver {

  private final String timeout;

  /**
   * Makes one.
   *
   * @param timeout the time for one question, in milliseconds
   */
  public SmtInterpolSolver(int timeout) {
    this.timeout = Integer.toString(timeout);
  }

  @Override
  public String name() {
    return "SMTInterpol";
  }

  @Override
  public Answer solve(String script) {
    LogProxy silent = new DefaultLogger();
    silent.setLoglevel(LogProxy.LOGLEVEL_OFF);
    OptionMap options = new OptionMap(silent, true);
    SMTInterpol solver = new SMTInterpol(null, options);
    solver.setOption(":timeout", timeout);
    solver.setLogic(Logics.QF_LIRA);
    new Silent(solver, options).parseStream(new StringReader(script), "question");
    return switch (solver.checkSat()) {
      case SAT -> Answer.YES;
      case UNSAT -> Answer.NO;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /** Says nothing of each command that it has read. */
  private static final class Silent extends ParseEnvironment {
    Silent(SMTInterpol solver, OptionMap options) {
      super(solver, options);
    }

    @Override
    public void printSuccess() {
      // A script is read, not talked with.
    }
  }

  @Override
  public void close() {
    // Each question has a solver of its own.
  }
}
