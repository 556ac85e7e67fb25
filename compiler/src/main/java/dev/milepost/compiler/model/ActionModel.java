package dev.milepost.compiler.model;

import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.engine.plan.ActionCall;
import org.jspecify.annotations.Nullable;

/**
 * An action with its text.
 *
 * @param call null where it could not be understood
 */
public record ActionModel(ActionTree tree, @Nullable ActionCall call) {}
