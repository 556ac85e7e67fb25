@NullMarked
package dev.milepost.compiler.settings;

import org.jspecify.annotations.NullMarked;
