package dev.milepost.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/** The wall clock of a zone, where it is shifted twice a year. */
record LocalClock(ZoneId zone) {

  LocalDateTime read(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /**
   * When the clock shows a time: a skipped time goes to the next valid one, a doubled one to the
   * first.
   */
  Instant when(LocalDateTime time) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    return offsets.isEmpty()
        ? rules.getTransition(time).getInstant()
        : time.toInstant(offsets.getFirst());
  }

  Instant when(LocalDate day, LocalTime time) {
    return when(LocalDateTime.of(day, time));
  }
}
