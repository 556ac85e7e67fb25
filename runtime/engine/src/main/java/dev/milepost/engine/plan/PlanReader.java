package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.plan.Clause.Kind;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the journey of a plan's file; its stages are read by {@link StageReader}. */
final class PlanReader {

  private final JsonPart json;
  private final SourcesJson.Lookup sources;

  private PlanReader(JsonPart json, SourcesJson.Lookup sources) {
    this.json = json;
    this.sources = sources;
  }

  static Plan read(JsonPart json) throws JsonFormException {
    json.only(
        "format",
        "hash",
        "journey",
        "renamedFrom",
        "subject",
        "forEach",
        "calendar",
        "again",
        "owner",
        "roles",
        "starts",
        "endings",
        "promises",
        "stages",
        "declarations",
        "index",
        "sources");
    SourcesJson.Lookup sources = SourcesJson.read(json.member("sources"));
    Plan plan = new PlanReader(json, sources).plan();
    sources.requireAllTaken();
    return plan;
  }

  private Plan plan() throws JsonFormException {
    JsonPart forEach = json.optional("forEach");
    return new Plan(
        json.text("journey"),
        json.optionalText("renamedFrom"),
        json.text("subject"),
        forEach == null ? null : CatalogJson.typeName(forEach),
        calendar(json.member("calendar")),
        again(json.member("again")),
        owner(json.optional("owner")),
        roles(),
        new Plan.Start(
            ConditionReader.read(json.member("starts")), sources.take(Clause.journey(Kind.START))),
        endings(),
        promises(),
        stages(),
        CatalogJson.read(json.member("declarations")),
        sources.take(Clause.journey(Kind.JOURNEY)));
  }

  private static JourneyCalendar calendar(JsonPart json) throws JsonFormException {
    json.only("zone", "days", "opens", "closes");
    ZoneId zone;
    try {
      zone = ZoneId.of(json.text("zone"));
    } catch (DateTimeException e) {
      throw json.member("zone").misfit("this is no time zone that is known here");
    }
    if (!json.has("days")) {
      json.only("zone");
      return new JourneyCalendar(zone, null);
    }
    Set<DayOfWeek> days = new TreeSet<>();
    for (JsonPart item : json.items("days")) {
      days.add(day(item));
    }
    try {
      return new JourneyCalendar(
          zone,
          new JourneyCalendar.BusinessHours(
              days, time(json.member("opens")), time(json.member("closes"))));
    } catch (IllegalArgumentException e) {
      throw json.misfit("business hours need an open day and a closing after the opening");
    }
  }

  private static DayOfWeek day(JsonPart json) throws JsonFormException {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(json.text())) {
        return day;
      }
    }
    throw json.misfit("a day of the week was expected");
  }

  private static LocalTime time(JsonPart json) throws JsonFormException {
    try {
      return LocalTime.parse(json.text());
    } catch (DateTimeException e) {
      throw json.misfit("a time of the day like 09:00 was expected");
    }
  }

  private static Plan.Reentry again(JsonPart json) throws JsonFormException {
    if (json.value() instanceof JsonText text) {
      return switch (text.text()) {
        case "never" -> new Plan.Reentry.Once();
        case "after ending" -> new Plan.Reentry.AfterEnding(null);
        default -> throw json.misfit("\"never\" or \"after ending\" was expected");
      };
    }
    json.only("afterEnding");
    return new Plan.Reentry.AfterEnding(LiteralJson.span(json.member("afterEnding")));
  }

  private Plan.@Nullable Owner owner(@Nullable JsonPart owner) throws JsonFormException {
    if (owner == null) {
      return null;
    }
    owner.only("field", "otherwise");
    JsonPart field = owner.optional("field");
    FieldName name = field == null ? null : CatalogJson.fieldName(field);
    return new Plan.Owner(
        name, owner.optionalText("otherwise"), sources.take(Clause.journey(Kind.OWNER)));
  }

  private List<Plan.Role> roles() throws JsonFormException {
    List<Plan.Role> roles = new ArrayList<>();
    for (JsonPart part : json.items("roles")) {
      part.only("name", "address");
      Clause clause = Clause.journey(Kind.ROLE, roles.size() + 1);
      roles.add(new Plan.Role(part.text("name"), part.text("address"), sources.take(clause)));
    }
    return roles;
  }

  private List<Plan.Ending> endings() throws JsonFormException {
    List<Plan.Ending> endings = new ArrayList<>();
    for (JsonPart part : json.items("endings")) {
      part.only("to", "when", "after", "at", "plus", "minus");
      Clause clause = Clause.journey(Kind.ENDING, endings.size() + 1);
      endings.add(
          new Plan.Ending(part.text("to"), StageReader.trigger(part), sources.take(clause)));
    }
    return endings;
  }

  private List<Plan.Promise> promises() throws JsonFormException {
    List<Plan.Promise> promises = new ArrayList<>();
    for (JsonPart part : json.items("promises")) {
      Plan.SourceText source = sources.take(Clause.journey(Kind.PROMISE, promises.size() + 1));
      if (part.has("neverAt")) {
        part.only("neverAt", "while");
        Condition condition = ConditionReader.read(part.member("while"));
        promises.add(new Plan.Promise.NeverAt(part.text("neverAt"), condition, source));
      } else {
        part.only("endsWithin");
        TimeSpan span = LiteralJson.span(part.member("endsWithin"));
        promises.add(new Plan.Promise.EndsWithin(span, source));
      }
    }
    return promises;
  }

  private List<Plan.Stage> stages() throws JsonFormException {
    List<Plan.Stage> stages = new ArrayList<>();
    for (JsonPart part : json.member("stages").items()) {
      stages.add(StageReader.read(part, sources));
    }
    return stages;
  }
}
