package dev.milepost.server.http;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request asks of a long list. A cursor says behind which item a page begins, so that a list
 * that grows while it is read repeats and leaves out nothing that was there before.
 *
 * @param after what the cursor says of the item before the page; empty for the first page
 * @param limit the most items, 1 to 1000
 */
public record Page(Optional<String> after, int limit) {

  private static final int MOST = 1_000;
  private static final int STANDARD = 100;

  /**
   * Reads {@code cursor} and {@code limit}.
   *
   * @throws ProblemException where one of them is none
   */
  public static Page of(Request request) {
    int limit = request.query("limit", 1, MOST, STANDARD);
    return new Page(request.query("cursor").map(Page::decode), limit);
  }

  /**
   * The number that the cursor holds, or the given one for the first page.
   *
   * @throws ProblemException where the cursor is of another list
   */
  public long after(long first) {
    return after.map(Page::number).orElse(first);
  }

  /**
   * An answer with the page.
   *
   * @param items at most one more than the limit, which tells that there is another page
   * @param position what tells an item from all others in the order of the list
   */
  public <T> Answer answer(
      List<T> items, Function<T, String> position, Function<T, ? extends JsonValue> json) {
    List<T> shown = items.size() > limit ? items.subList(0, limit) : items;
    List<JsonValue> values = new ArrayList<>(shown.size());
    shown.forEach(item -> values.add(json.apply(item)));
    JsonObject.Builder page = JsonObject.builder().put("items", new JsonArray(values));
    if (items.size() > limit) {
      page.put("next", encode(position.apply(shown.getLast())));
    }
    return Answer.ok(page.build());
  }

  private static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw badCursor();
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw badCursor();
    }
  }

  /** The exception for a cursor that does not belong to a list. */
  public static ProblemException badCursor() {
    return Problem.badRequest("`cursor` is not one that this list gave").exception();
  }
}
