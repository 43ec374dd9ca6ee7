/** The Files panel: the WASI files of the process, the open descriptors, and a viewer. */
@NullMarked
package io.aoscope.ui.files;

import org.jspecify.annotations.NullMarked;
