package dev.milepost.compiler.analysis.state;

/**
 * A stage with all that can happen there.
 *
 * @param moves what happens in a single state
 * @param sets what happens in many at once
 */
record StageMoves(StageSpace stage, Moves moves, StepSets sets) {

  static StageMoves of(StageSpace stage, Asking asking, Vocabulary vocabulary) {
    Moves moves = new Moves(stage, asking, vocabulary);
    return new StageMoves(stage, moves, new StepSets(stage, moves));
  }

  Space space() {
    return stage.space();
  }
}
