package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** How the places that findings speak of are kept. */
sealed interface KeptPlaces {

  /** Whether a place can be kept. */
  boolean hold(Span span);

  void write(Span span, DataOutputStream out) throws IOException;

  /**
   * Reads what was written.
   *
   * @throws IOException where there is no such text
   * @throws IllegalArgumentException where a text has no such place
   */
  Span read(DataInputStream in) throws IOException;

  /** Whether all places of a finding can be kept. */
  default boolean holdAllOf(Diagnostic found) {
    Suggestion suggestion = found.suggestion();
    return hold(found.span())
        && found.related().stream().allMatch(related -> hold(related.span()))
        && (suggestion == null || suggestion.edits().stream().allMatch(edit -> hold(edit.span())));
  }

  /** Counts from where a journey begins, so that it may stand anywhere. */
  record OfJourney(Span journey) implements KeptPlaces {
    @Override
    public boolean hold(Span span) {
      return journey.encloses(span);
    }

    @Override
    public void write(Span span, DataOutputStream out) throws IOException {
      out.writeInt(span.start() - journey.start());
      out.writeInt(span.end() - journey.start());
    }

    @Override
    public Span read(DataInputStream in) throws IOException {
      int start = journey.start() + in.readInt();
      int end = journey.start() + in.readInt();
      return journey.source().span(start, end);
    }
  }

  /** Counts texts, and from where each begins. */
  record OfTexts(List<Source> texts) implements KeptPlaces {
    public OfTexts {
      texts = List.copyOf(texts);
    }

    @Override
    public boolean hold(Span span) {
      return texts.contains(span.source());
    }

    @Override
    public void write(Span span, DataOutputStream out) throws IOException {
      out.writeInt(texts.indexOf(span.source()));
      out.writeInt(span.start());
      out.writeInt(span.end());
    }

    @Override
    public Span read(DataInputStream in) throws IOException {
      int text = in.readInt();
      if (text < 0 || text >= texts.size()) {
        throw new IOException("no text " + text);
      }
      return texts.get(text).span(in.readInt(), in.readInt());
    }
  }
}
