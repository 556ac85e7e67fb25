@NullMarked
package dev.milepost.engine.step;

import org.jspecify.annotations.NullMarked;
