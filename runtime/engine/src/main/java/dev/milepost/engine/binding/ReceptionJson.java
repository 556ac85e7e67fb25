package dev.milepost.engine.binding;

import dev.milepost.engine.binding.Verification.Hash;
import dev.milepost.engine.binding.Verification.Hmac;
import dev.milepost.engine.binding.Verification.Place;
import dev.milepost.engine.binding.Verification.Shown;
import dev.milepost.engine.binding.Verification.Standard;
import dev.milepost.engine.binding.Verification.Stripe;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.mapping.MappingJson;
import java.util.Locale;

/** Receptions of webhooks as JSON. */
final class ReceptionJson {

  private ReceptionJson() {}

  static JsonObject write(Reception reception) {
    JsonObject.Builder json = JsonObject.builder();
    Verification verification = reception.verification();
    if (verification != null) {
      json.put("verified", write(verification));
    }
    return json.put("mapping", MappingJson.write(reception.mapping())).build();
  }

  static Reception read(JsonPart json) throws JsonFormException {
    json.only("verified", "mapping");
    JsonPart verified = json.optional("verified");
    return new Reception(
        verified == null ? null : verification(verified), MappingJson.read(json.member("mapping")));
  }

  private static JsonObject write(Verification verification) {
    JsonObject.Builder json = JsonObject.builder();
    switch (verification) {
      case Shown(String _, Place place, String name) ->
          json.put("by", "secret").put("in", word(place)).put("name", name);
      case Standard _ -> json.put("by", "standard");
      case Stripe(String _, String header) -> json.put("by", "stripe").put("header", header);
      case Hmac hmac -> {
        json.put("by", word(hmac.hash())).put("header", hmac.header());
        if (hmac.prefix() != null) {
          json.put("after", hmac.prefix());
        }
        if (hmac.timeHeader() != null) {
          json.put("timeHeader", hmac.timeHeader());
        }
      }
    }
    return json.put("secret", verification.secret()).build();
  }

  private static Verification verification(JsonPart json) throws JsonFormException {
    String by = json.text("by");
    String secret = json.text("secret");
    switch (by) {
      case "secret" -> {
        json.only("by", "in", "name", "secret");
        return new Shown(secret, place(json.member("in")), json.text("name"));
      }
      case "standard" -> {
        json.only("by", "secret");
        return new Standard(secret);
      }
      case "stripe" -> {
        json.only("by", "header", "secret");
        return new Stripe(secret, json.text("header"));
      }
      default -> {
        json.only("by", "header", "after", "timeHeader", "secret");
        return new Hmac(
            secret,
            hash(json.member("by")),
            json.text("header"),
            json.optionalText("after"),
            json.optionalText("timeHeader"));
      }
    }
  }

  private static Place place(JsonPart json) throws JsonFormException {
    String word = json.text();
    for (Place place : Place.values()) {
      if (word(place).equals(word)) {
        return place;
      }
    }
    throw json.misfit("\"header\", \"query\" or \"body\" was expected");
  }

  private static Hash hash(JsonPart json) throws JsonFormException {
    String word = json.text();
    for (Hash hash : Hash.values()) {
      if (word(hash).equals(word)) {
        return hash;
      }
    }
    throw json.misfit(
        "\"secret\", \"standard\", \"stripe\", \"sha1\", \"sha256\" or \"sha512\" was expected");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
