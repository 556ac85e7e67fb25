package dev.milepost.engine.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.engine.binding.RequestBinding.BodyField;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestBinding.Header;
import dev.milepost.engine.binding.RequestBinding.Method;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.binding.RequestText.Part;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsJsonTest {

  private static final SignalMapping MAPPING =
      new SignalMapping(
          null,
          null,
          null,
          List.of(
              new SignalMapping.Rule(
                  List.of(new SignalMapping.Guard.OneOf("data.0.code", List.of("SUCCESS"), false)),
                  new SignalMapping.Target.RecordGone(
                      TypeName.parse("Shop.Order"),
                      new SignalMapping.ValueSource(
                          new SignalMapping.Origin.Outside("data.0.id"), List.of())),
                  new SignalMapping.Place("shop.journey", 7))));

  private static final Bindings EVERYTHING =
      new Bindings(
          Map.of(
              "Shop",
              new Reception(null, MAPPING),
              "Shown",
              new Reception(
                  new Verification.Shown("TOKEN", Verification.Place.QUERY, "token"), MAPPING),
              "Standard",
              new Reception(new Verification.Standard("STANDARD"), MAPPING),
              "Stripe",
              new Reception(new Verification.Stripe("STRIPE", "Stripe-Signature"), MAPPING),
              "GitHub",
              new Reception(
                  new Verification.Hmac(
                      "GITHUB", Verification.Hash.SHA256, "X-Hub-Signature-256", "sha256=", null),
                  MAPPING),
              "Zendesk",
              new Reception(
                  new Verification.Hmac(
                      "ZENDESK", Verification.Hash.SHA512, "X-Signature", null, "X-Time"),
                  MAPPING)),
          Map.of(
              TypeName.parse("Shop.Cancel"),
              new RequestBinding(
                  Method.PATCH,
                  new RequestText(
                      List.of(
                          new Part.Fixed("https://shop.example/orders/"),
                          new Part.Argument("OrderId"))),
                  new SecretUse("SHOP_TOKEN", "X-Api-Key"),
                  List.of(new Header("X-Origin", fixed("milepost"))),
                  List.of(
                      new BodyField("data.0.id", new BodyValue.Argument("OrderId")),
                      new BodyField(
                          "fee", new BodyValue.Constant(new Value.Decimal(BigDecimal.TEN))),
                      new BodyField("silent", new BodyValue.Constant(Value.Flag.TRUE)),
                      new BodyField("note", new BodyValue.Composed(fixed("cancelled")))),
                  MAPPING),
              TypeName.parse("Shop.Ping"),
              new RequestBinding(
                  Method.GET,
                  fixed("https://shop.example/ping"),
                  new SecretUse("SHOP_TOKEN", null),
                  List.of(),
                  null,
                  null)));

  private static RequestText fixed(String text) {
    return new RequestText(List.of(new Part.Fixed(text)));
  }

  @Test
  void isReadAsItWasWritten() throws JsonFormException, JsonSyntaxException {
    String written = JsonWriter.compact(BindingsJson.write(EVERYTHING));

    Bindings read = BindingsJson.read(JsonPart.root(JsonReader.FILE.read(written)));

    assertThat(read).isEqualTo(EVERYTHING);
  }

  @Test
  void isDescribedByASchema() throws IOException, JsonSyntaxException {
    String text = resource("catalog.schema.json", BindingsJson.class);
    assertThat(JsonWriter.pretty(JsonReader.FILE.read(text))).isEqualTo(text);
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of("urn:milepost:plan:1", planSchema())))
            .getSchema(text);

    assertThat(schema.validate(catalogue("bindings"), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(catalogue("binding"), InputFormat.JSON)).isNotEmpty();
  }

  private static String catalogue(String member) {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("format", 1)
            .put("catalog", CatalogJson.write(new Catalog(List.of(), List.of())))
            .put(member, BindingsJson.write(EVERYTHING))
            .build());
  }

  private static String planSchema() {
    return resource("plan.schema.json", PlanJson.class);
  }

  private static String resource(String name, Class<?> beside) {
    try (InputStream resource = beside.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"receives": {"Shop": {"verified": {"by": "md5", "secret": "S", "header": "X"}, "mapping": {"rules": []}}}, "sends": {}} | at receives.Shop.verified.by: \"secret\", \"standard\", \"stripe\", \"sha1\", \"sha256\" or \"sha512\" was expected
          {"receives": {"Shop": {"verified": {"by": "secret", "secret": "S", "in": "cookie", "name": "X"}, "mapping": {"rules": []}}}, "sends": {}} | at receives.Shop.verified.in: \"header\", \"query\" or \"body\" was expected
          {"receives": {}, "sends": {"Cancel": {}}}                                      | at sends.Cancel: it belongs to no name like App.Action
          {"receives": {}, "sends": {"Shop.Cancel": {"method": "FETCH", "address": []}}} | at sends.Shop.Cancel.method: GET, POST, PUT, PATCH or DELETE was expected
          {"receives": {}, "sends": {"Shop.Cancel": {"method": "GET", "address": [1]}}}  | at sends.Shop.Cancel.address[0]: a text was expected, not a number
          {"receives": {}, "sends": {"Shop.Cancel": {"method": "GET", "address": [], "secret": {"value": "s3cret"}}}} | at sends.Shop.Cancel.secret: the member \\"value\\" is not expected (there may be name, header)
          """)
  void refusesWhatItDoesNotKnow(String text, String reason) throws JsonSyntaxException {
    JsonPart json = JsonPart.root(JsonReader.FILE.read(text));

    assertThatThrownBy(() -> BindingsJson.read(json))
        .isInstanceOf(JsonFormException.class)
        .hasMessage(reason.replace("\\\"", "\""));
  }
}
