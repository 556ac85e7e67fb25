/** Five sandbox customers on one journey: what {@code milepost demo} shows. */
@NullMarked
package dev.milepost.cli.demo;

import org.jspecify.annotations.NullMarked;
