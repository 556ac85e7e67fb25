package dev.milepost.server.store.sql;

import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.Timer;
import dev.milepost.engine.state.Visit.ReminderProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Short lists inside of one column, as JSON arrays of whole numbers; an empty list is NULL. Such
 * lists are read and written as a whole, and most of them are empty.
 */
final class Packed {

  private static final int TURNED = 0;
  private static final int COUNTED = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private Packed() {}

  static @Nullable String memory(Session session, Memory memory) {
    long[] numbers = new long[memory.entries().size() * 3];
    int at = 0;
    for (Memory.Entry entry : memory.entries()) {
      switch (entry) {
        case Memory.Turned turned -> {
          numbers[at] = TURNED;
          numbers[at + 2] = turned.record();
        }
        case Memory.Counted counted -> {
          numbers[at] = COUNTED;
          numbers[at + 2] = counted.times();
        }
      }
      numbers[at + 1] = session.name(entry.condition());
      at += 3;
    }
    return write(numbers);
  }

  static Memory memory(Session session, @Nullable String text) {
    long[] numbers = read(text, 3);
    if (numbers.length == 0) {
      return Memory.EMPTY;
    }
    List<Memory.Entry> entries = new ArrayList<>(numbers.length / 3);
    for (int at = 0; at < numbers.length; at += 3) {
      String condition = session.text(numbers[at + 1]);
      int count = Math.toIntExact(numbers[at + 2]);
      entries.add(
          numbers[at] == TURNED
              ? new Memory.Turned(condition, count)
              : new Memory.Counted(condition, count));
    }
    return new Memory(entries);
  }

  static @Nullable String timers(List<Timer> timers) {
    long[] numbers = new long[timers.size() * 3];
    int at = 0;
    for (Timer timer : timers) {
      numbers[at] = purpose(timer.purpose());
      numbers[at + 1] = timer.clause();
      numbers[at + 2] = Micros.of(timer.due());
      at += 3;
    }
    return write(numbers);
  }

  static List<Timer> timers(@Nullable String text) {
    long[] numbers = read(text, 3);
    List<Timer> timers = new ArrayList<>(numbers.length / 3);
    for (int at = 0; at < numbers.length; at += 3) {
      timers.add(
          new Timer(
              purpose(numbers[at]),
              Math.toIntExact(numbers[at + 1]),
              Micros.instant(numbers[at + 2])));
    }
    return timers;
  }

  static @Nullable String reminders(List<ReminderProgress> reminders) {
    long[] numbers = new long[reminders.size() * 2];
    int at = 0;
    for (ReminderProgress reminder : reminders) {
      Instant next = reminder.nextDue();
      numbers[at] = reminder.times();
      numbers[at + 1] = next == null ? NEVER : Micros.of(next);
      at += 2;
    }
    return write(numbers);
  }

  static List<ReminderProgress> reminders(@Nullable String text) {
    long[] numbers = read(text, 2);
    List<ReminderProgress> reminders = new ArrayList<>(numbers.length / 2);
    for (int at = 0; at < numbers.length; at += 2) {
      reminders.add(
          new ReminderProgress(
              Math.toIntExact(numbers[at]),
              numbers[at + 1] == NEVER ? null : Micros.instant(numbers[at + 1])));
    }
    return reminders;
  }

  static @Nullable String whole(List<Integer> list) {
    return write(list.stream().mapToLong(Integer::longValue).toArray());
  }

  static List<Integer> whole(@Nullable String text) {
    List<Integer> list = new ArrayList<>();
    for (long number : read(text, 1)) {
      list.add(Math.toIntExact(number));
    }
    return list;
  }

  static @Nullable String longs(List<Long> list) {
    return write(list.stream().mapToLong(Long::longValue).toArray());
  }

  static List<Long> longs(@Nullable String text) {
    List<Long> list = new ArrayList<>();
    for (long number : read(text, 1)) {
      list.add(number);
    }
    return list;
  }

  private static @Nullable String write(long[] numbers) {
    if (numbers.length == 0) {
      return null;
    }
    StringBuilder out = new StringBuilder(numbers.length * 8).append('[');
    for (int i = 0; i < numbers.length; i++) {
      out.append(i == 0 ? "" : ",").append(numbers[i]);
    }
    return out.append(']').toString();
  }

  private static long[] read(@Nullable String text, int group) {
    if (text == null) {
      return new long[0];
    }
    try {
      String[] parts = text.substring(1, text.length() - 1).split(",", -1);
      if (parts.length % group != 0) {
        throw StoredValue.damaged(text);
      }
      long[] numbers = new long[parts.length];
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Long.parseLong(parts[i]);
      }
      return numbers;
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      throw StoredValue.damaged(text);
    }
  }

  /** Stored numbers do not depend on the order in which the constants are declared. */
  private static int purpose(Timer.Purpose purpose) {
    return switch (purpose) {
      case CONDITION -> 0;
      case EXPECTED -> 1;
      case REMINDER -> 2;
      case PROMISE -> 3;
    };
  }

  private static Timer.Purpose purpose(long number) {
    for (Timer.Purpose purpose : Timer.Purpose.values()) {
      if (purpose(purpose) == number) {
        return purpose;
      }
    }
    throw StoredValue.damaged("purpose " + number);
  }
}
