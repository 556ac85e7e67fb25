/** How apps are reached: what their webhooks mean, and which requests their actions become. */
@NullMarked
package dev.milepost.engine.binding;

import org.jspecify.annotations.NullMarked;
