package dev.milepost.server.live;

import dev.milepost.engine.program.Program;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;

/** What runs at the moment, linked once for all who ask. */
public record Running(Deployment deployment, Program program, Declarations declarations) {}
