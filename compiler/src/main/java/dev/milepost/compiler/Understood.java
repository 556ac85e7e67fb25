package dev.milepost.compiler;

import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.engine.plan.Plan;

/** A journey that has a meaning, with its plan. */
record Understood(JourneyModel journey, Plan plan) {}
