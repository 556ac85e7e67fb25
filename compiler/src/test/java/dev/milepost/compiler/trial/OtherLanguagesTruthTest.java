package dev.milepost.compiler.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The logic of FEEL and of CEL, as far as it is ours: FEEL's null, and in both of them an operand
 * that is no truth or fails, stand for unknown.
 */
final class OtherLanguagesTruthTest {

  private static final Pattern CEL_TEST =
      Pattern.compile(
          "expr: \"([^\"]*)\"\\s+(?:disable_check: true\\s+)?"
              + "(?:value: \\{ bool_value: (true|false) }|eval_error)");

  private final Asked asked =
      Asked.in(
          """
          app Logic
            record Truth
              A: boolean
              B: boolean
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0064-feel-conjunction",
        "0065-feel-disjunction",
        "0066-feel-negation",
        "0106-feel-ternary-logic",
        "0107-feel-ternary-logic-not"
      })
  void agreesWithFeel(String model) throws Exception {
    Map<String, String> decisions = new HashMap<>();
    for (Element decision : elements(Asked.file("feel-tck/" + model + ".dmn"), "decision")) {
      decisions.put(decision.getAttribute("name"), text(decision, "text"));
    }
    int compared = 0;
    for (Element test : elements(Asked.file("feel-tck/" + model + "-test-01.xml"), "testCase")) {
      Map<String, String> inputs = new HashMap<>();
      for (Element input : elements(test, "inputNode")) {
        inputs.put(input.getAttribute("name"), text(input, "value"));
      }
      for (Element result : elements(test, "resultNode")) {
        String feel = Objects.requireNonNull(decisions.get(result.getAttribute("name")));
        assertThat(truth(feel, inputs)).as(feel).isEqualTo(truthOf(text(result, "value")));
        compared++;
      }
    }
    System.out.printf("compared %d cases of FEEL's %s%n", compared, model);
    assertThat(compared).isGreaterThan(2);
  }

  @Test
  void agreesWithCel() throws IOException {
    String tests = Files.readString(Asked.file("cel/logic.textproto"));
    String logic = tests.substring(tests.indexOf("name: \"AND\""));
    Matcher matcher = CEL_TEST.matcher(logic);
    int compared = 0;
    while (matcher.find()) {
      String cel = matcher.group(1);
      String expected = matcher.group(2) == null ? "unknown" : matcher.group(2);
      String feel = cel.replace("&&", "and").replace("||", "or").replaceFirst("^!(.*)", "not($1)");
      assertThat(truth(feel, Map.of())).as(cel).isEqualTo(expected);
      compared++;
    }
    System.out.printf("compared %d cases of CEL's logic%n", compared);
    assertThat(compared).isEqualTo(logic.split("expr:", -1).length - 1);
  }

  /** Two operands with {@code and} or {@code or} between them, or one under {@code not}. */
  private String truth(String expression, Map<String, String> inputs) {
    Map<String, JsonValue> facts = new LinkedHashMap<>();
    for (String word : List.of("and", "or")) {
      int split = expression.indexOf(" " + word + " ");
      if (split >= 0) {
        String right = expression.substring(split + word.length() + 2);
        facts.put("Logic.Truth.A", value(expression.substring(0, split), inputs));
        facts.put("Logic.Truth.B", value(right, inputs));
        return asked.truth("Logic.Truth.A = true " + word + " Logic.Truth.B = true", facts);
      }
    }
    assertThat(expression).matches("not\\(.*\\)");
    String operand = expression.substring(4, expression.length() - 1);
    facts.put("Logic.Truth.A", value(operand, inputs));
    return asked.truth("NOT Logic.Truth.A = true", facts);
  }

  private static JsonValue value(String operand, Map<String, String> inputs) {
    String value = inputs.getOrDefault(operand.strip(), operand.strip());
    return switch (value) {
      case "true" -> JsonBoolean.TRUE;
      case "false" -> JsonBoolean.FALSE;
      default -> JsonNull.NULL;
    };
  }

  private static String truthOf(String value) {
    return value.isEmpty() ? "unknown" : value;
  }

  private static List<Element> elements(Path file, String name)
      throws IOException, SAXException, ParserConfigurationException {
    return elements(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement(),
        name);
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
