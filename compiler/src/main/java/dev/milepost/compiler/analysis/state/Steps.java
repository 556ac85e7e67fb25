package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.List;

/** The steps of a stage, numbered from 0. */
final class Steps {

  private final List<Step> all = new ArrayList<>();

  int add(Step step) {
    all.add(step);
    return all.size() - 1;
  }

  Step get(int number) {
    return all.get(number);
  }

  int count() {
    return all.size();
  }
}
