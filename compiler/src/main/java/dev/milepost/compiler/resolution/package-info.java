/** From syntax trees to the model: finds out what names mean and whether values fit. */
@NullMarked
package dev.milepost.compiler.resolution;

import org.jspecify.annotations.NullMarked;
