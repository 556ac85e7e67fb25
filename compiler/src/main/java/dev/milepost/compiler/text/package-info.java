/** Text that people wrote, and places in it. */
@NullMarked
package dev.milepost.compiler.text;

import org.jspecify.annotations.NullMarked;
