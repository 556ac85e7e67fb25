package dev.milepost.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

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
    ZoneOffsetTransition shift = zone.getRules().getTransition(time);
    return shift != null && shift.isGap() ? shift.getInstant() : time.atZone(zone).toInstant();
  }

  Instant when(LocalDate day, LocalTime time) {
    return when(LocalDateTime.of(day, time));
  }
}
