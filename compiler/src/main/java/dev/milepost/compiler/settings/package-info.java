/** What a workspace sets: how much the findings of each rule matter. */
@NullMarked
package dev.milepost.compiler.settings;

import org.jspecify.annotations.NullMarked;
