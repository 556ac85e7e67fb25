package dev.milepost.compiler.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.engine.binding.BindingsJson;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How apps are reached. */
final class BindingsTest {

  private static final String SHOP =
      """
      app Shop
        record Order
          Status: text
        action Cancel
          OrderId: text
          Fee:     money
      """;

  private static String send(String... lines) {
    return SHOP + "  sends Cancel as " + String.join("\n    ", lines) + "\n";
  }

  private static String request(String app, String text) {
    Compilation compilation = Compiled.text("shop.journey", text);
    assertThat(Compiled.findings(compilation)).isEmpty();
    JsonValue sends = BindingsJson.write(compilation.bindings()).get("sends");
    return sends instanceof JsonObject actions
            && actions.get(app + ".Cancel") instanceof JsonObject request
        ? JsonWriter.compact(request)
        : "no request";
  }

  @Test
  void anActionIsBoundToARequest() {
    assertThat(
            request(
                "Shop",
                send(
                    "POST \"https://shop.example/orders/{OrderId}\"",
                    "with secret \"SHOP_TOKEN\"",
                    "header \"X-Origin\": \"milepost\"",
                    "body",
                    "  `data.0.fee`: Fee",
                    "  `data.0.note`: \"of {OrderId}\"",
                    "  `silent`: true",
                    "returns",
                    "  always record Order `id` Status: `state`")))
        .isEqualTo(
            """
            {"method":"POST","address":["https://shop.example/orders/",{"argument":"OrderId"}],\
            "secret":{"name":"SHOP_TOKEN"},"headers":{"X-Origin":["milepost"]},\
            "body":[{"path":"data.0.fee","value":{"argument":"Fee"}},\
            {"path":"data.0.note","value":["of ",{"argument":"OrderId"}]},\
            {"path":"silent","value":true}],\
            "returns":{"rules":[{"record":"Shop.Order","id":{"path":"id"},\
            "set":[{"field":"Status","value":{"path":"state"}}],"at":"shop.journey:15"}]}}\
            """);
  }

  @Test
  void withoutABodyAllArgumentsAreSentUnderTheirNames() {
    assertThat(request("Shop", send("PUT \"https://shop.example/\"")))
        .contains(
            "\"body\":[{\"path\":\"OrderId\",\"value\":{\"argument\":\"OrderId\"}},"
                + "{\"path\":\"Fee\",\"value\":{\"argument\":\"Fee\"}}]");
    assertThat(request("Shop", send("DELETE \"https://shop.example/{OrderId}\"")))
        .doesNotContain("body");
  }

  @Test
  void anAppThatIsLikeAnotherSendsAsThatOneDoes() {
    String text =
        send(
                "GET \"https://shop.example/{OrderId}\"",
                "returns",
                "  always record Order `id` Status: `state`")
            + "app ShopEU like Shop\n";

    assertThat(request("ShopEU", text)).contains("\"record\":\"ShopEU.Order\"");
    assertThat(request("Shop", text)).contains("\"record\":\"Shop.Order\"");
  }

