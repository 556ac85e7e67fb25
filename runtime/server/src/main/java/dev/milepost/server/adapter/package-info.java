/**
 * The ways out of the process: HTTP, e-mail, the log. What they may reach, an operator has said.
 */
@NullMarked
package dev.milepost.server.adapter;

import org.jspecify.annotations.NullMarked;
