/** The Image panel: what the opened file contains and who answers its imports. */
@NullMarked
package io.aoscope.ui.image;

import org.jspecify.annotations.NullMarked;
