package dev.milepost.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What a visit, or another stretch of time that conditions speak of, remembers: which records
 * turned, and which happenings were received. Conditions are named by their canonical text, so that
 * a memory outlives a new version of the journey.
 */
public record Memory(List<Entry> entries) {

  /** Nothing happened yet. */
  public static final Memory EMPTY = new Memory(List.of());

  public Memory {
    entries = List.copyOf(entries);
  }

  /** One remembered thing. */
  public sealed interface Entry {
    /** The canonical text of the condition that it is remembered for. */
    String condition();
  }

  /** A signal made the condition true on a record, or changed the record's field. */
  public record Turned(String condition, int record) implements Entry {}

  /** Happenings that satisfied the condition's filter. */
  public record Counted(String condition, int times) implements Entry {}

  /** Whether the record turned for this condition. */
  public boolean turned(String condition, int record) {
    for (Entry entry : entries) {
      if (entry instanceof Turned turned
          && turned.record() == record
          && turned.condition().equals(condition)) {
        return true;
      }
    }
    return false;
  }

  /** How many happenings were counted for this condition. */
  public int times(String condition) {
    for (Entry entry : entries) {
      if (entry instanceof Counted counted && counted.condition().equals(condition)) {
        return counted.times();
      }
    }
    return 0;
  }

  /** This memory and that the record turned. */
  public Memory withTurned(String condition, int record) {
    if (turned(condition, record)) {
      return this;
    }
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Turned(condition, record));
    return new Memory(more);
  }

  /** This memory and one happening more. */
  public Memory withHappening(String condition) {
    List<Entry> more = new ArrayList<>(entries.size() + 1);
    int times = 0;
    for (Entry entry : entries) {
      if (entry instanceof Counted counted && counted.condition().equals(condition)) {
        times = counted.times();
      } else {
        more.add(entry);
      }
    }
    more.add(new Counted(condition, Math.addExact(times, 1)));
    return new Memory(more);
  }
}
