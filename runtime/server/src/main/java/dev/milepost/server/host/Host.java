package dev.milepost.server.host;

import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What every part of the server stands on.
 *
 * @param store for reading; whoever changes it goes through the writer
 * @param writer takes submissions and tasks
 * @param clock the one clock
 * @param metrics where meters are registered
 * @param sandboxed whether nothing may leave the process
 */
public record Host(
    Store store,
    LiveWriter writer,
    InstantSource clock,
    MeterRegistry metrics,
    boolean sandboxed) {}
