package dev.milepost.cli.command;

import dev.milepost.engine.value.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, which stand for the constants of an enumeration. */
public final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {

  private final List<E> constants;

  /** Reads the names of these constants in lower case. */
  public WordConverter(E[] constants) {
    this.constants = List.of(constants);
  }

  @Override
  public E convert(String written) {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      String word = constant.name().toLowerCase(Locale.ROOT);
      if (word.equals(written)) {
        return constant;
      }
      words.add(word);
    }
    String suggestion =
        NearestName.of(written, words)
            .map(nearest -> "; did you mean `" + nearest + "`?")
            .orElse("");
    throw new TypeConversionException(
        "`" + written + "` is none of " + String.join(", ", words) + suggestion);
  }
}
