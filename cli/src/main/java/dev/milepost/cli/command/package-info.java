/**
 * One class a command: what it takes, what it tells, and which parts of the product do the work.
 */
@NullMarked
package dev.milepost.cli.command;

import org.jspecify.annotations.NullMarked;
