/** Changes of texts that mend findings, each tried before it is kept. */
@NullMarked
package dev.milepost.compiler.fix;

import org.jspecify.annotations.NullMarked;
