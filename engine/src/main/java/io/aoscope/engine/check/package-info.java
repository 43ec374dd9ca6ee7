/** Will this image run on HyperBEAM: the compatibility report. */
@NullMarked
package io.aoscope.engine.check;

import org.jspecify.annotations.NullMarked;
