package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0 in their JSON format. {@code type} and {@code data} are those of {@link
 * SignalData}. {@code subject} is {@code KEY/VALUE} where KEY is a declared key, else as a whole
 * the value of the first key. An instance can be shared by threads.
 */
public final class CloudEventReader {

  private static final String VERSION = "1.0";

  private final SignalData data;
  private final Set<String> keys;

  /** For signals of these declarations. */
  public CloudEventReader(Catalog catalog) {
    this.data = new SignalData(catalog);
    this.keys = keys(catalog);
  }

  /** What comes of reading. */
  public sealed interface Result {}

  /**
   * A signal.
   *
   * @param signal typed against the declarations; its time is null where the envelope has none
   * @param address whose it is, or null where the envelope does not say
   * @param body its data, fields without a declaration included: compact JSON with the members of
   *     objects sorted by name, so that equal bodies say the same
   * @param undeclared the members of its data that no declaration knows; they are ignored
   */
  public record Read(
      Signal signal, @Nullable SubjectAddress address, String body, List<String> undeclared)
      implements Result {
    public Read {
      undeclared = List.copyOf(undeclared);
    }
  }

  /** All that keeps the envelope from being a signal. */
  public record Unfit(List<Fault> faults) implements Result {
    public Unfit {
      faults = List.copyOf(faults);
    }
  }

  /** The names of all keys of all subjects. */
  static Set<String> keys(Catalog catalog) {
    return catalog.subjects().stream()
        .flatMap(subject -> subject.keys().stream())
        .map(Catalog.Key::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads an envelope. */
  public Result read(JsonObject envelope) {
    if (isNoEnvelope(envelope)) {
      return new Unfit(
          List.of(
              new Fault(
                  "not a CloudEvent",
                  "it has no `specversion`, `id`, `source` or `type`; how other JSON becomes"
                      + " signals is said in a mapping file")));
    }
    List<Fault> faults = new ArrayList<>();
    checkVersion(envelope, faults);
    checkFormat(envelope, faults);
    String id = required(envelope, "id", faults);
    String source = required(envelope, "source", faults);
    String type = required(envelope, "type", faults);
    String subject = optional(envelope, "subject", faults);
    Instant time = time(envelope, faults);
    JsonValue written = envelope.get("data");
    JsonValue sorted =
        written instanceof JsonObject object ? CanonicalJson.sorted(object) : written;
    SignalData.Fits fits = fits(type, sorted, faults);
    if (fits == null || !faults.isEmpty()) {
      return new Unfit(faults);
    }
    return new Read(
        new Signal(source, id, time, fits.content()),
        subject.isEmpty() ? null : address(subject),
        sorted instanceof JsonObject object ? JsonWriter.compact(object) : "{}",
        fits.undeclared());
  }

  private SignalData.@Nullable Fits fits(
      String type, @Nullable JsonValue written, List<Fault> faults) {
    if (type.isEmpty()) {
      return null;
    }
    return switch (data.read(type, written)) {
      case SignalData.Fits fits -> fits;
      case SignalData.Misfits misfits -> {
        faults.addAll(misfits.faults());
        yield null;
      }
    };
  }

  /** Whose signal it is, by the text of a {@code subject}. */
  private SubjectAddress address(String subject) {
    int slash = subject.indexOf('/');
    boolean named =
        slash > 0 && slash < subject.length() - 1 && keys.contains(subject.substring(0, slash));
    return named
        ? new SubjectAddress(subject.substring(0, slash), subject.substring(slash + 1))
        : new SubjectAddress(null, subject);
  }

  private static boolean isNoEnvelope(JsonObject envelope) {
    return envelope.get("specversion") == null
        && envelope.get("id") == null
        && envelope.get("source") == null
        && envelope.get("type") == null;
  }

  private static void checkVersion(JsonObject envelope, List<Fault> faults) {
    String version = required(envelope, "specversion", faults);
    if (!version.isEmpty() && !version.equals(VERSION)) {
      faults.add(
          new Fault("unknown specversion", Shown.quoted(version) + " (only 1.0 can be read)"));
    }
  }

  /** Data in another format than JSON would have to be decoded first. */
  private static void checkFormat(JsonObject envelope, List<Fault> faults) {
    if (envelope.get("data_base64") != null) {
      faults.add(new Fault("data is not JSON", "it is given as `data_base64`"));
    }
    String type = optional(envelope, "datacontenttype", faults);
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.isEmpty() && !media.endsWith("/json") && !media.endsWith("+json")) {
      faults.add(new Fault("data is not JSON", "its type is " + Shown.quoted(type)));
    }
  }

  private static @Nullable Instant time(JsonObject envelope, List<Fault> faults) {
    String text = optional(envelope, "time", faults);
    if (text.isEmpty()) {
      return null;
    }
    return switch (ValueText.read(Scalar.DATETIME, text)) {
      case Reading.Known(Value.Moment moment) -> moment.instant();
      case Reading.Misfit misfit -> {
        faults.add(new Fault("`time` does not fit", misfit.reason()));
        yield null;
      }
      case Reading.Known _, Reading.Unknown _ ->
          throw new IllegalStateException("a time was read as something else");
    };
  }

  /** The text of an attribute; empty where it is at fault. */
  private static String required(JsonObject envelope, String name, List<Fault> faults) {
    JsonValue value = envelope.get(name);
    if (value == null || value == JsonNull.NULL) {
      faults.add(new Fault("no `" + name + "`", "every CloudEvent has one"));
      return "";
    }
    return text(name, value, faults);
  }

  /** The text of an attribute; empty where there is none or it is at fault. */
  private static String optional(JsonObject envelope, String name, List<Fault> faults) {
    JsonValue value = envelope.get(name);
    return value == null || value == JsonNull.NULL ? "" : text(name, value, faults);
  }

  private static String text(String name, JsonValue value, List<Fault> faults) {
    String fault =
        value instanceof JsonText text
            ? SignalData.faultOfName(text.text())
            : "it is " + value.kind() + ", not a text";
    if (fault != null) {
      faults.add(new Fault("`" + name + "` does not fit", fault));
      return "";
    }
    return ((JsonText) value).text();
  }
}
