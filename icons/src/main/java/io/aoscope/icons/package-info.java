/** The application icon and the icon catalogue that the panels use. */
@NullMarked
package io.aoscope.icons;

import org.jspecify.annotations.NullMarked;
