package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/**
 * The values of a field in classes that a stage's conditions cannot tell apart. Class 0 is that of
 * unknown.
 */
final class FieldClasses {

  private static final int[] NONE = {};

  private final FieldDomain domain;
  private final int[] classOfCell;
  private final int size;
  private final boolean[] isFinal;
  private final Bits[] cells;

  FieldClasses(FieldDomain domain, int[] classOfCell) {
    this.domain = domain;
    this.classOfCell = classOfCell.clone();
    this.size = Arrays.stream(classOfCell).max().orElse(0) + 1;
    this.isFinal = new boolean[size];
    this.cells = new Bits[size];
    Arrays.setAll(cells, _ -> new Bits(domain.cells()));
    Arrays.fill(isFinal, true);
    for (int cell = 0; cell < classOfCell.length; cell++) {
      isFinal[classOfCell[cell]] &= domain.isFinal(cell);
      cells[classOfCell[cell]].add(cell);
    }
  }

  FieldDomain domain() {
    return domain;
  }

  int size() {
    return size;
  }

  int classOf(int cell) {
    return classOfCell[cell];
  }

  /** The cells of a class. */
  Bits cells(int ofClass) {
    return cells[ofClass];
  }

  /** A cell of a class, the first one. */
  int cell(int ofClass) {
    return cells[ofClass].next(0);
  }

  /** Whether a record never leaves the values of a class. */
  boolean isFinal(int ofClass) {
    return isFinal[ofClass];
  }

  /** Whether a record never leaves the values of some class. */
  boolean isAnyFinal() {
    for (boolean one : isFinal) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class holds one value only. */
  boolean isSingle(int ofClass) {
    return cells(ofClass).count() == 1 && domain.isSingle(cell(ofClass));
  }

  /** The classes that time alone leads to next. */
  int[] later(int ofClass) {
    if (domain.phases() == 1) {
      return NONE;
    }
    Bits later = new Bits(size);
    for (int cell = 0; cell < classOfCell.length; cell++) {
      int next = classOfCell[cell] == ofClass ? domain.later(cell) : -1;
      if (next >= 0 && classOfCell[next] != ofClass) {
        later.add(classOfCell[next]);
      }
    }
    return later.toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldClasses classes
        && classes.domain == domain
        && Arrays.equals(classes.classOfCell, classOfCell);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(domain) + Arrays.hashCode(classOfCell);
  }
}
