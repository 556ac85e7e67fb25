/** A small JSON tree with a strict reader and a canonical writer. */
@NullMarked
package dev.milepost.engine.json;

import org.jspecify.annotations.NullMarked;
