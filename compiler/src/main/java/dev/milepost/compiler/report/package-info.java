/** What a run of the check found, in the forms that build servers and editors read. */
@NullMarked
package dev.milepost.compiler.report;

import org.jspecify.annotations.NullMarked;
