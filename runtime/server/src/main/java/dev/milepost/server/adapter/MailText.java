package dev.milepost.server.adapter;

import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail as text.
 *
 * @param to addresses with commas between them
 */
record MailText(String to, String subject, String body) {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LARGEST_TEMPLATE = 1 << 18;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,99}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String SUBJECT = "Subject:";

  MailText {
    subject = shortened(subject.replaceAll("[\\p{Cntrl}]+", " ").strip());
  }

  /**
   * Writes the mail.
   *
   * @param templates the folder of templates, or null
   * @throws UnsendableException where nobody is named, or there is no text
   */
  static MailText of(Parcel parcel, @Nullable Path templates) throws UnsendableException {
    return switch (parcel.action().request()) {
      case OutgoingAction.AppAction asked -> of(asked, templates);
      case OutgoingAction.Notice notice ->
          new MailText(
              address(parcel, notice.address()),
              firstLine(notice.text()),
              notice.text() + "\n" + footer(parcel));
      case OutgoingAction.Question question ->
          new MailText(
              address(parcel, question.address()),
              firstLine(question.text()),
              question.text()
                  + "\n\nAnswer with one of: "
                  + String.join(", ", question.answers())
                  + "\n"
                  + footer(parcel));
    };
  }

  private static MailText of(OutgoingAction.AppAction asked, @Nullable Path templates)
      throws UnsendableException {
    Map<String, String> arguments = new HashMap<>();
    for (FieldValue argument : asked.arguments()) {
      Value value = argument.value();
      if (value != null) {
        arguments.put(argument.field(), value.print());
      }
    }
    String to = arguments.get("To");
    if (to == null) {
      throw new UnsendableException(
          "an e-mail needs an argument To, and " + asked.action() + " has none");
    }
    String template = arguments.get("Template");
    if (template != null) {
      return filled(to, template(templates, template), arguments);
    }
    String text = arguments.get("Text");
    if (text == null) {
      throw new UnsendableException(
          "an e-mail needs an argument Template or Text, and " + asked.action() + " has neither");
    }
    return new MailText(to, arguments.getOrDefault("Subject", firstLine(text)), text);
  }

  private static MailText filled(String to, List<String> lines, Map<String, String> arguments) {
    String subject = lines.getFirst().substring(SUBJECT.length()).strip();
    int start = lines.size() > 1 && lines.get(1).isBlank() ? 2 : 1;
    String body = String.join("\n", lines.subList(start, lines.size())) + "\n";
    return new MailText(to, fill(subject, arguments), fill(body, arguments));
  }

  private static List<String> template(@Nullable Path folder, String name)
      throws UnsendableException {
    if (folder == null) {
      throw new UnsendableException(
          "the template \"" + name + "\" is asked for, and nobody has said where templates are");
    }
    if (!NAME.matcher(name).matches()) {
      throw new UnsendableException("\"" + name + "\" is no name of a template");
    }
    Path file = folder.resolve(name + ".txt");
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_TEMPLATE) {
        throw new UnsendableException(
            "there is no template " + name + ".txt of at most " + LARGEST_TEMPLATE + " bytes");
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.getFirst().startsWith(SUBJECT)) {
        throw new UnsendableException(
            "the template " + name + ".txt does not begin with a line \"Subject: ...\"");
      }
      return lines;
    } catch (IOException _) {
      throw new UnsendableException("the template " + name + ".txt cannot be read");
    }
  }

  private static String fill(String text, Map<String, String> arguments) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(arguments.getOrDefault(found.group(1), "unknown")));
  }

  private static String address(Parcel parcel, @Nullable String address)
      throws UnsendableException {
    if (address == null) {
      throw new UnsendableException(
          parcel.action().what() + " has no address: nobody is known to be told");
    }
    return address;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_SUBJECT ? text.substring(0, LONGEST_SUBJECT) + "…" : text;
  }

  private static String footer(Parcel parcel) {
    return "\n-- \n"
        + parcel.subject().type()
        + " "
        + parcel.subject().key()
        + ", \""
        + parcel.action().execution().journey()
        + "\"\n";
  }
}
