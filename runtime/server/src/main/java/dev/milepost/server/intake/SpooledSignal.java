package dev.milepost.server.intake;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.message.MessagePlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal as one row of the spool: its parts as text, with U+0000 behind each. No part holds that
 * character: names with it are refused, and JSON escapes it. One column costs a quarter of what one
 * for each part does.
 */
final class SpooledSignal {

  private static final char END = '\0';

  private final String text;
  private int at;

  private SpooledSignal(String text) {
    this.text = text;
  }

  static byte[] write(Outcome.Incoming incoming) {
    Signal signal = incoming.signal();
    SubjectAddress address = incoming.address();
    StringBuilder out = new StringBuilder(160 + incoming.body().length());
    out.append(signal.source()).append(END);
    out.append(signal.id()).append(END);
    instant(signal.time(), out);
    instant(incoming.receipt(), out);
    out.append(SignalData.type(signal.content())).append(END);
    // Neither a key nor its value is ever empty.
    out.append(address == null || address.key() == null ? "" : address.key()).append(END);
    out.append(address == null ? "" : address.value()).append(END);
    out.append(incoming.place().line()).append(END);
    out.append(incoming.place().ordinal()).append(END);
    out.append(incoming.body()).append(END);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Outcome.Incoming read(byte[] row, SignalData data) {
    return new SpooledSignal(new String(row, StandardCharsets.UTF_8)).read(data);
  }

  private Outcome.Incoming read(SignalData data) {
    String source = next();
    String id = next();
    Instant time = instant();
    Instant receipt = instant();
    String type = next();
    String key = next();
    String subject = next();
    MessagePlace place = new MessagePlace(Long.parseLong(next()), Long.parseLong(next()));
    String body = next();
    return new Outcome.Incoming(
        new Signal(source, id, time, content(type, body, data)),
        subject.isEmpty() ? null : new SubjectAddress(key.isEmpty() ? null : key, subject),
        receipt,
        place,
        body);
  }

  private String next() {
    int end = text.indexOf(END, at);
    String part = text.substring(at, end);
    at = end + 1;
    return part;
  }

  private @Nullable Instant instant() {
    String seconds = next();
    String nanos = next();
    return seconds.isEmpty()
        ? null
        : Instant.ofEpochSecond(Long.parseLong(seconds), Integer.parseInt(nanos));
  }

  private static void instant(@Nullable Instant instant, StringBuilder out) {
    if (instant == null) {
      out.append(END).append(END);
    } else {
      out.append(instant.getEpochSecond()).append(END).append(instant.getNano()).append(END);
    }
  }

  private static Signal.Content content(String type, String body, SignalData data) {
    try {
      if (data.read(type, JsonReader.MESSAGE.read(body)) instanceof SignalData.Fits fits) {
        return fits.content();
      }
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("a body that was written cannot be read", e);
    }
    throw new IllegalStateException("a body that did fit does not any more");
  }
}
