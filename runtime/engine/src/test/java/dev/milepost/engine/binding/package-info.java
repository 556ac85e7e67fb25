@NullMarked
package dev.milepost.engine.binding;

import org.jspecify.annotations.NullMarked;
