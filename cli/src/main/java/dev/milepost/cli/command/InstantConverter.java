package dev.milepost.cli.command;

import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time, or a day that stands for its beginning in UTC. */
public final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String written) {
    if (ValueText.read(Scalar.DATETIME, written) instanceof Reading.Known(Value.Moment moment)) {
      return moment.instant();
    }
    if (ValueText.read(Scalar.DATE, written) instanceof Reading.Known(Value.Day day)) {
      return day.date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    throw new TypeConversionException(
        "`" + written + "` is no time; write it as 2026-02-06T09:00:00Z or 2026-02-06");
  }
}
