package dev.milepost.bench.logic;

/** Another solver, which reads SMT-LIB. */
public interface OtherSolver extends AutoCloseable {

  /** Its name. */
  String name();

  /** Whether a script's assertions can hold at once. */
  Answer solve(String script);

  @Override
  void close();
}
