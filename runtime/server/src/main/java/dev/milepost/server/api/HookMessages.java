package dev.milepost.server.api;

import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.api.Incomings.Prepared;
import dev.milepost.server.intake.MappedObjects;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.live.Running;
import dev.milepost.server.writer.Submission.Origin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes signals of what an app's webhooks say. */
final class HookMessages {

  /** The member under which a mapping finds headers; also in dead letters. */
  static final String HEADER = "header";

  private static final String HOOK = "hook";
  private static final String NAME = "name";
  private static final String BODY = "body";
  private static final int SHORT_NAME = 32;

  private final String app;
  private final MappedObjects mapping;

  private HookMessages(String app, MappedObjects mapping) {
    this.app = app;
    this.mapping = mapping;
  }

  /**
   * What a webhook says.
   *
   * @param unmapped how many messages no rule holds for
   */
  record Said(List<Prepared> prepared, int unmapped) {
    Said {
      prepared = List.copyOf(prepared);
    }
  }

  /** Those of an app; empty where it takes no webhooks. */
  static Optional<HookMessages> of(Running running, String app) {
    Reception reception = running.deployment().bindings().receives().get(app);
    if (reception == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HookMessages(
              app,
              new MappedObjects(
                  reception.mapping(), running.deployment().catalog(), HOOK + "s/" + app)));
    } catch (IntakeException e) {
      throw new IllegalStateException("the compiler has checked it: " + e.getMessage(), e);
    }
  }

  /** A name for a webhook that has none: the same bytes have the same. */
  static String name(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(hash).substring(0, SHORT_NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads a body; an array holds several messages.
   *
   * @param header gives the values of headers, or null
   * @param name names it where it does not name itself
   */
  Said read(JsonValue body, Function<String, @Nullable String> header, String name, Origin origin) {
    List<JsonValue> items = body instanceof JsonArray(List<JsonValue> many) ? many : List.of(body);
    JsonObject headers = headers(header);
    List<Prepared> prepared = new ArrayList<>();
    int unmapped = 0;
    for (int i = 0; i < items.size(); i++) {
      String own = items.size() == 1 ? name : name + "-" + (i + 1);
      JsonValue item = items.get(i);
      if (!(item instanceof JsonObject object)) {
        Fault fault = new Fault("a JSON object was expected", "it is " + item.kind());
        prepared.add(unfit(List.of(fault), item, headers, own));
        continue;
      }
      for (Outcome outcome : mapping.read(with(object, headers), own)) {
        switch (outcome) {
          case Outcome.Incoming incoming -> prepared.add(Incomings.signal(incoming, origin));
          case Outcome.Rejected rejected ->
              prepared.add(unfit(rejected.faults(), item, headers, own));
          case Outcome.Unmapped _ -> unmapped++;
          case Outcome.Broken broken -> throw new IllegalStateException(broken.reason());
        }
      }
    }
    return new Said(prepared, unmapped);
  }

  /** The headers that the mapping reads, by the names that it has for them. */
  private JsonObject headers(Function<String, @Nullable String> header) {
    JsonObject.Builder headers = JsonObject.builder();
    for (String path : mapping.paths()) {
      if (path.startsWith(HEADER + ".")) {
        String name = path.substring(HEADER.length() + 1);
        String value = header.apply(name);
        if (value != null) {
          headers.put(name, new JsonText(value));
        }
      }
    }
    return headers.build();
  }

  private static JsonObject with(JsonObject body, JsonObject headers) {
    JsonObject.Builder object = JsonObject.builder();
    for (Map.Entry<String, JsonValue> member : body.members().entrySet()) {
      if (!member.getKey().equals(HEADER)) {
        object.put(member.getKey(), member.getValue());
      }
    }
    return object.put(HEADER, headers).build();
  }

  /** What cannot be taken is kept with all that is needed to send it again. */
  private Prepared unfit(List<Fault> faults, JsonValue body, JsonObject headers, String name) {
    JsonObject kept =
        JsonObject.builder()
            .put(HOOK, app)
            .put(NAME, name)
            .put(HEADER, headers)
            .put(BODY, body)
            .build();
    return Incomings.unfit(faults, JsonWriter.compact(kept), HOOK + "s/" + app, name);
  }

  /** What a kept webhook says; empty where the message is none that an app takes. */
  static Optional<Said> kept(Running running, JsonValue message, Origin origin) {
    if (!(message instanceof JsonObject kept)
        || !(kept.get(HOOK) instanceof JsonText(String app))
        || !(kept.get(NAME) instanceof JsonText(String name))) {
      return Optional.empty();
    }
    JsonValue body = kept.get(BODY);
    HookMessages messages = of(running, app).orElse(null);
    if (body == null || messages == null) {
      return Optional.empty();
    }
    JsonObject headers =
        kept.get(HEADER) instanceof JsonObject own ? own : JsonObject.builder().build();
    return Optional.of(
        messages.read(
            body,
            header -> headers.get(header) instanceof JsonText(String value) ? value : null,
            name,
            origin));
  }
}
