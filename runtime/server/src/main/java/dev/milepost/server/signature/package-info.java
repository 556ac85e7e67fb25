/** Signs what goes out, and holds what comes in to its signature. */
@NullMarked
package dev.milepost.server.signature;

import org.jspecify.annotations.NullMarked;
