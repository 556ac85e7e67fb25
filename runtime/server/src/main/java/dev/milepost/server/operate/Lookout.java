package dev.milepost.server.operate;

import dev.milepost.server.host.Host;
import dev.milepost.server.operate.UsageReport.Exceeded;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StandingExecution.Trouble;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time at what no single execution shows: apps that have gone silent, limits
 * that were exceeded, stages out of which people have to help. What is new is told in the log, and
 * all of it is in the meters.
 */
final class Lookout {

  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** Overrides of so many days make a rate that one bad morning does not. */
  private static final int DAYS = 30;

  private static final double MILLIS = 1e3;

  private final Host host;
  private final MultiGauge silences;
  private final MultiGauge rates;
  private volatile Seen last = new Seen(List.of(), List.of(), 0, 0, List.of());
  private Set<String> silentBefore = Set.of();
  private Set<Exceeded> exceededBefore = Set.of();

  private record Seen(
      List<Silence> silent,
      List<Exceeded> exceeded,
      long parked,
      long paused,
      List<OverrideReport.StageReport> stages) {}

  Lookout(Host host) {
    this.host = host;
    this.silences =
        MultiGauge.builder("milepost.silent.seconds")
            .description("For how long an app has been silent for which executions wait.")
            .register(host.metrics());
    this.rates =
        MultiGauge.builder("milepost.override.rate")
            .description(
                "The share of people's help in all that left a stage within 30 days, from 0 to 1.")
            .register(host.metrics());
    for (Trouble trouble : List.of(Trouble.PARKED, Trouble.PAUSED)) {
      Gauge.builder(
              "milepost.stopped",
              this,
              lookout -> trouble == Trouble.PARKED ? lookout.last.parked() : lookout.last.paused())
          .description("Executions that people, or the runtime, stopped.")
          .tag("as", trouble.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(host.metrics());
    }
    Gauge.builder("milepost.limits.exceeded", this, lookout -> lookout.last.exceeded().size())
        .description("Limits of usage that are exceeded today.")
        .strongReference(true)
        .register(host.metrics());
  }

  /** Looks once. */
  void look() {
    Instant now = host.clock().instant();
    Seen seen = host.store().read(read -> see(read, now));
    last = seen;
    silences.register(
        seen.silent().stream()
            .map(silence ->
                Row.of(Tags.of("app", silence.app()), silence.silent().toMillis() / MILLIS))
            .collect(Collectors.toList()),
        true);
    rates.register(
        seen.stages().stream()
            .map(stage ->
                Row.of(Tags.of("journey", stage.journey(), "stage", stage.stage()), stage.rate()))
            .collect(Collectors.toList()),
        true);
    tellSilences(seen.silent());
    tellLimits(seen.exceeded());
  }

  private Seen see(ReadTransaction read, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Seen(
        SilentSources.find(read, host.writer().running().deployment(), now),
        UsageReport.read(read, today, today).exceeded(),
        read.operations().count(Trouble.PARKED),
        read.operations().count(Trouble.PAUSED),
        OverrideReport.read(read, today.minusDays(DAYS - 1L), today).stages());
  }

  private void tellSilences(List<Silence> silent) {
    TreeMap<String, Silence> now = new TreeMap<>();
    silent.forEach(silence -> now.put(silence.app(), silence));
    now.forEach((app, silence) -> {
      if (!silentBefore.contains(app)) {
        LOG.warn(
            "{} has gone silent: nothing was heard of it for {}, usually {} at most; executions"
                + " that wait for it: {}",
            app,
            span(silence.silent()),
            span(silence.usual()),
            silence.waiting());
      }
    });
    for (String app : silentBefore) {
      if (!now.containsKey(app)) {
        LOG.info("{} is silent no longer, or nobody waits for it any more", app);
      }
    }
    silentBefore = Set.copyOf(now.keySet());
  }

  private void tellLimits(List<Exceeded> exceeded) {
    Set<Exceeded> now = new HashSet<>();
    for (Exceeded one : exceeded) {
      // What was used rises on; that a limit was passed is told once.
      Exceeded limit = new Exceeded(one.day(), one.journey(), one.what(), one.limit(), 0);
      if (now.add(limit) && !exceededBefore.contains(limit)) {
        LOG.warn(
            "\"{}\" exceeds its limit of {}: {} of {}",
            one.journey(),
            one.what(),
            one.used(),
            one.limit());
      }
    }
    exceededBefore = Set.copyOf(now);
  }

  private static Duration span(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }
}
