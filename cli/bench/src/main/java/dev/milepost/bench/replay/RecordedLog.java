package dev.milepost.bench.replay;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.replay.Replay;
import dev.milepost.server.replay.ReplayOptions;
import dev.milepost.server.replay.ReplayProgress;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A log with the journeys that it is replayed through. */
final class RecordedLog {

  private final Path log;
  private final Deployment deployment;
  private final MappingCompilation mapping;

  private RecordedLog(Path log, Deployment deployment, MappingCompilation mapping) {
    this.log = log;
    this.deployment = deployment;
    this.mapping = mapping;
  }

  static RecordedLog of(String log, String journeys, String map) throws IOException {
    Compilation compilation =
        Compiler.read(
            Workspaces.find(List.of(Path.of(journeys))).workspaces().getFirst(),
            LocalDate.now(ZoneOffset.UTC));
    MappingCompilation mapping =
        Compiler.compileMapping(
            Source.of(map, Files.readString(Path.of(map))), compilation.catalog());
    if (compilation.hasErrors() || mapping.hasErrors()) {
      throw new IOException("the journeys or the mapping have errors");
    }
    return new RecordedLog(
        Path.of(log),
        new Deployment(compilation.catalog(), compilation.plans(), List.of()),
        mapping);
  }

  SignalFile open() throws IntakeException {
    return SignalFile.open(log, null, mapping.mapping(), deployment.catalog(), _ -> {});
  }

  ReplayResult replay(Store store) throws IntakeException {
    try (SignalFile file = open()) {
      return new Replay(
              store,
              deployment,
              new ReplayOptions(SignalOrder.TIME, null, Instant.EPOCH),
              ReplayProgress.NONE)
          .run(file, _ -> {});
    }
  }
}
