/** Workspaces that are made up, as large as is asked for. */
@NullMarked
package dev.milepost.bench.workspace;

import org.jspecify.annotations.NullMarked;
