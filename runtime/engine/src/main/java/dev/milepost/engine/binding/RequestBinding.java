package dev.milepost.engine.binding;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that an action becomes.
 *
 * @param address an absolute address; the values of arguments are percent-encoded in it
 * @param secret the secret that is sent, or null: none
 * @param headers further headers, with names that are unique whatever their case
 * @param body the members of the JSON object that is sent, or null: no body
 * @param returns how the answer becomes signals, or null: it becomes none
 */
public record RequestBinding(
    Method method,
    RequestText address,
    @Nullable SecretUse secret,
    List<Header> headers,
    @Nullable List<BodyField> body,
    @Nullable SignalMapping returns) {

  public RequestBinding {
    headers = List.copyOf(headers);
    body = body == null ? null : List.copyOf(body);
  }

  /** What is done with the address. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /**
   * That a secret is sent. Only its name is known here.
   *
   * @param header the header that carries it bare, or null: {@code Authorization: Bearer}
   */
  public record SecretUse(String name, @Nullable String header) {}

  /** A header. One that names an argument without a value is left out. */
  public record Header(String name, RequestText value) {}

  /**
   * A member of the object that is sent.
   *
   * @param path names with dots between them, which nest objects; a number is the place of an item
   *     in an array, from 0
   */
  public record BodyField(String path, BodyValue value) {}

  /** What a member is set to. */
  public sealed interface BodyValue {

    /** An argument of the action, with its type; one without a value is left out. */
    record Argument(String name) implements BodyValue {}

    /** A literal. */
    record Constant(Value value) implements BodyValue {}

    /** A text; {@code unknown} is printed for an argument without a value. */
    record Composed(RequestText text) implements BodyValue {}
  }
}
