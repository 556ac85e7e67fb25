package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where conditions stand.
 *
 * @param catalog what is declared
 * @param calendar the journey's calendar
 * @param about the record type that an execution is about, or null: one execution a subject
 * @param answers what the question of the stage may be answered with, or null: any text
 * @param now the instant at which conditions are looked at first
 * @param isNowFixed whether they are looked at then only; else at any time
 */
public record Setting(
    Catalog catalog,
    JourneyCalendar calendar,
    @Nullable TypeName about,
    @Nullable List<String> answers,
    Instant now,
    boolean isNowFixed) {

  /** The instant at which scenarios start, in UTC. */
  public static final Instant USUAL_NOW = Instant.parse("2026-01-05T09:00:00Z");

  public Setting {
    answers = answers == null ? null : List.copyOf(answers);
  }

  /** Conditions of a subject, at any time. */
  public static Setting of(Catalog catalog, JourneyCalendar calendar) {
    return new Setting(catalog, calendar, null, null, USUAL_NOW, false);
  }

  /** The same, in a journey whose executions are about a record. */
  public Setting about(@Nullable TypeName record) {
    return new Setting(catalog, calendar, record, answers, now, isNowFixed);
  }

  /** The same, at a stage that asks a question. */
  public Setting answeredWith(@Nullable List<String> possible) {
    return new Setting(catalog, calendar, about, possible, now, isNowFixed);
  }

  /** The same, at that instant only. */
  public Setting at(Instant instant) {
    return new Setting(catalog, calendar, about, answers, instant, true);
  }
}
