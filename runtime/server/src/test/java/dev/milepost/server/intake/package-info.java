/** Tests of the intake, on files that they write themselves and on real logs. */
@NullMarked
package dev.milepost.server.intake;

import org.jspecify.annotations.NullMarked;
