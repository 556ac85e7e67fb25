package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonWriter;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads event logs in XES (IEEE 1849): each event is a message. Its attributes are found by their
 * keys, those of its trace by {@code trace.} and the key; an attribute of the event that is itself
 * called so goes first. Attributes inside of attributes are passed over, as are lists, globals and
 * classifiers. Document type declarations are refused.
 */
final class XesReader implements MessageReader {

  private static final String DEEPEST = "100";
  private static final String UNLIMITED = "0";
  private static final List<String> COUNTS_OF_ENTITIES =
      List.of("entityExpansionLimit", "maxGeneralEntitySizeLimit", "totalEntitySizeLimit");

  private final InflatedFile file;
  private final BoundedInput input;
  private final XMLStreamReader xml;
  private final PathTable paths;
  private final XesEvent event;
  private long ordinal;
  private int depth;
  private int traceDepth;
  private boolean ended;

  XesReader(InflatedFile file, String name, PathTable paths) throws IntakeException {
    this.file = file;
    this.paths = paths;
    this.event = new XesEvent(paths);
    this.input = new BoundedInput(file);
    try {
      this.xml = factory().createXMLStreamReader(XmlEncoding.reader(file, name, input));
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IntakeException unreadable
          ? unreadable
          : new IntakeException(Shown.quoted(name) + " is no XML: " + words(e), e);
    }
  }

  @Override
  public @Nullable Reading next() throws IntakeException {
    if (ended) {
      return null;
    }
    try {
      while (xml.hasNext()) {
        input.renew();
        Reading reading =
            switch (xml.next()) {
              case XMLStreamConstants.START_ELEMENT -> start();
              case XMLStreamConstants.END_ELEMENT -> {
                traceDepth = depth == traceDepth ? 0 : traceDepth;
                depth--;
                yield null;
              }
              case XMLStreamConstants.DTD ->
                  broken("a document type declaration, which no event log has, is not read");
              default -> null;
            };
        if (reading != null) {
          return reading;
        }
      }
    } catch (XMLStreamException e) {
      return broken(e);
    }
    ended = true;
    return null;
  }

  @Override
  public List<String> neverSeen() {
    return paths.neverSeen();
  }

  @Override
  public void close() throws IntakeException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IntakeException("the XML parser cannot be closed: " + words(e), e);
    } finally {
      file.close();
    }
  }

  /** An element outside of events begins. */
  private @Nullable Reading start() throws XMLStreamException {
    depth++;
    String name = xml.getLocalName();
    if (depth == 1) {
      return name.equals("log")
          ? null
          : broken("the file is no event log: its root is " + Shown.quoted(name) + ", not log");
    }
    if (name.equals("event") && depth == (traceDepth == 0 ? 2 : traceDepth + 1)) {
      return event();
    }
    if (name.equals("trace") && depth == 2) {
      traceDepth = depth;
      event.beginTrace();
    } else if (traceDepth != 0 && depth == traceDepth + 1) {
      event.addToTrace(attribute("key"), attribute("value"));
    }
    return null;
  }

  /** Reads an event to its end. */
  private Reading event() throws XMLStreamException {
    MessagePlace place = new MessagePlace(xml.getLocation().getLineNumber(), ++ordinal);
    event.begin(traceDepth != 0);
    int inside = 1;
    while (inside > 0) {
      input.renew();
      int kind = xml.next();
      if (kind == XMLStreamConstants.START_ELEMENT) {
        inside++;
        if (inside == 2) {
          event.add(attribute("key"), attribute("value"));
        }
      } else if (kind == XMLStreamConstants.END_ELEMENT) {
        inside--;
      }
    }
    depth--;
    return event.isTooLong()
        ? new Bad(place, TOO_LONG, event.raw())
        : new Read(new Message(place, event.cells(), event::raw));
  }

  private @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private Broken broken(XMLStreamException e) throws IntakeException {
    return switch (e.getNestedException()) {
      case IntakeException unreadable -> throw unreadable;
      case CharacterCodingException _ ->
          broken(
              "bytes that follow are not in the encoding of the file, which is UTF-8 where its"
                  + " first line names no other");
      case BoundedInput.TooLongException tooLong ->
          broken("a tag or text is " + tooLong.getMessage());
      case null, default -> broken(words(e));
    };
  }

  private Broken broken(String reason) {
    ended = true;
    return new Broken(
        Math.max(xml.getLocation().getLineNumber(), 1),
        Math.max(xml.getLocation().getColumnNumber(), 1),
        reason);
  }

  /** The parser's own words without the place, which is told apart. */
  private static String words(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    String words = start < 0 ? message : message.substring(start + "Message: ".length());
    String line = JsonWriter.escape(Shown.cut(words.strip(), 300));
    boolean isAcronym = line.length() > 1 && Character.isUpperCase(line.charAt(1));
    return line.isEmpty() || isAcronym
        ? line
        : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
    // These count &amp; too, and without declarations there is nothing else that can expand.
    for (String limit : COUNTS_OF_ENTITIES) {
      factory.setProperty("jdk.xml." + limit, UNLIMITED);
    }
    return factory;
  }
}
