package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.MappingFile;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.server.intake.message.SignalFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the file that says how lines of another shape become signals. */
final class MappingLoader {

  private final Terminal terminal;

  MappingLoader(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * How files are read.
   *
   * @param format what they hold, or null where nobody said
   */
  record Mapping(@Nullable SignalFormat format, SignalMapping rules) {}

  /**
   * Loads it.
   *
   * @return empty where it has errors, which are told then
   */
  Optional<Mapping> load(Path file, Catalog catalog) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnusableException("`" + file + "` is a folder, not a mapping file");
    }
    Diagnostics unreadable = new Diagnostics();
    Optional<Source> source;
    try (InputStream stream = Files.newInputStream(file)) {
      source = SourceReader.read(file.toString(), stream, unreadable);
    }
    if (source.isEmpty()) {
      tell(unreadable);
      throw new UnusableException("the mapping file `" + file + "` cannot be read");
    }
    MappingCompilation compiled = Compiler.compileMapping(source.get(), catalog);
    terminal.message(Findings.render(compiled.diagnostics(), terminal.messagePaint()));
    SignalMapping mapping = compiled.mapping();
    if (mapping == null) {
      Findings findings = new Findings();
      findings.add(compiled.diagnostics());
      terminal.complain("`" + file + "` has " + findings.summary() + ", so nothing is run");
      return Optional.empty();
    }
    return Optional.of(new Mapping(format(compiled.format()), mapping));
  }

  private void tell(Diagnostics unreadable) {
    terminal.message(Findings.render(unreadable.sorted(), terminal.messagePaint()));
  }

  private static @Nullable SignalFormat format(MappingFile.@Nullable Format format) {
    return switch (format) {
      case XES -> SignalFormat.XES;
      case CSV -> SignalFormat.CSV;
      case JSON -> SignalFormat.JSON_LINES;
      case null -> null;
    };
  }
}
