/** Findings that recorded signals prove about journeys. */
@NullMarked
package dev.milepost.compiler.evidence;

import org.jspecify.annotations.NullMarked;
