/** Example processes: their sources, built images and scenarios as resources, and one index of them. */
@NullMarked
package io.aoscope.samples;

import org.jspecify.annotations.NullMarked;