  @Test
  void anAppThatIsLikeAnotherMaySendInItsOwnWay() {
    String text =
        send("GET \"https://shop.example/{OrderId}\"")
            + "app ShopEU like Shop\n  sends Cancel as GET \"https://shop.eu.example/\"\n";

    assertThat(request("ShopEU", text)).contains("https://shop.eu.example/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          GET "https://{OrderId}.example/"                                | the host of this address is not written out
          GET "https://shop{OrderId}"                                     | the host of this address is not written out
          GET "https://user@shop.example/"                                | the host of this address is not written out
          GET "https://x.example/" with secret "../key"                   | a secret may not be called like this
          GET "https://x.example/" header "Host": "a"                     | the header `Host` is set by whoever sends the request
          GET "https://x.example/" header "A B": "a"                      | no header of a request may be called like this
          GET "https://x.example/" with secret "A" header "authorization": "a" | the header `authorization` is set twice
          PUT "https://x.example/" body `a`: Fee `a.b`: Fee               | `a` cannot be both a value and an object
          PUT "https://x.example/" body `a..b`: Fee                       | a name is missing between the dots of `a..b`
          PUT "https://x.example/" body `a.1`: Fee                        | the items of `a` are not numbered from 0 on without a gap
          PUT "https://x.example/" body `a.0`: Fee `a.b`: Fee             | the items of `a` are not numbered from 0 on without a gap
          PUT "https://x.example/" body `0.a`: Fee                        | a body is an object, so it does not begin with the place of an item
          PUT "https://x.example/" body `a`: today                        | `today` cannot be sent
          PUT "https://x.example/" returns                                | this makes no signal of any message
          """)
  void whatCannotBeSentIsToldOnceAndBindsNothing(String request, String message) {
    Compilation compilation =
        Compiled.text("shop.journey", send(request) + "app ShopEU like Shop\n");

    assertThat(compilation.diagnostics()).extracting(Diagnostic::message).containsExactly(message);
    assertThat(compilation.bindings().sends()).doesNotContainKey(TypeName.parse("Shop.Cancel"));
  }

  @Test
  void whatComesBackStandsBehindARequest() {
    Compilation compilation =
        Compiled.text("shop.journey", SHOP + "  returns\n    always record Order `id`\n");

    assertThat(compilation.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("`returns` belongs inside `sends`");
  }

  private static String receives(String app, String... lines) {
    Compilation compilation = Compiled.text("shop.journey", receiving(lines) + LIKE);
    assertThat(Compiled.findings(compilation)).isEmpty();
    JsonValue receives = BindingsJson.write(compilation.bindings()).get("receives");
    return receives instanceof JsonObject apps && apps.get(app) instanceof JsonObject reception
        ? JsonWriter.compact(reception)
        : "no reception";
  }

  private static final String LIKE = "app Branch like Shop\n";

  private static String receiving(String... lines) {
    return SHOP + "  receives\n    " + String.join("\n    ", lines) + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          signed as standard with secret "S"                                   | {"by":"standard","secret":"S"}
          signed as STRIPE with secret "S"                                     | {"by":"stripe","header":"Stripe-Signature","secret":"S"}
          signed as stripe with secret "S" in header "X-S"                     | {"by":"stripe","header":"X-S","secret":"S"}
          signed as sha256 with secret "S" in header "X-S" after "sha256="     | {"by":"sha256","header":"X-S","after":"sha256=","secret":"S"}
          signed as sha1 with secret "S" in header "X-S" with time in header "X-T" | {"by":"sha1","header":"X-S","timeHeader":"X-T","secret":"S"}
          with secret "S" in header "X-Token"                                  | {"by":"secret","in":"header","name":"X-Token","secret":"S"}
          with secret "S" in query "token"                                     | {"by":"secret","in":"query","name":"token","secret":"S"}
          with secret "S" in `data.token`                                      | {"by":"secret","in":"body","name":"data.token","secret":"S"}
          """)
  void webhooksShowWhereTheyComeFrom(String clause, String verified) {
    assertThat(receives("Shop", clause, "always record Order `id` Status: `state`"))
        .isEqualTo(
            "{\"verified\":"
                + verified
                + ",\"mapping\":{\"rules\":[{\"record\":\"Shop.Order\",\"id\":{\"path\":\"id\"},"
                + "\"set\":[{\"field\":\"Status\",\"value\":{\"path\":\"state\"}}],"
                + "\"at\":\"shop.journey:9\"}]}}");
  }

  @Test
  void anAppReceivesAsTheOneThatItIsLike() {
    assertThat(receives("Branch", "always for each `orders` record Order `item.id` gone"))
        .isEqualTo(
            "{\"mapping\":{\"rules\":[{\"each\":\"orders\",\"gone\":\"Branch.Order\","
                + "\"id\":{\"path\":\"item.id\"},\"at\":\"shop.journey:8\"}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          signed as sha25 with secret "S" in header "X-S"              | webhooks are not signed as `sha25`
          signed as sha256 with secret "S"                             | it is not said in which header the signature comes
          signed as standard with secret "S" in header "X-S"           | the Standard Webhooks scheme has headers of its own
          signed as stripe with secret "S" after "v1="                 | what stands before the signature is part of this scheme
          signed as sha256 with secret "a b" in header "X-S"           | a secret may not be called like this
          signed as sha256 with secret "S" in header "X S"             | no header of a request may be called like this
          with secret "S" in cookie "token"                            | a secret does not come in a `cookie`
          """)
  void whatIsWrongWithThatIsSaid(String clause, String message) {
    Compilation compilation =
        Compiled.text("shop.journey", receiving(clause, "always record Order `id` gone"));
    assertThat(compilation.diagnostics()).extracting(Diagnostic::message).containsExactly(message);
  }

  @Test
  void webhooksAreVerifiedInOneWay() {
    Compilation compilation =
        Compiled.text(
            "shop.journey",
            receiving(
                "with secret \"S\" in query \"token\"",
                "signed as standard with secret \"S\"",
                "always record Order `id` gone"));
    assertThat(compilation.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("how webhooks are verified is said twice");
  }
}
