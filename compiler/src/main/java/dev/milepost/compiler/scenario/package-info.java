/**
 * Scenarios, the tests of journeys in their own language: each is run with the engine under a clock
 * that moves only where its text says so, and nothing leaves the process. A {@link
 * dev.milepost.compiler.scenario.ScenarioRunner} gives a {@link
 * dev.milepost.compiler.scenario.ScenarioResult} for each, which is rendered for people and for
 * build servers.
 */
@NullMarked
package dev.milepost.compiler.scenario;

import org.jspecify.annotations.NullMarked;
