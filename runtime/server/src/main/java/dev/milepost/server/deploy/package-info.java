/** Versions: what a deploy would mean, the deploy, and moving executions to it. */
@NullMarked
package dev.milepost.server.deploy;

import org.jspecify.annotations.NullMarked;
